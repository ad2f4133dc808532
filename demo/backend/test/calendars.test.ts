// Calendars of others: what an iCalendar text becomes. What is expected is worked out here by Temporal, day by day.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Occurrence } from '../src/ical/occurrence.ts';
import { readCalendar, type Read } from '../src/ical/read.ts';
import { importOccurrences } from '../src/ical/import.ts';
import { loadCalendar } from '../src/ical/source.ts';
import { loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import { seedSpace } from '../src/spaces/seed.ts';
import { addDays, weekdayOf } from '../src/time/days.ts';
import { Temporal } from '../src/time/temporal.ts';
import { apiOf, fixtures, open, tuesday, type Json } from './helpers/api.ts';

const amsterdam = 'Europe/Amsterdam';
const zoneTable = (id: string): string => `BEGIN:VTIMEZONE
TZID:${id}
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`;

const calendar = (...parts: readonly string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR'].join('\n').replaceAll('\n', '\r\n');
const event = (...lines: readonly string[]): string => ['BEGIN:VEVENT', 'UID:yoga@example.org', 'SUMMARY:Yoga', ...lines, 'END:VEVENT'].join('\n');
const read = (...parts: readonly string[]): Read => readCalendar(calendar(...parts), { zone: amsterdam, to: '2028-01-01' });
const starts = ({ occurrences }: Read): readonly string[] => occurrences.map(({ start }) => new Date(start).toISOString().slice(0, 16));

/** Every Monday of a season at nine, on whatever clock. */
function mondays(zone: string, except: readonly string[] = []): readonly string[] {
  const days = [];
  for (let day = '2026-09-07'; day <= '2027-04-12'; day = addDays(day, 7)) if (!except.includes(day)) days.push(day);
  return days.map((day) => Temporal.PlainDateTime.from(`${day}T09:00`).toZonedDateTime(zone).toInstant().toString().slice(0, 16));
}
const weekly = (zone = amsterdam, until = 'UNTIL=20270412T220000Z'): readonly string[] =>
  [`DTSTART;TZID=${zone}:20260907T090000`, `DTEND;TZID=${zone}:20260907T100000`, `RRULE:FREQ=WEEKLY;BYDAY=MO;${until}`];

describe('a weekly class over both clock changes', () => {
  it('stays at nine', () => assert.deepEqual(starts(read(zoneTable(amsterdam), event(...weekly()))), mondays(amsterdam)));
  it('needs no table of its zone', () => assert.deepEqual(starts(read(event(...weekly()))), mondays(amsterdam)));
  it('knows the names that Windows gives', () => assert.deepEqual(starts(read(event(...weekly('W. Europe Standard Time')))), mondays('Europe/Berlin')));
  it('knows the names that Exchange shows', () => {
    const { reports, ...rest } = read(event(...weekly('"(UTC-05:00) Eastern Time (US & Canada)"')));
    assert.deepEqual(starts({ reports, ...rest }), mondays('America/New_York'));
    assert.match(reports[0]?.notes[0] ?? '', /read as America\/New_York/);
  });
  it('reads a zone that only the calendar knows', () =>
    assert.deepEqual(starts(read(zoneTable('Customized Time Zone'), event(...weekly('Customized Time Zone')))), mondays(amsterdam)));
  it('reads a zone that nobody knows as the place’s own, and says so', () => {
    const found = read(event(...weekly('Middle Earth')));
    assert.deepEqual(starts(found), mondays(amsterdam));
    assert.match(found.reports[0]?.notes[0] ?? '', /unknown/);
  });
  it('reads a class without any zone in the place’s own', () =>
    assert.deepEqual(starts(read(event('DTSTART:20260907T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=32'))), mondays(amsterdam)));
  it('stays on Greenwich’s clock if it says so', () =>
    assert.deepEqual(starts(read(event('DTSTART:20261019T070000Z', 'RRULE:FREQ=WEEKLY;COUNT=3'))), ['2026-10-19T07:00', '2026-10-26T07:00', '2026-11-02T07:00']));
  it('ends with the day that UNTIL names', () =>
    assert.deepEqual(starts(read(event(...weekly(amsterdam, 'UNTIL=20270412')))), mondays(amsterdam)));
  it('leaves out its exceptions, in either way of writing them', () => {
    const found = read(event(...weekly(), 'EXDATE;TZID=Europe/Amsterdam:20261026T090000', 'EXDATE:20270329T070000Z', 'EXDATE;VALUE=DATE:20270111'));
    assert.deepEqual(starts(found), mondays(amsterdam, ['2026-10-26', '2027-03-29', '2027-01-11']));
  });
  it('adds its extra dates', () =>
    assert.ok(starts(read(event(...weekly(), 'RDATE;TZID=Europe/Amsterdam:20261225T110000'))).includes('2026-12-25T10:00')));
});

describe('one occurrence of many', () => {
  const moved = ['RECURRENCE-ID;TZID=Europe/Amsterdam:20261026T090000', 'DTSTART;TZID=Europe/Amsterdam:20261027T140000', 'DURATION:PT2H', 'STATUS:CONFIRMED'];
  const at = (found: Read, day: string): Occurrence | undefined => found.occurrences.find(({ start }) => new Date(start).toISOString().startsWith(day));

  it('moves, wherever in the file that stands, and keeps its name', () => {
    const original = at(read(event(...weekly())), '2026-10-26');
    for (const parts of [[event(...weekly()), event(...moved)], [event(...moved), event(...weekly())]]) {
      const found = read(...parts);
      assert.equal(found.occurrences.length, mondays(amsterdam).length);
      assert.equal(at(found, '2026-10-26'), undefined);
      assert.equal(at(found, '2026-10-27')?.id, original?.id);
      assert.equal(at(found, '2026-10-27')?.start, Date.parse('2026-10-27T13:00:00Z'));
    }
  });
  it('is shown as cancelled', () => {
    const found = read(event(...weekly()), event('RECURRENCE-ID:20261102T080000Z', 'DTSTART;TZID=Europe/Amsterdam:20261102T090000', 'STATUS:CANCELLED'));
    assert.equal(at(found, '2026-11-02')?.status, 'cancelled');
    assert.equal(found.occurrences.filter(({ status }) => status === 'cancelled').length, 1);
  });
  it('comes without its series', () => {
    const found = read(event(...moved));
    assert.deepEqual(starts(found), ['2026-10-27T13:00']);
    assert.match(found.reports[0]?.notes.join() ?? '', /series/);
  });
  it('counts in its newest version', () => {
    const found = read(event(...weekly(), 'SEQUENCE:1'), event('DTSTART;TZID=Europe/Amsterdam:20260907T120000', 'SEQUENCE:0'));
    assert.deepEqual(starts(found), mondays(amsterdam));
    assert.match(found.reports[1]?.refused ?? '', /older/);
  });
});

describe('entries of other kinds', () => {
  it('lie in the days of the place when they are all-day', () => {
    const found = read(event('DTSTART;VALUE=DATE:20261024', 'DTEND;VALUE=DATE:20261026'));
    const [fair] = found.occurrences;
    assert.deepEqual([fair?.allDay, new Date(fair?.start ?? 0).toISOString(), new Date(fair?.end ?? 0).toISOString()], [true, '2026-10-23T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
  });
  it('are all-day too if eight digits say so', () => assert.equal(read(event('DTSTART:20261024')).occurrences[0]?.allDay, true));
  it('repeat on the last Friday of the month', () => {
    const expected = Array.from({ length: 7 }, (_, index) => Temporal.PlainYearMonth.from('2026-09').add({ months: index })).map((month) => {
      let day = month.toPlainDate({ day: month.daysInMonth }).toString();
      while (weekdayOf(day) !== 5) day = addDays(day, -1);
      return Temporal.PlainDateTime.from(`${day}T17:00`).toZonedDateTime(amsterdam).toInstant().toString().slice(0, 16);
    });
    assert.deepEqual(starts(read(event('DTSTART;TZID=Europe/Amsterdam:20260925T170000', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=7'))), expected);
  });
  it('leave no word in HTML, no private entry, no mail address', () => {
    const found = read(
      event('DTSTART:20261024T100000Z', 'DESCRIPTION:<p>Bring <b>wool</b>&amp; time.<br>See you</p>', 'ORGANIZER;CN=Wim:mailto:wim@example.org', 'CATEGORIES:wool,slow', 'URL:javascript:alert(1)'),
      event('DTSTART:20261025T100000Z', 'CLASS:PRIVATE').replace('yoga@', 'secret@').replace('Yoga', 'Divorce lawyer'),
    );
    const [shown] = found.occurrences;
    assert.equal(shown?.description, 'Bring wool& time.\nSee you');
    assert.deepEqual([shown?.organizer, shown?.tags, shown?.url], ['Wim', ['wool', 'slow'], undefined]);
    assert.equal(found.occurrences.length, 1);
    assert.doesNotMatch(JSON.stringify(found), /Divorce|wim@/);
  });
});

describe('a broken calendar', () => {
  const good = event('DTSTART:20261024T100000Z').replace('yoga@', 'good@');
  const cases: readonly (readonly [what: string, entry: string, why: RegExp])[] = [
    ['no start', event('DTEND:20261024T100000Z'), /no start/],
    ['two starts', event('DTSTART:20261024T100000Z', 'DTSTART:20261025T100000Z'), /more than one start/],
    ['a start that is no time', event('DTSTART:tomorrow'), /cannot be read/],
    ['a thirteenth month', event('DTSTART:20261324T100000Z'), /cannot be read/],
    ['an end before its start', event('DTSTART:20261024T100000Z', 'DTEND:20261024T090000Z'), /ends before/],
    ['a quote that never ends', event('DTSTART;TZID="Europe/Amsterdam:20261024T100000'), /no start; line \d+ was left out/],
    ['no end', event('DTSTART:20261024T100000').replace('\nEND:VEVENT', '').replace('SUMMARY:Yoga\n', ''), /no title/],
    ['a task', 'BEGIN:VTODO\nSUMMARY:Sweep\nEND:VTODO', /not an event/],
  ];
  for (const [what, entry, why] of cases) {
    it(`takes everything but the entry with ${what}`, () => {
      const found = read(entry, good);
      assert.deepEqual(starts(found), ['2026-10-24T10:00']);
      assert.match(found.reports.find(({ refused }) => refused !== undefined)?.refused ?? '', why);
      assert.equal(found.reports.length, 2);
    });
  }
  it('gives an entry with a broken rule its first date, and says so', () => {
    const found = read(event('DTSTART:20261024T100000Z', 'RRULE:FREQ=SOMETIMES'));
    assert.deepEqual(starts(found), ['2026-10-24T10:00']);
    assert.match(found.reports[0]?.notes.join() ?? '', /rule is broken/);
  });
  it('is not held up by a rule that never comes true, nor by one that never ends', () => {
    const began = Date.now();
    for (const rule of ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=SECONDLY', 'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31', 'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;COUNT=999999999']) {
      assert.ok(read(event('DTSTART:20261024T100000Z', `RRULE:${rule}`)).occurrences.length <= 2000, rule);
    }
    assert.ok(Date.now() - began < 30_000);
  });
  it('says when it took less than there is', () =>
    assert.match(read(event('DTSTART:20200101T100000Z', 'RRULE:FREQ=DAILY')).reports[0]?.notes.join() ?? '', /first 2000/));
});

describe('import-ics', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cowork-ics-'));
  const file = join(folder, 'calendar.ics');
  const run = promisify(execFile);
  const cli = (...args: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
    run(process.execPath, [new URL('../src/cli.ts', import.meta.url).pathname, ...args, '--data', join(folder, 'data'), '--spaces', fixtures], { env: { ...process.env, INIT_CWD: folder } });
  let web: Server;
  before(async () => {
    web = createServer((request, response) => {
      if (request.url === '/big') { response.write('BEGIN:VCALENDAR\n'); const more = (): void => { while (response.write(' '.repeat(65_536))); }; response.on('drain', more); more(); return; }
      response.end(calendar(event('DTSTART:20261024T100000Z')).replaceAll('yoga@', 'web@'));
    });
    await new Promise<void>((resolve) => { web.listen(0, '127.0.0.1', resolve); });
  });
  after(() => { web.closeAllConnections(); web.close(); rmSync(folder, { recursive: true, force: true }); });

  it('puts a calendar into a space, again without doubling it, and takes away what is gone', async () => {
    writeFileSync(file, calendar(event('DTSTART;TZID=Europe/Amsterdam:20180305T090000', 'RRULE:FREQ=WEEKLY;COUNT=4'), 'BEGIN:VTODO\nSUMMARY:Sweep\nEND:VTODO'));
    const first = await cli('import-ics', 'calendar.ics', '--space', 'loft');
    assert.match(first.stdout, /taken {4}line +3 {2}Yoga {2}\(4 occurrences\)/);
    assert.match(first.stdout, /refused {2}line +9 {2}VTODO {2}\(refused: is not an event\)/);
    assert.match(first.stdout, /2 entries: 1 taken, 1 refused\. 4 occurrences from 2018-03-05T08:00:00Z to 2018-03-26T07:00:00Z: 4 new, 0 changed, 0 removed/);
    const backend = await open({ db: join(folder, 'data', 'db'), now: () => tuesday, secret: (await import('../src/tokens.ts')).secretIn(join(folder, 'data', 'secret')) });
    await assert.rejects(cli('seed'), /in use by another process/);
    const loft = await seedSpace(backend.db, loadSpaces(fixtures)[0] as LoadedFile, tuesday);
    const again = async (text: string): Promise<object> =>
      importOccurrences(backend.db, loft, readCalendar(text, { zone: amsterdam, to: '2028-01-01' }), { from: undefined, to: '2028-01-01' }, tuesday);
    assert.deepEqual(await again(readFileSync(file, 'utf8')), { added: 0, changed: 0, removed: 0 });
    const shorter = calendar(event('DTSTART;TZID=Europe/Amsterdam:20180305T090000', 'RRULE:FREQ=WEEKLY;COUNT=3', 'LOCATION:Attic'));
    assert.deepEqual(await again(shorter), { added: 0, changed: 3, removed: 1 });
    assert.deepEqual(await again(await loadCalendar(`http://127.0.0.1:${(web.address() as AddressInfo).port}/x`)), { added: 1, changed: 0, removed: 0 });
    const { body } = await apiOf(backend).get('/events?from=2018-03-01&to=2018-04-01');
    assert.deepEqual(body.items.map(({ title, start, location }: Json) => [title, start, location.name]), [
      ['Yoga', '2018-03-05T08:00:00Z', 'Attic'], ['Yoga', '2018-03-12T08:00:00Z', 'Attic'], ['Yoga', '2018-03-19T08:00:00Z', 'Attic']]);
    await backend.close();
  });

  it('says in words what it cannot do', async () => {
    await assert.rejects(cli('import-ics', 'nowhere.ics', '--space', 'loft'), (error: { stderr: string }) => {
      assert.match(error.stderr, /^There is no file .*nowhere\.ics\.\n$/);
      return true;
    });
    await assert.rejects(cli('import-ics', file, '--space', 'elsewhere'), /There is no space elsewhere/);
  });

  it('fetches calendars only, by http and https, and not without end', async () => {
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'hello');
    for (const [source, why] of [
      ['file:///etc/passwd', /by http and https/], ['ftp://127.0.0.1/x', /by http and https/], ['http://127.0.0.1:1/x', /cannot be reached/],
      [`http://127.0.0.1:${(web.address() as AddressInfo).port}/big`, /larger than/], [other, /not an iCalendar file/],
    ] as const) await assert.rejects(loadCalendar(source), why);
  });
});
