// Bookings as a table for a spreadsheet.
import { stringify } from 'csv-stringify/sync';
import type { Space } from '../spaces/space.ts';
import { Temporal } from '../time/temporal.ts';
import type { Instant } from '../time/days.ts';
import type { Booking } from './bookings.ts';

const columns = ['kind', 'id', 'start', 'end', 'status', 'name', 'email', 'phone', 'party', 'what', 'host', 'needs', 'notes', 'answers', 'booked'] as const;

export interface CsvOptions {
  /** What the reader's spreadsheet takes for the next column: `;` where a comma stands in numbers. */
  readonly delimiter?: ',' | ';';
}

/**
 * RFC 4180, with the mark by which Excel knows UTF-8. Visitors choose what stands in here: a cell that a spreadsheet would take
 * for a formula gets an apostrophe in front. Times are those of the space.
 */
export function toCsv(space: Space, bookings: readonly Booking[], { delimiter = ',' }: CsvOptions = {}): string {
  const rows = bookings.map((booking): Readonly<Record<(typeof columns)[number], string | number>> => ({
    kind: booking.kind,
    id: booking.id,
    start: wallTime(booking.start, space.zone),
    end: wallTime(booking.end, space.zone),
    status: booking.status,
    name: booking.name,
    email: booking.email,
    phone: booking.phone ?? '',
    party: booking.party,
    what: booking.about,
    host: booking.host ?? '',
    needs: Object.entries({ ...booking.details.needs, ...(booking.alone && { alone: true }) }).filter(([, value]) => value).map(([name, value]) => (value === true ? name : `${name}: ${String(value)}`)).join(', '),
    notes: booking.details.notes ?? '',
    answers: Object.entries(booking.details.answers ?? {}).map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`).join('; '),
    booked: wallTime(booking.createdAt, space.zone),
  }));
  return stringify(rows, { header: true, columns: [...columns], bom: true, delimiter, record_delimiter: 'windows', escape_formulas: true });
}

/** 2026-10-20 10:00 */
const wallTime = (instant: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
