// Messages that a write owes somebody. They stand in the same transaction as the write; `mail/` sends them.
// A message names what it is about and carries no personal data, so that deleting a person does not mean searching here.
import { randomUUID } from 'node:crypto';
import { record } from './audit.ts';
import type { Queryable } from './db/database.ts';
import type { Instant } from './time/days.ts';

export type Audience = 'visitor' | 'host' | 'member';

/** Every message there is, with those who get a mail about it. `mail/words` has a text for each in every language. */
export const audiences = {
  'tour.confirmed': ['visitor', 'host'],
  /** Waits for a host to say yes. */
  'tour.requested': ['visitor', 'host'],
  /** Waits for the visitor to prove that the mail address is theirs. */
  'tour.toConfirm': ['visitor'],
  'tour.moved': ['visitor', 'host'],
  'tour.cancelled': ['visitor', 'host'],
  'tour.declined': ['visitor'],
  'tour.reminder': ['visitor'],
  'rsvp.confirmed': ['visitor'],
  'rsvp.requested': ['visitor', 'host'],
  'rsvp.toConfirm': ['visitor'],
  'rsvp.waitlisted': ['visitor'],
  'rsvp.promoted': ['visitor'],
  'rsvp.changed': ['visitor'],
  'rsvp.cancelled': ['visitor'],
  'rsvp.declined': ['visitor'],
  'rsvp.reminder': ['visitor'],
  'rsvp.eventCancelled': ['visitor'],
  'rsvp.eventMoved': ['visitor'],
  /** It does not take place when it was to, and nobody knows yet when it will. */
  'rsvp.eventPostponed': ['visitor'],
  'reservation.confirmed': ['visitor', 'host'],
  'reservation.requested': ['visitor', 'host'],
  'reservation.toConfirm': ['visitor'],
  'reservation.moved': ['visitor', 'host'],
  'reservation.cancelled': ['visitor', 'host'],
  'reservation.declined': ['visitor'],
  'introduction.asked': ['member'],
  /** For the host to answer or to pass on: a craft was asked for, or the member has no address here. */
  'introduction.toHost': ['host'],
  'introduction.accepted': ['visitor', 'member'],
  'introduction.declined': ['visitor'],
  'introduction.withdrawn': ['member'],
  'introduction.expired': ['visitor'],
  /** Asked whether they would like to be met by visitors; nothing is shown before they say so. */
  'member.invited': ['member'],
  /** The yes ends soon. */
  'member.ending': ['member'],
} as const satisfies Readonly<Record<string, readonly Audience[]>>;

export type Message = keyof typeof audiences;

/** Owes a message, and leaves the trace of what it tells of. Called after the change, so that the trace shows what became of it. */
export async function post(tx: Queryable, space: string, kind: Message, ref: string, now: Instant, payload: object = {}): Promise<void> {
  for (const audience of audiences[kind]) {
    await tx.query('insert into outbox (id, space_id, kind, ref, audience, payload, next_at, created_at) values ($1, $2, $3, $4, $5, $6, $7, $7)',
      [randomUUID(), space, kind, ref, audience, JSON.stringify(payload), new Date(now)]);
  }
  await record(tx, { space, at: now, kind, ref });
}
