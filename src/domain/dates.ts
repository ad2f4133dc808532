// Days, times and zones. A day is a string, an instant carries its offset; a `Date` never leaves this file.

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

const DAY = 86_400_000;
const MINUTE = 60_000;

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

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((toEpoch(to) - toEpoch(from)) / DAY);

/** The days of a half-open span `[from, to)`. */
export const daysFrom = (from: IsoDate, to: IsoDate): readonly IsoDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, index) => addDays(from, index));

export const weekdayOf = (day: IsoDate): Weekday => ((new Date(toEpoch(day)).getUTCDay() + 6) % 7 + 1) as Weekday;

export const firstOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 8)}01` as IsoDate;

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(day: IsoDate, count: number): IsoDate {
  const date = new Date(toEpoch(firstOfMonth(day)));
  date.setUTCMonth(date.getUTCMonth() + count);
  const first = fromEpoch(date.getTime());
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first, Math.min(Number(day.slice(8)), last) - 1);
}

/** The first day of the week that holds `day`. */
export const startOfWeek = (day: IsoDate, firstWeekday: Weekday = 1): IsoDate =>
  addDays(day, -((weekdayOf(day) - firstWeekday + 7) % 7));

/** The weeks of a month, each seven days, filled with the neighbours' days at both ends. */
export function weeksOfMonth(month: IsoDate, firstWeekday: Weekday = 1): readonly (readonly IsoDate[])[] {
  const start = startOfWeek(firstOfMonth(month), firstWeekday);
  const end = addMonths(firstOfMonth(month), 1);
  const count = Math.ceil(daysBetween(start, end) / 7);
  return Array.from({ length: count }, (_, week) => daysFrom(addDays(start, week * 7), addDays(start, week * 7 + 7)));
}

/** The present moment; tests give their own clock instead. */
export const now = (): Instant => new Date().toISOString();

/** The day that it is at a moment in a zone. */
export const dayOf = (instant: Instant, zone: TimeZone): IsoDate => wall(instant, zone).slice(0, 10) as IsoDate;

/** The wall-clock time at a moment in a zone. */
export const timeOf = (instant: Instant, zone: TimeZone): LocalTime => wall(instant, zone).slice(11, 16) as LocalTime;

export const today = (zone: TimeZone, at: Instant = now()): IsoDate => dayOf(at, zone);

/** Minutes since midnight on the clock, `24:00` is 1440. */
export function minutesOf(time: LocalTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/**
 * The moment at which the clocks of a zone show a day and time. In the hour that the clocks skip it is the moment after
 * the gap by the same distance; in the hour that comes twice, the first (as RFC 5545 §3.3.5 says).
 */
export function instantAt(day: IsoDate, time: LocalTime, zone: TimeZone): Instant {
  const asIfUtc = toEpoch(day) + minutesOf(time) * MINUTE;
  const before = asIfUtc - offsetAt(asIfUtc - DAY, zone);
  const after = asIfUtc - offsetAt(asIfUtc + DAY, zone);
  const fits = [before, after].filter((epoch) => epoch + offsetAt(epoch, zone) === asIfUtc);
  return toInstant(fits.length > 0 ? Math.min(...fits) : before);
}

/** Minutes from one moment to another. */
export const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / MINUTE;

export const addMinutes = (instant: Instant, minutes: number): Instant => toInstant(Date.parse(instant) + minutes * MINUTE);

/** For sorting moments whatever their offset. */
export const byInstant = (one: Instant, other: Instant): number => Date.parse(one) - Date.parse(other);

/** Before 12 morning, before 14 midday, before 18 afternoon, then evening. */
export function partOfDay(time: LocalTime): PartOfDay {
  const minutes = minutesOf(time);
  return minutes < 720 ? 'morning' : minutes < 840 ? 'midday' : minutes < 1080 ? 'afternoon' : 'evening';
}

/** The zone of the visitor's computer. */
export const visitorZone = (): TimeZone => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether two zones show the same clock at a moment. */
export const sameClock = (one: TimeZone, other: TimeZone, at: Instant): boolean => wall(at, one) === wall(at, other);

/** The moment in the basic form of iCalendar (RFC 5545 §3.3.5), e.g. `20270304T090000Z`. */
export const toBasicUtc = (instant: Instant): string => `${toInstant(Date.parse(instant)).replace(/[-:]/g, '')}`;

const toEpoch = (day: IsoDate): number => Date.parse(`${day}T00:00:00Z`);
const toInstant = (epoch: number): Instant => new Date(epoch).toISOString().replace('.000Z', 'Z');

const fromEpoch = (epoch: number): IsoDate => new Date(epoch).toISOString().slice(0, 10) as IsoDate;

const wall = (instant: Instant, zone: TimeZone): string => {
  const epoch = Date.parse(instant);
  return toInstant(epoch + offsetAt(epoch, zone));
};

/** Milliseconds by which the clocks of a zone are ahead of UTC at a moment. */
function offsetAt(epoch: number, zone: TimeZone): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of wallClock(zone).formatToParts(epoch)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(epoch / 1000) * 1000;
}

// Making one costs more than a thousand uses, so each zone's is kept.
const clocks = new Map<TimeZone, Intl.DateTimeFormat>();

function wallClock(zone: TimeZone): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
      hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    clocks.set(zone, clock);
  }
  return clock;
}
