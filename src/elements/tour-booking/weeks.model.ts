// Looking at weeks instead of months. Pure.
import { addDays, type Weekday } from '../../domain/dates.js';
import { startOfWeek } from '../../domain/weeks.js';
import { windowOf } from './kinds.model.js';
import type { View } from './tour-booking.model.js';

const known = new Map<Weekday, View>();

/** Weeks that begin on that day; always the same object, so that it can be compared. */
export function weeksFrom(first: Weekday): View {
  const view = known.get(first) ?? makeView(first);
  known.set(first, view);
  return view;
}

const makeView = (first: Weekday): View => ({
  holds: (day, other) => startOfWeek(day, first) === startOfWeek(other, first),
  windowOf: (day, today) => {
    const start = startOfWeek(day, first);
    const end = addDays(start, 7);
    const months = windowOf(day, today);
    // A week with days in two windows is asked for by itself.
    const inside = end <= months.to && (start >= months.from || months.from === today);
    return inside ? months : { from: start < today ? today : start, to: end };
  },
});
