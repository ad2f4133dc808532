// Taking in what a door, a front desk or another system counted. Whoever sends the same check-in again changes nothing; one who
// checks out later completes it. Names stay outside: what is kept of a person is a hash that is another one tomorrow.
import type { Queryable } from '../db/database.ts';
import type { CheckInsFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, hour, minute, startOfDay, toIso, type Instant } from '../time/days.ts';
import type { Tokens } from '../tokens.ts';

export interface CheckIn {
  /** What the sender calls it; the same for the same check-in. */
  readonly key: string;
  readonly start: Instant;
  readonly end?: Instant | undefined;
  /** Whoever it was, by any word that stays the same for a day; without one, each check-in counts as somebody else. */
  readonly person?: string | undefined;
}

export interface Taken {
  readonly taken: number;
  /** Were there already. */
  readonly known: number;
  readonly refused: readonly { readonly index: number; readonly why: string }[];
}

export const defaultWeeks = 12;
const longestStay = 24 * hour;
/** Clocks of doors run ahead a little. */
const ahead = 10 * minute;

/** The first day that still counts. */
export const firstDayOf = ({ weeks = defaultWeeks }: CheckInsFile, today: string): string => addDays(today, -7 * weeks);

export async function takeCheckIns(tx: Queryable, tokens: Tokens, space: Space, settings: CheckInsFile, items: readonly CheckIn[], now: Instant): Promise<Taken> {
  const earliest = startOfDay(firstDayOf(settings, space.today(now)), space.zone);
  const refused: { readonly index: number; readonly why: string }[] = [];
  const rows = new Map<string, object>();
  let repeated = 0;
  for (const [index, item] of items.entries()) {
    const why = complaintAbout(item, earliest, now);
    if (why !== undefined) {
      refused.push({ index, why });
      continue;
    }
    const { key, start, end, person } = item;
    const day = dayOf(start, space.zone);
    const hashed = tokens.hash('check-in', `${space.id}\n${key}`).slice(0, 22);
    if (rows.has(hashed)) repeated++;
    rows.set(hashed, {
      key: hashed, day, who: tokens.hash('who checked in', `${space.id}\n${day}\n${person === undefined ? `anybody\n${key}` : `somebody\n${person}`}`).slice(0, 22),
      starts_at: toIso(start), ends_at: end === undefined ? null : toIso(end),
    });
  }
  const written = await tx.query(
    `insert into check_in (space_id, key, day, who, starts_at, ends_at)
     select $1, x.key, x.day, x.who, x.starts_at, x.ends_at
     from jsonb_to_recordset($2::jsonb) as x (key text, day date, who text, starts_at timestamptz, ends_at timestamptz) order by x.key
     on conflict (space_id, key) do update set ends_at = excluded.ends_at
       where check_in.ends_at is null and excluded.ends_at > check_in.starts_at
     returning key`,
    [space.id, JSON.stringify([...rows.values()])]);
  return { taken: written.length, known: rows.size - written.length + repeated, refused };
}

function complaintAbout({ start, end }: CheckIn, earliest: Instant, now: Instant): string | undefined {
  if (start > now + ahead) return 'begins in the future';
  if (start < earliest) return 'is too old to count';
  if (end === undefined) return undefined;
  if (end <= start) return 'ends before it begins';
  if (end > now + ahead) return 'ends in the future';
  return end - start > longestStay ? 'is longer than a day' : undefined;
}
