// Free and busy intervals of one resource: its opening time, cut where the number of free units changes.
import type { components } from '../../../../src/contract/wire.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, startOfDay, toIso, type Day, type Instant, type Span } from '../time/days.ts';
import { clip, merge } from '../time/opening.ts';
import type { DayWindow } from '../window.ts';
import { firstAfter, takenAt, type Given } from './given.ts';
import { cellLength, openingOf, soonest, termsOf, unitsOf } from './rules.ts';

export type Interval = components['schemas']['Interval'];

interface Piece extends Span {
  readonly available: number;
  readonly reason?: 'booked' | 'closed';
}

/** How far ahead the first free moment is looked for; most are found in the first steps. */
export const farthest = 400;
const aFewDays = 4;

/** Last day, exclusive, on which anything can be reserved, or this resource. */
export const lastDay = (today: Day, resource?: ResourceFile): Day => addDays(today, resource?.maxDaysAhead === undefined ? farthest : resource.maxDaysAhead + 1);

export function intervalsOf(space: Space, resource: ResourceFile, { from, to }: DayWindow, given: Given, now: Instant): readonly Interval[] {
  const window = { start: startOfDay(from, space.zone), end: startOfDay(to, space.zone) };
  return joined(pieces(space, resource, addDays(from, -1), to, given, now).flatMap((piece) => clip([piece], window).map((span) => ({ ...piece, ...span }))))
    .map(({ start, end, available, reason }) => ({ start: toIso(start), end: toIso(end), available, ...(reason && { reason }) }));
}

/** The first moment from now on, within these days, at which a unit is free; null when there is none. */
export function nextAvailable(space: Space, resource: ResourceFile, { from, to }: DayWindow, given: Given, now: Instant): string | null {
  for (let day = from; day < to; day = addDays(day, aFewDays)) {
    const free = pieces(space, resource, day, addDays(day, aFewDays), given, now).find(({ available, end }) => available > 0 && end > now);
    if (free) return toIso(Math.max(free.start, Math.ceil(now / cellLength) * cellLength));
  }
  return null;
}

function pieces(space: Space, resource: ResourceFile, from: Day, to: Day, given: Given, now: Instant): readonly Piece[] {
  const open = openingOf(space, resource, from, to);
  return termsOf(resource) === 'hours' ? byCell(space, resource, merge(open), given, now) : byDay(space, resource, open, given, now);
}

function byDay(space: Space, resource: ResourceFile, open: readonly (Span & { readonly day: Day })[], given: Given, now: Instant): readonly Piece[] {
  const units = unitsOf(resource);
  const last = startOfDay(lastDay(space.today(now), resource), space.zone);
  // A lease begins on a day that has not begun; a day pass can be had while any of the day is left.
  const lease = termsOf(resource) === 'lease';
  const today = space.today(now);
  return open.map(({ day, start, end }) => {
    const busy = given.busy.some((span) => span.start < end && start < span.end);
    const free = busy ? 0 : units - takenAt(given, startOfDay(day, space.zone));
    const past = (lease ? day < today || dayOf(soonest(resource, now), space.zone) > day : end <= soonest(resource, now)) || start >= last;
    return free <= 0 ? { start, end, available: 0, reason: 'booked' } : past ? { start, end, available: 0, reason: 'closed' } : { start, end, available: free };
  });
}

/** Cut where something changes, and not at each cell: a big house has a hundred thousand cells a month. */
function byCell(space: Space, resource: ResourceFile, open: readonly Span[], given: Given, now: Instant): readonly Piece[] {
  const units = unitsOf(resource);
  const first = soonest(resource, now);
  const last = startOfDay(lastDay(space.today(now), resource), space.zone);
  return open.flatMap((span) => {
    const cut: Piece[] = [];
    const busy = given.busy.filter((other) => other.start < span.end);
    let index = firstAfter(given.taken, span.start);
    for (let start = span.start; start < span.end;) {
      while ((given.taken[index]?.end ?? Infinity) <= start) index++;
      const stretch = given.taken[index];
      const free = busy.some((other) => cellOf(other.start) <= start && start < other.end) ? 0 : units - (stretch && stretch.start <= start ? stretch.units : 0);
      const state = free <= 0 ? booked : start < first || start >= last ? closed : { available: free };
      let end = span.end;
      const until = (edge: Instant): void => { if (edge > start && edge < end) end = edge; };
      if (stretch) { until(stretch.start); until(stretch.end); }
      for (const other of busy) { until(cellOf(other.start)); until(nextCell(other.end)); }
      until(nextCell(first));
      until(nextCell(last));
      const before = cut.at(-1);
      if (before && alike(before, state)) cut[cut.length - 1] = { ...before, end };
      else cut.push({ start, end, ...state });
      start = end;
    }
    return cut;
  });
}

/** A quarter of an hour of which only a part can be had cannot be had. */
const cellOf = (instant: Instant): Instant => Math.floor(instant / cellLength) * cellLength;
const nextCell = (instant: Instant): Instant => Math.ceil(instant / cellLength) * cellLength;

const booked = { available: 0, reason: 'booked' } as const;
const closed = { available: 0, reason: 'closed' } as const;
const alike = (a: Omit<Piece, 'start' | 'end'>, b: Omit<Piece, 'start' | 'end'>): boolean => a.available === b.available && a.reason === b.reason;

/** Neighbours that say the same become one. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && last.end === piece.start && alike(last, piece)) result[result.length - 1] = { ...last, end: piece.end };
    else result.push(piece);
  }
  return result;
}
