// Taking units of a resource. Its row is locked first; the counter of each cell and its CHECK are the guard behind that.
import type { Queryable } from '../db/database.ts';
import { Problem } from '../problem.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { toIso, type Span } from '../time/days.ts';
import { cellsOf, unitsOf } from './rules.ts';

/** Starts of quarters of an hour or of days, in UTC. */
export type Cells = readonly string[];

export const cellsTaken = (space: Space, resource: ResourceFile, span: Span): Cells => cellsOf(space, resource, span).map(toIso);

export async function lockResource(tx: Queryable, space: Space, resourceId: string): Promise<void> {
  await tx.query('select id from resource where space_id = $1 and id = $2 for update', [space.id, resourceId]);
}

export async function mustNotBeBusy(tx: Queryable, space: Space, resource: ResourceFile, span: Span): Promise<void> {
  const [busy] = await tx.query(`select 1 from busy_time where space_id = $1 and kind = 'resource' and owner_id = $2 and starts_at < $4 and ends_at > $3 limit 1`,
    [space.id, resource.id, new Date(span.start), new Date(span.end)]);
  if (busy) throw taken();
}

/** A cell never holds more than there are units. Either all cells take the units or the transaction is undone. */
export async function takeCells(tx: Queryable, space: Space, resource: ResourceFile, cells: Cells, units: number): Promise<void> {
  const took = await tx.query(
    `insert into resource_cell (space_id, resource_id, cell, units, taken)
     select $1, $2, cell::timestamptz, $3, $4 from jsonb_array_elements_text($5::jsonb) as c (cell) order by cell
     on conflict (space_id, resource_id, cell) do update set taken = resource_cell.taken + excluded.taken
       where resource_cell.taken + excluded.taken <= resource_cell.units
     returning cell`,
    [space.id, resource.id, unitsOf(resource), units, JSON.stringify(cells)]);
  if (took.length !== cells.length) throw taken();
}

export async function giveCellsBack(tx: Queryable, space: Space, resourceId: string, cells: Cells, units: number): Promise<void> {
  await tx.query(
    `update resource_cell set taken = taken - $4 where space_id = $1 and resource_id = $2
       and cell in (select cell::timestamptz from jsonb_array_elements_text($3::jsonb) as c (cell))`,
    [space.id, resourceId, JSON.stringify(cells), units]);
}

const taken = (): Problem => new Problem('slot_taken', { detail: 'Somebody else has just taken this.' });
