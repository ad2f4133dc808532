// What the clocks of a zone show.
import type { Instant, IsoDate, LocalTime, PartOfDay, TimeZone } from './dates.js';
import { DAY, MINUTE, offsetAt, toEpoch, toInstant, wall } from './epoch.js';

/** The wall-clock time at a moment in a zone. */
export const timeOf = (instant: Instant, zone: TimeZone): LocalTime => wall(instant, zone).slice(11, 16) as LocalTime;

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

/** Before 12 morning, before 14 midday, before 18 afternoon, then evening. */
export function partOfDay(time: LocalTime): PartOfDay {
  const minutes = minutesOf(time);
  return minutes < 720 ? 'morning' : minutes < 840 ? 'midday' : minutes < 1080 ? 'afternoon' : 'evening';
}

/** Whether two zones show the same clock at a moment. */
export const sameClock = (one: TimeZone, other: TimeZone, at: Instant): boolean => wall(at, one) === wall(at, other);
