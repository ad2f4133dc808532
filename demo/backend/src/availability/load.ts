// What is taken of some resources in a stretch of time.
import type { Queryable } from '../db/database.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant, Span } from '../time/days.ts';
import type { Given } from './intervals.ts';

export async function loadGiven(db: Queryable, space: Space, resources: readonly ResourceFile[], window: Span): Promise<ReadonlyMap<string, Given>> {
  const ids = resources.map(({ id }) => id);
  const given = new Map(ids.map((id) => [id, { cells: new Map<Instant, number>(), busy: [] as Span[] }]));
  if (!ids.length) return given;
  const params = [space.id, ids, new Date(window.start), new Date(window.end)];
  const cells = await db.query<{ resource_id: string; cell: Date; taken: number }>(
    'select resource_id, cell, taken from resource_cell where space_id = $1 and resource_id = any($2::text[]) and cell >= $3 and cell < $4 and taken > 0', params);
  for (const { resource_id, cell, taken } of cells) given.get(resource_id)?.cells.set(cell.getTime(), taken);
  const busy = await db.query<{ owner_id: string; starts_at: Date; ends_at: Date }>(
    `select owner_id, starts_at, ends_at from busy_time where space_id = $1 and kind = 'resource' and owner_id = any($2::text[]) and ends_at > $3 and starts_at < $4 order by starts_at`, params);
  for (const { owner_id, starts_at, ends_at } of busy) given.get(owner_id)?.busy.push({ start: starts_at.getTime(), end: ends_at.getTime() });
  return given;
}
