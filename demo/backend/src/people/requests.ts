// Requests to be introduced, from the asking to the forgetting: functions of a transaction, for the HTTP side, the pages that
// mailed links lead to, the staff's side and the jobs alike.
//
// Consent, on both sides: by asking, the visitor lets the member see a first name, a sentence and the day of the visit. By
// saying yes, the member gives their address and gets the visitor's. Nobody learns more, and nobody learns who said no.
import { randomUUID } from 'node:crypto';
import type { components } from '../../../../src/contract/wire.ts';
import type { Queryable } from '../db/database.ts';
import type { Attendee } from '../forms.ts';
import { post } from '../outbox.ts';
import { Problem, invalid } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import { hour, type Instant } from '../time/days.ts';
import { memberOf, membersOf, type KnownMember } from './members.ts';

type Wire = components['schemas'];
export type IntroductionState = Wire['Introduction']['state'];

const day = 24 * hour;
const answerDays = 7;

export interface Wish {
  readonly memberId?: string;
  readonly craft?: string;
  readonly why?: string;
  readonly attendee: Attendee;
  readonly bookingId?: string;
  /** The visit itself: a request is of no use after it. */
  readonly until?: Instant;
  /** Where the wish stands in the body, for complaints about it; `/meet` of a visit's form. */
  readonly pointer?: string;
  /** The visit is not confirmed yet: nobody is asked until `askHeld`. */
  readonly held?: boolean;
  readonly details?: string;
}

export interface IntroductionRow {
  readonly id: string;
  /** Whom the visitor named. */
  readonly member_id: string | null;
  /** Whom the host passed a craft's request to. */
  readonly passed_to: string | null;
  readonly craft: string | null;
  readonly why: string | null;
  readonly state: IntroductionState;
  readonly held: boolean;
  readonly expires_at: Date;
  readonly booking_id: string | null;
  readonly token_version: number;
  readonly answer_version: number;
  readonly answered_by: Answering | null;
  readonly word: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly details: { readonly locale?: string };
}

export type Answering = 'member' | 'host';

export interface Answered {
  readonly row: IntroductionRow;
  /** Whether this call made it so; a second answer changes nothing. */
  readonly changed: boolean;
}

const columns = 'id, member_id, passed_to, craft, why, state, held, expires_at, booking_id, token_version, answer_version, answered_by, word, name, email, details';

export const offersIntroductions = (space: Space): boolean => space.file.people !== undefined;

/** The state that holds now: what nobody answered in time is expired the moment it is read. */
export const stateOf = ({ state, expires_at }: Pick<IntroductionRow, 'state' | 'expires_at'>, now: Instant): IntroductionState =>
  state === 'asked' && expires_at.getTime() <= now ? 'expired' : state;

export async function findIntroduction(tx: Queryable, space: Space, id: string, lock: '' | 'for update' = ''): Promise<IntroductionRow | undefined> {
  const [row] = await tx.query<IntroductionRow>(`select ${columns} from introduction where id = $1 and space_id = $2 ${lock}`, [id, space.id]);
  return row;
}

/** The request that was made together with a visit. */
export async function introductionOfVisit(tx: Queryable, space: Space, bookingId: string): Promise<IntroductionRow | undefined> {
  const [row] = await tx.query<IntroductionRow>(
    `select ${columns} from introduction where booking_id = $1 and space_id = $2 order by created_at, id limit 1`, [bookingId, space.id]);
  return row;
}

/** The member who is asked, unless it is the host's to answer: where a craft was asked for, or the member has no address. */
export async function askedMember(tx: Queryable, space: Space, { member_id, passed_to }: IntroductionRow, now: Instant): Promise<KnownMember | undefined> {
  const member = await memberOf(tx, space, passed_to ?? member_id, now);
  return member?.email === undefined ? undefined : member;
}

