// A date in the visitor's own calendar: as a file (RFC 5545) and as links. Every date stands for itself, those of a series
// too, so times are in UTC and right in every reader and zone, and each can be moved or called off alone.
import { toInstant } from './epoch.js';
import type { Instant, IsoDate } from './dates.js';

export interface CalendarEntry {
  /** The same for the life of the booking, so that a later file replaces an earlier one. */
  readonly uid: string;
  /** Raised by every change. */
  readonly sequence?: number;
  readonly title: string;
  readonly start: Instant;
  readonly end: Instant;
  /** Of what lasts whole days: the first one, and the one after the last. They are days in every zone. */
  readonly days?: readonly [first: IsoDate, after: IsoDate];
  readonly place?: string;
  readonly text?: string;
  readonly url?: string;
  readonly cancelled?: boolean;
}

/** The text of an `.ics` file, media type `text/calendar;charset=utf-8`. */
export function toCalendarFile(entries: CalendarEntry | readonly CalendarEntry[], stamp: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//cowork-widgets//EN', 'METHOD:PUBLISH',
    ...[entries].flat().flatMap((entry) => toLines(entry, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

/** A page of Google Calendar that offers to add the entry. */
export const toGoogleLink = ({ title, start, end, days, place, text }: CalendarEntry): string =>
  `https://calendar.google.com/calendar/render?${query({
    action: 'TEMPLATE', text: title, dates: days ? days.map(toBasicDate).join('/') : `${toBasicUtc(start)}/${toBasicUtc(end)}`, location: place, details: text,
  })}`;

/** A page of Outlook on the web that offers to add the entry: `live` for private accounts, `office` for those of a company. */
export const toOutlookLink = (account: 'live' | 'office', { title, start, end, days, place, text }: CalendarEntry): string =>
  `https://outlook.${account}.com/calendar/0/deeplink/compose?${query({
    path: '/calendar/action/compose', rru: 'addevent', subject: title,
    startdt: days?.[0] ?? toInstant(Date.parse(start)), enddt: days?.[1] ?? toInstant(Date.parse(end)), allday: days && 'true', location: place, body: text && toMarkup(text),
  })}`;

function toLines(entry: CalendarEntry, stamp: Instant): readonly string[] {
  const { days } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${escape(entry.uid)}`,
    `SEQUENCE:${entry.sequence ?? 0}`,
    `DTSTAMP:${toBasicUtc(stamp)}`,
    days ? `DTSTART;VALUE=DATE:${toBasicDate(days[0])}` : `DTSTART:${toBasicUtc(entry.start)}`,
    days ? `DTEND;VALUE=DATE:${toBasicDate(days[1])}` : `DTEND:${toBasicUtc(entry.end)}`,
    `SUMMARY:${escape(entry.title)}`,
    entry.place ? `LOCATION:${escape(entry.place)}` : '',
    entry.text ? `DESCRIPTION:${escape(entry.text)}` : '',
    entry.url ? `URL:${entry.url.replace(/\s/g, '')}` : '',
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ].filter(Boolean);
}

/** Outlook reads the text as HTML, and takes no line break from anything else. */
const toMarkup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/\r?\n|\r/g, '<br>');

const query = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values).filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&');

const escape = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n|\r/g, '\\n').replace(/\p{Cc}/gu, '');

/** RFC 5545 §3.1: at most 75 octets a line, and never cut inside a character. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += size;
  }
  return folded;
}

/** The moment in the basic form of iCalendar (RFC 5545 §3.3.5), e.g. `20270304T090000Z`. */
export const toBasicUtc = (instant: Instant): string => toInstant(Date.parse(instant)).replace(/[-:]/g, '');

/** A day in that form (§3.3.4). */
const toBasicDate = (day: IsoDate): string => day.replaceAll('-', '');
