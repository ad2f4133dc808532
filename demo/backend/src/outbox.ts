// Messages that a write owes somebody. They stand in the same transaction as the write; whoever sends them comes later.
// A message names what it is about and carries no personal data, so that deleting a person does not mean searching here.
import { randomUUID } from 'node:crypto';
import { record } from './audit.ts';
import type { Queryable } from './db/database.ts';
import type { Instant } from './time/days.ts';

export type Message =
  | 'tour.confirmed' | 'tour.moved' | 'tour.cancelled'
  | 'rsvp.confirmed' | 'rsvp.waitlisted' | 'rsvp.promoted' | 'rsvp.changed' | 'rsvp.cancelled'
  | 'reservation.confirmed' | 'reservation.moved' | 'reservation.cancelled'
  | 'introduction.asked' | 'introduction.withdrawn';

/** Owes a message, and leaves the trace of what it tells of. Called after the change, so that the trace shows what became of it. */
export async function post(tx: Queryable, space: string, kind: Message, ref: string, now: Instant, payload: object = {}): Promise<void> {
  await tx.query('insert into outbox (id, space_id, kind, ref, payload, next_at, created_at) values ($1, $2, $3, $4, $5, $6, $6)',
    [randomUUID(), space, kind, ref, JSON.stringify(payload), new Date(now)]);
  await record(tx, { space, at: now, kind, ref });
}
