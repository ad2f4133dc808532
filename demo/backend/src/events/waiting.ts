// The waiting list. It is strict: nobody is passed over. A party that does not fit yet waits for its places, and those
// behind it wait too; the place one was told only ever gets better.
import { actAs } from '../acting.ts';
import { noteOf, standingOf } from '../change.ts';
import type { Queryable } from '../db/database.ts';
import { post } from '../outbox.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import { theEvent } from './rsvp.ts';

interface Waiting {
  readonly id: string;
  readonly party_size: number;
  readonly sequence: number;
  readonly mail_confirmed: boolean;
}

/** Gives free places to those who wait, in the order they came; stops at the first party that does not fit. */
export async function promote(tx: Queryable, space: Space, eventId: string, now: Instant): Promise<void> {
  const event = await theEvent(tx, space, eventId, 'for update');
  const start = event.starts_at.getTime();
  if (event.waiting === 0 || event.status !== 'scheduled' || start <= now) return;
  let free = (event.capacity ?? Infinity) - event.taken;
  const line = await tx.query<Waiting>(
    `select id, party_size, sequence, mail_confirmed from rsvp where space_id = $1 and event_id = $2 and status = 'waitlisted' order by line`, [space.id, eventId]);
  for (const { id, party_size, sequence, mail_confirmed } of line) {
    if (party_size > free) break;
    free -= party_size;
    const { status, expiresAt } = standingOf(event.details.rsvp ?? {}, { now, start, by: 'system', mailConfirmed: mail_confirmed });
    await tx.query(`update rsvp set status = $2, expires_at = $3, line = null, changed_by = 'system', change_reason = null, sequence = sequence + 1 where id = $1`, [id, status, expiresAt]);
    await tx.query('update event set taken = taken + $3, waiting = waiting - $3 where space_id = $1 and id = $2', [space.id, eventId, party_size]);
    const note = status === 'confirmed' ? 'rsvp.promoted' : `rsvp.${noteOf[status]}` as const;
    await actAs({ by: 'system' }, () => post(tx, space.id, note, id, now, { sequence: sequence + 1, by: 'system', promoted: true }));
  }
}
