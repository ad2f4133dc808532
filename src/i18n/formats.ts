// Dates, times and money in a language, as far as every first look needs them; `all-formats.ts` has the rest. Formatters are
// costly to make (the first takes about 13 ms), so each is made when first used and kept.
import { dayOf, type Instant, type IsoDate, type TimeZone } from '../domain/dates.js';
import type { Money } from '../domain/space.js';

/** What a visitor reads that depends on the language's own rules. */
export interface Formats {
  /** "Thursday 4 March". */
  day(day: IsoDate): string;
  /** "10:30" or "10:30 AM". */
  time(instant: Instant, zone: TimeZone): string;
  /** "10:30 – 12:00". */
  timeRange(start: Instant, end: Instant, zone: TimeZone): string;
  /** "€ 25.00" in the language's order; whole amounts without cents. */
  money(money: Money): string;
}

/** @param language BCP 47; an unknown one falls back to English. */
export const formats = keep((language: string): Formats => {
  const locale = localeOf(language);
  const clock = keep((timeZone: TimeZone) => new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }));
  return {
    day: onDay(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    time: (instant, zone) => clock(zone).format(Date.parse(instant)),
    // Past midnight Intl would write both dates out; which day it is stands beside it already.
    timeRange: (start, end, zone) => (dayOf(start, zone) === dayOf(end, zone)
      ? clock(zone).formatRange(Date.parse(start), Date.parse(end))
      : `${clock(zone).format(Date.parse(start))}–${clock(zone).format(Date.parse(end))}`),
    money: ({ amount, currency }) =>
      Number(amount).toLocaleString(locale, { style: 'currency', currency, ...(Number(amount) % 1 === 0 && { maximumFractionDigits: 0 }) }),
  };
});

/** A way to write days. */
export function onDay(locale: string, options: Intl.DateTimeFormatOptions): (day: IsoDate) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (day) => (format ??= new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })).format(Date.parse(day));
}

export function localeOf(language: string): string {
  try {
    const name = Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en';
    // British order and clock unless the page asks for another English.
    return name === 'en' ? 'en-GB' : name;
  } catch {
    return 'en-GB';
  }
}

/** Makes a thing when it is first asked for, and keeps it. */
export function keep<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
