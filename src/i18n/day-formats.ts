// Days in a language, in pieces.
import { addDays, type IsoDate, type Weekday } from '../domain/dates.js';
import { formats, keep, localeOf, onDay, type Formats } from './formats.js';

export interface DayFormats extends Formats {
  /** "1 May 2027", for days that may be far away. */
  date(day: IsoDate): string;
  /** "March 2027". */
  month(day: IsoDate): string;
  /** "March". */
  monthName(day: IsoDate): string;
  /** "4". */
  dayOfMonth(day: IsoDate): string;
  /** "Thursday". */
  weekday(weekday: Weekday): string;
}

export const SOME_SUNDAY: IsoDate = '2023-12-31';

/** @param language BCP 47; an unknown one falls back to English. */
export const dayFormats = keep((language: string): DayFormats => {
  const locale = localeOf(language);
  const weekday = onDay(locale, { weekday: 'long' });
  return {
    ...formats(language),
    date: onDay(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
    month: onDay(locale, { month: 'long', year: 'numeric' }),
    monthName: onDay(locale, { month: 'long' }),
    dayOfMonth: (day) => Number(day.slice(8)).toLocaleString(locale),
    weekday: (number) => weekday(addDays(SOME_SUNDAY, number)),
  };
});
