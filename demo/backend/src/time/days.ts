// Days of a place. A day is a string, 2027-03-04; an instant is milliseconds since 1970; a zone is an IANA name.
import { Temporal } from './temporal.ts';

export type Day = string;
export type Instant = number;
/** Half-open: `start` belongs to it, `end` does not. */
export interface Span { readonly start: Instant; readonly end: Instant }

export const minute = 60_000;
export const hour = 60 * minute;

const starts = new Map<string, Instant>();

/** Local midnight, or the first moment of a day whose midnight the clocks skip. */
export function startOfDay(day: Day, zone: string): Instant {
  const key = `${day} ${zone}`;
  let start = starts.get(key);
  if (start === undefined) {
    if (starts.size > 20_000) starts.clear();
    start = Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
    starts.set(key, start);
  }
  return start;
}

/** The instant of a wall-clock time. `24:00` is the next midnight; a time that the clocks skip comes as much later. */
export const atTime = (day: Day, time: string, zone: string): Instant =>
  time === '24:00'
    ? startOfDay(addDays(day, 1), zone)
    : Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;

export const dayOf = (instant: Instant, zone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

export const hourOf = (instant: Instant, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).hour;

/** Minutes that the clock on the wall shows since midnight. */
export function minuteOfDay(instant: Instant, zone: string): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return wall.hour * 60 + wall.minute;
}

export const addDays = (day: Day, days: number): Day => fromNumber(toNumber(day) + days);

export const daysBetween = (from: Day, to: Day): number => toNumber(to) - toNumber(from);

/** ISO 8601: Monday is 1. */
export const weekdayOf = (day: Day): number => (((toNumber(day) + 3) % 7) + 7) % 7 + 1;

export function daysFrom(from: Day, to: Day): readonly Day[] {
  const first = toNumber(from);
  return Array.from({ length: Math.max(0, toNumber(to) - first) }, (_, index) => fromNumber(first + index));
}

/** Part of the day in the contract's words. */
export function partOfDay(instant: Instant, zone: string): 'morning' | 'midday' | 'afternoon' | 'evening' {
  const at = hourOf(instant, zone);
  return at < 12 ? 'morning' : at < 14 ? 'midday' : at < 18 ? 'afternoon' : 'evening';
}

/** The Sunday, or whatever day it is, on which the zone's clocks change next; undefined where they never do. */
export function nextClockChange(from: Day, zone: string): Day | undefined {
  const next = Temporal.PlainDate.from(from).toZonedDateTime(zone).getTimeZoneTransition('next');
  return next?.toPlainDate().toString();
}

const names = new Map<Instant, string>();

/** RFC 3339 in UTC. Remembered: the rooms of a house all begin and end at the same quarter hours. */
export function toIso(instant: Instant): string {
  let name = names.get(instant);
  if (name === undefined) {
    if (names.size > 20_000) names.clear();
    name = new Date(instant).toISOString().replace('.000Z', 'Z');
    names.set(instant, name);
  }
  return name;
}

/** RFC 3339 allows a space, small letters and a leap second, which Date does not know. */
export const fromIso = (text: string): Instant => Temporal.Instant.from(text.toUpperCase().replace(' ', 'T')).epochMilliseconds;

const dayLength = 86_400_000;
const toNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayLength;
const days = new Map<number, Day>();

/** Remembered, like the instants: all rooms are asked for the same days. */
function fromNumber(number: number): Day {
  let day = days.get(number);
  if (day === undefined) {
    if (days.size > 20_000) days.clear();
    day = new Date(number * dayLength).toISOString().slice(0, 10);
    days.set(number, day);
  }
  return day;
}
