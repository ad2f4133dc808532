// The outbox as a queue: any number of processes take messages from it, each message by one process at a time.
import type { Database } from '../db/database.ts';
import type { Audience, Message } from '../outbox.ts';
import type { Instant } from '../time/days.ts';

export interface Owed {
  readonly id: string;
  readonly space_id: string;
  readonly kind: Message;
  readonly ref: string;
  readonly audience: Audience;
  readonly payload: Readonly<Record<string, unknown>>;
  /** This try counted. */
  readonly attempts: number;
  readonly number: number;
  readonly created_at: Date;
}

export const owedColumns = 'id, space_id, kind, ref, audience, payload, attempts, number, created_at';

/**
 * Leases up to `most` messages of these spaces that are due; other processes may serve other spaces. A message waits while an earlier one about the same thing to the same reader
 * waits, so that nobody hears of a cancellation before the confirmation; one that is stuck holds nobody up. What a process
 * leased and never marked, because it died, is due again when the lease is over.
 *
 * An engine without SKIP LOCKED can leave these words out: the UPDATE looks at the lease again after it has waited for the
 * row (or is repeated, where the engine answers 40001), so a message is still leased once, only with more waiting.
 */
export const claim = (db: Database, now: Instant, spaces: readonly string[], most: number, leaseMs: number): Promise<readonly Owed[]> =>
  db.transaction((tx) => tx.query<Owed>(
    `update outbox set attempts = attempts + 1, leased_until = $2
     where state = 'waiting' and (leased_until is null or leased_until <= $1) and id in (
       select mine.id from outbox mine
       where mine.state = 'waiting' and mine.space_id = any($4::text[]) and mine.next_at <= $1 and (mine.leased_until is null or mine.leased_until <= $1)
         and not exists (select 1 from outbox earlier
           where earlier.space_id = mine.space_id and earlier.ref = mine.ref and earlier.audience = mine.audience
             and earlier.number < mine.number and earlier.state = 'waiting')
       order by mine.next_at, mine.number limit $3 for update skip locked)
     returning ${owedColumns}`,
    [new Date(now), new Date(now + leaseMs), most, [...spaces]]));

/** A later message about the same thing has reached the same reader, which happens when this one was stuck meanwhile. */
export async function isOvertaken(db: Database, { space_id, ref, audience, number }: Owed): Promise<boolean> {
  const later = await db.query(
    `select 1 from outbox where space_id = $1 and ref = $2 and audience = $3 and number > $4 and state = 'sent' limit 1`, [space_id, ref, audience, number]);
  return later.length > 0;
}

export async function markSent(db: Database, { id }: Owed, now: Instant): Promise<void> {
  await db.query(`update outbox set state = 'sent', sent_at = $2, leased_until = null, last_error = null where id = $1`, [id, new Date(now)]);
}

export async function tryAgain(db: Database, { id }: Owed, at: Instant, error: string): Promise<void> {
  await db.query(`update outbox set leased_until = null, next_at = $2, last_error = $3 where id = $1 and state = 'waiting'`, [id, new Date(at), error]);
}

/** Gives a message back as if nobody had tried. */
export async function giveBack(db: Database, { id }: Owed, error: string): Promise<void> {
  await db.query(`update outbox set leased_until = null, attempts = attempts - 1, last_error = $2 where id = $1 and state = 'waiting'`, [id, error]);
}

export async function giveUp(db: Database, { id }: Owed, state: 'stuck' | 'dropped', why: string): Promise<void> {
  await db.query(`update outbox set state = $2, leased_until = null, last_error = $3 where id = $1 and state = 'waiting'`, [id, state, why]);
}
