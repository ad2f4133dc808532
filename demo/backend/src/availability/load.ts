// What is taken of some resources in a stretch of time.
import type { Queryable } from '../db/database.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import type { Span } from '../time/days.ts';
import type { Given, Taken } from './given.ts';
import { cellLength } from './rules.ts';

export async function loadGiven(db: Queryable, space: Space, resources: readonly ResourceFile[], window: Span): Promise<ReadonlyMap<string, Given>> {
  const ids = resources.map(({ id }) => id);
  const given = new Map(ids.map((id) => [id, { taken: [] as Taken[], busy: [] as Span[] }]));
  if (!ids.length) return given;
  const params = [space.id, ids, new Date(window.start), new Date(window.end)];
  // A month of a big house is 100 000 cells, and as a row or as a text each of them would cost more than to find it. So one row
  // has all cells of a resource of which as many units are taken: their numbers since 1970, four bytes each, in base64.
  const rows = await db.query<{ resource_id: string; taken: number; cells: string }>(
    `select resource_id, taken, encode(string_agg(int4send((date_part('epoch', cell) / 900)::int4), ''::bytea), 'base64') as cells
     from resource_cell where space_id = $1 and resource_id = any($2::text[]) and cell >= $3 and cell < $4 and taken > 0 group by resource_id, taken`, params);
  for (const { resource_id, taken, cells } of rows) addStretches(given.get(resource_id)?.taken ?? [], numbersIn(cells), taken);
  for (const { taken } of given.values()) taken.sort((a, b) => a.start - b.start);
  const busy = await db.query<{ owner_id: string; starts_at: Date; ends_at: Date }>(
    `select owner_id, starts_at, ends_at from busy_time where space_id = $1 and kind = 'resource' and owner_id = any($2::text[]) and ends_at > $3 and starts_at < $4 order by starts_at`, params);
  for (const { owner_id, starts_at, ends_at } of busy) given.get(owner_id)?.busy.push({ start: starts_at.getTime(), end: ends_at.getTime() });
  return given;
}

/** In order; the database gives them in any. */
function numbersIn(base64: string): Int32Array {
  const bytes = Buffer.from(base64, 'base64');
  const numbers = new Int32Array(bytes.length / 4);
  for (let index = 0; index < numbers.length; index++) numbers[index] = bytes.readInt32BE(4 * index);
  return numbers.sort();
}

function addStretches(stretches: Taken[], cells: Int32Array, units: number): void {
  for (let at = 0; at < cells.length;) {
    const first = cells[at] ?? 0;
    let next = at + 1;
    while (next < cells.length && cells[next] === first + next - at) next++;
    stretches.push({ start: first * cellLength, end: (first + next - at) * cellLength, units });
    at = next;
  }
}
