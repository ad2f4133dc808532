// What guests are told when an event changes in the space's file or in the calendar it came from.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { importOccurrences } from '../src/ical/import.ts';
import { readCalendar } from '../src/ical/read.ts';
import type { Backend } from '../src/server.ts';
import { loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import type { EventFile } from '../src/spaces/file.ts';
import { seedSpace } from '../src/spaces/seed.ts';
import { apiOf, fixtures, open, somebody, tuesday, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

after(stopDatabases);

/** What the server keeps for a few seconds may be older than what the test has just done behind its back. */
const anew = { headers: { 'cache-control': 'no-cache' } };
const loaded = loadSpaces(fixtures).find(({ space }) => space.id === 'loft') as LoadedFile;
let versions = 0;

/** The space's file with other events in it. */
const refile = (backend: Backend, change: (event: EventFile) => EventFile | undefined): Promise<unknown> => {
  const events = loaded.space.events?.flatMap((event) => change(event) ?? []) ?? [];
  return seedSpace(backend.db, { ...loaded, space: { ...loaded.space, events }, text: `version ${versions++}` }, tuesday);
};

const told = async (backend: Backend, ref: string): Promise<readonly string[]> =>
  (await backend.db.query<{ kind: string; from: string | null }>(`select kind, payload ->> 'from' as from from outbox where ref = $1 and kind like 'rsvp.event%' order by number`, [ref]))
    .map(({ kind, from }) => [kind, from].filter(Boolean).join(' '));

const register = async (backend: Backend, eventId: string, form: object = {}): Promise<string> => {
  const { status, body } = await apiOf(backend).post(`/events/${eventId}/rsvps`, { attendee: somebody(), ...form });
  assert.equal(status, 201);
  return body.id as string;
};

for (const { name, db } of databases) {
  describe(`an event that changes, on ${name}`, () => {
    let backend: Backend;
    before(async () => { backend = await open({ db }); });
    after(() => backend.close());

    it('in the space’s file tells its guests that it moved, that it is off, that it is on again; and nothing of another word in its text', async () => {
      const talk = 'talk-2026-10-23';
      const guest = await register(backend, talk);
      const cancelled = await register(backend, talk);
      await backend.db.query(`update rsvp set status = 'cancelled' where id = $1`, [cancelled]);
      const other = await register(backend, 'small-2026-10-24');

      const later = (event: EventFile): EventFile => (event.id === 'talk' ? { ...event, when: { ...event.when, at: '20:00' } } : event);
      await refile(backend, (event) => (event.id === 'talk' ? { ...event, summary: 'About wool' } : event));
      assert.deepEqual(await told(backend, guest), []);
      await refile(backend, later);
      const moved = 'rsvp.eventMoved 2026-10-23T17:30:00Z';
      assert.deepEqual(await told(backend, guest), [moved]);
      await refile(backend, later);
      assert.deepEqual(await told(backend, guest), [moved], 'told once');
      await refile(backend, (event) => (event.id === 'talk' ? { ...later(event), status: 'cancelled' } : event));
      assert.deepEqual(await told(backend, guest), [moved, 'rsvp.eventCancelled']);
      await refile(backend, later);
      assert.deepEqual(await told(backend, guest), [moved, 'rsvp.eventCancelled', 'rsvp.eventMoved 2026-10-23T18:00:00Z']);
      await refile(backend, (event) => (event.id === 'talk' ? undefined : event));
      assert.equal((await told(backend, guest)).at(-1), 'rsvp.eventCancelled');
      const { body } = await apiOf(backend).get(`/events/${talk}`, anew);
      assert.equal(body.status, 'cancelled', 'it stays for those who look it up');
      assert.deepEqual([await told(backend, cancelled), await told(backend, other)], [[], []]);
      const [{ sequence }] = await backend.db.query('select sequence from event where id = $1', [talk]) as readonly [{ sequence: number }];
      assert.equal(sequence, 4, 'its version in calendars rose with each change');
    });

    it('and has more places lets those in who wait; with fewer, nobody is thrown out and nobody let in', async () => {
      const api = apiOf(backend);
      const path = '/events/early-2026-10-21';
      const guest = async (): Promise<Json> => (await api.post(`${path}/rsvps`, { attendee: somebody(), joinWaitlist: true })).body;
      const guests: Json[] = [];
      const places = (capacity: number) => (event: EventFile): EventFile => (event.id === 'early' ? { ...event, closesHours: 0, waitlist: true, capacity } : event);
      await refile(backend, places(3));
      for (let count = 0; count < 6; count++) guests.push(await guest());
      const states = async (): Promise<readonly string[]> =>
        Promise.all(guests.map(async ({ id, manageToken: token }) => (await api.get(`/rsvps/${id}`, { token })).body.status as string));
      const [comes, waits] = ['confirmed', 'waitlisted'];
      assert.deepEqual(await states(), [comes, comes, comes, waits, waits, waits]);
      await refile(backend, places(2));
      await api.post(`/rsvps/${guests[0].id}/cancel`, {}, { token: guests[0].manageToken });
      assert.deepEqual(await states(), ['cancelled', comes, comes, waits, waits, waits]);
      await refile(backend, places(4));
      assert.deepEqual(await states(), ['cancelled', comes, comes, comes, comes, waits]);
      const { body } = await api.get(path);
      assert.deepEqual([body.remaining, body.waiting], [0, 1]);
      const promoted = await backend.db.query<{ ref: string }>(`select ref from outbox where kind = 'rsvp.promoted' order by number`);
      assert.deepEqual(promoted.map(({ ref }) => ref), [guests[3].id, guests[4].id]);
    });

    it('that is postponed leaves the calendars of its guests, and comes back when its date is known', async () => {
      const guest = await register(backend, 'dinner-2026-10-25', { answers: { diet: 'all' } });
      await refile(backend, (event) => (event.id === 'dinner' ? { ...event, status: 'postponed' } : event));
      await refile(backend, (event) => (event.id === 'dinner' ? { ...event, when: { ...event.when, at: '19:00' } } : event));
      assert.deepEqual(await told(backend, guest), ['rsvp.eventPostponed', 'rsvp.eventMoved 2026-10-25T17:00:00Z']);
    });

    it('to another date in the space’s file keeps its guests; a date that is skipped is cancelled for its guests', async () => {
      const dated = (date: string): Promise<unknown> => refile(backend, (event) => (event.id === 'fair' ? { ...event, when: { date, at: '10:00', minutes: 60 } } : event));
      await dated('2026-12-05');
      const row = async (): Promise<string | undefined> => (await backend.db.query<{ starts_at: Date }>(`select starts_at from event where id = 'fair'`))[0]?.starts_at.toISOString();
      assert.equal(await row(), '2026-12-05T09:00:00.000Z');
      await backend.db.query(`insert into rsvp (id, space_id, event_id, status, party_size, name, email, created_at) values ('guest-of-fair', 'loft', 'fair', 'confirmed', 1, 'A', 'a@example.org', $1)`, [new Date(tuesday)]);
      await dated('2026-12-12');
      assert.equal(await row(), '2026-12-12T09:00:00.000Z');
      assert.deepEqual(await told(backend, 'guest-of-fair'), ['rsvp.eventMoved 2026-12-05T09:00:00Z']);
      await refile(backend, (event) => (event.id === 'lunch' ? { ...event, when: { ...event.when, skip: [2, '2026-12-22'] } } : event));
      const cancelled = await backend.db.query<{ id: string }>(`select id from event where id like 'lunch-%' and status = 'cancelled' order by id`);
      assert.deepEqual(cancelled.map(({ id }) => id), ['lunch-2026-10-27', 'lunch-2026-12-22']);
    });

    it('to another hour as a whole series keeps the guests of each of its days', async () => {
      const loft = await seedSpace(backend.db, loaded, tuesday);
      const series = (hour: string, extra = ''): Promise<unknown> => {
        const text = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:series@example.org\r\nSUMMARY:Class\r\nDTSTART;TZID=Europe/Amsterdam:20261102T${hour}0000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=3\r\n${extra}END:VEVENT\r\nEND:VCALENDAR\r\n`;
        return importOccurrences(backend.db, loft, readCalendar(text, { zone: 'Europe/Amsterdam', to: '2027-01-01' }), { from: undefined, to: '2027-01-01' }, tuesday);
      };
      const starts = async (): Promise<readonly string[]> => (await apiOf(backend).get('/events?from=2026-11-02&to=2026-11-05', anew)).body.items.filter(({ title }: Json) => title === 'Class').map(({ start }: Json) => start as string);
      await series('09');
      const [, id] = (await backend.db.query<{ id: string }>(`select id from event where uid = 'series@example.org' order by starts_at`)).map((row) => row.id);
      await backend.db.query(`insert into rsvp (id, space_id, event_id, status, party_size, name, email, created_at) values ('guest-of-series', 'loft', $1, 'confirmed', 1, 'A', 'a@example.org', $2)`, [id, new Date(tuesday)]);
      for (let again = 0; again < 2; again++) {
        await series('10');
        assert.deepEqual(await starts(), ['2026-11-02T09:00:00Z', '2026-11-03T09:00:00Z', '2026-11-04T09:00:00Z']);
        assert.deepEqual(await told(backend, 'guest-of-series'), ['rsvp.eventMoved 2026-11-03T08:00:00Z']);
        assert.equal((await apiOf(backend).get(`/events/${id}`, anew)).body.start, '2026-11-03T09:00:00Z');
      }
      await series('10', 'EXDATE;TZID=Europe/Amsterdam:20261103T100000\r\n');
      assert.deepEqual((await told(backend, 'guest-of-series')).at(-1), 'rsvp.eventCancelled');
    });

    it('keeps having no limit if its file sets none', async () => {
      await refile(backend, (event) => event);
      assert.equal((await backend.db.query<{ capacity: number | null }>(`select capacity from event where id = 'fair-2026-11-01'`))[0]?.capacity, null);
    });

    it('says when it was to begin at first, until it is over or back at its first time', async () => {
      const show = async (): Promise<Json> => (await apiOf(backend).get('/events/talk-2026-10-23', anew)).body;
      const at = (time: string) => refile(backend, (event) => (event.id === 'talk' ? { ...event, when: { ...event.when, at: time } } : event));
      const { start } = await show();
      await at('20:00');
      await at('21:00');
      assert.equal((await show()).previousStart, start);
      await refile(backend, (event) => event);
      assert.equal((await show()).previousStart, undefined);
    });

    it('that costs nothing, or suits newcomers, is found as such', async () => {
      const ids = async (query: string): Promise<readonly string[]> =>
        (await apiOf(backend).get(`/events?limit=200&${query}`, anew)).body.items.map(({ id }: Json) => id as string);
      await refile(backend, (event) => ({ ...event, ...(event.id === 'talk' ? { prices: [] } : event.id === 'small' ? { forNewcomers: true, prices: [{ amount: '2.50', currency: 'EUR', per: 'person' }] } : {}) }));
      const all: readonly Json[] = (await apiOf(backend).get('/events?limit=200', anew)).body.items;
      const free = all.filter(({ prices }) => prices?.every(({ amount }: Json) => Number(amount) === 0)).map(({ id }) => id as string);
      assert.ok(free.length > 0 && free.length < all.length);
      assert.deepEqual(await ids('free=true'), free);
      assert.deepEqual(await ids('forNewcomers=true'), all.filter(({ forNewcomers }) => forNewcomers).map(({ id }) => id as string));
      assert.equal((await apiOf(backend).get('/events?free=perhaps')).status, 422);
    });
  });
}
