// Weeks, and other spans of days.
import { addDays, firstOfMonth, weekdayOf, type IsoDate, type Weekday } from './dates.js';
import { DAY, toEpoch } from './epoch.js';
import { addMonths } from './months.js';

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((toEpoch(to) - toEpoch(from)) / DAY);

/** The days of a half-open span `[from, to)`. */
export const daysFrom = (from: IsoDate, to: IsoDate): readonly IsoDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, index) => addDays(from, index));

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
