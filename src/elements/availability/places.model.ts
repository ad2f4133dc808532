// What a day has left.
import type { Availability, Interval, Resource, ResourceView } from '../../domain/availability.js';
import { byInstant, type Instant, type IsoDate } from '../../domain/dates.js';
import { dayOn, intervalsOf, within, type Span } from './spans.model.js';

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

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** What stands in the fragment of a private link, before `=`. */
export const RESERVATION_LINK = 'cowork-reservation';
