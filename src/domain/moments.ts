// From what the clocks of a zone show to the moment. First looks only go the other way, so it is a file of its own.
import type { Instant, IsoDate, LocalTime, TimeZone } from './dates.js';
import { DAY, MINUTE, toInstant, wallAt } from './epoch.js';

/**
 * The moment at which the clocks of a zone show a day and time. In the hour that the clocks skip it is the moment after
 * the gap by the same distance; in the hour that comes twice, the first (as RFC 5545 §3.3.5 says).
 */
export function instantAt(day: IsoDate, time: LocalTime, zone: TimeZone): Instant {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const before = asIfUtc - offsetAt(asIfUtc - DAY, zone);
  const after = asIfUtc - offsetAt(asIfUtc + DAY, zone);
  const fits = [before, after].filter((epoch) => epoch + offsetAt(epoch, zone) === asIfUtc);
  return toInstant(fits.length > 0 ? Math.min(...fits) : before);
}

/** Minutes from one moment to another. */
export const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / MINUTE;

/** Milliseconds by which the clocks of a zone are ahead of UTC at a moment. */
export const offsetAt = (epoch: number, zone: TimeZone): number => Date.parse(wallAt(epoch, zone)) - Math.floor(epoch / 1000) * 1000;
