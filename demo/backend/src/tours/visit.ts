// One booked visit: its row, and what its visitor is told of it.
import type { components } from '../../../../src/contract/wire.ts';
import { changeableUntil } from '../change.ts';
import type { Queryable } from '../db/database.ts';
import { uidOf } from '../forms.ts';
import { introductionOf } from '../people/introductions.ts';
import { Problem } from '../problem.ts';
import type { TourFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { toIso, type Instant } from '../time/days.ts';

type Wire = components['schemas'];

export interface Visit {
  readonly id: string;
  readonly tour_id: string;
  readonly host_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly status: Wire['TourBooking']['status'];
  readonly sequence: number;
  readonly token_version: number;
  readonly party_size: number;
  readonly expires_at: Date | null;
  readonly changed_by: string | null;
  readonly change_reason: string | null;
}

const columns = 'id, tour_id, host_id, starts_at, ends_at, status, sequence, token_version, party_size, expires_at, changed_by, change_reason';

export async function visitOf(tx: Queryable, space: Space, id: string, lock: '' | 'for update' = ''): Promise<Visit | undefined> {
  const [row] = await tx.query<Visit>(`select ${columns} from tour_booking where id = $1 and space_id = $2 ${lock}`, [id, space.id]);
  return row;
}

/** The visit, or a 404. */
export async function theVisit(tx: Queryable, space: Space, id: string, lock: '' | 'for update' = ''): Promise<Visit> {
  const row = await visitOf(tx, space, id, lock);
  if (!row) throw new Problem('not_found');
  return row;
}

/** The kind of visit, or a 404. */
export function tourOf(space: Space, id: string): TourFile {
  const tour = space.tour(id);
  if (!tour) throw new Problem('not_found');
  return tour;
}

export async function withIntroduction(tx: Queryable, space: Space, visit: Visit, now: Instant): Promise<Wire['TourBooking']> {
  const introduction = await introductionOf(tx, space, visit.id, now);
  return { ...toBooking(space, visit, now), ...(introduction && { introduction }) };
}

export function toBooking(space: Space, row: Visit, now: Instant): Wire['TourBooking'] {
  const tour = space.tour(row.tour_id);
  const host = space.host(row.host_id);
  const location = tour?.location ?? space.file.address;
  const open = row.status !== 'cancelled' && changeableUntil(row.starts_at.getTime(), tour) > now;
  return {
    id: row.id,
    uid: uidOf(space, row.id),
    sequence: row.sequence,
    tourId: row.tour_id,
    ...(tour && { title: tour.title }),
    status: row.status,
    ...(row.expires_at && { expiresAt: toIso(row.expires_at.getTime()) }),
    start: toIso(row.starts_at.getTime()),
    end: toIso(row.ends_at.getTime()),
    timeZone: space.zone,
    partySize: row.party_size,
    ...(host && { host: toHost(host) }),
    ...(location && { location }),
    ...(space.file.arrival && { arrival: space.file.arrival }),
    canReschedule: open,
    canCancel: open,
    ...(row.changed_by === 'host' && row.change_reason !== null && { message: row.change_reason }),
  };
}

/** What the world may know of a host. */
export const toHost = ({ id, name, role, photo, languages, sentence }: Wire['Host']): Wire['Host'] => ({
  id, name,
  ...(role !== undefined && { role }),
  ...(photo && { photo }),
  ...(languages && { languages }),
  ...(sentence !== undefined && { sentence }),
});
