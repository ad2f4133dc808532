// When doors are open.
import { addDays, weekdayOf, type Instant, type IsoDate } from './dates.js';
import { instantAt } from './moments.js';
import { minutesOf } from './clock.js';
import type { Space } from './space.js';

/** A day of the house: closed, perhaps with the reason, or open for some stretches of time, `[start, end)`. */
export type Opening =
  | { readonly state: 'closed'; readonly reason: string | undefined }
  | { readonly state: 'open'; readonly spans: readonly { readonly start: Instant; readonly end: Instant }[] };

/** How the house is open on a day; undefined where it does not say. */
export function openingOn({ openingHours, closedDays = [], timeZone }: Space, day: IsoDate): Opening | undefined {
  const closed = closedDays.find(({ date }) => date === day);
  if (closed) return { state: 'closed', reason: closed.reason };
  if (!openingHours) return undefined;
  const spans = openingHours
    .filter(({ days }) => days.includes(weekdayOf(day)))
    .map(({ opens, closes }) => ({
      start: instantAt(day, opens, timeZone),
      end: instantAt(minutesOf(closes) <= minutesOf(opens) ? addDays(day, 1) : day, closes, timeZone),
    }))
    .sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
  return spans.length > 0 ? { state: 'open', spans } : { state: 'closed', reason: undefined };
}
