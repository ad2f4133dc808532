// Between what is free and what is reserved: possible times, the price, what is sent. Pure.
import type { FieldError } from '../../backend/error.js';
import type { Interval, Reservation, ReservationInput, Resource } from '../../domain/availability.js';
import { viewOf } from '../../domain/availability.js';
import type { CalendarEntry } from '../../domain/calendar-file.js';
import { minutesOf, timeOf } from '../../domain/clock.js';
import { addMinutes, byInstant, type Instant, type TimeZone } from '../../domain/dates.js';
import { minutesBetween } from '../../domain/moments.js';
import type { Attribution } from '../../domain/people.js';
import type { Money, Price, Space } from '../../domain/space.js';
import type { FormStrings } from '../../i18n/sections/form.js';
import { consentTo } from '../parts/consent.js';
import type { FieldValue, FormField } from '../parts/field.js';
import type { Span } from './spans.model.js';

export type Draft = Readonly<Record<string, FieldValue>>;

/** What a price comes to for a time, and how: `count` times the price. */
export interface Sum {
  readonly price: Price;
  readonly count: number;
  readonly total: Money;
}

/** Steps that are not given, in minutes. */
const STEP = 15;
/** What most people want, where the room does not say more. */
const HOUR = 60;
/** More choices than this help nobody. */
const MOST = 200;

export const byTheDay = ({ kind }: Resource): boolean => viewOf(kind) === 'desks';

/** The stretch around a moment without a gap in which there is room, or undefined where there is none. */
export function stretchAround(intervals: readonly Interval[], moment: Instant): Span | undefined {
  const free = intervals.filter(({ available }) => available > 0);
  const at = free.findIndex(({ start, end }) => byInstant(start, moment) <= 0 && byInstant(end, moment) > 0);
  const here = free[at];
  if (!here) return undefined;
  let { start, end } = here;
  for (const before of free.slice(0, at).reverse()) if (byInstant(before.end, start) === 0) ({ start } = before);
  for (const after of free.slice(at + 1)) if (byInstant(after.start, end) === 0) ({ end } = after);
  return { start, end };
}

/** Moments at which one can begin: on the grid of the clock there, and early enough for the shortest time. */
export function starts(stretch: Span, resource: Resource, zone: TimeZone, now: Instant): readonly Instant[] {
  const { stepMinutes: step = STEP, leadMinutes: lead = 0 } = resource;
  const soonest = addMinutes(now, lead);
  const from = byInstant(stretch.start, soonest) > 0 ? stretch.start : soonest;
  const over = (minutesOf(timeOf(from, zone)) % step) + (Date.parse(from) % 60_000) / 60_000;
  const first = over === 0 ? from : addMinutes(from, step - over);
  return grid(first, minutesBetween(first, stretch.end) - shortest(resource), step);
}

/** Moments at which one can end who begins at `start`. */
export function ends(stretch: Span, start: Instant, resource: Resource): readonly Instant[] {
  const { stepMinutes: step = STEP, maxMinutes: longest = Infinity } = resource;
  const first = addMinutes(start, shortest(resource));
  return grid(first, Math.min(minutesBetween(first, stretch.end), longest - shortest(resource)), step);
}

/** The end that is nearest to what most people want. */
export const usualEnd = (ends: readonly Instant[], start: Instant, length = HOUR): Instant | undefined =>
  ends.find((end) => minutesBetween(start, end) >= length) ?? ends.at(-1);

/** What it costs, where that can be worked out without guessing. */
export function priceOf({ prices = [] }: Resource, { start, end }: Span, units: number): Sum | undefined {
  // A label names for whom a price is; the visitor may be somebody else.
  const open = prices.filter(({ label }) => !label);
  const hours = minutesBetween(start, end) / 60;
  const count: Partial<Record<Price['per'], number>> = hours < 24 ? { hour: hours * units, day: units, booking: 1 } : { booking: 1 };
  const price = open.find(({ per }) => per in count);
  if (!price) return undefined;
  const times = count[price.per] ?? 1;
  return { price, count: times, total: multiply(price, times) };
}

/** Exact to the last digit that the amount has. */
export function multiply({ amount, currency }: Money, times: number): Money {
  const digits = amount.split('.')[1]?.length ?? 0;
  const total = Math.round(Number(amount) * 10 ** digits * times) / 10 ** digits;
  const exact = Number.isInteger(total) ? 0 : Math.max(digits, 2);
  return { amount: total.toFixed(exact), currency };
}

export const attendeeFields = (words: FormStrings): readonly FormField[] => [
  { name: 'name', type: 'text', label: words.name, required: true, maxLength: 120, autocomplete: 'name' },
  { name: 'email', type: 'email', label: words.email, required: true, maxLength: 254, autocomplete: 'email' },
  { name: 'phone', type: 'tel', label: words.phone, maxLength: 40, autocomplete: 'tel' },
];

/** What is sent along and typed by nobody. */
export interface Circumstances {
  readonly locale: string;
  readonly space: Space | undefined;
  readonly attribution: Attribution | undefined;
}

export function toInput({ start, end }: Span, units: number, draft: Draft, { locale, space, attribution }: Circumstances): ReservationInput {
  const phone = text(draft['phone']);
  return {
    start, end, locale,
    ...(units > 1 && { units }),
    attendee: { name: text(draft['name']), email: text(draft['email']), ...(phone && { phone }) },
    ...consentTo(space),
    ...(attribution && { attribution }),
  };
}

/** The backend's complaints by field name; what belongs to no field stands under the empty name. */
export function toErrors(complaints: readonly FieldError[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { pointer, message } of complaints) {
    const name = /^\/attendee\/(name|email|phone)$/.exec(pointer)?.[1] ?? '';
    errors[name] = [errors[name], message].filter(Boolean).join(' ');
  }
  return errors;
}

/** All that was typed, for a mail to a person. */
export const toMailText = (what: string, draft: Draft, words: FormStrings): string =>
  [what, '', ...attendeeFields(words).map(({ name, label }) => [label, text(draft[name])] as const).filter(([, said]) => said).map(([label, said]) => `${label}: ${said}`)].join('\n');

export function toCalendarEntry({ id, uid = `${id}@cowork`, sequence, start, end, location, arrival }: Reservation, title: string): CalendarEntry {
  const place = [location?.name, location?.street, location?.postalCode, location?.city].filter(Boolean).join(', ');
  return { uid, title, start, end, ...(sequence !== undefined && { sequence }), ...(place && { place }), ...(arrival && { text: arrival }) };
}

const shortest = ({ minMinutes, stepMinutes = STEP }: Resource): number => Math.max(minMinutes ?? 0, stepMinutes);

const grid = (first: Instant, minutes: number, step: number): readonly Instant[] =>
  minutes < 0 ? [] : Array.from({ length: Math.min(MOST, Math.floor(minutes / step) + 1) }, (_, index) => addMinutes(first, index * step));

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '');
