// Lays a space out in the database: hosts, resources and the coming occurrences of its events. Runs at every start and once a
// day; what is there already stays as it is, and what visitors made is never touched. `lay-crowd.ts` adds made-up reservations.
import { record } from '../audit.ts';
import type { Database, Queryable } from '../db/database.ts';
import { dayOf, type Day, type Instant } from '../time/days.ts';
import { unitsOf } from '../availability/rules.ts';
import { layEvents } from '../events/lay.ts';
import type { LoadedFile } from './check.ts';
import { eventRows } from './occurrences.ts';
import { settleDays } from './settle.ts';
import { toSpace, versionOf, type Settled, type Space } from './space.ts';

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
