// Wishes to meet somebody, as staff see them.
import type { Queryable } from '../db/database.ts';
import { memberOf } from '../people/members.ts';
import { stateOf, type IntroductionRow } from '../people/requests.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import type { Wish } from './booking-parts.ts';

export interface OpenWish extends Wish {
  readonly name: string;
  readonly email: string;
  /** When it ends by itself. */
  readonly expiresAt: Instant;
}

type Row = Pick<IntroductionRow, 'id' | 'booking_id' | 'craft' | 'member_id' | 'passed_to' | 'why' | 'state' | 'expires_at' | 'name' | 'email'>;
const columns = 'id, booking_id, craft, member_id, passed_to, why, state, expires_at, name, email';

/** Those that came with these visits. */
export async function wishesOf(tx: Queryable, space: Space, bookingIds: readonly string[], now: Instant): Promise<readonly Wish[]> {
  if (!bookingIds.length) return [];
  const rows = await tx.query<Row>(`select ${columns} from introduction where space_id = $1 and booking_id = any($2::text[]) order by created_at, id`, [space.id, [...bookingIds]]);
  return Promise.all(rows.map((row) => toWish(tx, space, row, now)));
}

/** Those that wait for the host: for a craft that nobody was asked for yet, or for a member without a mail address here. */
export async function wishesToAnswer(tx: Queryable, space: Space, now: Instant): Promise<readonly OpenWish[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from introduction where space_id = $1 and state = 'asked' and not held and expires_at > $2 order by expires_at, id`, [space.id, new Date(now)]);
  const wishes = await Promise.all(rows.map((row) => toWish(tx, space, row, now)));
  return wishes.filter(({ member, passedTo }) => (passedTo ?? member)?.email === undefined);
}

async function toWish(tx: Queryable, space: Space, row: Row, now: Instant): Promise<OpenWish> {
  return {
    id: row.id,
    bookingId: row.booking_id ?? undefined,
    craft: row.craft ?? undefined,
    member: await memberOf(tx, space, row.member_id, now),
    passedTo: await memberOf(tx, space, row.passed_to, now),
    why: row.why ?? undefined,
    state: stateOf(row, now),
    name: row.name ?? '',
    email: row.email ?? '',
    expiresAt: row.expires_at.getTime(),
  };
}
