// Slots: the starts of a kind of visit that can be booked now, one for each host. Reading and booking both ask here, so that
// nothing is offered that would be refused, and nothing taken that was not on offer.
import type { components } from '../../../../src/contract/wire.ts';
import type { Queryable } from '../db/database.ts';
import type { HostFile, TourFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, daysBetween, daysFrom, minute, partOfDay, startOfDay, toIso, weekdayOf, type Day, type Instant, type Span } from '../time/days.ts';

export type WireSlot = components['schemas']['Slot'];

export interface Slot extends Span {
  readonly host: HostFile;
}

export interface FreeSlot extends Slot {
  /** Which of the host's lanes is free; a visit that leaves the host alone with it takes the last one. */
  readonly lane: number;
  readonly remaining: number;
}

/** Cells that are taken, by host and lane. */
export type Taken = ReadonlyMap<string, ReadonlySet<Instant>>;

export const cellLength = 5 * minute;
const defaultDaysAhead = 60;
const defaultEvery = 30;

export const hostsOf = (space: Space, tour: TourFile): readonly HostFile[] =>
  (space.file.hosts ?? []).filter(({ id }) => !tour.hostIds || tour.hostIds.includes(id));

/** What a visit takes of its host's time: the visit, or the part of it that the host is there, and the pause after it. */
export const hostUntil = (tour: TourFile, start: Instant): Instant =>
  start + ((tour.hostMinutes ?? tour.durationMinutes) + (tour.bufferMinutes ?? 0)) * minute;

export function cellsBetween({ start, end }: Span): readonly Instant[] {
  const first = Math.floor(start / cellLength) * cellLength;
  return Array.from({ length: Math.ceil((end - first) / cellLength) }, (_, index) => first + index * cellLength);
}

/** First day that cannot be booked any more. */
export const lastDay = (space: Space, tour: TourFile, now: Instant): Day => addDays(space.today(now), (tour.maxDaysAhead ?? defaultDaysAhead) + 1);

/** Whether a start is neither too soon nor too far ahead. */
export function inNotice(space: Space, tour: TourFile, start: Instant, now: Instant): boolean {
  return start > now && start >= now + (tour.minNoticeMinutes ?? 0) * minute && dayOf(start, space.zone) < lastDay(space, tour, now);
}

/** Every start that the hours allow on these days, whoever has it; `to` is exclusive. Sorted. */
export function startsOf(space: Space, tour: TourFile, from: Day, to: Day, hostId?: string): readonly Slot[] {
  const every = (tour.everyMinutes ?? defaultEvery) * minute;
  const length = tour.durationMinutes * minute;
  const slots: Slot[] = [];
  for (const host of hostsOf(space, tour)) {
    if (hostId !== undefined && host.id !== hostId) continue;
    const seen = new Set<Instant>();
    // Yesterday's hours may run past midnight into the first day.
    for (const day of daysFrom(addDays(from, -1), to)) {
      for (const span of space.spansOn(day, host.hours)) {
        for (let start = span.start; start + length <= span.end; start += every) {
          const local = dayOf(start, space.zone);
          if (local < from || local >= to || seen.has(start)) continue;
          if (tour.days && !tour.days.includes(weekdayOf(local))) continue;
          seen.add(start);
          slots.push({ host, start, end: start + length });
        }
      }
    }
  }
  return slots.sort((a, b) => a.start - b.start || a.host.id.localeCompare(b.host.id));
}

/** The lanes that are free for the whole visit. */
export function freeLanes(tour: TourFile, slot: Slot, taken: Taken): readonly number[] {
  const cells = cellsBetween({ start: slot.start, end: hostUntil(tour, slot.start) });
  const lanes = Array.from({ length: tour.simultaneous ?? 1 }, (_, index) => index + 1);
  return lanes.filter((lane) => {
    const own = taken.get(laneKey(slot.host.id, lane));
    return !own || cells.every((cell) => !own.has(cell));
  });
}

