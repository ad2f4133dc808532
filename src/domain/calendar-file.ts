// A visit in the visitor's own calendar: as a file (RFC 5545) and as links. Only for single dates, so times are in UTC and
// right in every reader and zone.
import { toInstant } from './epoch.js';
import type { Instant } from './dates.js';

export interface CalendarEntry {
  /** The same for the life of the booking, so that a later file replaces an earlier one. */
  readonly uid: string;
  /** Raised by every change. */
  readonly sequence?: number;
  readonly title: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly place?: string;
  readonly text?: string;
  readonly url?: string;
  readonly cancelled?: boolean;
}

/** The text of an `.ics` file, media type `text/calendar;charset=utf-8`. */
export function toCalendarFile(entry: CalendarEntry, stamp: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//cowork-widgets//EN', 'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escape(entry.uid)}`,
    `SEQUENCE:${entry.sequence ?? 0}`,
    `DTSTAMP:${toBasicUtc(stamp)}`,
    `DTSTART:${toBasicUtc(entry.start)}`,
    `DTEND:${toBasicUtc(entry.end)}`,
    `SUMMARY:${escape(entry.title)}`,
    entry.place && `LOCATION:${escape(entry.place)}`,
    entry.text && `DESCRIPTION:${escape(entry.text)}`,
    entry.url && `URL:${entry.url.replace(/\s/g, '')}`,
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT', 'END:VCALENDAR',
  ];
  return `${lines.filter((line) => line).map((line) => fold(line as string)).join('\r\n')}\r\n`;
}

/** A page of Google Calendar that offers to add the entry. */
export const toGoogleLink = ({ title, start, end, place, text }: CalendarEntry): string =>
  `https://calendar.google.com/calendar/render?${query({
    action: 'TEMPLATE', text: title, dates: `${toBasicUtc(start)}/${toBasicUtc(end)}`, location: place, details: text,
  })}`;

/** A page of Outlook on the web that offers to add the entry: `live` for private accounts, `office` for those of a company. */
export const toOutlookLink = (account: 'live' | 'office', { title, start, end, place, text }: CalendarEntry): string =>
  `https://outlook.${account}.com/calendar/0/deeplink/compose?${query({
    path: '/calendar/action/compose', rru: 'addevent', subject: title,
    startdt: toInstant(Date.parse(start)), enddt: toInstant(Date.parse(end)), location: place, body: text && toMarkup(text),
  })}`;

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
