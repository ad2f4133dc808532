// What is taken of some resources in a stretch of time.
import type { Queryable } from '../db/database.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant, Span } from '../time/days.ts';
import type { Given } from './intervals.ts';
import { cellLength } from './rules.ts';

export async function loadGiven(db: Queryable, space: Space, resources: readonly ResourceFile[], window: Span): Promise<ReadonlyMap<string, Given>> {
  const ids = resources.map(({ id }) => id);
  const given = new Map(ids.map((id) => [id, { cells: new Map<Instant, number>(), busy: [] as Span[] }]));
  if (!ids.length) return given;
  const params = [space.id, ids, new Date(window.start), new Date(window.end)];
  // One row for each resource: a month of a big house is 100 000 cells, and a row of its own costs each of them more than all else.
  const rows = await db.query<{ resource_id: string; cells: string }>(
    `select resource_id, string_agg((extract(epoch from cell)::bigint / 900) || ' ' || taken, ',') as cells
     from resource_cell where space_id = $1 and resource_id = any($2::text[]) and cell >= $3 and cell < $4 and taken > 0 group by resource_id`, params);
  for (const { resource_id, cells } of rows) {
    const own = given.get(resource_id)?.cells;
    for (const entry of cells.split(',')) {
      const space = entry.indexOf(' ');
      own?.set(Number(entry.slice(0, space)) * cellLength, Number(entry.slice(space + 1)));
    }
  }
  const busy = await db.query<{ owner_id: string; starts_at: Date; ends_at: Date }>(
    `select owner_id, starts_at, ends_at from busy_time where space_id = $1 and kind = 'resource' and owner_id = any($2::text[]) and ends_at > $3 and starts_at < $4 order by starts_at`, params);
  for (const { owner_id, starts_at, ends_at } of busy) given.get(owner_id)?.busy.push({ start: starts_at.getTime(), end: ends_at.getTime() });
  return given;
}
