// What a house has on a day for people who come together: desks side by side, a room, an office. Pure.
import type { Availability, Resource } from './availability.js';
import { byInstant, dayOf, type Instant, type IsoDate } from './dates.js';
import { intervalsOn, type DayInterval } from './day-intervals.js';

export interface TeamDay {
  /** Undefined where the house has no desks. */
  readonly desks: { readonly together: number; readonly all: number; readonly where: string } | undefined;
  /** The longest stretch in a room that holds them; `none` where all such rooms are taken, or too small. */
  readonly room: { readonly name: string; readonly start: Instant; readonly end: Instant } | 'none' | undefined;
  /** Without `from` it is free on that day. */
  readonly office: { readonly name: string; readonly from?: IsoDate } | 'none' | undefined;
}

/** Minutes below which a free stretch is no use to a team. */
const SHORTEST = 60;

export const toTeamDay = (resources: readonly Resource[], availability: Availability, day: IsoDate, people: number, now: Instant): TeamDay => ({
  desks: desksOn(resources, availability, day, now),
  room: roomOn(resources, availability, day, people, now),
  office: officeOn(resources, availability, day, people, now),
});

/** Places that are free the whole day: in the one pool that has the most, and in all. */
export function desksOn(resources: readonly Resource[], availability: Availability, day: IsoDate, now: Instant): TeamDay['desks'] {
  const pools = resources.filter(({ kind }) => kind === 'desk' || kind === 'dayPass');
  if (pools.length === 0) return undefined;
  const free = pools.map((pool) => {
    const open = intervalsOn(availability, pool.id, day, now);
    return { where: pool.name, places: open.length > 0 ? Math.min(...open.map(({ available }) => available)) * (pool.capacity ?? 1) : 0 };
  });
  const best = free.reduce((most, one) => (one.places > most.places ? one : most));
  return { together: best.places, all: free.reduce((sum, { places }) => sum + places, 0), where: best.where };
}

function roomOn(resources: readonly Resource[], availability: Availability, day: IsoDate, people: number, now: Instant): TeamDay['room'] {
  const rooms = resources.filter(({ kind }) => kind === 'meetingRoom');
  if (rooms.length === 0) return undefined;
  const stretches = rooms
    .filter(({ capacity = 0 }) => capacity >= people)
    .sort((one, other) => (one.capacity ?? 0) - (other.capacity ?? 0))
    .flatMap(({ id, name }) => stretchesOf(intervalsOn(availability, id, day, now)).map((stretch) => ({ name, ...stretch })))
    .filter((stretch) => lengthOf(stretch) >= SHORTEST);
  return stretches.length === 0 ? 'none' : stretches.reduce((longest, one) => (lengthOf(one) > lengthOf(longest) ? one : longest));
}

function officeOn(resources: readonly Resource[], availability: Availability, day: IsoDate, people: number, now: Instant): TeamDay['office'] {
  const all = resources.filter(({ kind }) => kind === 'office' || kind === 'studio');
  if (all.length === 0) return undefined;
  const offices = all.filter(({ capacity = 0 }) => capacity >= people);
  const free = offices.find(({ id }) => intervalsOn(availability, id, day, now).some(({ available }) => available > 0));
  if (free) return { name: free.name };
  const [soonest] = offices
    .flatMap(({ id, name }) => {
      const { nextAvailable } = availability.items.find(({ resourceId }) => resourceId === id) ?? {};
      return nextAvailable ? [{ name, from: dayOf(nextAvailable, availability.timeZone) }] : [];
    })
    .filter(({ from }) => from > day)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  return soonest ?? 'none';
}

/** Free intervals that follow each other without a gap are one. */
function stretchesOf(intervals: readonly DayInterval[]): readonly Pick<DayInterval, 'start' | 'end'>[] {
  const stretches: { start: Instant; end: Instant }[] = [];
  for (const { start, end, available } of intervals) {
    if (available === 0) continue;
    const last = stretches.at(-1);
    if (last && byInstant(last.end, start) === 0) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches;
}

const lengthOf = ({ start, end }: Pick<DayInterval, 'start' | 'end'>): number => byInstant(end, start) / 60_000;
