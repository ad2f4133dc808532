// Dates, numbers and names in a language, beyond what first looks need.
import { addDays, weekdayOf, type Instant, type IsoDate, type TimeZone, type Weekday } from '../domain/dates.js';
import { SOME_SUNDAY, dayFormats, type DayFormats } from './day-formats.js';
import { keep, localeOf, onDay } from './formats.js';
import { languageName, listOf } from './names.js';
import { firstWeekday } from './week.js';

export interface AllFormats extends DayFormats {
  /** "Thu 4 Mar". */
  shortDay(day: IsoDate): string;
  /** "8 – 14 Mar 2027", first and last day. */
  days(from: IsoDate, to: IsoDate): string;
  /** "Thu". */
  shortWeekday(weekday: Weekday): string;
  /** The seven weekdays in the order of the language's calendars. */
  readonly weekdays: readonly Weekday[];
  /** "Thursday 4 March at 10:30". */
  dayAndTime(instant: Instant, zone: TimeZone): string;
  /** "CEST", the clock that a zone follows at a moment. */
  zoneName(instant: Instant, zone: TimeZone): string;
  number(value: number): string;
  /** "English, Dutch and French". */
  list(words: readonly string[]): string;
  /** "10:00 or 10:30". */
  either(words: readonly string[]): string;
  /** The name of a language, "Dutch" for `nl`. */
  languageName(language: string): string;
  /** A zone's place, "Amsterdam" for `Europe/Amsterdam`. */
  place(zone: TimeZone): string;
}

/** @param language BCP 47; an unknown one falls back to English. */
export const allFormats = keep((language: string): AllFormats => {
  const locale = localeOf(language);
  const shortWeekday = onDay(locale, { weekday: 'short' });
  const moment = keep((timeZone: TimeZone) => new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long', ...hours(locale) }));
  const zoneNames = keep((timeZone: TimeZone) => new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }));
  let either: Intl.ListFormat | undefined;
  let span: Intl.DateTimeFormat | undefined;
  return {
    ...dayFormats(language),
    shortDay: onDay(locale, { weekday: 'short', day: 'numeric', month: 'short' }),
    days: (from, to) => (span ??= new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })).formatRange(Date.parse(from), Date.parse(to)),
    shortWeekday: (weekday) => shortWeekday(addDays(SOME_SUNDAY, weekday)),
    weekdays: Array.from({ length: 7 }, (_, index) => weekdayOf(addDays(SOME_SUNDAY, firstWeekday(language) + index))),
    dayAndTime: (instant, zone) => moment(zone).format(Date.parse(instant)),
    zoneName: (instant, zone) => zoneNames(zone).formatToParts(Date.parse(instant)).find(({ type }) => type === 'timeZoneName')?.value ?? '',
    number: (value) => value.toLocaleString(locale),
    list: (words) => listOf(words, language),
    either: (words) => (either ??= new Intl.ListFormat(locale, { type: 'disjunction' })).format(words),
    languageName: (code) => languageName(code, language),
    place: (zone) => (zone.split('/').pop() ?? zone).replaceAll('_', ' '),
  };
});

/** Next to other fields `timeStyle` may not stand; this is what it does for clocks of 12 and of 24 hours. */
function hours(locale: string): Intl.DateTimeFormatOptions {
  const { hourCycle = '' } = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).resolvedOptions();
  return { hour: hourCycle.startsWith('h2') ? '2-digit' : 'numeric', minute: '2-digit' };
}
