// Slots in zones where clocks behave oddly: they change at midnight, by half an hour, on a Friday, or stand at a quarter past.
// What is expected is worked out minute by minute from what Intl shows on the wall, and not by Temporal, which the slots use.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openingOf } from '../src/availability/rules.ts';
import { loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import type { SpaceFile } from '../src/spaces/file.ts';
import { toSpace, type Space } from '../src/spaces/space.ts';
import { startsOf } from '../src/tours/slots.ts';
import { fixtures } from './helpers/api.ts';

const minute = 60_000;
const [loft] = loadSpaces(fixtures) as readonly [LoadedFile];

/** Hours that touch midnight on either side, where clocks change most, and those of a working day. */
const hours = [['00:00', '06:00'], ['09:00', '12:30'], ['13:15', '17:00'], ['20:00', '24:00']] as const;
const every = [1, 2, 3, 4, 5, 6, 7] as const;
const opening = hours.map(([opens, closes]) => ({ days: [...every], opens, closes }));

const houseIn = (timeZone: string): Space => toSpace({
  ...loft,
  space: { id: 'odd', name: 'Odd', timeZone, openingHours: opening, hosts: [{ id: 'ada', name: 'Ada' }], tours: [{ id: 'tour', kind: 'tour', title: 'Tour', durationMinutes: 50, everyMinutes: 20, book: { mode: 'inline' } }], resources: [{ id: 'room', kind: 'meetingRoom', name: 'Room' }] } as unknown as SpaceFile,
}, new Map());

interface Wall { readonly at: number; readonly day: string; readonly time: string }

/** What the clock on the wall shows in every minute from one moment to another. */
function wallOf(timeZone: string, from: number, to: number): readonly Wall[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  const shown: Wall[] = [];
  for (let at = from; at < to; at += minute) {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    shown.push({ at, day: `${part['year']}-${part['month']}-${part['day']}`, time: `${part['hour']}:${part['minute']}` });
  }
  return shown;
}

/** The hours of these days as stretches of exact time. */
function stretches(wall: readonly Wall[], days: readonly string[]): readonly { readonly start: number; readonly end: number }[] {
  return days.flatMap((day) => hours.flatMap(([opens, closes]) => {
    const open = wall.filter((shown) => shown.day === day && shown.time >= opens && shown.time < closes);
    const [first, last] = [open[0], open.at(-1)];
    return first && last ? [{ start: first.at, end: last.at + minute }] : [];
  }));
}

const nextDay = (day: string, by = 1): string => new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** Zone, and a day; on most of them the clocks change. */
const changes = [
  ['Europe/Amsterdam', '2026-10-25'], ['Europe/Amsterdam', '2027-03-28'],
  // At midnight: there is no 00:00 on the first of each pair, and 23:xx or 00:xx twice on the second.
  ['America/Havana', '2026-03-08'], ['America/Havana', '2026-11-01'],
  ['Asia/Beirut', '2026-03-29'], ['Asia/Beirut', '2026-10-25'],
  ['Africa/Cairo', '2026-04-24'], ['Africa/Cairo', '2026-10-29'],
  ['America/Santiago', '2026-09-06'], ['America/Santiago', '2026-04-04'],
  // By half an hour, or never, in zones that lie between the hours.
  ['Australia/Lord_Howe', '2026-10-04'], ['Australia/Lord_Howe', '2027-04-04'],
  ['Asia/Kathmandu', '2026-10-25'], ['Asia/Kolkata', '2026-10-25'], ['America/St_Johns', '2026-11-01'], ['Pacific/Chatham', '2026-09-27'],
] as const;

describe('slots and opening times', () => {
  for (const [zone, change] of changes) {
    it(`are those on the wall in ${zone} around ${change}`, () => {
      const space = houseIn(zone);
      const days = [-2, -1, 0, 1].map((by) => nextDay(change, by));
      const [from, to] = [days[0] ?? '', nextDay(change, 2)];
      const wall = wallOf(zone, Date.parse(`${from}T00:00:00Z`) - 16 * 60 * minute, Date.parse(`${to}T00:00:00Z`) + 16 * 60 * minute);
      const open = stretches(wall, days);
      const [tour] = space.file.tours ?? [];
      assert.ok(tour);
      const expected = open.flatMap(({ start, end }) => {
        const starts = [];
        for (let at = start; at + 50 * minute <= end; at += 20 * minute) starts.push(at);
        return starts;
      });
      const shown = (instants: readonly number[]): readonly string[] => instants.map((at) => new Date(at).toISOString());
      assert.deepEqual(shown(startsOf(space, tour, from, to).map(({ start }) => start)), shown(expected));
      const [room] = space.file.resources ?? [];
      assert.ok(room);
      assert.deepEqual(shown(openingOf(space, room, from, to).flatMap(({ start, end }) => [start, end])), shown(open.flatMap(({ start, end }) => [start, end])));
    });
  }
});
