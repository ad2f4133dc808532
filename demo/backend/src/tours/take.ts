// Taking a host's time. The hosts' rows are locked first, so whoever comes second sees what the first one took; the cells'
// key is the guard behind that.
import type { By } from '../change.ts';
import type { Queryable } from '../db/database.ts';
import { Problem, invalid } from '../problem.ts';
import type { HostFile, TourFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, minute, toIso, type Instant } from '../time/days.ts';
import { cellLength, cellsBetween, freeLanes, hostUntil, hostsOf, inNotice, loadTaken, startsOf, windowOf, type FreeSlot, type Slot, type Taken } from './slots.ts';

export interface Wanted {
  readonly start: Instant;
  readonly hostId?: string | undefined;
  readonly now: Instant;
  readonly by: By;
  /** A visit that moves, or the hold that it begins with: what it has now does not stand in its way. */
  readonly moving?: { readonly id: string; readonly hostId: string };
}

/** Finds a host who is free at this start; expects the hosts to be locked. */
export async function findSlot(tx: Queryable, space: Space, tour: TourFile, wanted: Wanted): Promise<FreeSlot> {
  const { start, hostId, now, moving } = wanted;
  const day = dayOf(start, space.zone);
  if (hostId !== undefined && !hostsOf(space, tour).some(({ id }) => id === hostId)) throw invalid('/hostId', 'does not receive this kind of visit');
  if (start <= now) throw new Problem('closed', { detail: 'This time has passed.' });
  const slots = offered(space, tour, wanted);
  const taken = await loadTaken(tx, space, slots.map(({ host }) => host), windowOf(space, day, day), moving?.id);
  const free = slots.flatMap((slot) => {
    const lanes = freeLanes(tour, slot, taken);
    const lane = lanes.at(-1);
    return lane === undefined ? [] : [{ ...slot, lane, remaining: lanes.length }];
  });
  // Who moves a visit stays with their host where that is possible; else the host with the most room receives.
  const best = free.find(({ host }) => host.id === moving?.hostId) ?? [...free].sort((a, b) => b.remaining - a.remaining || loadOf(a.host.id, taken) - loadOf(b.host.id, taken))[0];
  if (!best) throw new Problem('slot_taken', { detail: 'Somebody else has just taken this time.' });
  return best;
}

/** The slots at this start. A host may receive whenever they are free: outside their hours, at short notice, far ahead. */
function offered(space: Space, tour: TourFile, { start, hostId, now, by }: Wanted): readonly Slot[] {
  if (by === 'host') {
    if (start % cellLength) throw invalid('/start', 'must lie on the grid of five minutes');
    const toSlot = (host: HostFile): Slot => ({ host, start, end: start + tour.durationMinutes * minute });
    return hostsOf(space, tour).filter(({ id }) => hostId === undefined || id === hostId).map(toSlot);
  }
  const day = dayOf(start, space.zone);
  const slots = startsOf(space, tour, day, addDays(day, 1), hostId).filter((slot) => slot.start === start);
  if (!slots.length || !inNotice(space, tour, start, now)) {
    throw new Problem('outside_window', { detail: 'Visits do not start at this time.', errors: [{ pointer: '/start', message: 'is not on offer' }] });
  }
  return slots;
}

const loadOf = (hostId: string, taken: Taken): number =>
  [...taken].reduce((sum, [key, cells]) => (key.endsWith(` ${hostId}`) ? sum + cells.size : sum), 0);

/** Always in the same order, so that two visits never wait for each other in a circle. */
export async function lockHosts(tx: Queryable, space: Space, tour: TourFile | undefined, also: readonly string[] = []): Promise<void> {
  const ids = [...new Set([...(tour ? hostsOf(space, tour).map(({ id }) => id) : []), ...also])];
  await tx.query('select id from host where space_id = $1 and id = any($2::text[]) order by id for update', [space.id, ids]);
}

/** The guard: two visits cannot own the same cell of the same host and lane. */
export async function takeCells(tx: Queryable, space: Space, id: string, tour: TourFile, slot: FreeSlot): Promise<void> {
  const cells = cellsBetween({ start: slot.start, end: hostUntil(tour, slot.start) });
  await tx.query(
    `insert into tour_cell (space_id, host_id, lane, cell, booking_id)
     select $1, $2, $3, cell::timestamptz, $4 from jsonb_array_elements_text($5::jsonb) as c (cell) order by cell`,
    [space.id, slot.host.id, slot.lane, id, JSON.stringify(cells.map(toIso))]);
}

export async function giveCellsBack(tx: Queryable, id: string): Promise<void> {
  await tx.query('delete from tour_cell where booking_id = $1', [id]);
}
