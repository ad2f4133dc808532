// Dates, times and money in a language. Formatters are costly to make (the first takes about 13 ms), so each is made
// when first used and kept.
import { addDays, dayOf, weekdayOf, type Instant, type IsoDate, type TimeZone, type Weekday } from '../domain/dates.js';
import type { Money } from '../domain/space.js';

/** Everything a visitor reads that depends on the language's own rules. */
export interface Formats {
  /** "Thursday 4 March". */
  day(day: IsoDate): string;
  /** "Thu 4 Mar". */
  shortDay(day: IsoDate): string;
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
  /** "Thu". */
  shortWeekday(weekday: Weekday): string;
  /** The seven weekdays in the order of the language's calendars. */
  readonly weekdays: readonly Weekday[];
  /** "10:30" or "10:30 AM". */
  time(instant: Instant, zone: TimeZone): string;
  /** "10:30 – 12:00". */
  timeRange(start: Instant, end: Instant, zone: TimeZone): string;
  /** "Thursday 4 March at 10:30". */
  dayAndTime(instant: Instant, zone: TimeZone): string;
  /** "€ 25.00" in the language's order; whole amounts without cents. */
  money(money: Money): string;
  number(value: number): string;
  /** "English, Dutch and French". */
  list(words: readonly string[]): string;
  /** The name of a language, "Dutch" for `nl`. */
  languageName(language: string): string;
  /** A zone's place, "Amsterdam" for `Europe/Amsterdam`. */
  place(zone: TimeZone): string;
}

const known = new Map<string, Formats>();

/** @param language BCP 47; an unknown one falls back to English. */
export function formats(language: string): Formats {
  let found = known.get(language);
  if (!found) {
    found = makeFormats(supported(language));
    known.set(language, found);
  }
  return found;
}

function makeFormats(language: string): Formats {
  const dates = keep((key: string) => new Intl.DateTimeFormat(language, JSON.parse(key) as Intl.DateTimeFormatOptions));
  const numbers = keep((key: string) => new Intl.NumberFormat(language, JSON.parse(key) as Intl.NumberFormatOptions));
  const onDay = (day: IsoDate, options: Intl.DateTimeFormatOptions) =>
    dates(JSON.stringify({ timeZone: 'UTC', ...options })).format(Date.parse(`${day}T12:00:00Z`));
  const clock = (zone: TimeZone) => dates(JSON.stringify({ timeZone: zone, timeStyle: 'short' }));
  // Next to other fields `timeStyle` may not stand; this is what it does for clocks of 12 and of 24 hours.
  const hours = () => ({ hour: /^h2/.test(dates('{"timeStyle":"short"}').resolvedOptions().hourCycle ?? '') ? '2-digit' : 'numeric', minute: '2-digit' });
  const ofWeekday = (weekday: Weekday, length: 'long' | 'short') =>
    onDay(addDays(SOME_MONDAY, weekday - 1), { weekday: length });

  return {
    day: (day) => onDay(day, { weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: (day) => onDay(day, { weekday: 'short', day: 'numeric', month: 'short' }),
    date: (day) => onDay(day, { day: 'numeric', month: 'long', year: 'numeric' }),
    month: (day) => onDay(day, { month: 'long', year: 'numeric' }),
    monthName: (day) => onDay(day, { month: 'long' }),
    dayOfMonth: (day) => numbers('{}').format(Number(day.slice(8))),
    weekday: (weekday) => ofWeekday(weekday, 'long'),
    shortWeekday: (weekday) => ofWeekday(weekday, 'short'),
    get weekdays() {
      return weekdaysOf(language);
    },
    time: (instant, zone) => clock(zone).format(Date.parse(instant)),
    // Past midnight Intl would write both dates out; which day it is stands beside it already.
    timeRange: (start, end, zone) => (dayOf(start, zone) === dayOf(end, zone)
      ? clock(zone).formatRange(Date.parse(start), Date.parse(end))
      : `${clock(zone).format(Date.parse(start))}–${clock(zone).format(Date.parse(end))}`),
    dayAndTime: (instant, zone) =>
      dates(JSON.stringify({ timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', ...hours() })).format(Date.parse(instant)),
    money: ({ amount, currency }) => {
      const whole = /^-?\d+(\.0+)?$/.test(amount);
      return numbers(JSON.stringify({ style: 'currency', currency, ...(whole && { maximumFractionDigits: 0 }) })).format(Number(amount));
    },
    number: (value) => numbers('{}').format(value),
    list: (words) => new Intl.ListFormat(language).format(words),
    languageName: (code) => nameOf(language, code),
    place: (zone) => (zone.split('/').pop() ?? zone).replaceAll('_', ' '),
  };
}

const SOME_MONDAY: IsoDate = '2024-01-01';

function weekdaysOf(language: string): readonly Weekday[] {
  const locale = new Intl.Locale(language) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const first = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  return Array.from({ length: 7 }, (_, index) => weekdayOf(addDays(SOME_MONDAY, first - 1 + index)));
}

function nameOf(language: string, code: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function supported(language: string): string {
  try {
    const name = Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en';
    // British order and clock unless the page asks for another English.
    return name === 'en' ? 'en-GB' : name;
  } catch {
    return 'en-GB';
  }
}

function keep<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
