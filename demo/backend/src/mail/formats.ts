// Days and times on the clock of the space, in the reader's language.
import type { components } from '../../../../src/contract/wire.ts';
import type { Instant } from '../time/days.ts';

type Money = components['schemas']['Money'];

export interface MailFormats {
  /** “Thursday 4 March at 10:30”, for subjects and sentences. */
  moment(instant: Instant, zone: string): string;
  /** “Thursday, 4 March 2027 at 10:30 – 11:00” */
  span(start: Instant, end: Instant, zone: string): string;
  /** “Thursday 4 March” */
  day(instant: Instant, zone: string): string;
  /** Whole days; `end` does not belong to them. */
  days(start: Instant, end: Instant, zone: string): string;
  /** Whether two zones show another time at this instant. */
  differ(instant: Instant, zone: string, other: string): boolean;
  money(money: Money): string;
  number(value: number): string;
  list(words: readonly string[]): string;
  /** “Dutch” for `nl` */
  language(tag: string): string;
  /** “Amsterdam” for `Europe/Amsterdam` */
  place(zone: string): string;
}

const known = new Map<string, MailFormats>();

/** @param locale BCP 47, one that `Intl` knows. */
export function formatsIn(locale: string): MailFormats {
  let found = known.get(locale);
  if (!found) {
    found = makeFormats(locale);
    known.set(locale, found);
  }
  return found;
}

const shortDay = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const longDay = { ...shortDay, year: 'numeric' } as const;

function makeFormats(locale: string): MailFormats {
  // A clock of 24 hours shows 08:15, one of twelve 8:15 AM; Intl leaves the nought to us.
  const ofDay = /^h2/.test(new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).resolvedOptions().hourCycle ?? '');
  const clock = { hour: ofDay ? '2-digit' : 'numeric', minute: '2-digit' } as const;
  const dates = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, { ...options, timeZone });
  return {
    moment: (instant, zone) => dates(zone, { ...shortDay, ...clock }).format(instant),
    span: (start, end, zone) => dates(zone, { ...longDay, ...clock }).formatRange(start, end),
    day: (instant, zone) => dates(zone, shortDay).format(instant),
    days: (start, end, zone) => dates(zone, longDay).formatRange(start, end - 1),
    differ: (instant, zone, other) => dates(zone, { ...longDay, ...clock }).format(instant) !== dates(other, { ...longDay, ...clock }).format(instant),
    money: ({ amount, currency }) => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount)),
    number: (value) => new Intl.NumberFormat(locale).format(value),
    list: (words) => new Intl.ListFormat(locale).format(words),
    language: (tag) => new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag,
    place: (zone) => (zone.split('/').pop() ?? zone).replaceAll('_', ' '),
  };
}
