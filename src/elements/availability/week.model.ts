// The next seven days of one room: days × the hours of the clock.
import type { Availability, Resource } from '../../domain/availability.js';
import { minutesOf, timeOf } from '../../domain/clock.js';
import { addDays, addMinutes, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';
import { minutesBetween } from '../../domain/moments.js';
import { daysFrom } from '../../domain/weeks.js';
import { WEEK } from './availability.model.js';
import { stretchesOf, widestStep, type Cell } from './rooms.model.js';
import { dayOn, intervalsOf, within, type Span } from './spans.model.js';

export interface Week {
  readonly perHour: number;
  readonly columns: number;
  /** The moments that head the columns, of the longest of the days. */
  readonly hours: readonly Instant[];
  readonly rows: readonly WeekRow[];
}

export interface WeekRow {
  readonly day: IsoDate;
  readonly cells: readonly Cell[];
  readonly free: boolean;
}

/** A day of which every moment has its place below the same hour as on the other days. */
interface Day {
  readonly day: IsoDate;
  readonly span: Span;
  /** Minutes from its begin after which it is moved, and by how many: clocks change on one of the days. */
  readonly from: number;
  readonly by: number;
}

/** The days as a table, or undefined where the room is not open on any. */
export function toWeek(room: Resource, availability: Availability, first: IsoDate, now: Instant): Week | undefined {
  const { timeZone, to } = availability;
  const last = addDays(first, WEEK);
  const days = alignedDays(daysFrom(first, last < to ? last : to), timeZone);
  const open = days.map(({ span }) => within(intervalsOf(availability, room), span));
  const edges = days.flatMap((day, index) => (open[index] ?? []).flatMap(({ start, end }) => [placeOf(day, start), placeOf(day, end)]));
  if (edges.length === 0) return undefined;
  const begin = Math.floor(Math.min(...edges) / 60) * 60;
  const end = Math.ceil(Math.max(...edges) / 60) * 60;
  const rows = days.map((day, index) => {
    const house = { start: momentAt(day, begin), end: momentAt(day, end) };
    return { day, cells: stretchesOf(room, open[index] ?? [], house, now) };
  });
  const step = widestStep(rows.flatMap(({ day, cells }) => cells.map((cell) => placeOf(day, cell.end) - begin)));
  const edge = (day: Day, moment: Instant) => Math.round((placeOf(day, moment) - begin) / step);
  const longest = days.reduce((one, other) => (other.by < one.by ? other : one));
  return {
    perHour: 60 / step,
    columns: Math.round((end - begin) / step),
    hours: Array.from({ length: (end - begin) / 60 }, (_, hour) => momentAt(longest, begin + hour * 60)),
    rows: rows.map(({ day, cells }) => ({
      day: day.day,
      // From the end of the cell before: an hour that the clocks skip belongs to the one after it.
      cells: cells.map((cell, index) => ({ ...cell, columns: edge(day, cell.end) - (index === 0 ? 0 : edge(day, cell.start)) })).filter((cell) => cell.columns > 0),
      free: cells.some(({ state }) => state === 'free'),
    })),
  };
}

/** How many times can be had in all. */
export const freeTimes = ({ rows }: Week): number => rows.reduce((sum, { cells }) => sum + cells.filter(({ state }) => state === 'free').length, 0);

function alignedDays(days: readonly IsoDate[], zone: TimeZone): readonly Day[] {
  const spans = days.map((day) => dayOn(day, zone));
  const lengths = spans.map(({ start, end }) => minutesBetween(start, end));
  const longest = Math.max(...lengths);
  const odd = spans.find((_, index) => lengths[index] !== 24 * 60);
  const from = odd ? changeIn(odd, zone) : 0;
  return days.map((day, index) => ({ day, span: spans[index] ?? dayOn(day, zone), from, by: longest - (lengths[index] ?? longest) }));
}

/** Minutes from the begin of a day at which the clock no longer shows how long it has lasted. */
function changeIn({ start, end }: Span, zone: TimeZone): number {
  for (let minute = 0; minute < minutesBetween(start, end); minute += 15) {
    if (minutesOf(timeOf(addMinutes(start, minute), zone)) !== minute) return minute;
  }
  return 0;
}

/** Minutes from the begin of the table's day. */
function placeOf({ span, from, by }: Day, moment: Instant): number {
  const lasted = minutesBetween(span.start, moment);
  return lasted + (lasted >= from ? by : 0);
}

function momentAt({ span, from, by }: Day, place: number): Instant {
  return addMinutes(span.start, place < from ? place : Math.max(from, place - by));
}
