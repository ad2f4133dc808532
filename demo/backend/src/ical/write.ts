// Writes iCalendar (RFC 5545), for mails (RFC 5546) and for feeds. ical.js escapes, encodes and folds; here is what our
// things are in its words. Every time is in UTC: nothing that we write repeats by a rule, and an instant is right in every
// reader and every zone. Whole days are dates, which lie in the reader's own day.
import ICAL from 'ical.js';
import { dayOf, toIso, type Instant } from '../time/days.ts';
import { exactly, shown } from './control.ts';

export interface Person {
  readonly name?: string | undefined;
  readonly email: string;
}

export interface Guest extends Person {
  /** Who books has accepted; it is the house that may still have to. Mail programs ask none of them for an answer. */
  readonly answer: 'accepted' | 'tentative';
}

export interface CalendarEvent {
  /** The same for the life of the thing, so that a later version takes the place of an earlier one. */
  readonly uid: string;
  /** Raised by every change. */
  readonly sequence: number;
  /** When this version came to be. It must not be the clock's now where a feed is to be the same text twice. */
  readonly stamp: Instant;
  readonly start: Instant;
  /** Exclusive. */
  readonly end: Instant;
  /** Whole days of this zone. */
  readonly allDayIn?: string | undefined;
  readonly title: string;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly text?: string | undefined;
  readonly place?: string | undefined;
  readonly url?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly organizer?: Person | undefined;
  readonly guests?: readonly Guest[] | undefined;
  /** Leaves the reader's time free; an event one could go to is no appointment. */
  readonly free?: boolean | undefined;
}

export interface CalendarFile {
  /** What a mail program is to do with it: show it, put it in or change it, take it out. */
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  readonly events: readonly CalendarEvent[];
  /** Only feeds have these: what the calendar is called, and how often it is worth asking again. */
  readonly feed?: { readonly name: string; readonly text?: string | undefined; readonly zone: string; readonly refreshMinutes: number };
}

/** What we call ourselves in everything that we write. */
export const productId = '-//cowork-widgets//cowork-backend//EN';

/** A property as ical.js takes it (RFC 7265): name, parameters, type, values. */
type Property = readonly [name: string, parameters: Readonly<Record<string, string>>, type: string, ...values: readonly string[]];

// ical.js does not count the space that begins a continued line. With one octet less no line is longer than the 75 allowed.
ICAL.foldLength = 74;

/** The text of the file, `text/calendar;charset=utf-8`. A CANCEL has every event cancelled, whatever its own status. */
export function writeCalendar({ method, events, feed }: CalendarFile): string {
  const properties: readonly Property[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', productId],
    ['method', {}, 'text', method],
    ...(feed ? [
      ...text('name', feed.name), ...text('x-wr-calname', feed.name),
      ...text('description', feed.text), ...text('x-wr-caldesc', feed.text),
      ['x-wr-timezone', {}, 'unknown', feed.zone] as const,
      // RFC 7986, and what Outlook reads instead
      ['refresh-interval', {}, 'duration', `PT${feed.refreshMinutes}M`] as const,
      ['x-published-ttl', {}, 'unknown', `PT${feed.refreshMinutes}M`] as const,
    ] : []),
  ];
  const components = events.map((event) => ['vevent', toProperties(method === 'CANCEL' ? { ...event, status: 'cancelled' } : event), []]);
  return `${ICAL.stringify(['vcalendar', properties, components])}\r\n`;
}

const toProperties = (event: CalendarEvent): readonly Property[] => [
  ['uid', {}, 'text', event.uid],
  ['sequence', {}, 'integer', String(event.sequence)],
  ['dtstamp', {}, 'date-time', wholeSeconds(event.stamp)],
  time('dtstart', event.start, event.allDayIn),
  time('dtend', event.end, event.allDayIn),
  ...text('summary', event.title),
  ['status', {}, 'text', event.status.toUpperCase()],
  ...text('description', event.text),
  ...text('location', event.place),
  ...(event.url !== undefined && URL.canParse(event.url) ? [['url', {}, 'uri', new URL(event.url).href] as const] : []),
  ...(event.tags?.length ? [['categories', {}, 'text', ...event.tags.map(shown)] as const] : []),
  ...(event.organizer ? [['organizer', nameOf(event.organizer), 'cal-address', toMailto(event.organizer)] as const] : []),
  ...(event.guests ?? []).map((guest): Property => ['attendee', { ...nameOf(guest), partstat: guest.answer.toUpperCase(), rsvp: 'FALSE' }, 'cal-address', toMailto(guest)]),
  ['transp', {}, 'text', event.free ? 'TRANSPARENT' : 'OPAQUE'],
];

function text(name: string, value: string | undefined): readonly Property[] {
  return value ? [[name, exactly(value), 'text', shown(value)]] : [];
}

const time = (name: string, instant: Instant, allDayIn: string | undefined): Property =>
  allDayIn === undefined ? [name, {}, 'date-time', wholeSeconds(instant)] : [name, {}, 'date', dayOf(instant, allDayIn)];

const wholeSeconds = (instant: Instant): string => toIso(Math.floor(instant / 1000) * 1000);

const nameOf = ({ name }: Person): Readonly<Record<string, string>> => (name ? { cn: shown(name), ...exactly(name) } : {});

/** RFC 6068: what has a meaning in an address of the web is encoded. */
const toMailto = ({ email }: Person): string => `mailto:${encodeURI(email.trim().toWellFormed()).replace(/[?#]/g, encodeURIComponent)}`;
