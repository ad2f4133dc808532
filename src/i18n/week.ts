import type { Weekday } from '../domain/dates.js';
import { localeOf } from './formats.js';

/** The day with which calendars of a language begin a week. */
export function firstWeekday(language: string): Weekday {
  const locale = new Intl.Locale(localeOf(language)) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) as Weekday;
}
