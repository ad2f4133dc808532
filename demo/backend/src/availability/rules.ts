// When a resource can be had: reads and writes both ask here, so that what is shown is what can be reserved.
import { addDays, dayOf, daysFrom, minute, startOfDay, type Day, type Instant, type Span } from '../time/days.ts';
import type { DaySpan } from '../time/opening.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';

/** How a resource is given out: by the quarter hour, by the opening day, or by the calendar day from a date on. */
export type Terms = 'hours' | 'days' | 'lease';

export const cellLength = 15 * minute;

export const termsOf = (resource: ResourceFile): Terms =>
  resource.freeFromDays !== undefined || resource.kind === 'office' || resource.kind === 'studio' ? 'lease' : resource.wholeDays ? 'days' : 'hours';

export const unitsOf = (resource: ResourceFile): number => resource.units ?? 1;

/** What begins on these days: opening hours, or whole days where it is let by the day. `to` is exclusive. */
export function openingOf(space: Space, resource: ResourceFile, from: Day, to: Day): readonly DaySpan[] {
  if (termsOf(resource) === 'lease') {
    const first = space.freeFrom.get(resource.id) ?? from;
    return daysFrom(first > from ? first : from, to).map((day) => ({ day, start: startOfDay(day, space.zone), end: startOfDay(addDays(day, 1), space.zone) }));
  }
  return daysFrom(from, to).flatMap((day) => space.spansOn(day, resource.hours));
}

/** The cells that a stretch of time takes: quarters of an hour, or one for each day. */
export function cellsOf(space: Space, resource: ResourceFile, span: Span): readonly Instant[] {
  if (termsOf(resource) === 'hours') {
    const first = Math.floor(span.start / cellLength) * cellLength;
    return Array.from({ length: Math.ceil((span.end - first) / cellLength) }, (_, index) => first + index * cellLength);
  }
  return daysOf(space, resource, span).map((day) => startOfDay(day, space.zone));
}

/**
 * The days of a stretch, where a resource is given out by the day. Two local midnights mean the days between them; any
 * other stretch means the opening days it touches, so that a night that ends past midnight is one day.
 */
export function daysOf(space: Space, resource: ResourceFile, span: Span): readonly Day[] {
  const first = dayOf(span.start, space.zone);
  const last = dayOf(span.end - 1, space.zone);
  const open = openingOf(space, resource, addDays(first, -1), addDays(last, 1));
  const byMidnight = startOfDay(first, space.zone) === span.start && startOfDay(addDays(last, 1), space.zone) === span.end;
  const touched = byMidnight
    ? open.filter(({ day }) => day >= first && day <= last)
    : open.filter(({ start, end }) => start < span.end && span.start < end);
  return [...new Set(touched.map(({ day }) => day))];
}

/** Whether the resource can still be taken from this moment on: by the day, as long as some of the day is left. */
export const soonest = (resource: ResourceFile, now: Instant): Instant => now + (resource.leadMinutes ?? 0) * minute;
