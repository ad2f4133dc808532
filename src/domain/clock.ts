// What the clocks of a zone show.
import type { Instant, LocalTime, PartOfDay, TimeZone } from './dates.js';
import { wall } from './epoch.js';

/** The wall-clock time at a moment in a zone. */
export const timeOf = (instant: Instant, zone: TimeZone): LocalTime => wall(instant, zone).slice(11, 16) as LocalTime;

/** Minutes since midnight on the clock, `24:00` is 1440. */
export function minutesOf(time: LocalTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Before 12 morning, before 14 midday, before 18 afternoon, then evening. */
export function partOfDay(time: LocalTime): PartOfDay {
  const minutes = minutesOf(time);
  return minutes < 720 ? 'morning' : minutes < 840 ? 'midday' : minutes < 1080 ? 'afternoon' : 'evening';
}

/** Whether two zones show the same clock at a moment. */
export const sameClock = (one: TimeZone, other: TimeZone, at: Instant): boolean => wall(at, one) === wall(at, other);
