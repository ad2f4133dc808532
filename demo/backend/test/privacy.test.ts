// What is known of a person: how long it is kept, how they get it, and how it goes.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { actAs } from '../src/acting.ts';
import { readAudit } from '../src/audit.ts';
import { deletePerson } from '../src/privacy/delete.ts';
import { mailKey } from '../src/privacy/mail.ts';
import { exportPerson } from '../src/privacy/person.ts';
import { forgetOld } from '../src/privacy/retention.ts';
import { loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import { seedSpace } from '../src/spaces/seed.ts';
import type { Backend } from '../src/server.ts';
import type { Space } from '../src/spaces/space.ts';
import { apiOf, newKey, open, somebody, tuesday, type Api, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { placesOf } from './helpers/dump.ts';
import { loftWith } from './helpers/spaces.ts';

after(stopDatabases);
const day = 86_400_000;
const spaces = loftWith('retention: { visits: 20, mails: 10, statistics: 200, audit: 300 }');

describe('one mail address', () => {
  it('is known however it is written', () => {
    const same = ['zoë@example.org', ' ZOË@Example.ORG ', 'zoe\u0308@example.org'];
    assert.equal(new Set(same.map(mailKey)).size, 1);
    assert.equal(mailKey('a@bücher.example'), mailKey('A@xn--bcher-kva.example'));
    assert.notEqual(mailKey('zoe@example.org'), mailKey('zoë@example.org'));
    assert.notEqual(mailKey('zoë+1@example.org'), mailKey('zoë@example.org'));
  });
});

for (const { name, db } of databases) {
  describe(`what is known of a person on ${name}`, () => {
    let backend: Backend;
    let api: Api;
    let space: Space;
    let now = tuesday;
    const said: string[] = [];
    before(async () => {
      backend = await open({ db, spaces, now: () => now, log: (text) => said.push(text) });
      api = apiOf(backend);
      space = await seedSpace(backend.db, loadSpaces(spaces)[0] as LoadedFile, now);
    });
    after(() => backend.close());

    const marks = ['Zoë', 'Quillfeather', 'quillfeather@example', '+31612340987', '612340987', 'oboe player'];
    const zoe = { name: 'Zoë Quillfeather', email: 'Zoe.Quillfeather@example.org', phone: '+31612340987' };
    const made = async (path: string, body: object): Promise<Json> => {
      const reply = await api.post(path, body, { key: newKey() });
      assert.equal(reply.status, 201, reply.text);
      return reply.body;
    };
    const everything = async (): Promise<Readonly<Record<'visit' | 'rsvp' | 'waiting' | 'reservation' | 'introduction', Json>>> => ({
      visit: await made('/tours/tour/bookings', {
        start: '2026-10-22T07:00:00Z', hostId: 'ada', attendee: zoe, notes: 'I am the oboe player', party: ['Quillfeather senior'], meet: { memberId: 'm-1', why: 'Zoë the oboe player asks' },
      }),
      rsvp: await made('/events/small-2026-10-24/rsvps', { attendee: { ...zoe, email: 'zoe.quillfeather@EXAMPLE.org' }, partySize: 3, appearance: 'firstName', craft: 'oboe player' }),
      waiting: await made('/events/dinner-2026-10-25/rsvps', { attendee: zoe, partySize: 2, answers: { diet: 'Quillfeathers eat no oats' } }),
      reservation: await made('/resources/room/reservations', { start: '2026-10-23T08:00:00Z', end: '2026-10-23T10:00:00Z', attendee: zoe, notes: 'Zoë needs a stand' }),
      introduction: await made('/introductions', { craft: 'oboe player', why: 'to play', attendee: zoe }),
    });

    it('is told to them whole, and is gone everywhere when they ask for that', async () => {
      const { visit, rsvp, reservation } = await everything();
      // As another way in might have written it: é as one character here, as two there.
      await backend.db.query(`update tour_booking set email = 'Zoë.Quillfeather@example.org' where id = $1`, [visit.id]);
      await backend.db.query(`update rsvp set email = $2 where id = $1`, [rsvp.id, 'zoe\u0308.quillfeather@EXAMPLE.org']);
      for (const table of ['rsvp', 'reservation', 'introduction']) await backend.db.query(`update ${table} set email = 'zoë.quillfeather@example.org' where email = 'Zoe.Quillfeather@example.org'`);
      const behind = await made('/events/small-2026-10-24/rsvps', { attendee: somebody(), partySize: 3, joinWaitlist: true });
      await backend.db.query(`update outbox set last_error = '550 <zoë.quillfeather@example.org> unknown' where ref = $1`, [visit.id]);
      await api.post(`/tour-bookings/${visit.id}/reschedule`, { start: '2026-10-22T08:00:00Z', reason: 'Zoë overslept' }, { token: visit.manageToken, key: newKey() });

      const data = await exportPerson(backend.db, space, ' ZOË.quillfeather@example.org');
      assert.deepEqual([data.visits, data.rsvps, data.reservations, data.introductions].map(({ length }) => length), [1, 2, 1, 2]);
      const told = JSON.stringify(data);
      for (const word of [...marks, 'no oats', 'needs a stand', 'overslept', 'tour.moved']) assert.ok(told.toLowerCase().includes(word.toLowerCase()), `the export lacks ${word}`);
      assert.doesNotMatch(told, /manageToken|token_version/);

      const deleted = await actAs({ by: 'command', detail: 'person' }, () => deletePerson(backend.db, space, 'zoë.quillfeather@example.org', now));
      assert.deepEqual(deleted, { counts: { visits: 1, rsvps: 2, reservations: 1, introductions: 2, members: 0 }, cancelled: 6, inFile: [] });
      assert.deepEqual(await placesOf(backend.db, marks), []);
      assert.equal((await exportPerson(backend.db, space, zoe.email)).visits.length, 0);

      // What was theirs is free again, and whoever waited is in.
      const slots = await api.get('/tours/tour/slots?from=2026-10-22&to=2026-10-23&hostId=ada');
      assert.ok(slots.body.items.some(({ start }: { start: string }) => start === '2026-10-22T08:00:00Z'));
      assert.equal((await api.get(`/rsvps/${behind.id}`, { token: behind.manageToken })).body.status, 'confirmed');
      await made('/resources/room/reservations', { start: '2026-10-23T08:00:00Z', end: '2026-10-23T10:00:00Z', attendee: somebody() });
      const states = await backend.db.query(`select audience, state from outbox where ref = any($1::text[]) and kind like '%cancelled' order by audience`, [[visit.id, rsvp.id, reservation.id]]);
      assert.ok(states.every(({ audience, state }) => state === (audience === 'visitor' ? 'dropped' : 'waiting')), 'the hosts hear of it, and no mail goes to nowhere');

      // The trail tells that it was done, and by whom.
      const trail = await readAudit(backend.db, 'loft', { ref: visit.id });
      assert.deepEqual(trail.slice(-2).map(({ by, actor, kind }) => [by, actor, kind]), [['command', 'person', 'tour.cancelled'], ['command', 'person', 'tour.personDeleted']]);
    });

    it('goes although it is over, or was taken back long before, and can be deleted again for nothing', async () => {
      const past = await made('/tours/tour/bookings', { start: '2026-10-21T07:30:00Z', hostId: 'ada', attendee: zoe });
      now += 2 * day;
      const deleted = await deletePerson(backend.db, space, zoe.email, now);
      assert.deepEqual([deleted.counts.visits, deleted.cancelled], [1, 0]);
      assert.equal((await api.get(`/tour-bookings/${past.id}`, { token: past.manageToken })).body.status, 'confirmed', 'that somebody came stays true');
      assert.deepEqual(await placesOf(backend.db, marks), []);
      assert.equal((await deletePerson(backend.db, space, zoe.email, now)).counts.visits, 0);
      now = tuesday;
    });

    it('is said to stand in the space’s file, which only the operator changes', async () => {
      const known = await exportPerson(backend.db, space, 'Hello@Loft.example');
      assert.deepEqual(known.inFile, ['email']);
    });

    it('ends what a member chose to show, whether it stands in the file or in the database', async () => {
      for (const [id, email] of [['m-1', 'wim@example.org'], ['m-new', 'nel@example.org']] as const) {
        await backend.db.query(
          `insert into member (space_id, id, state, email, craft, first_name, opted_in_on, until, created_at) values ('loft', $1, 'shown', $2, 'Bellfounding', 'Wilhelmina', '2026-10-01', '2027-09-30', $3)`,
          [id, email, new Date(now)]);
      }
      const people = (): Promise<Json> => api.get('/people', { headers: { 'cache-control': 'no-cache' } }).then(({ body }) => body.members);
      assert.deepEqual((await people()).map(({ id }: { id: string }) => id).sort(), ['m-1', 'm-2', 'm-new']);
      for (const email of ['WIM@example.org', 'nel@example.org', 'gita@loft.example']) assert.equal((await deletePerson(backend.db, space, email, now)).counts.members, 1);
      assert.deepEqual(await people(), []);
      assert.deepEqual((await deletePerson(backend.db, space, 'gita@loft.example', now)).inFile, ['people.members.1.email'], 'the file still has it');
      assert.deepEqual(await placesOf(backend.db, ['Bellfounding', 'Wilhelmina', 'wim@', 'nel@']), []);
    });

    it('is made anonymous when it was kept long enough, and then deleted', async () => {
      const guest = somebody();
      const visit = await made('/tours/tour/bookings', { start: '2026-10-28T08:00:00Z', hostId: 'ada', attendee: guest, partySize: 2 });
      const early = await made('/tours/tour/bookings', { start: '2026-11-16T09:00:00Z', hostId: 'ada', attendee: guest });
      await api.post(`/tour-bookings/${early.id}/cancel`, {}, { token: early.manageToken });
      const coming = await made('/tours/nights/bookings', { start: '2026-11-20T23:30:00Z', attendee: { name: 'Still to come', email: 'still@example.org' } });
      const rowOf = async (id: string): Promise<unknown> => (await backend.db.query('select name, email, status, party_size from tour_booking where id = $1', [id]))[0];
      const forget = (at: number): Promise<unknown> => forgetOld(backend.db, space, at);
      const ended = Date.parse('2026-10-28T08:30:00Z');

      await forget(ended + 20 * day + 1000);
      assert.match(JSON.stringify(await rowOf(visit.id)), /Guest/, 'a mail about it is still owed');
      await backend.db.query(`update outbox set state = 'sent', sent_at = created_at`);
      await forget(ended + 20 * day - 1000);
      assert.match(JSON.stringify(await rowOf(visit.id)), /Guest/, 'a second too early');

      await forget(ended + 20 * day + 1000);
      assert.deepEqual(await rowOf(visit.id), { name: '', email: null, status: 'confirmed', party_size: 2 });
      assert.deepEqual(await rowOf(early.id), { name: '', email: null, status: 'cancelled', party_size: 1 }, 'cancelled long ago, whenever it would have been');
      assert.match(JSON.stringify(await rowOf(coming.id)), /Still to come/);
      assert.deepEqual(await backend.db.query('select 1 from outbox'), [], 'sent mails go too');

      const done = await forget(ended + 201 * day);
      assert.deepEqual(await rowOf(visit.id), undefined);
      const [entry] = (await readAudit(backend.db, 'loft', { since: ended + 201 * day }));
      assert.equal(entry?.kind, 'retention.done');
      assert.deepEqual(Object.fromEntries(Object.entries(entry?.changed ?? {}).map(([what, { to }]) => [what, to])), done);
      await forget(ended + 302 * day);
      assert.deepEqual((await readAudit(backend.db, 'loft')).map(({ kind }) => kind).filter((kind) => kind !== 'retention.done'), []);
    });

    it('keeps up with a house that was full for years, and says so without a name', async () => {
      await backend.db.query(
        `insert into tour_booking (id, space_id, tour_id, host_id, starts_at, ends_at, host_until, name, email, party_size, created_at)
         select 'old-' || n, 'loft', 'tour', 'ada', t, t + interval '30 minutes', t + interval '30 minutes', 'Old Guest', 'old-' || n || '@example.org', 1, t
         from generate_series(1, 1800) n, lateral (select timestamptz '2026-01-01' + n * interval '1 hour' as t) at`);
      now = tuesday;
      await backend.jobs.run('forget-old');
      assert.deepEqual(await backend.db.query(`select 1 from tour_booking where name = 'Old Guest' limit 1`), []);
      assert.match(said.join('\n'), /loft: 1800 visits/);
      assert.doesNotMatch(said.join('\n'), /Old Guest|@/);
    });

    it('tells nobody where nothing is known', async () => {
      const nobody = `${randomUUID()}@example.org`;
      assert.deepEqual(await deletePerson(backend.db, space, nobody, now), { counts: { visits: 0, rsvps: 0, reservations: 0, introductions: 0, members: 0 }, cancelled: 0, inFile: [] });
    });
  });
}
