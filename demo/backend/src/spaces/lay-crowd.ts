// Puts the made-up reservations of `crowd.ts` into the database, each day's once, wherever visitors have left room for them.
import type { Database, Queryable } from '../db/database.ts';
import { cellsOf, openingOf, termsOf, unitsOf } from '../availability/rules.ts';
import { addDays, daysBetween, daysFrom, startOfDay, toIso, type Day, type Instant } from '../time/days.ts';
import { crowdDays, crowdOfDay } from './crowd.ts';
import type { ResourceFile } from './file.ts';
import type { Space } from './space.ts';

/** They begin this many days ago, so that a week shown from Monday is not empty. */
const lookBack = 7;

/** True if some were made. */
export async function layCrowd(db: Database, space: Space, now: Instant): Promise<boolean> {
  const crowded = (space.file.resources ?? []).filter((resource) => resource.busy && termsOf(resource) !== 'lease');
  if (!crowded.length) return false;
  return db.transaction(async (tx) => {
    await tx.query('set local statement_timeout = 0');
    return layCrowds(tx, space, crowded, now);
  });
}

async function layCrowds(tx: Queryable, space: Space, crowded: readonly ResourceFile[], now: Instant): Promise<boolean> {
  const today = space.today(now);
  // Behind this lock nobody reserves anything.
  const marks = new Map((await tx.query<{ id: string; seeded_to: Day | null }>(
    'select id, seeded_to from resource where space_id = $1 order by id for update', [space.id])).map(({ id, seeded_to }) => [id, seeded_to]));
  const rows: object[] = [];
  for (const resource of crowded) {
    const from = later(marks.get(resource.id) ?? undefined, addDays(today, -lookBack));
    const to = addDays(today, crowdDays(resource));
    if (from >= to) continue;
    const given = await givenOut(tx, space, resource, from, to);
    const units = unitsOf(resource);
    for (const day of daysFrom(from, to)) {
      for (const { start, end, units: count } of crowdOfDay(space.id, resource, space.zone, day, openingOf(space, resource, day, addDays(day, 1)), daysBetween(today, day))) {
        const cells = cellsOf(space, resource, { start, end });
        if (!cells.length || cells.some((cell) => (given.get(cell) ?? 0) + count > units)) continue;
        for (const cell of cells) given.set(cell, (given.get(cell) ?? 0) + count);
        rows.push({
          id: `seed-${space.id}-${resource.id}-${start / 60_000}`, resource: resource.id, start: toIso(start), end: toIso(end), count, units,
          alone: units === 1, days: termsOf(resource) === 'days',
        });
      }
    }
    await tx.query('update resource set seeded_to = $3 where space_id = $1 and id = $2', [space.id, resource.id, to]);
  }
  for (let at = 0; at < rows.length; at += 4000) await putCrowd(tx, space, rows.slice(at, at + 4000), now);
  return rows.length > 0;
}

async function putCrowd(tx: Queryable, { id }: Space, rows: readonly object[], now: Instant): Promise<void> {
  const recordset = `jsonb_to_recordset($2::jsonb) as x (id text, resource text, start timestamptz, "end" timestamptz, count int, units int, alone boolean, days boolean)`;
  await tx.query(
    `insert into reservation (id, space_id, resource_id, starts_at, ends_at, units, alone, source, created_at)
     select x.id, $1, x.resource, x.start, x."end", x.count, x.alone, 'seed', $3 from ${recordset} on conflict do nothing`,
    [id, JSON.stringify(rows), new Date(now)],
  );
  await tx.query(
    `insert into resource_cell (space_id, resource_id, cell, units, taken)
     select $1, x.resource, c.cell, x.units, sum(x.count) from ${recordset}
     cross join lateral (
       select x.start as cell where x.days
       union all select generate_series(x.start, x."end" - interval '1 second', interval '15 minutes') where not x.days) c
     group by x.resource, c.cell, x.units
     on conflict (space_id, resource_id, cell) do update set taken = resource_cell.taken + excluded.taken`,
    [id, JSON.stringify(rows)],
  );
}

async function givenOut(tx: Queryable, space: Space, resource: ResourceFile, from: Day, to: Day): Promise<Map<Instant, number>> {
  const rows = await tx.query<{ cell: Date; taken: number }>(
    'select cell, taken from resource_cell where space_id = $1 and resource_id = $2 and cell >= $3 and cell < $4',
    [space.id, resource.id, new Date(startOfDay(from, space.zone)), new Date(startOfDay(addDays(to, 2), space.zone))]);
  return new Map(rows.map(({ cell, taken }) => [cell.getTime(), taken]));
}

const later = (a: Day | undefined, b: Day): Day => (a !== undefined && a > b ? a : b);