/** Writes the request, and asks. The caller's transaction may also book the visit it belongs to. */
export async function ask(tx: Queryable, space: Space, now: Instant, wish: Wish): Promise<IntroductionRow> {
  const { pointer = '' } = wish;
  if (!offersIntroductions(space)) throw invalid(pointer || '/memberId', 'nobody here can be met this way');
  if (wish.memberId === undefined && !wish.craft?.trim()) throw invalid(`${pointer}/memberId`, 'say whom, or somebody of which craft', 'required');
  if (wish.memberId !== undefined && !(await membersOf(tx, space, now)).some(({ id }) => id === wish.memberId)) {
    throw invalid(`${pointer}/memberId`, 'is not a member who can be met');
  }
  const waits = (space.file.introductions?.answerDays ?? answerDays) * day;
  const id = randomUUID();
  await tx.query(
    `insert into introduction (id, space_id, member_id, craft, why, expires_at, booking_id, held, name, email, phone, details, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [id, space.id, wish.memberId ?? null, wish.craft ?? null, wish.why ?? null, new Date(Math.min(now + waits, wish.until ?? Infinity)),
      wish.bookingId ?? null, wish.held ?? false, wish.attendee.name, wish.attendee.email, wish.attendee.phone ?? null, wish.details ?? '{}', new Date(now)]);
  const row = await mustFind(tx, space, id);
  if (!row.held) await postAsked(tx, space, row, now);
  return row;
}

/** The visit is confirmed: now its request goes out. */
export async function askHeld(tx: Queryable, space: Space, bookingId: string, now: Instant): Promise<void> {
  const rows = await tx.query<IntroductionRow>(
    `update introduction set held = false where booking_id = $1 and space_id = $2 and held and state = 'asked' returning ${columns}`, [bookingId, space.id]);
  for (const row of rows) await postAsked(tx, space, row, now);
}

/** A visit that comes earlier leaves less time to answer. */
export async function hurry(tx: Queryable, space: Space, bookingId: string, start: Instant): Promise<void> {
  await tx.query(`update introduction set expires_at = least(expires_at, $3) where booking_id = $1 and space_id = $2 and state = 'asked'`,
    [bookingId, space.id, new Date(start)]);
}

/** Yes or no. Once answered, withdrawn or expired it stays so, and the answer says how it stands. */
export async function answerIntroduction(
  tx: Queryable, space: Space,
  { id, now, by, answer, word }: { readonly id: string; readonly now: Instant; readonly by: Answering; readonly answer: 'accepted' | 'declined'; readonly word?: string | undefined },
): Promise<Answered> {
  const row = await mustFind(tx, space, id);
  if (stateOf(row, now) !== 'asked' || row.held) return { row, changed: false };
  // A no is the end of it, so its words go. After a yes both know them, until all of it is forgotten.
  await tx.query(
    `update introduction set state = $3, answered_by = $4, word = $5, ended_at = $6, why = case when $3 = 'accepted' then why end where id = $1 and space_id = $2`,
    [id, space.id, answer, by, word?.trim() || null, new Date(now)]);
  await post(tx, space.id, `introduction.${answer}`, id, now, { by });
  return { row: await mustFind(tx, space, id), changed: true };
}

/** The host knows who might like to be asked. The visitor hears who it is only with the yes. */
export async function passOn(tx: Queryable, space: Space, { id, memberId, now }: { readonly id: string; readonly memberId: string; readonly now: Instant }): Promise<Answered> {
  const row = await mustFind(tx, space, id);
  const member = (await membersOf(tx, space, now)).find((candidate) => candidate.id === memberId);
  if (!member) throw invalid('/memberId', 'is not a member who can be met');
  if (member.email === undefined) throw invalid('/memberId', 'has no mail address here, so ask in person');
  if (row.member_id !== null) throw new Problem('forbidden', { detail: 'The visitor asked for one member by name, so nobody else is asked in their place.' });
  if (stateOf(row, now) !== 'asked' || row.held || row.passed_to === memberId) return { row, changed: false };
  await tx.query('update introduction set passed_to = $3, answer_version = answer_version + 1 where id = $1 and space_id = $2', [id, space.id, memberId]);
  const passed = await mustFind(tx, space, id);
  await postAsked(tx, space, passed, now);
  return { row: passed, changed: true };
}

/** The visitor takes the request back; its words are deleted, and whoever was asked hears of it. */
export async function withdrawIntroduction(tx: Queryable, space: Space, { id, now }: { readonly id: string; readonly now: Instant }): Promise<Answered> {
  const row = await mustFind(tx, space, id);
  if (row.state === 'withdrawn') return { row, changed: false };
  await tx.query(`update introduction set state = 'withdrawn', why = null, ended_at = $3 where id = $1 and space_id = $2`, [id, space.id, new Date(now)]);
  const heard = !row.held && (row.state === 'asked' || row.state === 'accepted');
  if (heard) await post(tx, space.id, 'introduction.withdrawn', id, now, { after: row.state });
  return { row: await mustFind(tx, space, id), changed: true };
}

/** A member who is asked no more leaves what waits for them to the host. */
export async function leaveToHost(tx: Queryable, space: Space, memberId: string, now: Instant): Promise<void> {
  const rows = await tx.query<IntroductionRow>(
    `update introduction set answer_version = answer_version + 1, passed_to = null
     where space_id = $1 and state = 'asked' and not held and expires_at > $3 and coalesce(passed_to, member_id) = $2 returning ${columns}`,
    [space.id, memberId, new Date(now)]);
  for (const row of rows) await postAsked(tx, space, row, now);
}

/** A visit that is cancelled takes its open requests with it. */
export async function withdrawWith(tx: Queryable, space: Space, bookingId: string, now: Instant): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `select id from introduction where booking_id = $1 and space_id = $2 and state in ('asked', 'accepted') order by id for update`, [bookingId, space.id]);
  for (const { id } of rows) await withdrawIntroduction(tx, space, { id, now });
}

/** Ends what nobody answered in time, and tells of each once. */
export async function expireIntroductions(tx: Queryable, space: Space, now: Instant): Promise<number> {
  const rows = await tx.query<{ id: string; held: boolean }>(
    `update introduction set state = 'expired', why = null, ended_at = $2 where space_id = $1 and state = 'asked' and expires_at <= $2 returning id, held`,
    [space.id, new Date(now)]);
  for (const { id, held } of rows) if (!held) await post(tx, space.id, 'introduction.expired', id, now);
  return rows.length;
}

/**
 * Forgets what ended before: names, addresses and words first (`contactBefore`), the rest later (`allBefore`), so that the private
 * link goes on saying how it ended for a while. After a yes it counts from the visit. What still owes a mail is left alone.
 */
export async function forgetIntroductions(
  tx: Queryable, space: Space, { contactBefore, allBefore }: { readonly contactBefore: Instant; readonly allBefore: Instant },
): Promise<void> {
  const over = `greatest(i.ended_at, case when i.state = 'accepted' then (select b.starts_at from tour_booking b where b.id = i.booking_id) end)`;
  const settled = `not exists (select 1 from outbox o where o.space_id = i.space_id and o.ref = i.id and o.state = 'waiting')`;
  await tx.query(
    `update introduction i set name = null, email = null, phone = null, why = null, word = null, details = '{}'
     where i.space_id = $1 and i.ended_at is not null and i.email is not null and ${over} < $2 and ${settled}`,
    [space.id, new Date(contactBefore)]);
  await tx.query(`delete from introduction i where i.space_id = $1 and i.ended_at is not null and ${over} < $2 and ${settled}`, [space.id, new Date(allBefore)]);
}

async function postAsked(tx: Queryable, space: Space, row: IntroductionRow, now: Instant): Promise<void> {
  const kind = (await askedMember(tx, space, row, now)) ? 'introduction.asked' : 'introduction.toHost';
  await post(tx, space.id, kind, row.id, now, { version: row.answer_version });
}

async function mustFind(tx: Queryable, space: Space, id: string): Promise<IntroductionRow> {
  const row = await findIntroduction(tx, space, id, 'for update');
  if (!row) throw new Problem('not_found');
  return row;
}
