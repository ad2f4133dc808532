// Free and busy intervals of one resource: its opening time, cut where the number of free units changes.
import type { components } from '../../../../src/contract/wire.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, startOfDay, toIso, type Day, type Instant, type Span } from '../time/days.ts';
import { clip, merge } from '../time/opening.ts';
import type { DayWindow } from '../window.ts';
import { cellLength, openingOf, soonest, termsOf, unitsOf } from './rules.ts';

export type Interval = components['schemas']['Interval'];

/** What is taken of one resource: units by cell, and times that its own calendar says are busy. */
export interface Given {
  readonly cells: ReadonlyMap<Instant, number>;
  readonly busy: readonly Span[];
}

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
    const free = busy ? 0 : units - (given.cells.get(startOfDay(day, space.zone)) ?? 0);
    const past = (lease ? day < today || dayOf(soonest(resource, now), space.zone) > day : end <= soonest(resource, now)) || start >= last;
    return free <= 0 ? { start, end, available: 0, reason: 'booked' } : past ? { start, end, available: 0, reason: 'closed' } : { start, end, available: free };
  });
}

function byCell(space: Space, resource: ResourceFile, open: readonly Span[], given: Given, now: Instant): readonly Piece[] {
  const units = unitsOf(resource);
  const first = soonest(resource, now);
  const last = startOfDay(lastDay(space.today(now), resource), space.zone);
  const stateAt = (start: Instant, end: Instant): Omit<Piece, 'start' | 'end'> => {
    const busy = given.busy.some((other) => other.start < end && start < other.end);
    const free = busy ? 0 : units - (given.cells.get(Math.floor(start / cellLength) * cellLength) ?? 0);
    return free <= 0 ? booked : start < first || start >= last ? closed : { available: free };
  };
  return open.flatMap((span) => {
    const cut: Piece[] = [];
    let from = span.start;
    let state: Omit<Piece, 'start' | 'end'> | undefined;
    for (let start = span.start; start < span.end;) {
      const end = Math.min(span.end, Math.floor(start / cellLength) * cellLength + cellLength);
      const next = stateAt(start, end);
      // A piece is made where the state changes and not for each cell: a big house has a hundred thousand cells a month.
      if (state && !alike(state, next)) {
        cut.push({ start: from, end: start, ...state });
        from = start;
      }
      state = next;
      start = end;
    }
    if (state) cut.push({ start: from, end: span.end, ...state });
    return cut;
  });
}

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
