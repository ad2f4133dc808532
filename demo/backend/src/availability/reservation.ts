// One reservation: its row, and what its visitor is told of it.
import type { components } from '../../../../src/contract/wire.ts';
import { changeableUntil } from '../change.ts';
import type { Queryable } from '../db/database.ts';
import { uidOf } from '../forms.ts';
import { Problem } from '../problem.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { hour, toIso, type Instant, type Span } from '../time/days.ts';
import { daysOf, termsOf } from './rules.ts';

type Wire = components['schemas'];

export interface Reservation {
  readonly id: string;
  readonly resource_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly units: number;
  readonly status: Wire['Reservation']['status'];
  readonly sequence: number;
  readonly token_version: number;
  readonly expires_at: Date | null;
  readonly changed_by: string | null;
  readonly change_reason: string | null;
  /** Those it took; null where an older version of the backend did not keep them. */
  readonly cells: readonly string[] | null;
}

const columns = 'id, resource_id, starts_at, ends_at, units, status, sequence, token_version, expires_at, changed_by, change_reason, cells';

export async function reservationOf(tx: Queryable, space: Space, id: string): Promise<Reservation | undefined> {
  const [row] = await tx.query<Reservation>(`select ${columns} from reservation where id = $1 and space_id = $2 and source = 'visitor'`, [id, space.id]);
  return row;
}

/** The reservation, or a 404. */
export async function theReservation(tx: Queryable, space: Space, id: string): Promise<Reservation> {
  const row = await reservationOf(tx, space, id);
  if (!row) throw new Problem('not_found');
  return row;
}

export const spanOf = (row: Reservation): Span => ({ start: row.starts_at.getTime(), end: row.ends_at.getTime() });

/** What has begun can be given up as long as it lasts, unless the space wants to know before. */
export const lastChange = (row: Reservation, resource: ResourceFile | undefined): Instant =>
  (resource?.changeNoticeMinutes === undefined ? row.ends_at.getTime() : changeableUntil(row.starts_at.getTime(), resource));

export function toReservation(space: Space, row: Reservation, now: Instant): Wire['Reservation'] {
  const resource = space.resource(row.resource_id);
  const open = row.status !== 'cancelled' && lastChange(row, resource) > now;
  const total = resource && totalOf(space, resource, row);
  return {
    id: row.id,
    uid: uidOf(space, row.id),
    sequence: row.sequence,
    resourceId: row.resource_id,
    status: row.status,
    ...(row.expires_at && { expiresAt: toIso(row.expires_at.getTime()) }),
    start: toIso(row.starts_at.getTime()),
    end: toIso(row.ends_at.getTime()),
    timeZone: space.zone,
    units: row.units,
    ...(total && { total }),
    ...(space.file.address && { location: space.file.address }),
    ...(space.file.arrival && { arrival: space.file.arrival }),
    canReschedule: open,
    canCancel: open,
    ...(row.changed_by === 'host' && row.change_reason !== null && { message: row.change_reason }),
  };
}

/** What it costs, where the price list leaves no doubt: by the hour or by the day, and not for a special group. */
function totalOf(space: Space, resource: ResourceFile, row: Reservation): Wire['Money'] | undefined {
  const terms = termsOf(resource);
  const price = resource.prices?.find(({ per, label }) => !label && per === (terms === 'hours' ? 'hour' : 'day'));
  if (!price || terms === 'lease') return undefined;
  const span = spanOf(row);
  const count = terms === 'hours' ? (span.end - span.start) / hour : daysOf(space, resource, span).length;
  const cents = Math.round(Number(price.amount) * 100 * count * row.units);
  return { amount: (cents / 100).toFixed(2), currency: price.currency };
}
