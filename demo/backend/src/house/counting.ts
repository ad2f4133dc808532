// From the check-ins in the database to the rhythm in the database, done by a job, and after an import.
import type { components } from '../../../../src/contract/wire.ts';
import type { Queryable } from '../db/database.ts';
import { atLeast, floorOf } from '../people/floor.ts';
import type { CheckInsFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, startOfDay, toIso, type Day, type Instant } from '../time/days.ts';
import { firstDayOf } from './check-ins.ts';
import { countRhythm, type Stay } from './rhythm.ts';

type Wire = components['schemas'];

const minutesWithoutEnd = 240;

interface StayRow {
  readonly day: Day;
  readonly who: string;
  readonly starts_at: Date;
  readonly ends_at: Date | null;
}

/** Counts anew, and forgets check-ins that no longer count. */
export async function countAnew(tx: Queryable, space: Space, now: Instant): Promise<void> {
  const { checkIns } = space.file;
  const today = space.today(now);
  if (!checkIns) {
    await tx.query('delete from check_in where space_id = $1', [space.id]);
    await tx.query('delete from rhythm where space_id = $1', [space.id]);
    return;
  }
  const from = firstDayOf(checkIns, today);
  await tx.query('delete from check_in where space_id = $1 and day < $2', [space.id, from]);
  const stays = await tx.query<StayRow>('select day, who, starts_at, ends_at from check_in where space_id = $1 and day < $2', [space.id, today]);
  const minimumGroup = groupOf(space, checkIns);
  const counted = countRhythm({
    stays: byDay(stays), from, to: today, zone: space.zone, spansOn: (day) => space.spansOn(day), minimumGroup,
    steadyFrom: checkIns.steadyFrom, livelyFrom: checkIns.livelyFrom, minutesWithoutEnd: checkIns.minutesWithoutEnd ?? minutesWithoutEnd,
  });
  if (!counted) {
    await tx.query('delete from rhythm where space_id = $1', [space.id]);
    return;
  }
  await tx.query(
    `insert into rhythm (space_id, weeks, minimum_group, updated_at, bands) values ($1, $2, $3, $4, $5)
     on conflict (space_id) do update set weeks = excluded.weeks, minimum_group = excluded.minimum_group, updated_at = excluded.updated_at, bands = excluded.bands`,
    [space.id, counted.weeks, minimumGroup, new Date(startOfDay(addDays(counted.lastDay, 1), space.zone)), JSON.stringify(counted.bands)]);
}

/** What was counted, unless a bigger group is asked for by now. */
export async function countedRhythm(db: Queryable, space: Space): Promise<Wire['Rhythm'] | undefined> {
  const { checkIns } = space.file;
  if (!checkIns) return undefined;
  const [row] = await db.query<{ weeks: number; minimum_group: number; updated_at: Date; bands: Wire['Rhythm']['bands'] }>(
    'select weeks, minimum_group, updated_at, bands from rhythm where space_id = $1', [space.id]);
  if (!row || row.minimum_group < groupOf(space, checkIns)) return undefined;
  return { weeksObserved: row.weeks, minimumGroup: row.minimum_group, source: 'checkIns', updatedAt: toIso(row.updated_at.getTime()), bands: row.bands };
}

const groupOf = (space: Space, { minimumGroup }: CheckInsFile): number => Math.max(floorOf(space), atLeast(minimumGroup));

function byDay(rows: readonly StayRow[]): ReadonlyMap<Day, readonly Stay[]> {
  const days = new Map<Day, Stay[]>();
  for (const { day, who, starts_at, ends_at } of rows) {
    const stays = days.get(day) ?? [];
    stays.push({ who, start: starts_at.getTime(), end: ends_at?.getTime() });
    days.set(day, stays);
  }
  return days;
}
