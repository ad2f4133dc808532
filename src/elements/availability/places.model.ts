// What a day holds: the same for every view.
import type { Availability, Interval, Resource, ResourceView } from '../../domain/availability.js';
import { addDays, byInstant, daysFrom, instantAt, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';

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

/** What stands in the fragment of a private link, before `=`. */
export const RESERVATION_LINK = 'cowork-reservation';
