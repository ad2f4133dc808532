// Asking to meet somebody, as visitors do it over HTTP.
import type { components } from '../../../../src/contract/wire.ts';
import { done, made, mustFit, named, type Answer, type Call } from '../call.ts';
import type { Queryable } from '../db/database.ts';
import { detailsOf } from '../forms.ts';
import { once } from '../idempotency.ts';
import { Problem, invalid } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import { toIso, type Instant } from '../time/days.ts';
import { sealedToken } from '../tokens.ts';
import { memberOf } from './members.ts';
import { ask, findIntroduction, introductionOfVisit, offersIntroductions, stateOf, withdrawIntroduction as withdraw, type IntroductionRow, type Wish } from './requests.ts';

type Wire = components['schemas'];

export async function askIntroduction(call: Call<Wire['IntroductionInput']>): Promise<Answer> {
  const { body, space } = call;
  if (!offersIntroductions(space)) throw new Problem('not_found');
  return once(call, async (tx) => {
    const visit = body.bookingId === undefined ? undefined : await askedWith(tx, space, body.bookingId);
    return made(await addIntroduction(tx, space, call.now, { ...body, ...visit, details: detailsOf(body, ['memberId', 'craft', 'why', 'attendee', 'bookingId', 'challengeToken']) }));
  });
}

async function askedWith(tx: Queryable, space: Space, id: string): Promise<Pick<Wish, 'until' | 'held'>> {
  const [booking] = await tx.query<{ starts_at: Date; status: string }>('select starts_at, status from tour_booking where id = $1 and space_id = $2', [id, space.id]);
  if (!booking || booking.status === 'cancelled') throw invalid('/bookingId', 'is not a visit here');
  return { until: booking.starts_at.getTime(), held: booking.status !== 'confirmed' };
}

/** Writes the request; the caller's transaction may also book the visit it belongs to. */
export async function addIntroduction(tx: Queryable, space: Space, now: Instant, wish: Wish): Promise<Wire['Introduction']> {
  const row = await ask(tx, space, now, wish);
  return { ...await toIntroduction(tx, space, row, now), manageToken: sealedToken('introduction', row.id, 0) };
}

export async function getIntroduction(call: Call): Promise<Answer> {
  const id = named(call, 'introductionId');
  const row = await theirs(call, call.db, id);
  return done(await toIntroduction(call.db, call.space, row, call.now));
}

export async function withdrawIntroduction(call: Call): Promise<Answer> {
  const { space, now } = call;
  const id = named(call, 'introductionId');
  return call.db.transaction(async (tx) => {
    await theirs(call, tx, id, 'for update');
    const { row } = await withdraw(tx, space, { id, now });
    return done(await toIntroduction(tx, space, row, now));
  });
}

/** A request is opened by its own link, and by that of the visit it came with: who may cancel the one may take back the other. */
async function theirs(call: Call, tx: Queryable, id: string, lock: '' | 'for update' = ''): Promise<IntroductionRow> {
  const row = await findIntroduction(tx, call.space, id, lock);
  const [visit] = row?.booking_id
    ? await tx.query<{ id: string; token_version: number }>('select id, token_version from tour_booking where id = $1 and space_id = $2', [row.booking_id, call.space.id]) : [];
  if (row && visit && call.tokens.fits(call.token, { kind: 'visit', id: visit.id, version: visit.token_version })) return row;
  mustFit(call, 'introduction', id, row);
  return row;
}

/** The request that was made together with a visit. */
export async function introductionOf(tx: Queryable, space: Space, bookingId: string, now: Instant): Promise<Wire['Introduction'] | undefined> {
  const row = await introductionOfVisit(tx, space, bookingId);
  return row && toIntroduction(tx, space, row, now);
}

/** What the visitor may know: whom they named, how it stands, and after a yes how to reach each other. */
async function toIntroduction(tx: Queryable, space: Space, row: IntroductionRow, now: Instant): Promise<Wire['Introduction']> {
  const contact = row.state === 'accepted' ? await contactOf(tx, space, row, now) : undefined;
  return {
    id: row.id,
    state: stateOf(row, now),
    ...(row.member_id !== null && { memberId: row.member_id }),
    ...(row.craft !== null && { craft: row.craft }),
    expiresAt: toIso(row.expires_at.getTime()),
    ...(row.word !== null && { word: row.word }),
    ...(contact && { contact }),
  };
}

/** Whom the visitor writes to: the member who said yes, or the host who will introduce them. */
export async function contactOf(tx: Queryable, space: Space, row: IntroductionRow, now: Instant): Promise<Wire['Introduction']['contact']> {
  if (row.answered_by === 'host') return { name: space.file.name, ...(space.file.email !== undefined && { email: space.file.email }) };
  const member = await memberOf(tx, space, row.passed_to ?? row.member_id, now);
  return member && { ...(member.firstName !== undefined && { name: member.firstName }), ...(member.email !== undefined && { email: member.email }) };
}
