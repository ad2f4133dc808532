// One day of rooms: resources × time, on a common grid of columns.
import type { Availability, Interval, Resource } from '../../domain/availability.js';
import { minutesOf, timeOf } from '../../domain/clock.js';
import { addMinutes, byInstant, type Instant, type IsoDate } from '../../domain/dates.js';
import { minutesBetween } from '../../domain/moments.js';
import type { CellState } from '../../i18n/sections/availability.js';
import { covers } from './availability.model.js';
import { dayOn, earlier, intervalsOf, later, within, type Span } from './spans.model.js';

export interface Timeline {
  /** How many narrow columns an hour has; a cell spans as many as it lasts. */
  readonly perHour: number;
  readonly columns: number;
  /** The moments that head the columns. */
  readonly hours: readonly Instant[];
  readonly rows: readonly RoomRow[];
}

export interface RoomRow {
  readonly room: Resource;
  readonly cells: readonly Cell[];
  readonly free: boolean;
}

export interface Stretch extends Span {
  readonly state: CellState;
}

export interface Cell extends Stretch {
  readonly columns: number;
}

/** Starts that come too soon are shown as past, by the quarter hour. */
const QUARTER = 15;
/** Narrower columns are of no use to the eye; the words beside them stay exact. */
const NARROWEST = 5;

/** Rows are drawn and left out in groups, so that a big house is not slower than a small one. */
const GROUP = 3;
/** So many groups are drawn in any case. */
export const GROUPS = 8;
/** Pixels that a group takes where it is a part of a table. */
export const GAP = 168;

/** The day as a table, or undefined where no room is open at all; another day than is known is shown as the last one was. */
export function toTimeline(rooms: readonly Resource[], availability: Availability, day: IsoDate, now: Instant): Timeline | undefined {
  const span = dayOn(covers(availability, day) ? day : availability.from, availability.timeZone);
  const all = rooms.map((room) => within(intervalsOf(availability, room), span));
  const house = hoursOf(all.flat(), availability);
  if (!house) return undefined;
  const rows = rooms.map((room, index) => stretchesOf(room, all[index] ?? [], house, now));
  const step = widestStep(rows.flat().map(({ end }) => minutesBetween(house.start, end)));
  const column = (instant: Instant) => Math.round(minutesBetween(house.start, instant) / step);
  return {
    perHour: 60 / step,
    columns: column(house.end),
    hours: Array.from({ length: minutesBetween(house.start, house.end) / 60 }, (_, hour) => addMinutes(house.start, hour * 60)),
    rows: rooms.map((room, index) => {
      const cells = (rows[index] ?? []).map((cell) => ({ ...cell, columns: column(cell.end) - column(cell.start) })).filter(({ columns }) => columns > 0);
      return { room, cells, free: cells.some(({ state }) => state === 'free') };
    }),
  };
}

export const inGroups = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  rows.flatMap((_, index) => (index % GROUP ? [] : [rows.slice(index, index + GROUP)]));

/** From the first door that opens to the last that closes, in whole hours of the clock there. */
function hoursOf(intervals: readonly Interval[], { timeZone }: Availability): Span | undefined {
  const [one] = intervals;
  if (!one) return undefined;
  const first = intervals.reduce((soonest, { start }) => earlier(soonest, start), one.start);
  const last = intervals.reduce((latest, { end }) => later(latest, end), one.end);
  const start = addMinutes(first, -(minutesOf(timeOf(first, timeZone)) % 60));
  return { start, end: addMinutes(start, Math.ceil(minutesBetween(start, last) / 60) * 60) };
}

/** What a room is in the hours of the house, from its first to its last moment. */
export function stretchesOf({ leadMinutes = 0, minMinutes = 0 }: Resource, intervals: readonly Interval[], house: Span, now: Instant): readonly Stretch[] {
  const late = Math.max(0, Math.ceil((minutesBetween(house.start, now) + leadMinutes) / QUARTER) * QUARTER);
  return toStretches(intervals, house, addMinutes(house.start, late)).map((stretch) => offer(stretch, minMinutes));
}

/** What is free for less time than one has to take is nothing that can be had. */
const offer = (stretch: Stretch, minMinutes: number): Stretch =>
  stretch.state === 'free' && minutesBetween(stretch.start, stretch.end) < minMinutes ? { ...stretch, state: 'short' } : stretch;

/** A row without gaps, neighbours that say the same joined. */
function toStretches(intervals: readonly Interval[], house: Span, soonest: Instant): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const add = (start: Instant, end: Instant, state: CellState) => {
    if (byInstant(start, end) >= 0) return;
    const last = stretches.at(-1);
    if (last?.state === state) stretches[stretches.length - 1] = { ...last, end };
    else stretches.push({ start, end, state });
  };
  let from = house.start;
  for (const { start, end, available, reason } of intervals) {
    add(from, start, 'closed');
    const begins = earlier(later(start, soonest), end);
    add(start, begins, 'past');
    add(begins, end, available > 0 ? 'free' : reason === 'closed' ? 'closed' : 'booked');
    from = end;
  }
  add(from, house.end, 'closed');
  return stretches;
}

/** The widest column, in minutes, on whose edges all of these minutes and every full hour lie. */
export const widestStep = (minutes: readonly number[]): number =>
  Math.max(NARROWEST, minutes.reduce((step, minute) => commonDivisor(step, Math.round(minute / NARROWEST) * NARROWEST), 60));

const commonDivisor = (one: number, other: number): number => (other === 0 ? one : commonDivisor(other, one % other));
