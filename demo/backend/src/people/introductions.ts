// Asking to meet somebody. The member decides; a request ends by itself, and taking it back deletes its words.
import { randomUUID } from 'node:crypto';
import type { components } from '../../../../src/contract/wire.ts';
import { done, made, mustFit, named, type Answer, type Call } from '../call.ts';
import type { Queryable } from '../db/database.ts';
import { detailsOf, type Attendee } from '../forms.ts';
import { once } from '../idempotency.ts';
import { post } from '../outbox.ts';
import { Problem, invalid } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import { hour, toIso, type Instant } from '../time/days.ts';
import { sealedToken } from '../tokens.ts';

type Wire = components['schemas'];

/** How long a request waits for its answer. */
const waiting = 7 * 24 * hour;

interface Wish {
  readonly memberId?: string;
  readonly craft?: string;
  readonly why?: string;
  readonly attendee: Attendee;
  readonly bookingId?: string;
  /** The visit itself: a request is of no use after it. */
  readonly until?: Instant;
  readonly details?: string;
}

interface IntroductionRow {
  readonly id: string;
  readonly member_id: string | null;
  readonly craft: string | null;
  readonly state: Exclude<Wire['Introduction']['state'], 'expired'>;
  readonly expires_at: Date;
  readonly token_version: number;
}

const columns = 'id, member_id, craft, state, expires_at, token_version';

export async function askIntroduction(call: Call<Wire['IntroductionInput']>): Promise<Answer> {
  const { body, space } = call;
  if (!offersIntroductions(space)) throw new Problem('not_found');
  return call.db.transaction((tx) => once(tx, call, async () => {
    if (body.bookingId !== undefined) {
      const [booking] = await tx.query('select 1 from tour_booking where id = $1 and space_id = $2', [body.bookingId, space.id]);
      if (!booking) throw invalid('/bookingId', 'is not a visit here');
    }
    return made(await addIntroduction(tx, space, call.now, { ...body, details: detailsOf(body, ['memberId', 'craft', 'why', 'attendee', 'bookingId', 'challengeToken']) }));
  }));
}

/** Writes the request; the caller's transaction may also book the visit it belongs to. */
export async function addIntroduction(tx: Queryable, space: Space, now: Instant, wish: Wish): Promise<Wire['Introduction']> {
  const prefix = wish.until === undefined ? '' : '/meet';
  if (!offersIntroductions(space)) throw invalid(prefix || '/memberId', 'nobody here can be met this way');
  if (wish.memberId === undefined && !wish.craft?.trim()) throw invalid(`${prefix}/memberId`, 'say whom, or somebody of which craft', 'required');
  if (wish.memberId !== undefined && !space.file.people?.members?.some(({ id }) => id === wish.memberId)) throw invalid(`${prefix}/memberId`, 'is not a member who can be met');
  const row: IntroductionRow = {
    id: randomUUID(), member_id: wish.memberId ?? null, craft: wish.craft ?? null, state: 'asked',
    expires_at: new Date(Math.min(now + waiting, wish.until ?? Infinity)), token_version: 0,
  };
  await tx.query(
    `insert into introduction (id, space_id, member_id, craft, why, expires_at, booking_id, name, email, phone, details, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [row.id, space.id, row.member_id, row.craft, wish.why ?? null, row.expires_at, wish.bookingId ?? null,
      wish.attendee.name, wish.attendee.email, wish.attendee.phone ?? null, wish.details ?? '{}', new Date(now)]);
  await post(tx, space.id, 'introduction.asked', row.id, now);
  return { ...toIntroduction(row, now), manageToken: sealedToken('introduction', row.id, 0) };
}

export async function getIntroduction(call: Call): Promise<Answer> {
  const id = named(call, 'introductionId');
  const [row] = await call.db.query<IntroductionRow>(`select ${columns} from introduction where id = $1 and space_id = $2`, [id, call.space.id]);
  mustFit(call, 'introduction', id, row);
  return done(toIntroduction(row, call.now));
}

export async function withdrawIntroduction(call: Call): Promise<Answer> {
  const { space, now } = call;
  const id = named(call, 'introductionId');
  return call.db.transaction(async (tx) => {
    const [row] = await tx.query<IntroductionRow>(`select ${columns} from introduction where id = $1 and space_id = $2 for update`, [id, space.id]);
    mustFit(call, 'introduction', id, row);
    if (row.state === 'withdrawn') return done(toIntroduction(row, now));
    await withdraw(tx, space, id, now);
    return done(toIntroduction({ ...row, state: 'withdrawn' }, now));
  });
}

/** The request that was made together with a visit. */
export async function introductionOf(tx: Queryable, bookingId: string, now: Instant): Promise<Wire['Introduction'] | undefined> {
  const [row] = await tx.query<IntroductionRow>(`select ${columns} from introduction where booking_id = $1 order by created_at, id limit 1`, [bookingId]);
  return row && toIntroduction(row, now);
}

/** A visit that is cancelled takes its open requests with it. */
export async function withdrawWith(tx: Queryable, space: Space, bookingId: string, now: Instant): Promise<void> {
  const rows = await tx.query<{ id: string }>(`select id from introduction where booking_id = $1 and state in ('asked', 'accepted') for update`, [bookingId]);
  for (const { id } of rows) await withdraw(tx, space, id, now);
}

export const offersIntroductions = (space: Space): boolean => (space.file.people?.members?.length ?? 0) + (space.file.people?.crafts?.length ?? 0) > 0;

async function withdraw(tx: Queryable, space: Space, id: string, now: Instant): Promise<void> {
  await tx.query(`update introduction set state = 'withdrawn', why = null where id = $1`, [id]);
  await post(tx, space.id, 'introduction.withdrawn', id, now);
}

/** A request that nobody answered in time is expired the moment it is read. */
const toIntroduction = (row: IntroductionRow, now: Instant): Wire['Introduction'] => ({
  id: row.id,
  state: row.state === 'asked' && row.expires_at.getTime() <= now ? 'expired' : row.state,
  ...(row.member_id !== null && { memberId: row.member_id }),
  ...(row.craft !== null && { craft: row.craft }),
  expiresAt: toIso(row.expires_at.getTime()),
});
