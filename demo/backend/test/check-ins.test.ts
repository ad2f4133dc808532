// The rhythm of the house from counted check-ins: who may send them, what is kept of them, and what is said of the house.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { readCheckIns, defaultColumns } from '../src/house/check-ins-csv.ts';
import { countRhythm, fewestWeeks, type Counting, type Stay } from '../src/house/rhythm.ts';
import { bearersFrom } from '../src/secrets.ts';
import type { Backend } from '../src/server.ts';
import { addDays, atTime, daysFrom, weekdayOf } from '../src/time/days.ts';
import { spansOfDay, type Hours } from '../src/time/opening.ts';
import { apiOf, open, tuesday, type Api, type Json, type Reply } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { loftWith } from './helpers/spaces.ts';

after(stopDatabases);
const zone = 'Europe/Amsterdam';
const openingHours: readonly Hours[] = [{ days: [1, 2, 3, 4, 5], opens: '08:00', closes: '22:00' }];
const folder = mkdtempSync(join(tmpdir(), 'cowork-check-ins-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Crowd { readonly people: number; readonly from: string; readonly to: string | undefined }

/** The same crowd on each of these days. */
function staysOn(days: readonly string[], crowd: (day: string) => readonly Crowd[]): ReadonlyMap<string, readonly Stay[]> {
  return new Map(days.map((day) => [day, crowd(day).flatMap(({ people, from, to }, group) => Array.from({ length: people }, (_, index) => ({
    who: `${group}-${index}`, start: atTime(day, from, zone), end: to === undefined ? undefined : atTime(day, to, zone),
  })))]));
}

const counting = (more: Partial<Counting> & Pick<Counting, 'stays'>, closed: readonly string[] = []): Counting => ({
  from: '2026-07-28', to: '2026-10-20', zone, spansOn: (day) => spansOfDay(day, zone, openingHours, (each) => closed.includes(each)),
  minimumGroup: 5, steadyFrom: 12, livelyFrom: 30, minutesWithoutEnd: 240, ...more,
});
const workdays = daysFrom('2026-07-28', '2026-10-20').filter((day) => weekdayOf(day) <= 5);
const said = (counted: ReturnType<typeof countRhythm>): Readonly<Record<string, string>> =>
  Object.fromEntries((counted?.bands ?? []).map(({ weekday, part, level }) => [`${weekday} ${part}`, level]));

describe('the rhythm', () => {
  it('says quiet, steady and lively by how many are there at once, for each part of each weekday', () => {
    const stays = staysOn(workdays, (day) => (weekdayOf(day) === 2
      ? [{ people: 40, from: '08:00', to: '14:00' }, { people: 8, from: '14:00', to: '18:00' }, { people: 4, from: '18:00', to: '22:00' }]
      : [{ people: 20, from: '09:00', to: '18:00' }]));
    const counted = countRhythm(counting({ stays }));
    assert.equal(counted?.weeks, 13);
    const { '2 morning': morning, '2 midday': midday, '2 afternoon': afternoon, '2 evening': evening, '3 morning': other, '3 evening': nobody } = said(counted);
    assert.deepEqual([morning, midday, afternoon, evening, other, nobody], ['lively', 'lively', 'quiet', undefined, 'steady', undefined]);
  });

  it('says nothing before enough weeks were counted, and nothing of a part that was counted too seldom', () => {
    const some = (weeks: number): readonly string[] => workdays.filter((day) => day >= addDays('2026-10-19', -7 * weeks) && day < '2026-10-19');
    const crowd = (): readonly Crowd[] => [{ people: 20, from: '09:00', to: '17:00' }];
    assert.equal(countRhythm(counting({ stays: staysOn(some(fewestWeeks - 1), crowd) })), undefined);
    assert.equal(countRhythm(counting({ stays: staysOn(some(fewestWeeks), crowd) }))?.weeks, fewestWeeks);
    const withoutMost = staysOn(some(fewestWeeks).filter((day) => weekdayOf(day) !== 3 || day > '2026-10-10'), crowd);
    assert.equal(said(countRhythm(counting({ stays: withoutMost })))['3 morning'], undefined);
  });

  it('does not take a closed day, or one on which nobody counted, for a quiet one', () => {
    const tuesdays = workdays.filter((day) => weekdayOf(day) === 2);
    const off = new Set(tuesdays.filter((_, index) => index % 2));
    const crowd = (day: string): readonly Crowd[] => (off.has(day) ? [] : [{ people: 40, from: '08:00', to: '22:00' }]);
    assert.equal(said(countRhythm(counting({ stays: staysOn(workdays, crowd) })))['2 morning'], 'lively');
    const cleaners = (day: string): readonly Crowd[] => (off.has(day) ? [{ people: 1, from: '08:00', to: '09:00' }] : [{ people: 40, from: '08:00', to: '22:00' }]);
    assert.equal(said(countRhythm(counting({ stays: staysOn(workdays, cleaners) }, [...off])))['2 morning'], 'lively');
  });

  it('counts one person once, however often they go out and in, and nobody who only passes through', () => {
    const stays = new Map(workdays.map((day) => [day, [
      ...Array.from({ length: 4 }, (_, person) => [9, 10, 11].map((hour) => ({ who: `p${person}`, start: atTime(day, `${String(hour).padStart(2, '0')}:00`, zone), end: atTime(day, `${String(hour).padStart(2, '0')}:50`, zone) }))).flat(),
      ...Array.from({ length: 9 }, (_, person) => ({ who: `q${person}`, start: atTime(day, '09:00', zone), end: atTime(day, '09:05', zone) })),
    ]]));
    assert.deepEqual(said(countRhythm(counting({ stays }))), {}, 'four people are too few');
  });

  it('keeps whoever did not check out for a while, but never beyond closing time', () => {
    const crowd = (): readonly Crowd[] => [{ people: 40, from: '09:00', to: undefined }, { people: 40, from: '21:00', to: undefined }];
    const bands = said(countRhythm(counting({ stays: staysOn(workdays, crowd) })));
    // From nine to one: all morning from nine on, and half of midday.
    assert.deepEqual([bands['1 morning'], bands['1 midday'], bands['1 afternoon']], ['lively', 'steady', undefined]);
    assert.equal(said(countRhythm(counting({ stays: staysOn(workdays, crowd), minutesWithoutEnd: 300 })))['2 midday'], 'lively');
  });

  it('stays the same through the change of the clocks', () => {
    const nights: readonly Hours[] = [{ days: [6, 7], opens: '00:00', closes: '24:00' }];
    const sundays = daysFrom('2026-09-06', '2026-11-30').filter((day) => weekdayOf(day) === 7);
    // Ten people from one to five on the wall: three hours or five on the nights of the change, four on the others.
    const stays = staysOn(sundays, () => [{ people: 10, from: '00:00', to: '12:00' }]);
    const counted = countRhythm(counting({ stays, from: '2026-09-06', to: '2026-11-30', spansOn: (day) => spansOfDay(day, zone, nights, () => false), steadyFrom: 9.99, livelyFrom: 10.01 }));
    assert.deepEqual(said(counted), { '7 morning': 'steady' });
  });

  it('gives no band where usually fewer than the minimum group come, whatever was counted', () => {
    const crowds = fc.array(fc.record({ people: fc.integer({ min: 0, max: 12 }), from: fc.integer({ min: 8, max: 21 }), hours: fc.integer({ min: 1, max: 8 }) }), { maxLength: 3 });
    const days = workdays.slice(-40);
    fc.assert(fc.property(fc.array(crowds, { minLength: days.length, maxLength: days.length }), fc.integer({ min: 5, max: 9 }), (all, minimumGroup) => {
      const crowdOf = new Map(days.map((day, index) => [day, all[index] ?? []]));
      const stays = staysOn(days, (day) => (crowdOf.get(day) ?? []).map(({ people, from, hours }) => ({ people, from: `${String(from).padStart(2, '0')}:00`, to: from + hours >= 24 ? '24:00' : `${String(from + hours).padStart(2, '0')}:00` })));
      for (const { weekday } of countRhythm(counting({ stays, minimumGroup }))?.bands ?? []) {
        // No part of a day can have more people than the whole day had, so at least half of these days had enough.
        const counts = days.filter((day) => weekdayOf(day) === weekday).map((day) => stays.get(day)?.length ?? 0).filter(Boolean);
        assert.ok(counts.filter((count) => count >= minimumGroup).length * 2 >= counts.length);
      }
    }), { numRuns: 60 });
  });
});

describe('a CSV file of check-ins', () => {
  const read = async (text: string, columns = defaultColumns): Promise<readonly string[]> => {
    const file = join(folder, 'check-ins.csv');
    writeFileSync(file, text);
    const lines: string[] = [];
    for await (const line of readCheckIns(file, columns, zone)) {
      lines.push('refused' in line ? `${line.line} refused: ${line.refused}`
        : `${line.line} ${new Date(line.checkIn.start).toISOString()} ${line.checkIn.end === undefined ? '-' : new Date(line.checkIn.end).toISOString()} ${line.checkIn.person ?? '-'}`);
    }
    return lines;
  };

  it('is read on the clocks of the house or with an offset, with commas, semicolons or tabs, quotes and a byte order mark', async () => {
    assert.deepEqual(await read('\ufeffStart;End;Person\r\n"2026-10-20 09:15";2026-10-20T17:00:00+02:00;"Ada; de Vries"\r\n\r\n2026-10-26 9:15;;\r\n'), [
      '2 2026-10-20T07:15:00.000Z 2026-10-20T15:00:00.000Z Ada; de Vries', '4 2026-10-26T08:15:00.000Z - -',
    ]);
  });

  it('says of each line that does not fit what is wrong, and reads the others', async () => {
    const lines = await read('start,end,person\n20/10/2026 09:15,,ada\n,2026-10-20 10:00,\n2026-10-20 09:15,soon,\n2026-02-30 09:15,,\n2026-10-20 09:15,,bo\n');
    assert.deepEqual(lines.map((line) => line.replace(/:.*/, '')), ['2 refused', '3 refused', '4 refused', '5 refused', '6 2026-10-20T07']);
    assert.match(lines[0] ?? '', /20\/10\/2026 09:15.*write 2026-10-20 09:15/);
  });

  it('may name its columns otherwise, and is told where it lacks the start', async () => {
    assert.equal((await read('Checked in,Who\n2026-10-20 09:15,ada', { ...defaultColumns, start: 'Checked in', person: 'Who' })).length, 1);
    await assert.rejects(read('in,out\n1,2\n'), /no column “start”. It has: in, out.*--columns/);
  });
});

it('a secret of a space goes before that of all spaces, and a short one or one with spaces is refused', () => {
  const long = 'x'.repeat(16);
  const secret = bearersFrom('COWORK_CHECK_INS_TOKEN', { COWORK_CHECK_INS_TOKEN: long, COWORK_CHECK_INS_TOKEN_DE_KIEM: `${long}y` });
  assert.deepEqual([secret('de-kiem'), secret('loft')], [`${long}y`, long]);
  assert.throws(() => bearersFrom('COWORK_CHECK_INS_TOKEN', { COWORK_CHECK_INS_TOKEN_LOFT: 'short' }), /COWORK_CHECK_INS_TOKEN_LOFT is too short/);
  assert.throws(() => bearersFrom('COWORK_CHECK_INS_TOKEN', { COWORK_CHECK_INS_TOKEN: 'words with spaces between' }), /has spaces/);
});

const spaces = loftWith('checkIns: { steadyFrom: 6, livelyFrom: 12 }');
const secret = 'a-token-for-the-door-of-the-house';

for (const { name, db } of databases) {
  describe(`check-ins on ${name}`, () => {
    let backend: Backend;
    let api: Api;
    let now = tuesday;
    before(async () => {
      backend = await open({ db, spaces, now: () => now, checkInsToken: () => secret, limits: 'asConfigured' });
      api = apiOf(backend);
      await backend.db.query(`delete from check_in`);
    });
    after(() => backend.close());
    const send = (items: readonly object[], token: string | undefined = secret): Promise<Reply> => api.post('/check-ins', { items }, { token });
    const kept = async (): Promise<readonly Json[]> => backend.db.query<Json>('select * from check_in order by starts_at, key');
    const rhythm = async (): Promise<Json> => (await api.get('/house', { headers: { 'cache-control': 'no-cache' } })).body.rhythm;

    it('come from the house’s own systems only', async () => {
      for (const token of ['', 'wrong', `${secret}x`]) assert.equal((await send([{ key: '1', start: '2026-10-19T08:00:00Z' }], token)).status, 401);
      assert.deepEqual(await kept(), []);
    });

    it('are taken once, completed by their end, and refused one by one', async () => {
      const items = [
        { key: 'a', start: '2026-10-19T07:00:00Z', person: 'ada@example.org' },
        { key: 'b', start: '2026-10-19T07:00:00Z', end: '2026-10-19T06:00:00Z' },
        { key: 'c', start: '2027-10-19T07:00:00Z' },
        { key: 'd', start: '2025-10-19T07:00:00Z' },
        { key: 'a', start: '2026-10-19T07:00:00Z', person: 'ada@example.org' },
      ];
      const first = await send(items);
      assert.deepEqual(first.body, { taken: 1, known: 1, refused: [{ index: 1, why: 'ends before it begins' }, { index: 2, why: 'begins in the future' }, { index: 3, why: 'is too old to count' }] });
      assert.deepEqual((await send(items.slice(0, 1))).body, { taken: 0, known: 1, refused: [] });
      assert.equal((await send([{ key: 'a', start: '2026-10-19T07:00:00Z', end: '2026-10-19T15:00:00Z', person: 'ada@example.org' }])).body.taken, 1);
      assert.equal((await kept()).length, 1);
    });

    it('keep nobody’s name, nor anything by which somebody could be followed from day to day', async () => {
      await send([{ key: 'e', start: '2026-10-16T07:00:00Z', person: 'ada@example.org' }, { key: 'f', start: '2026-10-19T09:00:00Z', person: 'ada@example.org' }]);
      const rows = await kept();
      assert.doesNotMatch(JSON.stringify(rows), /ada|"[a-f]"/);
      const [friday, monday, again] = rows.map(({ who }) => who as string);
      assert.equal(monday, again);
      assert.notEqual(friday, monday);
    });

    it('become the rhythm when there are enough weeks, dated by the last day that was counted, and go when they no longer count', async () => {
      assert.deepEqual([(await rhythm()).source, (await rhythm()).bands.length], ['host', 3], 'until then the host’s word stands');
      const items = daysFrom('2026-09-14', '2026-10-17').filter((day) => weekdayOf(day) <= 5).flatMap((day) => Array.from({ length: weekdayOf(day) === 2 ? 15 : 7 }, (_, person) => ({
        key: `${day} ${person}`, person: `member ${person}`, start: `${day}T07:00:00Z`, end: `${day}T10:00:00Z`,
      })));
      // A busy door sends more in a morning than any visitor may.
      for (let at = 0; at < items.length; at += 3) assert.equal((await send(items.slice(at, at + 3))).status, 200);
      await backend.jobs.run('count-rhythm');
      const told = await rhythm();
      assert.deepEqual([told.source, told.weeksObserved, told.minimumGroup, told.updatedAt], ['checkIns', 6, 5, '2026-10-19T22:00:00Z']);
      const levels = Object.fromEntries(told.bands.map(({ weekday, part, level }: Json) => [`${weekday} ${part}`, level]));
      assert.deepEqual(levels, { '1 morning': 'quiet', '2 morning': 'steady', '3 morning': 'quiet', '4 morning': 'quiet', '5 morning': 'quiet' });

      now += 40 * 7 * 24 * 3_600_000;
      await backend.jobs.run('count-rhythm');
      assert.deepEqual(await kept(), []);
      assert.equal((await rhythm()).source, 'host');
      now = tuesday;
    });
  });
}

it('the command takes a file, says what it refused, and changes nothing the second time', async () => {
  const file = join(folder, 'import.csv');
  const day = (ago: number): string => new Date(Date.now() - ago * 24 * 3_600_000).toISOString().slice(0, 10);
  writeFileSync(file, `Checked in,Member\n${Array.from({ length: 40 }, (_, index) => `${day(1 + (index % 30))} 09:30,member ${index}`).join('\n')}\nlast Tuesday,x\n2019-01-01 09:00,y\n`);
  const run = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['demo/backend/src/cli.ts', 'import-check-ins', ...args], {
      cwd: new URL('../../../', import.meta.url), env: { ...process.env, COWORK_DATA: join(folder, 'data'), COWORK_SPACES: spaces, INIT_CWD: folder },
    });
    return stdout;
  };
  const columns = ['--columns', 'start=Checked in,person=Member'];
  const first = await run('import.csv', ...columns);
  assert.match(first, /refused {2}line {5}42 .*last Tuesday/);
  assert.match(first, /refused {2}line {5}43 .*too old/);
  assert.match(first, /42 lines: 40 taken, 0 there already, 2 refused\./);
  assert.match(await run('import.csv', ...columns), /42 lines: 0 taken, 40 there already, 2 refused\./);
});
