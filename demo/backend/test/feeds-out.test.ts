// Calendars that we give out, read as a calendar program reads them: the programme for everybody, and what a host needs.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import ICAL from 'ical.js';
import { pathOf } from '../src/calendars/private.ts';
import { readBusy } from '../src/ical/busy.ts';
import { readCalendar } from '../src/ical/read.ts';
import type { Backend } from '../src/server.ts';
import { loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import { toSpace, type Space } from '../src/spaces/space.ts';
import { Tokens } from '../src/tokens.ts';
import { apiOf, open, secret, somebody, tuesday, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { loftWith } from './helpers/spaces.ts';

after(stopDatabases);

const folder = loftWith('');
const loft: Space = toSpace(loadSpaces(folder)[0] as LoadedFile, new Map());
const tokens = new Tokens(secret);

type Entry = Readonly<Record<string, string>>;

const entriesOf = (text: string): readonly Entry[] => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')
  .map((event) => Object.fromEntries(event.getAllProperties().map((property) => [property.name, property.getValues().join(',')])));

async function ask(backend: Backend, path: string, headers: Readonly<Record<string, string>> = {}): Promise<{ readonly response: Response; readonly text: string; readonly entries: readonly Entry[] }> {
  const response = await fetch(`${backend.base('loft')}/${path}`, { headers });
  const text = await response.text();
  return { response, text, entries: response.status === 200 ? entriesOf(text) : [] };
}

for (const { name, db } of databases) {
  let backend: Backend;
  before(async () => { backend = await open({ db, spaces: folder }); });

  describe(`the programme as a calendar, on ${name}`, () => {
    it('has every public date under the UID that the event has elsewhere, says what is cancelled, and nothing of members and guests', async () => {
      const api = apiOf(backend);
      const guest = somebody();
      await api.post('/events/talk-2026-10-23/rsvps', { attendee: { ...guest, name: 'Zoë Guest' }, appearance: 'firstName' });
      const { response, text, entries } = await ask(backend, 'events.ics');
      assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8');
      const { items } = (await api.get('/events?from=2026-09-20&to=2027-10-01&limit=200')).body;
      const shown = items.filter(({ audience }: Json) => audience === 'public');
      assert.ok(shown.length > 20);
      assert.deepEqual(entries.map(({ uid, sequence }) => [uid, Number(sequence)]).sort(), shown.map(({ uid, sequence }: Json) => [uid, sequence]).sort());
      assert.deepEqual(new Set(entries.map(({ uid }) => uid)).size, entries.length);
      assert.equal(entries.find(({ uid }) => uid?.startsWith('off-'))?.['status'], 'CANCELLED');
      const talk = entries.find(({ uid }) => uid?.startsWith('talk-'));
      assert.deepEqual([talk?.['dtstart'], talk?.['summary'], talk?.['categories'], talk?.['location'], talk?.['transp']], ['2026-10-23T17:30:00Z', 'Talk', 'evening', 'Loft, Kade 1, Amsterdam', 'TRANSPARENT']);
      assert.equal(entries.find(({ uid }) => uid?.startsWith('fair-'))?.['dtstart'], '2026-11-01', 'whole days are dates');
      assert.doesNotMatch(text, /Members|Zoë|guest-|Bea/);
      assert.ok((await api.get('/space')).body.capabilities.includes('events.feed'));
    });

    it('is sent again only when something has changed, and only the part that was asked for', async () => {
      const { response } = await ask(backend, 'events.ics');
      const etag = response.headers.get('etag') ?? '';
      assert.equal(response.headers.get('cache-control'), 'public, no-cache');
      assert.equal((await ask(backend, 'events.ics', { 'if-none-match': etag })).response.status, 304);
      await backend.db.query(`update event set title = 'Another talk', sequence = sequence + 1 where id = 'talk-2026-10-23'`);
      const again = await ask(backend, 'events.ics', { 'if-none-match': etag, 'cache-control': 'no-cache' });
      assert.equal(again.response.status, 200);
      assert.ok(again.entries.some(({ summary }) => summary === 'Another talk'));
      const rituals = (await ask(backend, 'events.ics?kind=ritual')).entries;
      assert.deepEqual(new Set(rituals.map(({ summary }) => summary)), new Set(['Lunch']));
      assert.deepEqual((await ask(backend, 'events.ics?tag=evening,nothing')).entries.map(({ summary }) => summary), ['Another talk']);
      assert.equal((await ask(backend, 'events.ics?kind=party')).response.status, 422);
      await backend.db.query(`update event set title = 'Talk' where id = 'talk-2026-10-23'`);
    });

    it('of one series has its dates only, the same as the list of that series', async () => {
      const { body: { items: all } } = await apiOf(backend).get('/events?from=2026-10-01&to=2027-10-01&limit=200');
      const series = all.find(({ seriesId, audience }: Json) => seriesId && audience === 'public').seriesId as string;
      const { body: { items } } = await apiOf(backend).get(`/events?from=2026-10-01&to=2027-10-01&limit=200&series=${series}`);
      assert.deepEqual(items.map(({ uid }: Json) => uid as string), all.filter(({ seriesId }: Json) => seriesId === series).map(({ uid }: Json) => uid as string));
      const { entries } = await ask(backend, `events.ics?series=${series}`);
      const listed = items.map(({ uid }: Json) => uid as string);
      assert.ok(listed.length > 1 && entries.length >= listed.length);
      for (const { uid } of entries) assert.ok(uid?.startsWith(`${series}-`), String(uid));
    });

    it('comes back through our own reader as it was', async () => {
      const { text, entries } = await ask(backend, 'events.ics');
      const { occurrences, reports } = readCalendar(text, { zone: 'Europe/Amsterdam', to: '2028-01-01' });
      assert.deepEqual(reports.filter(({ refused, notes }) => refused !== undefined || notes.length), []);
      assert.deepEqual(occurrences.map(({ uid }) => uid).sort(), entries.map(({ uid }) => uid).sort());
      assert.deepEqual(readBusy(text, { zone: 'Europe/Amsterdam', from: '2026-10-20', to: '2027-10-20', house: 'elsewhere' }).spans, [], 'an event one could go to is no appointment');
    });
  });

  describe(`the private calendar of a host, on ${name}`, () => {
    it('has who comes and what they need, without what was cancelled, for whoever has its address and nobody else', async () => {
      await backend.db.script('delete from tour_cell; delete from introduction; delete from tour_booking');
      const api = apiOf(backend);
      const book = async (start: string, body: object): Promise<Json> => (await api.post('/tours/tour/bookings', { start, hostId: 'ada', attendee: somebody(), ...body })).body;
      const visit = await book('2026-10-26T08:00:00Z', {
        attendee: { name: 'محمد 👩‍👩‍👧‍👦\u202E\u0007', email: 'm@example.org', phone: '+31 6 12345678' }, partySize: 3, notes: 'We come by train; platform 2, track b', needs: { stepFree: true }, answers: { company: 'ACME' },
      });
      const cancelled = await book('2026-10-27T08:00:00Z', {});
      await api.post(`/tour-bookings/${cancelled.id}/cancel`, {}, { token: cancelled.manageToken });
      const path = pathOf(tokens, loft, 'hosts', loft.host('ada') ?? { id: '' });

      const { response, entries, text } = await ask(backend, path);
      assert.deepEqual([response.headers.get('cache-control'), entries.length], ['private, no-cache', 1]);
      assert.equal(entries[0]?.['uid'], visit.uid);
      assert.equal(readCalendar(text, { zone: 'Europe/Amsterdam', to: '2028-01-01' }).occurrences[0]?.title, 'Tour: محمد 👩‍👩‍👧‍👦\u202E\u0007 (3)');
      assert.deepEqual(entries[0]?.['description']?.split('\n').slice(1), ['m@example.org', '+31 6 12345678', '3 personen', 'Heeft een weg zonder treden nodig', 'We come by train; platform 2, track b', 'Company: ACME']);
      const etag = response.headers.get('etag') ?? '';
      assert.equal((await ask(backend, path, { 'if-none-match': etag })).response.status, 304);

      await api.post(`/tour-bookings/${visit.id}/reschedule`, { start: '2026-10-26T09:00:00Z' }, { token: visit.manageToken });
      const moved = await ask(backend, path, { 'if-none-match': etag });
      assert.deepEqual([moved.entries[0]?.['uid'], moved.entries[0]?.['dtstart'], moved.entries[0]?.['sequence']], [visit.uid, '2026-10-26T09:00:00Z', '1']);
      assert.deepEqual(readBusy(moved.text, { zone: 'Europe/Amsterdam', from: '2026-10-20', to: '2027-10-20', house: 'loft.example' }).spans, [], 'our own visit blocks nobody twice');

      const key = path.split('/').at(-1) ?? '';
      for (const wrong of [`calendars/hosts/bob/${key}`, `calendars/resources/ada/${key}`, `calendars/hosts/nobody/${key}`, 'calendars/hosts/ada/x.ics', `${path}x`]) {
        assert.equal((await ask(backend, wrong)).response.status, 404, wrong);
      }
    });

    it('gets another address with another version, and the old one no longer opens', async () => {
      const other = { ...loft.file, hosts: (loft.file.hosts ?? []).map((host) => (host.id === 'ada' ? { ...host, calendarVersion: 2 } : host)) };
      const [before, after_] = [loft.host('ada'), other.hosts[0]].map((host) => pathOf(tokens, loft, 'hosts', host ?? { id: '' }));
      assert.notEqual(before, after_);
      const { hostCalendar } = await import('../src/calendars/private.ts');
      const space = toSpace({ space: other, folder, text: '' }, new Map());
      const opens = (path = ''): Promise<unknown> => hostCalendar({ db: backend.db, tokens, space, id: 'ada', token: (path.split('/').at(-1) ?? '').slice(0, -4), now: tuesday });
      assert.equal(await opens(before), undefined);
      assert.ok(await opens(after_));
    });

    it('of a room has its reservations', async () => {
      const { body } = await apiOf(backend).post('/resources/room/reservations', { start: '2026-10-29T09:00:00Z', end: '2026-10-29T10:00:00Z', attendee: { name: 'Bo', email: 'bo@example.org' }, notes: 'Tea' });
      const { entries } = await ask(backend, pathOf(tokens, loft, 'resources', { id: 'room' }));
      const [entry] = entries.filter(({ uid }) => uid === body.uid);
      assert.deepEqual([entry?.['summary'], entry?.['dtstart'], entry?.['dtend'], entry?.['description'], entry?.['location']],
        ['Room: Bo', '2026-10-29T09:00:00Z', '2026-10-29T10:00:00Z', 'Bo\nbo@example.org\nTea', 'Room, Kade 1, Amsterdam']);
    });
  });
}

describe('the commands about calendars', () => {
  const data = mkdtempSync(join(tmpdir(), 'cowork-feeds-'));
  after(() => { rmSync(data, { recursive: true, force: true }); });
  const spaces = loftWith(`calendars: [{ id: programme, for: events, url: 'http://127.0.0.1:9/' }]`);
  /** What it prints, and how it ends. */
  const cli = (...args: readonly string[]): Promise<{ readonly stdout: string; readonly code: number }> => new Promise((resolve) => {
    execFile(process.execPath, [new URL('../src/cli.ts', import.meta.url).pathname, ...args, '--data', data, '--spaces', spaces],
      { env: { ...process.env, COWORK_SECRET: secret, COWORK_PUBLIC_URL: 'https://api.example' } }, (error, stdout) => resolve({ stdout, code: Number(error?.code ?? 0) }));
  });

  it('print the addresses that open, and say how each calendar is doing, also beside a running server', async () => {
    const backend = await open({ db: join(data, 'db'), spaces });
    const { stdout } = await cli('addresses', '--json');
    const rows = JSON.parse(stdout) as readonly { readonly calendar: string; readonly url: string }[];
    assert.equal(rows.find(({ calendar }) => calendar.startsWith('events'))?.url, 'https://api.example/cowork/v1/loft/events.ics');
    for (const { url } of rows) assert.equal((await fetch(url.replace('https://api.example', backend.url))).status, 200, url);
    assert.ok(rows.some(({ calendar }) => calendar === 'visits to ada') && rows.some(({ calendar }) => calendar === 'reservations of room'));

    const { stdout: said, code } = await cli('feeds', '--now');
    assert.equal(code, 1);
    assert.match(said, /^loft\/programme {2}failing {2}events: 0 entries taken, 0 refused, 0 coming; never read yet\n {4}failing since 2\S+Z: 127\.0\.0\.1:9 cannot be reached/);
    await backend.close();
  });
});
