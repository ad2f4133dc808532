// What was booked, for those who look after it: visits, registrations and reservations in one list. The staff page and the
// command line ask here.
import type { components } from '../../../../src/contract/wire.ts';
import type { Queryable } from '../db/database.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, startOfDay, type Day, type Instant, type Span } from '../time/days.ts';

type Wire = components['schemas'];

export const kinds = ['visit', 'rsvp', 'reservation'] as const;
export type Kind = (typeof kinds)[number];

export const statuses = ['confirmed', 'pendingApproval', 'pendingConfirmation', 'waitlisted', 'cancelled'] as const;
export type Status = (typeof statuses)[number];

/** What forms ask beyond name and address; what is not there was not said, or is forgotten by now. */
export interface Details {
  readonly notes?: string;
  readonly needs?: Wire['Needs'];
  readonly answers?: Wire['Answers'];
  readonly party?: readonly string[];
  readonly daysPerWeek?: number;
  readonly timeZone?: string;
  readonly locale?: string;
}

export interface Booking extends Span {
  readonly kind: Kind;
  readonly id: string;
  readonly status: Status;
  /** Empty where it has been forgotten. */
  readonly name: string;
  readonly email: string;
  readonly phone: string | undefined;
  /** People, or units of a resource. */
  readonly party: number;
  /** Id and title of the kind of visit, the event or the resource. */
  readonly aboutId: string;
  readonly about: string;
  readonly hostId: string | undefined;
  readonly host: string | undefined;
  readonly alone: boolean;
  /** Place in the order of the waiting list. */
  readonly line: number | undefined;
  readonly details: Details;
  readonly createdAt: Instant;
  /** Until when an answer is awaited. */
  readonly expiresAt: Instant | undefined;
  readonly changedBy: string | undefined;
  readonly reason: string | undefined;
  readonly sequence: number;
}

export interface Filter {
  readonly kind?: Kind | undefined;
  /** All but the cancelled, if left out. */
  readonly status?: Status | 'any' | undefined;
  readonly from?: Day | undefined;
  /** Inclusive. */
  readonly to?: Day | undefined;
  readonly hostId?: string | undefined;
  readonly aboutId?: string | undefined;
  /** Part of a name, a mail address, a telephone number, or a whole id. */
  readonly text?: string | undefined;
  /** Asked for last first, by start if left out. */
  readonly newestFirst?: boolean;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

const every = `
  select 'visit' as kind, b.id, b.starts_at, b.ends_at, b.status, b.name, b.email, b.phone, b.party_size as party, b.tour_id as about_id, null as title,
    b.host_id, h.name as host, false as alone, null::int as line, b.details, b.created_at, b.expires_at, b.changed_by, b.change_reason, b.sequence
  from tour_booking b left join host h on h.space_id = b.space_id and h.id = b.host_id where b.space_id = $1
  union all
  select 'rsvp', r.id, e.starts_at, e.ends_at, r.status, r.name, r.email, r.phone, r.party_size, r.event_id, e.title,
    null, null, r.alone, r.line, r.details, r.created_at, r.expires_at, r.changed_by, r.change_reason, r.sequence
  from rsvp r join event e on e.space_id = r.space_id and e.id = r.event_id where r.space_id = $1
  union all
  select 'reservation', v.id, v.starts_at, v.ends_at, v.status, v.name, v.email, v.phone, v.units, v.resource_id, null,
    null, null, false, null, v.details, v.created_at, v.expires_at, v.changed_by, v.change_reason, v.sequence
  from reservation v where v.space_id = $1 and v.source = 'visitor'`;

interface Row {
  readonly kind: Kind;
  readonly id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly status: Status;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly party: number;
  readonly about_id: string;
  readonly title: string | null;
  readonly host_id: string | null;
  readonly host: string | null;
  readonly alone: boolean;
  readonly line: number | null;
  readonly details: Details;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly changed_by: string | null;
  readonly change_reason: string | null;
  readonly sequence: number;
}

export async function findBookings(tx: Queryable, space: Space, filter: Filter, page?: Page): Promise<readonly Booking[]> {
  const { where, values } = conditionsOf(space, filter);
  const order = filter.newestFirst ? 'created_at desc, id' : 'starts_at, line nulls first, created_at, id';
  const limits = page ? `limit $${values.push(page.limit)} offset $${values.push(page.offset)}` : '';
  const rows = await tx.query<Row>(`select * from (${every}) as b where ${where} order by ${order} ${limits}`, values);
  return rows.map((row) => toBooking(space, row));
}

export async function countBookings(tx: Queryable, space: Space, filter: Filter): Promise<number> {
  const { where, values } = conditionsOf(space, filter);
  const [row] = await tx.query<{ count: number }>(`select count(*) as count from (${every}) as b where ${where}`, values);
  return row?.count ?? 0;
}

export async function bookingOf(tx: Queryable, space: Space, id: string): Promise<Booking | undefined> {
  const [row] = await tx.query<Row>(`select * from (${every}) as b where id = $2`, [space.id, id]);
  return row && toBooking(space, row);
}

/** Those whose id begins so. */
export async function bookingsLike(tx: Queryable, space: Space, beginning: string): Promise<readonly Booking[]> {
  const rows = await tx.query<Row>(`select * from (${every}) as b where id like $2 order by id limit 5`, [space.id, `${beginning.replace(/[\\%_]/g, '\\$&')}%`]);
  return rows.map((row) => toBooking(space, row));
}

function conditionsOf(space: Space, { kind, status, from, to, hostId, aboutId, text }: Filter): { readonly where: string; readonly values: unknown[] } {
  const values: unknown[] = [space.id];
  const value = (something: unknown): string => `$${values.push(something)}`;
  const where = [status === undefined ? `status <> 'cancelled'` : status === 'any' ? 'true' : `status = ${value(status)}`];
  if (kind !== undefined) where.push(`kind = ${value(kind)}`);
  if (from !== undefined) where.push(`ends_at > ${value(new Date(startOfDay(from, space.zone)))}`);
  if (to !== undefined) where.push(`starts_at < ${value(new Date(startOfDay(addDays(to, 1), space.zone)))}`);
  if (hostId !== undefined) where.push(`host_id = ${value(hostId)}`);
  if (aboutId !== undefined) where.push(`about_id = ${value(aboutId)}`);
  const words = (text ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean);
  for (const word of words) {
    const like = value(`%${word.replace(/[\\%_]/g, '\\$&')}%`);
    where.push(`(lower(name) like ${like} or lower(email) like ${like} or phone like ${like} or id = ${value(word)})`);
  }
  return { where: where.join(' and '), values };
}

function toBooking(space: Space, row: Row): Booking {
  return {
    kind: row.kind,
    id: row.id,
    start: row.starts_at.getTime(),
    end: row.ends_at.getTime(),
    status: row.status,
    name: row.name ?? '',
    email: row.email ?? '',
    phone: row.phone ?? undefined,
    party: row.party,
    aboutId: row.about_id,
    about: row.title ?? space.tour(row.about_id)?.title ?? space.resource(row.about_id)?.name ?? row.about_id,
    hostId: row.host_id ?? undefined,
    host: row.host ?? undefined,
    alone: row.alone,
    line: row.line ?? undefined,
    details: row.details,
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at?.getTime(),
    changedBy: row.changed_by ?? undefined,
    reason: row.change_reason ?? undefined,
    sequence: row.sequence,
  };
}
