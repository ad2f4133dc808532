// Staff keep their calendar on a CalDAV server; here a real one, Radicale. What they write there closes and opens what
// visitors see, and what we write is taken by it.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitInvitation } from '../src/calendars/invitation.ts';
import { feedStates, type FeedState } from '../src/calendars/feeds.ts';
import { pollCalendars } from '../src/calendars/poll.ts';
import { readCalendar } from '../src/ical/read.ts';
import { writeCalendar } from '../src/ical/write.ts';
import type { Backend } from '../src/server.ts';
import { loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import { seedSpace } from '../src/spaces/seed.ts';
import type { Space } from '../src/spaces/space.ts';
import { apiOf, open, somebody, tuesday, type Json } from './helpers/api.ts';
import { startRadicale, type Radicale } from './helpers/radicale.ts';
import { loftWith } from './helpers/spaces.ts';

const radicale = await startRadicale();
after(() => radicale?.stop());

/** What the server keeps for a few seconds may be older than what the test has just done behind its back. */
const anew = { headers: { 'cache-control': 'no-cache' } };
const calendar = (...lines: readonly string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const entry = (uid: string, title: string, ...lines: readonly string[]): string =>
  calendar('BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20261020T080000Z', `SUMMARY:${title}`, ...lines, 'END:VEVENT');

describe('a host’s calendar on a CalDAV server', { skip: !radicale && 'Radicale is not installed' }, () => {
  const { dav, pause, resume, url, login } = radicale as Radicale;
  let backend: Backend;
  let space: Space;

  before(async () => {
    await dav('MKCALENDAR', '/ada/own/');
    await dav('MKCALENDAR', '/ada/programme/');
    process.env['TEST_DAV_LOGIN'] = login;
    const folder = loftWith(`calendars:
  - { id: own, for: busy, host: ada, url: '${url}/ada/own/', loginFromEnv: TEST_DAV_LOGIN }
  - { id: programme, for: events, url: '${url}/ada/programme/', loginFromEnv: TEST_DAV_LOGIN, rsvp: { mode: inline } }`);
    backend = await open({ spaces: folder });
    space = await seedSpace(backend.db, loadSpaces(folder)[0] as LoadedFile, tuesday);
  });
  after(() => { delete process.env['TEST_DAV_LOGIN']; });

  const poll = async (): Promise<readonly FeedState[]> => {
    await pollCalendars({ db: backend.db, now: () => tuesday, log: () => {} }, [space], { all: true });
    return feedStates(backend.db, space);
  };
  const adas = async (day: string): Promise<readonly string[]> => {
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    return (await apiOf(backend).get(`/tours/tour/slots?hostId=ada&from=${day}&to=${next}`, anew)).body.items.map(({ start }: Json) => start.slice(11, 16));
  };
  const programme = async (): Promise<readonly (readonly string[])[]> =>
    (await apiOf(backend).get('/events?from=2026-10-20&to=2026-11-20', anew)).body.items.filter(({ id }: Json) => id.startsWith('cal-')).map(({ title, start, status }: Json) => [title, start, status]);

  it('closes her slots at the same hour before and after the clock change', async () => {
    await dav('PUT', '/ada/own/weekly.ics', entry('weekly', 'Therapy', 'DTSTART;TZID=Europe/Amsterdam:20261022T100000', 'DTEND;TZID=Europe/Amsterdam:20261022T110000', 'RRULE:FREQ=WEEKLY;COUNT=3'));
    assert.deepEqual((await poll()).map(({ state }) => state), ['well', 'well']);
    // Ten to eleven in Amsterdam, with a pause of a quarter behind a visit of half an hour.
    assert.deepEqual(await adas('2026-10-22'), ['07:00', '09:00', '09:30']);
    assert.deepEqual(await adas('2026-10-29'), ['08:00', '10:00', '10:30']);
    const answer = await apiOf(backend).post('/tours/tour/bookings', { start: '2026-10-29T09:00:00Z', hostId: 'ada', attendee: somebody() });
    assert.deepEqual([answer.status, answer.body.code], [409, 'slot_taken']);
  });

  it('opens what she moves and deletes', async () => {
    await dav('PUT', '/ada/own/weekly.ics', entry('weekly', 'Therapy', 'DTSTART;TZID=Europe/Amsterdam:20261022T090000', 'DTEND;TZID=Europe/Amsterdam:20261022T100000', 'RRULE:FREQ=WEEKLY;COUNT=2', 'SEQUENCE:1'));
    await poll();
    assert.deepEqual(await adas('2026-10-29'), ['09:00', '09:30', '10:00', '10:30']);
    await dav('DELETE', '/ada/own/weekly.ics');
    await poll();
    assert.deepEqual(await adas('2026-10-29'), ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30']);
  });

  it('brings the programme, and what guests should know when it changes', async () => {
    await dav('PUT', '/ada/programme/quiz.ics', entry('quiz', 'Quiz', 'DTSTART;TZID=Europe/Amsterdam:20261105T200000', 'DURATION:PT2H'));
    await poll();
    assert.deepEqual(await programme(), [['Quiz', '2026-11-05T19:00:00Z', 'scheduled']]);
    const { items } = (await apiOf(backend).get('/events?from=2026-11-05&to=2026-11-06', anew)).body;
    const id = items.find(({ title }: Json) => title === 'Quiz').id as string;
    const { body } = await apiOf(backend).post(`/events/${id}/rsvps`, { attendee: somebody() });
    await dav('PUT', '/ada/programme/quiz.ics', entry('quiz', 'Quiz night', 'DTSTART;TZID=Europe/Amsterdam:20261106T200000', 'DURATION:PT2H', 'SEQUENCE:1'));
    await poll();
    assert.deepEqual(await programme(), [['Quiz night', '2026-11-06T19:00:00Z', 'scheduled']]);
    await dav('DELETE', '/ada/programme/quiz.ics');
    await poll();
    assert.deepEqual(await programme(), [['Quiz night', '2026-11-06T19:00:00Z', 'cancelled']]);
    const told = await backend.db.query<{ kind: string }>('select kind from outbox where ref = $1 order by number', [body.id]);
    assert.deepEqual(told.map(({ kind }) => kind), ['rsvp.confirmed', 'rsvp.eventMoved', 'rsvp.eventCancelled']);
  });

  it('stays as it was read last while the server is away or does not let us in', async () => {
    await dav('PUT', '/ada/own/day.ics', entry('day', 'Away', 'DTSTART;VALUE=DATE:20261103', 'DTEND;VALUE=DATE:20261104'));
    await poll();
    assert.deepEqual(await adas('2026-11-03'), []);
    await pause();
    const [away] = await poll();
    assert.deepEqual([away?.state, away?.coming], ['failing', 1]);
    assert.match(away?.error ?? '', /cannot be reached \(ECONNREFUSED\)/);
    assert.deepEqual(await adas('2026-11-03'), []);
    await resume();
    process.env['TEST_DAV_LOGIN'] = 'ada:wrong';
    assert.match((await poll())[0]?.error ?? '', /does not let us in \(401\)/);
    assert.deepEqual(await adas('2026-11-03'), []);
    process.env['TEST_DAV_LOGIN'] = login;
    assert.equal((await poll())[0]?.state, 'well');
  });

  it('is not blocked by our own visit in it, wherever the visit moves', async () => {
    const api = apiOf(backend);
    const { body: visit } = await api.post('/tours/tour/bookings', { start: '2026-11-05T08:00:00Z', hostId: 'ada', attendee: { name: 'Zoë \u202E 👩‍👩‍👧‍👦\u0007', email: 'zoe@example.org' } });
    const [row] = await backend.db.query('select * from tour_booking where id = $1', [visit.id]);
    const invitation = visitInvitation(space, row as never, { reader: 'visitor', stamp: tuesday });
    // What a mail program does with the invitation: METHOD is of the mail, not of the calendar (RFC 4791 4.1).
    await dav('PUT', '/ada/own/visit.ics', writeCalendar(invitation).replace(/METHOD:.*\r\n/, ''));
    await poll();
    assert.equal((await adas('2026-11-05')).includes('08:30'), false, 'the visit itself and its pause');
    const moved = await api.post(`/tour-bookings/${visit.id}/reschedule`, { start: '2026-11-05T08:30:00Z' }, { token: visit.manageToken });
    assert.equal(moved.status, 200);
    await poll();
    assert.deepEqual(await adas('2026-11-05'), ['09:30', '10:00', '10:30']);
  });

  it('takes our programme as it is, and gives it back without a loss', async () => {
    const text = await (await fetch(`${backend.base('loft')}/events.ics`)).text();
    const options = { zone: 'Europe/Amsterdam', to: '2028-01-01' } as const;
    const ours = readCalendar(text, options).occurrences;
    await dav('PUT', '/ada/copy/', text.replace(/METHOD:.*\r\n/, ''));
    const theirs = readCalendar(await (await dav('GET', '/ada/copy/')).text(), options).occurrences;
    assert.ok(ours.length > 20);
    const sorted = (list: typeof ours): unknown => [...list].sort((a, b) => (a.uid < b.uid ? -1 : 1)).map(({ uid, title, start, end, allDay, status, tags, location }) => ({ uid, title, start, end, allDay, status, tags, location }));
    assert.deepEqual(sorted(theirs), sorted(ours));
  });

  it('keeps every name', async () => {
    const names = ['Zoë Łukasz, "Nguyễn"; \\', 'محمد بن سلمان', '\u2067דוד\u2069 \u202Eabc\u202C', 'می\u200Cخواهم', '王𠮷野家 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿', 'bell\u0007 delete\u007F', 'tab\tand\nline', 'next\u0085line\u2028end'];
    await dav('MKCALENDAR', '/ada/names/');
    for (const [index, name] of names.entries()) {
      const text = writeCalendar({ method: 'PUBLISH', events: [{ uid: `n${index}`, sequence: 0, stamp: tuesday, start: tuesday, end: tuesday + 3_600_000, title: `x${name}x`, text: name, status: 'confirmed' }] });
      await dav('PUT', `/ada/names/n${index}.ics`, text.replace(/METHOD:.*\r\n/, ''));
    }
    const read = readCalendar(await (await dav('GET', '/ada/names/')).text(), { zone: 'Europe/Amsterdam', to: '2028-01-01' }).occurrences;
    for (const [index, name] of names.entries()) assert.equal(read.find(({ uid }) => uid === `n${index}`)?.title, `x${name}x`);
  });
});
