// What to ask for.
import type { AvailabilityQuery } from '../../backend/backend.js';
import { kindsOf, viewOf, type Availability, type Resource, type ResourceView } from '../../domain/availability.js';
import { addDays, firstOfMonth, monthAfter, type Instant, type IsoDate } from '../../domain/dates.js';

const VIEWS: readonly ResourceView[] = ['rooms', 'desks', 'offices'];

export const isView = (word: unknown): word is ResourceView => VIEWS.includes(word as ResourceView);

/** The views that a space has something to show in. */
export const viewsOf = (resources: readonly Resource[]): readonly ResourceView[] =>
  VIEWS.filter((view) => resources.some(({ kind }) => viewOf(kind) === view));

/** What a view shows to a number of people. Desks come one by one, so there the day decides. */
export const toShow = (resources: readonly Resource[], view: ResourceView, people: number): readonly Resource[] =>
  resources.filter(({ kind, capacity }) => viewOf(kind) === view && (view === 'desks' || capacity === undefined || capacity >= people));

/** Days of a room that are shown together. */
export const WEEK = 7;

/**
 * The block of days to ask for: a day of rooms, a week of one room, a month of desks. Without a block it is the one that today is in; the
 * backend knows which day it is there, so nothing has to be known before.
 */
export function queryOf(view: ResourceView, block: IsoDate | undefined, moment: Instant, room?: string): AvailabilityQuery {
  // Nowhere on earth is it a later day than this.
  const latest = addDays(moment.slice(0, 10) as IsoDate, 1);
  const from = block && view === 'desks' ? firstOfMonth(block) : block;
  const to = view === 'desks' ? monthAfter(from ?? latest) : addDays(from ?? latest, room ? WEEK : 1);
  return { ...(from && { from }), to, ...(room ? { resourceIds: [room] } : { kinds: kindsOf(view) }) };
}

export const covers = ({ from, to }: Availability, day: IsoDate): boolean => from <= day && day < to;