export function freeSlots(space: Space, tour: TourFile, from: Day, to: Day, now: Instant, taken: Taken, hostId?: string): readonly FreeSlot[] {
  const today = space.today(now);
  const last = lastDay(space, tour, now);
  return startsOf(space, tour, from < today ? today : from, to > last ? last : to, hostId).flatMap((slot) => {
    if (!inNotice(space, tour, slot.start, now)) return [];
    const lanes = freeLanes(tour, slot, taken);
    const lane = lanes.at(-1);
    return lane === undefined ? [] : [{ ...slot, lane, remaining: lanes.length }];
  });
}

export const laneKey = (hostId: string, lane: number): string => `${lane} ${hostId}`;

const mostLanes = 50;

/** What is taken of these hosts, by visits and by their own calendars. `except` is a booking that is about to move. */
export async function loadTaken(tx: Queryable, space: Space, hosts: readonly HostFile[], window: Span, except?: string): Promise<Taken> {
  const ids = hosts.map(({ id }) => id);
  const taken = new Map<string, Set<Instant>>();
  const take = (hostId: string, lane: number, cell: Instant): void => {
    const key = laneKey(hostId, lane);
    const cells = taken.get(key) ?? new Set();
    taken.set(key, cells.add(cell));
  };
  const cells = await tx.query<{ host_id: string; lane: number; cell: Date }>(
    `select host_id, lane, cell from tour_cell where space_id = $1 and host_id = any($2::text[]) and cell >= $3 and cell < $4 and booking_id is distinct from $5`,
    [space.id, ids, new Date(window.start - cellLength), new Date(window.end), except ?? null]);
  for (const { host_id, lane, cell } of cells) take(host_id, lane, cell.getTime());
  const busy = await tx.query<{ owner_id: string; starts_at: Date; ends_at: Date }>(
    `select owner_id, starts_at, ends_at from busy_time where space_id = $1 and kind = 'host' and owner_id = any($2::text[]) and starts_at < $4 and ends_at > $3`,
    [space.id, ids, new Date(window.start), new Date(window.end)]);
  for (const { owner_id, starts_at, ends_at } of busy) {
    for (const cell of cellsBetween({ start: Math.max(starts_at.getTime(), window.start), end: Math.min(ends_at.getTime(), window.end) })) {
      for (let lane = 1; lane <= mostLanes; lane++) take(owner_id, lane, cell);
    }
  }
  return taken;
}

/** Long enough after the last start to hold the longest visit and its pause. */
export const windowOf = (space: Space, from: Day, to: Day): Span => ({ start: startOfDay(from, space.zone), end: startOfDay(addDays(to, 2), space.zone) });

/** The free slots nearest to one that is gone, in the order of the clock. */
export async function alternatives(tx: Queryable, space: Space, tour: TourFile, wanted: Instant, hostId: string | undefined, now: Instant): Promise<readonly WireSlot[]> {
  const day = dayOf(wanted, space.zone);
  const today = space.today(now);
  const reach = 14;
  const from = daysBetween(today, day) > reach ? addDays(day, -reach) : today;
  const to = addDays(day > today ? day : today, reach + 1);
  const taken = await loadTaken(tx, space, hostsOf(space, tour), windowOf(space, from, to));
  const otherHost = 15 * minute;
  const distance = (slot: FreeSlot): number => Math.abs(slot.start - wanted) + (hostId !== undefined && slot.host.id !== hostId ? otherHost : 0);
  return [...freeSlots(space, tour, from, to, now, taken)]
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 5)
    .sort((a, b) => a.start - b.start)
    .map((slot) => toWireSlot(space, slot));
}

export const toWireSlot = (space: Space, { start, end, host, remaining }: FreeSlot): WireSlot => ({
  start: toIso(start),
  end: toIso(end),
  hostId: host.id,
  remaining,
  ...(host.stepFree !== undefined && { stepFree: host.stepFree }),
  ...(host.quiet && { quiet: host.quiet.includes(partOfDay(start, space.zone)) }),
  ...(host.video !== undefined && { video: host.video }),
  ...(host.child !== undefined && { child: isWelcome(host.child, start, space) }),
  ...(host.dog !== undefined && { dog: isWelcome(host.dog, start, space) }),
});

const isWelcome = (when: boolean | readonly number[], start: Instant, space: Space): boolean =>
  (typeof when === 'boolean' ? when : when.includes(weekdayOf(dayOf(start, space.zone))));
