// The part of what is free that lies on one day.
import type { Availability, Interval } from './availability.js';
import { addDays, byInstant, type Instant, type IsoDate } from './dates.js';
import { instantAt } from './moments.js';

export type DayInterval = Pick<Interval, 'start' | 'end' | 'available'>;

/** The open stretches of a day from now on, cut at its midnights and at the present. */
export function intervalsOn({ items, timeZone }: Availability, resourceId: string, day: IsoDate, now: Instant): readonly DayInterval[] {
  const midnight = instantAt(day, '00:00', timeZone);
  const first = byInstant(now, midnight) > 0 ? now : midnight;
  const last = instantAt(addDays(day, 1), '00:00', timeZone);
  const { intervals = [] } = items.find((item) => item.resourceId === resourceId) ?? {};
  return intervals
    .filter(({ start, end, reason }) => reason !== 'closed' && byInstant(start, last) < 0 && byInstant(end, first) > 0)
    .map(({ start, end, available }) => ({ start: byInstant(start, first) > 0 ? start : first, end: byInstant(end, last) < 0 ? end : last, available }));
}
