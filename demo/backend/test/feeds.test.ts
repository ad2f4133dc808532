// Calendars of others that a space reads again and again: what they bring, what closes, and what stays when they fail.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { feedStates, type FeedState } from '../src/calendars/feeds.ts';
import { pollCalendars } from '../src/calendars/poll.ts';
import type { Backend } from '../src/server.ts';
import { loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import { seedSpace } from '../src/spaces/seed.ts';
import type { Space } from '../src/spaces/space.ts';
import { apiOf, open, somebody, tuesday, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { loftWith } from './helpers/spaces.ts';

after(stopDatabases);
/** What the server keeps for a few seconds may be older than what the test has just done behind its back. */
const anew = { headers: { 'cache-control': 'no-cache' } };
const minute = 60_000;

/** A web server whose one calendar the test writes. */
class Calendar {
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end(calendar());
  readonly asked: IncomingMessage['headers'][] = [];
  readonly #server: Server = createServer((request, response) => {
    this.asked.push(request.headers);
    this.answer(request, response);
  });

  async start(): Promise<void> { await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening)); }
  stop(): void { this.#server.closeAllConnections(); this.#server.close(); }
  get url(): string { return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/secret-path.ics`; }

  says(...entries: readonly string[]): void {
    const text = calendar(...entries);
    this.answer = ({ headers }, response) => {
      const etag = `"${createHash('sha256').update(text).digest('hex')}"`;
      if (headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'text/calendar', etag }).end(text);
    };
  }
  fails(status: number, text = '', headers: Record<string, string> = {}): void {
    this.answer = (_, response) => response.writeHead(status, headers).end(text);
  }
}

const calendar = (...entries: readonly string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...entries, 'END:VCALENDAR', ''].join('\r\n');
const entry = (uid: string, ...lines: readonly string[]): string => ['BEGIN:VEVENT', `UID:${uid}`, 'SUMMARY:Yoga', ...lines, 'END:VEVENT'].join('\r\n');
const at = (day: string, hour: string, length = 'PT1H'): readonly string[] => [`DTSTART;TZID=Europe/Amsterdam:${day.replaceAll('-', '')}T${hour}0000`, `DURATION:${length}`];

interface House {
  readonly backend: Backend;
  readonly space: Space;
  /** Reads the calendars now. */
  poll(later?: number): Promise<readonly FeedState[]>;
  readonly log: string[];
}

/** One backend for the tests of a group; each of them begins with an empty calendar. */
async function building(db: string, yaml: string): Promise<() => Promise<House>> {
  let now = tuesday;
  const folder = loftWith(yaml);
  const [file] = loadSpaces(folder) as [LoadedFile];
  const backend = await open({ db, spaces: folder, now: () => now });
  return async () => {
    now = tuesday;
    await backend.db.script(`delete from rsvp where event_id like 'cal-%'; delete from event where source = 'calendar'; delete from busy_time; delete from calendar_feed`);
    const space = await seedSpace(backend.db, file, now);
    const log: string[] = [];
    return {
      backend, space, log,
      async poll(later = 0) {
        now += later;
        await pollCalendars({ db: backend.db, now: () => now, log: (text) => log.push(text) }, [space], { all: true });
        return feedStates(backend.db, space);
      },
    };
  };
}

const programme = async ({ backend }: House): Promise<readonly (readonly [string, string, string])[]> =>
  (await apiOf(backend).get('/events?from=2026-10-20&to=2027-01-01', anew)).body.items.filter(({ id }: Json) => id.startsWith('cal-')).map(({ title, start, status }: Json) => [title, start, status]);

const freeStarts = async ({ backend }: House, host: string, day: string): Promise<readonly string[]> =>
  (await apiOf(backend).get(`/tours/tour/slots?hostId=${host}&from=${day}&to=${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`, anew)).body.items.map(({ start }: Json) => start.slice(11, 16));

for (const { name, db } of databases) {
  describe(`a calendar of events, on ${name}`, () => {
    const web = new Calendar();
    let house: () => Promise<House>;
    before(async () => {
      await web.start();
      house = await building(db, settings());
    });
    after(async () => {
      await (await house()).backend.close();
      web.stop();
    });
    const settings = (): string => `calendars:\n  - { id: programme, for: events, url: '${web.url}', tags: [outside], hostedBy: Ada, capacity: 2, waitlist: true, rsvp: { mode: inline }, closesHours: 1 }`;

    it('comes with what its place in the file says of all its events, stays at its hour over the clock change, and is not fetched twice', async () => {
      const loft = await house();
      web.says(entry('a', ...at('2026-10-23', '19'), 'RRULE:FREQ=WEEKLY;COUNT=2', 'CATEGORIES:wool'), entry('b', 'STATUS:CANCELLED', ...at('2026-10-26', '20')));
      const [state] = await loft.poll();
      assert.deepEqual([state?.state, state?.taken, state?.refused, state?.coming], ['well', 2, 0, 3]);
      assert.deepEqual(await programme(loft), [['Yoga', '2026-10-23T17:00:00Z', 'scheduled'], ['Yoga', '2026-10-26T19:00:00Z', 'cancelled'], ['Yoga', '2026-10-30T18:00:00Z', 'scheduled']]);
      const { body } = await apiOf(loft.backend).get('/events?from=2026-10-23&to=2026-10-24&tag=outside', anew);
      const [yoga] = body.items as readonly Json[];
      assert.deepEqual([yoga.tags, yoga.hostedBy, yoga.capacity, yoga.location.name, yoga.rsvp], [['wool', 'outside'], 'Ada', 2, 'Loft', { mode: 'inline', closesAt: '2026-10-23T16:00:00Z' }]);

      const before = web.asked.length;
      await loft.poll(15 * minute);
      assert.equal(web.asked.length, before + 1);
      assert.ok(web.asked.at(-1)?.['if-none-match'], 'asked whether anything is new');
      assert.equal((await programme(loft)).length, 3);
      await loft.poll(24 * 60 * minute);
      assert.equal(web.asked.at(-1)?.['if-none-match'], undefined, 'read whole once a day, because its window moves');
    });

    it('tells who registered when an entry moves, and when it vanishes', async () => {
      const loft = await house();
      web.says(entry('a', ...at('2026-10-23', '19')), entry('b', ...at('2026-10-24', '19')));
      await loft.poll();
      const { body: { items: [yoga] } } = await apiOf(loft.backend).get('/events?from=2026-10-23&to=2026-10-24&tag=outside', anew);
      const { body: rsvp, status } = await apiOf(loft.backend).post(`/events/${yoga.id}/rsvps`, { attendee: somebody() });
      assert.equal(status, 201);
      const told = async (): Promise<readonly string[]> => (await loft.backend.db.query<{ kind: string }>(`select kind from outbox where ref = $1 order by number`, [rsvp.id])).map(({ kind }) => kind);
      web.says(entry('a', ...at('2026-10-23', '20')), entry('b', ...at('2026-10-24', '19')));
      await loft.poll();
      assert.deepEqual(await told(), ['rsvp.confirmed', 'rsvp.eventMoved']);
      web.says(entry('b', ...at('2026-10-24', '19')));
      await loft.poll();
      assert.deepEqual(await told(), ['rsvp.confirmed', 'rsvp.eventMoved', 'rsvp.eventCancelled']);
      assert.deepEqual(await programme(loft), [['Yoga', '2026-10-23T18:00:00Z', 'cancelled'], ['Yoga', '2026-10-24T17:00:00Z', 'scheduled']]);
      web.says(entry('c', ...at('2026-10-25', '19')));
      await loft.poll();
      assert.deepEqual((await programme(loft)).map(([, start]) => start), ['2026-10-23T18:00:00Z', '2026-10-25T18:00:00Z'], 'nobody had registered for the other');
    });

    it('that cannot be read or understood keeps what it brought last, and says why', async () => {
      const loft = await house();
      web.says(entry('a', ...at('2026-10-23', '19')));
      await loft.poll();
      const whole = calendar(entry('a', ...at('2026-10-24', '19')), entry('b', ...at('2026-10-25', '19')));
      const big = calendar(...Array.from({ length: 30_000 }, (_, index) => entry(`x${index}`, ...at('2026-10-24', '19'), `DESCRIPTION:${'x'.repeat(100)}`)));
      const cases: readonly (readonly [what: string, says: RegExp, answer: () => void])[] = [
        ['is gone', /127\.0\.0\.1:\d+ has no calendar at this address \(404\)/, () => web.fails(404)],
        ['wants a login', /does not let us in \(401\)/, () => web.fails(401)],
        ['is ill', /answered 500/, () => web.fails(500)],
        ['is a web page', /web page and no calendar/, () => web.fails(200, '<!DOCTYPE html><title>Sign in</title>')],
        ['is empty', /empty answer/, () => web.fails(200)],
        ['is half a file', /ends in the middle/, () => web.fails(200, whole.slice(0, whole.length / 2))],
        ['breaks off', /broke off in the middle/, () => { web.answer = (_, response) => { response.writeHead(200, { 'content-length': '90000' }); response.write(whole); setTimeout(() => response.destroy(), 20); }; }],
        ['is too big', /larger than 5 MB/, () => web.fails(200, big)],
        ['has nothing that can be read', /None of its 1 entries can be taken; the first one is private/, () => web.fails(200, calendar(entry('a', 'CLASS:PRIVATE', ...at('2026-10-23', '19'))))],
        ['goes round in circles', /sends us on more than 5 times/, () => web.fails(302, '', { location: '/again' })],
        ['leads to a file', /sends us on to file:/, () => web.fails(302, '', { location: 'file:///etc/passwd' })],
        ['leads into a private network', /private network/, () => web.fails(302, '', { location: 'http://169.254.169.254/latest/meta-data' })],
        ['leads there by a name', /private network/, () => web.fails(302, '', { location: 'http://localhost:8999/' })],
        ['leads there by an address that hides it', /private network/, () => web.fails(302, '', { location: 'http://[::ffff:10.0.0.1]/' })],
      ];
      for (const [what, says, answer] of cases) {
        answer();
        const [state] = await loft.poll();
        assert.equal(state?.state, 'failing', what);
        assert.match(state?.error ?? '', says, what);
        assert.doesNotMatch(state?.error ?? '', /secret-path/, 'the address may be a secret');
        assert.deepEqual(await programme(loft), [['Yoga', '2026-10-23T17:00:00Z', 'scheduled']], what);
      }
      assert.equal(loft.log.filter((line) => line.includes('404')).length, 1);
      web.says(entry('a', ...at('2026-10-24', '19')));
      assert.equal((await loft.poll())[0]?.state, 'well');
      assert.match(loft.log.at(-1) ?? '', /is read again/);
      assert.deepEqual(await programme(loft), [['Yoga', '2026-10-24T17:00:00Z', 'scheduled']]);
    });

    it('that is suddenly empty is believed when it says so twice', async () => {
      const loft = await house();
      const entries = ['a', 'b', 'c'].map((uid, index) => entry(uid, ...at(`2026-10-2${index + 3}`, '19')));
      web.says(...entries);
      await loft.poll();
      web.says();
      assert.match((await loft.poll())[0]?.error ?? '', /suddenly empty.*its 3 entries/);
      assert.equal((await programme(loft)).length, 3);
      web.says(...entries);
      assert.equal((await loft.poll())[0]?.state, 'well');
      web.says();
      await loft.poll();
      const [state] = await loft.poll();
      assert.deepEqual([state?.state, state?.coming, await programme(loft)], ['well', 0, []]);
    });

    it('that asks to be left alone is', async () => {
      const loft = await house();
      web.fails(429, '', { 'retry-after': '7200' });
      await loft.poll();
      const [row] = await loft.backend.db.query<{ due_at: Date }>(`select due_at from calendar_feed where space_id = 'loft' and id = 'programme'`);
      assert.equal(row?.due_at.getTime(), tuesday + 120 * minute);
    });

    it('that leaves the file takes its events with it, but for a process whose file is old', async () => {
      const loft = await house();
      web.says(entry('a', ...at('2026-10-23', '19')));
      await loft.poll();
      const without = loadSpaces(loftWith(''))[0] as LoadedFile;
      const old = await seedSpace(loft.backend.db, without, tuesday);
      await seedSpace(loft.backend.db, loadSpaces(loftWith(settings()))[0] as LoadedFile, tuesday);
      const poll = (space: Space): Promise<void> => pollCalendars({ db: loft.backend.db, now: () => tuesday, log: () => {} }, [space]);
      await poll(old);
      assert.equal((await programme(loft)).length, 1);
      await poll(await seedSpace(loft.backend.db, without, tuesday));
      assert.deepEqual(await programme(loft), []);
      assert.deepEqual(await loft.backend.db.query(`select 1 from calendar_feed where space_id = 'loft'`), []);
    });
  });

  describe(`busy times, on ${name}`, () => {
    const web = new Calendar();
    let house: () => Promise<House>;
    before(async () => {
      await web.start();
      Object.assign(process.env, { TEST_ADA_URL: web.url, TEST_ADA_LOGIN: 'ada:pass:word' });
      house = await building(db, yaml());
    });
    after(async () => {
      await (await house()).backend.close();
      web.stop();
    });
    const yaml = (): string => `calendars:\n  - { id: ada, for: busy, host: ada, urlFromEnv: TEST_ADA_URL, loginFromEnv: TEST_ADA_LOGIN }\n  - { id: room, for: busy, resource: room, url: '${web.url}' }`;

    it('of a host close their slots, and nothing of them is told', async () => {
      const loft = await house();
      assert.deepEqual(await freeStarts(loft, 'ada', '2026-10-26'), ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30']);
      web.says(
        entry('meeting', ...at('2026-10-26', '10'), 'CLASS:PRIVATE').replace('Yoga', 'Divorce lawyer'),
        entry('holiday', 'DTSTART;VALUE=DATE:20261027', 'DTEND;VALUE=DATE:20261028').replace('SUMMARY:Yoga\r\n', ''),
        entry('free', ...at('2026-10-26', '09', 'PT30M'), 'TRANSP:TRANSPARENT'),
        entry('off', ...at('2026-10-26', '09', 'PT30M'), 'STATUS:CANCELLED'),
        entry('outlook', ...at('2026-10-26', '09', 'PT30M'), 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
        entry('perhaps', ...at('2026-10-28', '09', 'PT3H'), 'STATUS:TENTATIVE'),
        entry('1b671a64-40d5-491e-99b0-da01ff1f3341@loft.example', ...at('2026-10-29', '09', 'PT3H')),
        'BEGIN:VFREEBUSY\r\nUID:fb\r\nDTSTAMP:20261020T000000Z\r\nFREEBUSY;FBTYPE=BUSY:20261030T080000Z/20261030T100000Z,20261030T100000Z/PT1H\r\nFREEBUSY;FBTYPE=FREE:20261102T080000Z/PT3H\r\nEND:VFREEBUSY',
      );
      const [state] = await loft.poll();
      assert.deepEqual([state?.state, state?.what, state?.refused], ['well', 'busy times of host ada', 0]);
      assert.doesNotMatch(JSON.stringify([state, await loft.backend.db.query('select * from busy_time'), await loft.backend.db.query('select * from calendar_feed')]), /Divorce/);
      assert.equal(web.asked.some(({ authorization }) => authorization === `Basic ${Buffer.from('ada:pass:word').toString('base64')}`), true);
      // Ten to eleven in Amsterdam is 09:00 to 10:00 in UTC; a visit of half an hour has a pause of a quarter behind it.
      assert.deepEqual(await freeStarts(loft, 'ada', '2026-10-26'), ['08:00', '10:00', '10:30']);
      assert.deepEqual(await freeStarts(loft, 'ada', '2026-10-27'), [], 'a whole day');
      assert.deepEqual(await freeStarts(loft, 'ada', '2026-10-28'), [], 'who may have to be elsewhere is not offered');
      assert.equal((await freeStarts(loft, 'ada', '2026-10-29')).length, 6, 'our own visit, come back from the host’s calendar, does not block itself');
      assert.deepEqual(await freeStarts(loft, 'ada', '2026-10-30'), []);
      assert.equal((await freeStarts(loft, 'ada', '2026-11-02')).length, 6);
      const taken = await apiOf(loft.backend).post('/tours/tour/bookings', { start: '2026-10-26T09:00:00Z', hostId: 'ada', attendee: somebody() });
      assert.deepEqual([taken.status, taken.body.code], [409, 'slot_taken']);
      web.says();
      await loft.poll();
      await loft.poll();
      assert.equal((await freeStarts(loft, 'ada', '2026-10-26')).length, 6);
    });

    it('of a room close it, and reopen it', async () => {
      const loft = await house();
      web.says(entry('meeting', ...at('2026-10-26', '10')));
      await loft.poll();
      const free = async (): Promise<readonly string[]> => (await apiOf(loft.backend).get('/availability?resourceId=room&from=2026-10-26&to=2026-10-27', anew)).body.items[0].intervals
        .map(({ start, end, available }: Json) => `${start.slice(11, 16)}-${end.slice(11, 16)} ${available}`);
      assert.deepEqual(await free(), ['07:00-09:00 1', '09:00-10:00 0', '10:00-17:00 1']);
      const taken = await apiOf(loft.backend).post('/resources/room/reservations', { start: '2026-10-26T09:30:00Z', end: '2026-10-26T10:30:00Z', attendee: somebody() });
      assert.deepEqual([taken.status, taken.body.code], [409, 'slot_taken']);
      assert.ok(taken.body.alternatives.every(({ start, end }: Json) => end <= '2026-10-26T09:00:00Z' || start >= '2026-10-26T10:00:00Z'));
      web.says();
      await loft.poll();
      assert.deepEqual(await free(), ['07:00-17:00 1']);
    });

    it('whose address is not set say so', async () => {
      const loft = await house();
      delete process.env['TEST_ADA_URL'];
      assert.match((await loft.poll())[0]?.error ?? '', /The variable TEST_ADA_URL is not set/);
    });
  });
}
