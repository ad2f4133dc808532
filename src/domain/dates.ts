// Days, moments and zones. A day is a string, an instant carries its offset; a `Date` never leaves this folder.
import { DAY, MINUTE, fromEpoch, toEpoch, toInstant, wall, wallClock } from './epoch.js';

/** A calendar day, `YYYY-MM-DD` (ISO 8601). */
export type IsoDate = `${number}-${number}-${number}`;
/** A moment, RFC 3339 with its offset, e.g. `2027-03-04T09:00:00Z`. */
export type Instant = string;
/** A wall-clock time, `HH:MM`; `24:00` is the end of the day. */
export type LocalTime = `${number}:${number}`;
/** An IANA zone name, e.g. `Europe/Amsterdam`. */
export type TimeZone = string;
/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export type PartOfDay = 'morning' | 'midday' | 'afternoon' | 'evening';

/** Whether a text is a real day: `2027-02-30` is not. */
export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const epoch = toEpoch(value as IsoDate);
  return !Number.isNaN(epoch) && fromEpoch(epoch) === value;
}

/** Whether a text is a moment that can be compared with others. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/i.test(value) && !Number.isNaN(Date.parse(value));
}

/** Whether this platform knows the zone. */
export function isTimeZone(value: unknown): value is TimeZone {
  try {
    return typeof value === 'string' && value !== '' && Boolean(wallClock(value));
  } catch {
    return false;
  }
}

export const addDays = (day: IsoDate, count: number): IsoDate => fromEpoch(toEpoch(day) + count * DAY);

export const weekdayOf = (day: IsoDate): Weekday => ((new Date(toEpoch(day)).getUTCDay() + 6) % 7 + 1) as Weekday;

export const firstOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 8)}01` as IsoDate;

/** The first day of the month after; 31 days after a first it is always that month. */
export const monthAfter = (day: IsoDate): IsoDate => firstOfMonth(addDays(firstOfMonth(day), 31));

/** The present moment; tests give their own clock instead. */
export const now = (): Instant => new Date().toISOString();

/** The day that it is at a moment in a zone. */
export const dayOf = (instant: Instant, zone: TimeZone): IsoDate => wall(instant, zone).slice(0, 10) as IsoDate;

export const today = (zone: TimeZone, at: Instant = now()): IsoDate => dayOf(at, zone);

export const addMinutes = (instant: Instant, minutes: number): Instant => toInstant(Date.parse(instant) + minutes * MINUTE);

/** For sorting moments whatever their offset. */
export const byInstant = (one: Instant, other: Instant): number => Date.parse(one) - Date.parse(other);

/** The zone of the visitor's computer. */
export const visitorZone = (): TimeZone => new Intl.DateTimeFormat().resolvedOptions().timeZone;
