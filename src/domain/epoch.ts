// Between our words for days and moments and the platform's numbers: milliseconds since 1970.
import type { Instant, IsoDate, TimeZone } from './dates.js';

export const DAY = 86_400_000;
export const MINUTE = 60_000;

/** Milliseconds of the UTC midnight of a day. */
export const toEpoch = (day: IsoDate): number => Date.parse(`${day}T00:00:00Z`);
export const toInstant = (epoch: number): Instant => new Date(epoch).toISOString().replace('.000Z', 'Z');

export const fromEpoch = (epoch: number): IsoDate => new Date(epoch).toISOString().slice(0, 10) as IsoDate;

/** The clocks of a zone at a moment, as if they showed UTC; fractions of a second are left out. */
export const wall = (instant: Instant, zone: TimeZone): Instant => wallAt(Date.parse(instant), zone);

/** The same at milliseconds since 1970. */
export const wallAt = (epoch: number, zone: TimeZone): Instant => `${wallClock(zone).format(epoch).replace(' ', 'T')}Z`;

// Making one costs more than a thousand uses, so each zone's is kept.
const clocks = new Map<TimeZone, Intl.DateTimeFormat>();

/** Throws where this platform does not know the zone. */
export function wallClock(timeZone: TimeZone): Intl.DateTimeFormat {
  // Sweden writes dates and times as ISO 8601 does.
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return clock;
}
