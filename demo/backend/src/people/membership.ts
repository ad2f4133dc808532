// How somebody comes to be shown to visitors, and how it ends: invited by the host, shown when they say so themselves, reminded
// before their yes ends, gone when it has ended or when they take it back. Functions of a transaction.
import { randomBytes } from 'node:crypto';
import { record } from '../audit.ts';
import type { Queryable } from '../db/database.ts';
import { post } from '../outbox.ts';
import { Problem, invalid } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, type Day, type Instant } from '../time/days.ts';
import { fromFile, lastDayOf, memberColumns, optInDays, type MemberRow } from './members.ts';
import { leaveToHost } from './requests.ts';

/** What a member chooses. */
export interface Choice {
  readonly craft: string;
  readonly email: string;
  readonly firstName?: string | undefined;
  readonly askMeAbout?: string | undefined;
  /** BCP 47. */
  readonly languages?: readonly string[];
  readonly usualDays?: readonly number[];
  /** Show the file's picture too. */
  readonly photo?: boolean;
  /** BCP 47, of mails and pages. */
  readonly language?: string | undefined;
}

export interface Invitation {
  readonly email: string;
  readonly firstName?: string | undefined;
  readonly craft?: string | undefined;
  /** BCP 47, of mails and pages. */
  readonly language?: string | undefined;
  /** A member of the space's file; left out for somebody new. */
  readonly memberId?: string | undefined;
  readonly now: Instant;
}

const remindDays = 14;
/** How long the words of a yes that ended are kept, in case it is said again. */
const lingerDays = 30;

/** The row of a member, or what the file says of them in its form; undefined for nobody. */
export async function findMember(tx: Queryable, space: Space, id: string, now: Instant, lock: '' | 'for update' = ''): Promise<MemberRow | undefined> {
  const [row] = await tx.query<MemberRow>(`select ${memberColumns} from member where space_id = $1 and id = $2 ${lock}`, [space.id, id]);
  if (row) return row;
  const filed = space.file.people?.members?.find((member) => member.id === id);
  if (!filed) return undefined;
  const { optedInOn, until, email, craft, firstName, askMeAbout, languages, usualDays, language } = fromFile(filed, space.today(now));
  return {
    id, state: 'shown', craft, email: email ?? null, first_name: firstName ?? null, ask_me_about: askMeAbout ?? null, languages: languages ?? [],
    usual_days: usualDays ?? [], photo: true, language: language ?? null, opted_in_on: optedInOn, until, token_version: 0,
  };
}

export const listMembers = (tx: Queryable, space: Space): Promise<readonly MemberRow[]> =>
  tx.query<MemberRow>(`select ${memberColumns} from member where space_id = $1 order by created_at, id`, [space.id]);

/** Asks somebody whether they would like to be met. What the host knows already stands in their form; nothing of it is shown. */
export async function inviteMember(tx: Queryable, space: Space, { memberId, now, ...known }: Invitation): Promise<string> {
  if (!space.file.people) throw new Problem('not_found', { detail: 'This space shows no people. Give its file a `people` part first.' });
  if (memberId !== undefined && !await findMember(tx, space, memberId, now)) throw invalid('/memberId', 'is nobody here');
  // Not made from a name: the id is public.
  const id = memberId ?? `m-${randomBytes(6).toString('hex')}`;
  const [row] = await tx.query<MemberRow>(`select ${memberColumns} from member where space_id = $1 and id = $2 for update`, [space.id, id]);
  if (row?.state === 'shown') throw invalid('/memberId', 'is shown already');
  const before = await findMember(tx, space, id, now);
  await put(tx, space, id, {
    state: 'invited', email: known.email, craft: known.craft ?? before?.craft ?? null, first_name: known.firstName ?? before?.first_name ?? null,
    ask_me_about: before?.ask_me_about ?? null, languages: before?.languages ?? [],
    usual_days: before?.usual_days ?? [], photo: before?.photo ?? true, language: known.language ?? before?.language ?? null,
    opted_in_on: null, until: null,
  }, now);
  await post(tx, space.id, 'member.invited', id, now);
  return id;
}

/** The member's own yes, dated today; it lasts a year. */
export async function showMember(tx: Queryable, space: Space, id: string, choice: Choice, now: Instant): Promise<MemberRow> {
  const today = space.today(now);
  await put(tx, space, id, {
    state: 'shown', email: choice.email.trim(), craft: choice.craft.trim(), first_name: choice.firstName?.trim() || null, ask_me_about: choice.askMeAbout?.trim() || null,
    languages: choice.languages ?? [], usual_days: choice.usualDays ?? [], photo: choice.photo ?? true, language: choice.language ?? null,
    opted_in_on: today, until: addDays(today, optInDays),
  }, now);
  await record(tx, { space: space.id, at: now, kind: 'member.shown', ref: id, state: { state: 'shown', until: lastDayOf(today) } });
  return await findMember(tx, space, id, now) ?? gone();
}

/** By the member, or by the host: nothing of them is shown or kept from now on, and what waits for their answer is the host's. */
export async function hideMember(tx: Queryable, space: Space, id: string, now: Instant): Promise<MemberRow> {
  await put(tx, space, id, nobody, now);
  await record(tx, { space: space.id, at: now, kind: 'member.hidden', ref: id, state: { state: 'withdrawn' } });
  await leaveToHost(tx, space, id, now);
  return await findMember(tx, space, id, now) ?? gone();
}

/** Tells those whose yes ends in two weeks, once; forgets those whose yes ended a month ago. */
export async function tendMembers(tx: Queryable, space: Space, now: Instant): Promise<void> {
  const today = space.today(now);
  const ending = await tx.query<{ id: string }>(
    `update member set reminded_on = $2 where space_id = $1 and state = 'shown' and email is not null and reminded_on is null and until >= $2 and until <= $3 returning id`,
    [space.id, today, addDays(today, remindDays)]);
  for (const { id } of ending) await post(tx, space.id, 'member.ending', id, now);
  const ended = await tx.query<{ id: string }>(`select id from member where space_id = $1 and state = 'shown' and until < $2`, [space.id, addDays(today, -lingerDays)]);
  for (const { id } of ended) await hideMember(tx, space, id, now);
}

type Values = Omit<MemberRow, 'id' | 'token_version' | 'opted_in_on' | 'until'> & { readonly opted_in_on: Day | null; readonly until: Day | null };

const nobody: Values = {
  state: 'withdrawn', email: null, craft: null, first_name: null, ask_me_about: null, languages: [], usual_days: [], photo: false, language: null, opted_in_on: null, until: null,
};

async function put(tx: Queryable, space: Space, id: string, row: Values, now: Instant): Promise<void> {
  await tx.query(
    `insert into member (space_id, id, state, email, craft, first_name, ask_me_about, languages, usual_days, photo, language, opted_in_on, until, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (space_id, id) do update set state = excluded.state, email = excluded.email, craft = excluded.craft, first_name = excluded.first_name,
       ask_me_about = excluded.ask_me_about, languages = excluded.languages, usual_days = excluded.usual_days, photo = excluded.photo,
       language = excluded.language, opted_in_on = excluded.opted_in_on, until = excluded.until, reminded_on = null`,
    [space.id, id, row.state, row.email, row.craft, row.first_name, row.ask_me_about, JSON.stringify(row.languages), JSON.stringify(row.usual_days),
      row.photo, row.language, row.opted_in_on, row.until, new Date(now)]);
}

function gone(): never {
  throw new Error('a member vanished in their own transaction');
}
