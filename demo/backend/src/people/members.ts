// Members who chose to be met by visitors. Their yes has a date and an end: nobody is shown for longer than a year without
// having said it again. What a visitor may see is one thing, where a member is reached another, and only the first leaves.
import type { components } from '../../../../src/contract/wire.ts';
import type { Queryable } from '../db/database.ts';
import type { MemberFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, type Day, type Instant } from '../time/days.ts';

type Wire = components['schemas'];

/** A member as the house knows them. */
export type KnownMember = Wire['Member'] & {
  /** Where requests are sent; without it the host asks in person. Never in an answer. */
  readonly email?: string;
  /** BCP 47, of mails and pages. */
  readonly language?: string;
  readonly optedInOn: Day;
  /** The last day on which the member is shown. */
  readonly until: Day;
};

export interface MemberRow {
  readonly id: string;
  readonly state: 'invited' | 'shown' | 'withdrawn';
  readonly email: string | null;
  readonly craft: string | null;
  readonly first_name: string | null;
  readonly ask_me_about: string | null;
  readonly languages: readonly string[];
  readonly usual_days: readonly number[];
  /** The file's picture is shown too. */
  readonly photo: boolean;
  readonly language: string | null;
  readonly opted_in_on: Day | null;
  readonly until: Day | null;
  readonly token_version: number;
}

export const memberColumns = 'id, state, email, craft, first_name, ask_me_about, languages, usual_days, photo, language, opted_in_on, until, token_version';

/** The longest that one yes lasts. */
export const optInDays = 365;

/** Who may be shown and asked today: those of the file and those who came by a link. */
export async function membersOf(tx: Queryable, space: Space, now: Instant): Promise<readonly KnownMember[]> {
  const today = space.today(now);
  return (await everyMember(tx, space, now)).filter(({ optedInOn, until }) => optedInOn <= today && today <= until);
}

/** Somebody who said yes once; what they were asked while it lasted they may answer after it. */
export async function memberOf(tx: Queryable, space: Space, id: string | null | undefined, now: Instant): Promise<KnownMember | undefined> {
  return id === null || id === undefined ? undefined : (await everyMember(tx, space, now)).find((member) => member.id === id);
}

async function everyMember(tx: Queryable, space: Space, now: Instant): Promise<readonly KnownMember[]> {
  const rows = await tx.query<MemberRow>(`select ${memberColumns} from member where space_id = $1 order by created_at, id`, [space.id]);
  const filed = (space.file.people?.members ?? []).map((member) => fromFile(member, space.today(now)));
  // Whoever was only invited has not said anything yet, so the file still speaks for them.
  const replaced = new Set(rows.filter(({ state }) => state !== 'invited').map(({ id }) => id));
  const photos = new Map(filed.map(({ id, photo }) => [id, photo]));
  return [...filed.filter(({ id }) => !replaced.has(id)), ...rows.flatMap((row) => fromRow(row, photos.get(row.id)))];
}

/** What the world may know of a member: what they chose, and nothing else. */
export const toMember = ({ id, craft, firstName, photo, askMeAbout, languages, usualDays }: KnownMember): Wire['Member'] => ({
  id, craft,
  ...(firstName !== undefined && { firstName }),
  ...(photo && { photo }),
  ...(askMeAbout !== undefined && { askMeAbout }),
  ...(languages?.length && { languages: [...languages] }),
  ...(usualDays?.length && { usualDays: [...usualDays] }),
});

/** The last day that a yes of this day covers. */
export const lastDayOf = (optedInOn: Day, until?: Day): Day => {
  const longest = addDays(optedInOn, optInDays);
  return until !== undefined && until < longest ? until : longest;
};

export function fromFile({ optedInOn, optedInDaysAgo = 0, until, ...member }: MemberFile, today: Day): KnownMember {
  const since = optedInOn ?? addDays(today, -optedInDaysAgo);
  return { ...member, optedInOn: since, until: lastDayOf(since, until) };
}

function fromRow(row: MemberRow, photo: Wire['Image'] | undefined): readonly KnownMember[] {
  const { id, state, email, craft, first_name, ask_me_about, languages, usual_days, language, opted_in_on, until } = row;
  if (state !== 'shown' || craft === null || opted_in_on === null) return [];
  return [{
    id, craft, languages: [...languages], usualDays: [...usual_days], optedInOn: opted_in_on, until: lastDayOf(opted_in_on, until ?? undefined),
    ...(first_name !== null && { firstName: first_name }),
    ...(photo && row.photo && { photo }),
    ...(ask_me_about !== null && { askMeAbout: ask_me_about }),
    ...(email !== null && { email }),
    ...(language !== null && { language }),
  }];
}
