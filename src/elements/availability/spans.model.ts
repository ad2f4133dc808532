// Stretches of time: the same for every view.
import type { Availability, Interval, Resource } from '../../domain/availability.js';
import { addDays, byInstant, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';
import { instantAt } from '../../domain/moments.js';

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

/** The stretches of time inside a span, cut at its ends. */
export const within = (intervals: readonly Interval[], span: Span): readonly Interval[] =>
  intervals
    .filter(({ start, end }) => byInstant(start, span.end) < 0 && byInstant(end, span.start) > 0)
    .map((interval) => ({ ...interval, start: later(interval.start, span.start), end: earlier(interval.end, span.end) }));

export const dayOn = (day: IsoDate, zone: TimeZone): Span => ({ start: instantAt(day, '00:00', zone), end: instantAt(addDays(day, 1), '00:00', zone) });

export const intervalsOf = ({ items }: Availability, { id }: Resource): readonly Interval[] =>
  items.find(({ resourceId }) => resourceId === id)?.intervals ?? [];

export const later = (one: Instant, other: Instant): Instant => (byInstant(one, other) > 0 ? one : other);
export const earlier = (one: Instant, other: Instant): Instant => (byInstant(one, other) < 0 ? one : other);
