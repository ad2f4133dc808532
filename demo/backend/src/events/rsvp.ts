// One registration: its row, its event's row, and what its guest is told of it.
import type { components } from '../../../../src/contract/wire.ts';
import type { Queryable } from '../db/database.ts';
import { announce } from '../live.ts';
import { Problem } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, toIso, type Instant } from '../time/days.ts';
import { eventColumns, type EventRow } from './list.ts';

type Wire = components['schemas'];

export interface Rsvp {
  readonly id: string;
  readonly event_id: string;
  readonly status: Wire['Rsvp']['status'];
  readonly party_size: number;
  readonly line: number | null;
  readonly sequence: number;
  readonly token_version: number;
  readonly appearance: Wire['Appearance'];
  readonly craft: string | null;
  readonly alone: boolean;
  readonly mail_confirmed: boolean;
  readonly expires_at: Date | null;
  readonly changed_by: string | null;
  readonly change_reason: string | null;
}

const columns = 'id, event_id, status, party_size, line, sequence, token_version, appearance, craft, alone, mail_confirmed, expires_at, changed_by, change_reason';

export async function rsvpOf(tx: Queryable, space: Space, id: string): Promise<Rsvp | undefined> {
  const [row] = await tx.query<Rsvp>(`select ${columns} from rsvp where id = $1 and space_id = $2`, [id, space.id]);
  return row;
}

/** The registration, or a 404. */
export async function theRsvp(tx: Queryable, space: Space, id: string): Promise<Rsvp> {
  const row = await rsvpOf(tx, space, id);
  if (!row) throw new Problem('not_found');
  return row;
}

/** The event, or a 404. Everything that counts places locks it first. */
export async function theEvent(tx: Queryable, space: Space, id: string, lock: '' | 'for update' = ''): Promise<EventRow> {
  const [event] = await tx.query<EventRow>(`select ${eventColumns} from event where space_id = $1 and id = $2 ${lock}`, [space.id, id]);
  if (!event) throw new Problem('not_found');
  return event;
}

export async function tellOf(tx: Queryable, space: Space, event: Pick<EventRow, 'id' | 'starts_at'>): Promise<void> {
  const day = dayOf(event.starts_at.getTime(), space.zone);
  await announce(tx, space.id, 'events', { eventIds: [event.id], from: day, to: addDays(day, 1) });
}

export async function toRsvp(tx: Queryable, space: Space, row: Rsvp, now: Instant): Promise<Wire['Rsvp']> {
  const event = await theEvent(tx, space, row.event_id);
  const [ahead] = row.line === null ? [] : await tx.query<{ count: number }>(
    `select count(*) as count from rsvp where space_id = $1 and event_id = $2 and status = 'waitlisted' and line < $3`, [space.id, row.event_id, row.line]);
  return {
    id: row.id,
    eventId: row.event_id,
    status: row.status,
    ...(row.expires_at && { expiresAt: toIso(row.expires_at.getTime()) }),
    partySize: row.party_size,
    ...(ahead && { waitlistPosition: ahead.count + 1 }),
    appearance: row.appearance,
    ...(row.craft !== null && { craft: row.craft }),
    alone: row.alone,
    canCancel: row.status !== 'cancelled' && event.starts_at.getTime() > now,
    ...(row.changed_by === 'host' && row.change_reason !== null && { message: row.change_reason }),
  };
}
