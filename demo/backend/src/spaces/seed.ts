// Lays a space out in the database: hosts, resources, the coming occurrences of its events, and made-up reservations. Runs
// at every start and once a day; what is there already stays as it is, and what visitors made is never touched.
import { record } from '../audit.ts';
import type { Database, Queryable } from '../db/database.ts';
import { addDays, dayOf, daysBetween, daysFrom, startOfDay, toIso, type Day, type Instant } from '../time/days.ts';
import { cellsOf, openingOf, termsOf, unitsOf } from '../availability/rules.ts';
import { layEvents } from '../events/lay.ts';
import type { LoadedFile } from './check.ts';
import { crowdDays, crowdOfDay } from './crowd.ts';
import type { ResourceFile } from './file.ts';
import { eventRows } from './occurrences.ts';
import { settleDays } from './settle.ts';
import { toSpace, versionOf, type Settled, type Space } from './space.ts';

/** Made-up reservations begin this many days ago, so that a week shown from Monday is not empty. */
const lookBack = 7;

export async function seedSpace(db: Database, loaded: LoadedFile, now: Instant): Promise<Space> {
  const { space: file } = loaded;
  const today = dayOf(now, file.timeZone);
  const hash = versionOf(loaded);

  return db.transaction(async (tx) => {
    // Another process may be laying out the same space.
    await tx.query('set local statement_timeout = 0');
    await tx.query('insert into space (id) values ($1) on conflict do nothing', [file.id]);
    const [state] = await tx.query<{ file_hash: string | null; seeded_on: Day | null }>('select file_hash, seeded_on from space where id = $1 for update', [file.id]);
    const before = await settledOf(tx, file.id);
    if (state?.file_hash === hash && state.seeded_on === today) return toSpace(loaded, before);

    const settled = settleDays(file, today, before);
    const space = toSpace(loaded, settled);
    await tx.query('delete from settled_day where space_id = $1', [file.id]);
    await tx.query(`insert into settled_day (space_id, key, day) select $1, x.key, x.day from jsonb_to_recordset($2::jsonb) as x (key text, day date)`,
      [file.id, JSON.stringify([...settled].map(([key, day]) => ({ key, day })))]);
    await seedPeople(tx, space);
    // What has begun stays as it is, whatever becomes of the file.
    await layEvents(tx, space, { kind: 'file' }, eventRows(file, today, settled), { after: now }, now);
    await seedCrowd(tx, space, today, now);
    await tx.query('update space set file_hash = $2, seeded_on = $3 where id = $1', [file.id, hash, today]);
    if (state?.file_hash !== hash) await record(tx, { space: file.id, at: now, kind: 'space.changed', ref: file.id, state: { version: hash.slice(0, 12) } });
    return space;
  });
}

/** The relative days of a space as they were laid down last. */
export async function settledOf(tx: Queryable, spaceId: string): Promise<Settled> {
  const rows = await tx.query<{ key: string; day: Day }>('select key, day from settled_day where space_id = $1', [spaceId]);
  return new Map(rows.map(({ key, day }) => [key, day]));
}

async function seedPeople(tx: Queryable, { id, file }: Space): Promise<void> {
  await tx.query(`insert into host (space_id, id, name) select $1, x.id, x.name from jsonb_to_recordset($2::jsonb) as x (id text, name text)
    on conflict (space_id, id) do update set name = excluded.name`,
  [id, JSON.stringify((file.hosts ?? []).map((host) => ({ id: host.id, name: host.name })))]);
  await tx.query(`insert into resource (space_id, id, units) select $1, x.id, x.units from jsonb_to_recordset($2::jsonb) as x (id text, units int)
    on conflict (space_id, id) do update set units = excluded.units`,
  [id, JSON.stringify((file.resources ?? []).map((resource) => ({ id: resource.id, units: unitsOf(resource) })))]);
  // A pool that shrank keeps what was given out; one that grew offers more.
  await tx.query(`update resource_cell c set units = greatest(r.units, c.taken) from resource r
    where r.space_id = $1 and c.space_id = $1 and c.resource_id = r.id and c.units <> greatest(r.units, c.taken)`, [id]);
}

async function seedCrowd(tx: Queryable, space: Space, today: Day, now: Instant): Promise<void> {
  const crowded = (space.file.resources ?? []).filter((resource) => resource.busy && termsOf(resource) !== 'lease');
  if (!crowded.length) return;
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
