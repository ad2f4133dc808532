// Stretches of time: when doors are open, and what is left of it when others have taken their part.
import type { Interval } from '../../domain/availability.js';
import { minutesOf } from '../../domain/clock.js';
import { addDays, byInstant, weekdayOf, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';
import { instantAt } from '../../domain/moments.js';
import { daysFrom } from '../../domain/weeks.js';
import type { OpeningHours, Space } from '../../domain/space.js';

/** Half-open, `[start, end)`. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

interface Taken extends Span {
  readonly units?: number;
}

/** When doors are open from a day to another; without hours that is always. Sorted, not overlapping. */
export function openSpans(
  hours: readonly OpeningHours[] | undefined,
  closedDays: Space['closedDays'],
  from: IsoDate,
  to: IsoDate,
  zone: TimeZone,
): readonly Span[] {
  const window = { start: instantAt(from, '00:00', zone), end: instantAt(to, '00:00', zone) };
  if (!hours) return [window];
  const closed = new Set(closedDays?.map(({ date }) => date));
  // The day before counts too, where it is open past midnight.
  const spans = daysFrom(addDays(from, -1), to)
    .filter((day) => !closed.has(day))
    .flatMap((day) =>
      hours
        .filter(({ days }) => days.includes(weekdayOf(day)))
        .map(({ opens, closes }) => ({
          start: instantAt(day, opens, zone),
          end: instantAt(minutesOf(closes) <= minutesOf(opens) ? addDays(day, 1) : day, closes, zone),
        })),
    );
  return join(spans.map((span) => ({ start: later(span.start, window.start), end: earlier(span.end, window.end) })));
}

/** What is free of some alike units while the doors are open. Neighbours with the same number are one. */
export function subtract(open: readonly Span[], taken: readonly Taken[], units: number): readonly Interval[] {
  const edges = taken.flatMap(({ start, end }) => [start, end]);
  const pieces = open
    .flatMap((span) => cut(span, edges))
    .map(({ start, end }): Interval => {
      const gone = taken.filter((other) => byInstant(other.start, end) < 0 && byInstant(other.end, start) > 0);
      const available = Math.max(0, units - gone.reduce((sum, other) => sum + (other.units ?? 1), 0));
      return { start, end, available, ...(available === 0 && { reason: 'booked' as const }) };
    });
  return pieces.reduce<Interval[]>((list, piece) => {
    const last = list.at(-1);
    if (last && last.end === piece.start && last.available === piece.available)
      list[list.length - 1] = { ...last, end: piece.end };
    else list.push(piece);
    return list;
  }, []);
}

function cut(span: Span, edges: readonly Instant[]): readonly Span[] {
  const inside = edges.filter((edge) => byInstant(edge, span.start) > 0 && byInstant(edge, span.end) < 0);
  const points = [span.start, ...inside.sort(byInstant), span.end];
  return points
    .slice(1)
    .map((end, index) => ({ start: points[index] ?? span.start, end }))
    .filter(({ start, end }) => byInstant(start, end) < 0);
}

function join(spans: readonly Span[]): readonly Span[] {
  const sorted = spans
    .filter(({ start, end }) => byInstant(start, end) < 0)
    .sort((one, other) => byInstant(one.start, other.start));
  return sorted.reduce<Span[]>((list, span) => {
    const last = list.at(-1);
    if (last && byInstant(span.start, last.end) <= 0)
      list[list.length - 1] = { start: last.start, end: later(last.end, span.end) };
    else list.push(span);
    return list;
  }, []);
}

const later = (one: Instant, other: Instant): Instant => (byInstant(one, other) > 0 ? one : other);
const earlier = (one: Instant, other: Instant): Instant => (byInstant(one, other) < 0 ? one : other);
