// What to ask for, and what a day holds: the same for every view.
import type { AvailabilityQuery } from '../../backend/backend.js';
import { kindsOf, viewOf, type Availability, type Interval, type Resource, type ResourceView } from '../../domain/availability.js';
import { addDays, addMonths, byInstant, daysFrom, firstOfMonth, instantAt, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';

/** Half-open, `[start, end)`. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** What the visitor wants to have; without times it is something to ask about. */
export interface Choice {
  readonly resource: Resource;
  readonly span?: Span;
}

/** Units that are free all day, and at the best part of it; undefined is a day on which doors are closed. */
export interface Places {
  readonly least: number;
  readonly most: number;
}

/** Where to look for room. */
export interface Search {
  readonly resources: readonly Resource[];
  readonly view: ResourceView;
  readonly availability: Availability;
  readonly people: number;
  readonly now: Instant;
}

/** What stands in the fragment of a private link, before `=`. */
export const RESERVATION_LINK = 'cowork-reservation';

const VIEWS: readonly ResourceView[] = ['rooms', 'desks', 'offices'];

export const isView = (word: unknown): word is ResourceView => VIEWS.includes(word as ResourceView);

/** The views that a space has something to show in. */
export const viewsOf = (resources: readonly Resource[]): readonly ResourceView[] =>
  VIEWS.filter((view) => resources.some(({ kind }) => viewOf(kind) === view));

/** What a view shows to a number of people. Desks come one by one, so there the day decides. */
export const toShow = (resources: readonly Resource[], view: ResourceView, people: number): readonly Resource[] =>
  resources.filter(({ kind, capacity }) => viewOf(kind) === view && (view === 'desks' || capacity === undefined || capacity >= people));

/**
 * The block of days to ask for: a day of rooms, a month of desks. Without a block it is the one that today is in; the
 * backend knows which day it is there, so nothing has to be known before.
 */
export function queryOf(view: ResourceView, block: IsoDate | undefined, moment: Instant): AvailabilityQuery {
  // Nowhere on earth is it a later day than this.
  const latest = addDays(moment.slice(0, 10) as IsoDate, 1);
  const from = block && view === 'desks' ? firstOfMonth(block) : block;
  const to = view === 'desks' ? addMonths(firstOfMonth(from ?? latest), 1) : addDays(from ?? latest, 1);
  return { ...(from && { from }), to, kinds: kindsOf(view) };
}

export const covers = ({ from, to }: Availability, day: IsoDate): boolean => from <= day && day < to;

/** The stretches of time inside a span, cut at its ends. */
export const within = (intervals: readonly Interval[], span: Span): readonly Interval[] =>
  intervals
    .filter(({ start, end }) => byInstant(start, span.end) < 0 && byInstant(end, span.start) > 0)
    .map((interval) => ({
      ...interval,
      start: byInstant(interval.start, span.start) < 0 ? span.start : interval.start,
      end: byInstant(interval.end, span.end) > 0 ? span.end : interval.end,
    }));

export const dayOn = (day: IsoDate, zone: TimeZone): Span => ({ start: instantAt(day, '00:00', zone), end: instantAt(addDays(day, 1), '00:00', zone) });

export const intervalsOf = ({ items }: Availability, { id }: Resource): readonly Interval[] =>
  items.find(({ resourceId }) => resourceId === id)?.intervals ?? [];

/** What is left of a resource in a span from now on. */
export function placesIn(intervals: readonly Interval[], span: Span, now: Instant): Places | undefined {
  const inside = within(intervals, span).filter(({ reason }) => reason !== 'closed');
  if (inside.length === 0) return undefined;
  const left = inside.filter(({ end }) => byInstant(end, now) > 0).map(({ available }) => available);
  return { least: left.length > 0 ? Math.min(...left) : 0, most: Math.max(0, ...left) };
}

/** Whether a day has something for that many. */
export function hasRoom(day: IsoDate, { resources, view, availability, people, now }: Search): boolean {
  const span = dayOn(day, availability.timeZone);
  const places = resources.map((resource) => placesIn(intervalsOf(availability, resource), span, now));
  return view === 'desks' ? sum(places.map((one) => one?.least ?? 0)) >= people : places.some((one) => (one?.most ?? 0) > 0);
}

/** The first day after another that has, among those that are known. */
export const freeDayAfter = (day: IsoDate, search: Search): IsoDate | undefined =>
  daysFrom(addDays(day, 1), search.availability.to).find((one) => hasRoom(one, search));

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** An address that may stand in a link: whatever else a backend sends, no script. */
export const webAddress = (url: string | undefined): string | undefined => (url && /^https?:\/\//i.test(url) ? url : undefined);
