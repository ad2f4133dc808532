// What waits in the outbox and what is stuck, for staff, the command line and figures. Nothing here says who anybody is.
import type { Queryable } from '../db/database.ts';
import type { Audience, Message } from '../outbox.ts';
import { minute, type Instant } from '../time/days.ts';

export interface Held {
  readonly id: string;
  readonly space: string;
  readonly kind: Message;
  readonly to: Audience;
  /** Id of the visit, registration, reservation, request or member. */
  readonly ref: string;
  /** Late: it waits for longer than it should, because the mail server is away or refuses it for now. */
  readonly state: 'stuck' | 'late' | 'waiting';
  readonly attempts: number;
  readonly since: Date;
  readonly nextAt: Date;
  readonly error: string | null;
}

const lateAfter = 10 * minute;

/** What has not been sent, oldest first. */
export const heldMail = (db: Queryable, now: Instant, { space, limit = 1000 }: { readonly space?: string | undefined; readonly limit?: number } = {}): Promise<readonly Held[]> =>
  db.query<Held>(
    `select id, space_id as space, kind, audience as to, ref, attempts, created_at as since, next_at as "nextAt", last_error as error,
       case when state = 'stuck' then 'stuck' when created_at < $1 then 'late' else 'waiting' end as state
     from outbox where state in ('waiting', 'stuck') and ($2::text is null or space_id = $2) order by number limit $3`,
    [new Date(now - lateAfter), space ?? null, limit]);

/** Has stuck mail tried again at once; all of it, or what is named. Returns how many. */
export async function retryMail(db: Queryable, now: Instant, { space, ids }: { readonly space?: string | undefined; readonly ids?: readonly string[] | undefined } = {}): Promise<number> {
  const rows = await db.query(
    `update outbox set state = 'waiting', attempts = 0, next_at = $1, leased_until = null
     where state = 'stuck' and ($2::text is null or space_id = $2) and ($3::text[] is null or id = any($3::text[])) returning id`,
    [new Date(now), space ?? null, ids ? [...ids] : null]);
  return rows.length;
}
