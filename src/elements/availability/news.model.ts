// What others have changed meanwhile.
import type { Resource } from '../../domain/availability.js';
import { byInstant, type Instant } from '../../domain/dates.js';
import type { Timeline } from './rooms.model.js';
import { earlier, later, type Span } from './spans.model.js';

/** A stretch that was free and is booked, or the other way round. */
export interface News extends Span {
  readonly room: Resource;
  readonly state: 'free' | 'booked';
}

/** What is different from one look to the next, of rooms that are in both; time that merely passes is no news. */
export function newsOf(before: Timeline, after: Timeline): readonly News[] {
  const known = new Map(before.rows.map(({ room, cells }) => [room.id, cells]));
  return after.rows.flatMap(({ room, cells }) => {
    const old = known.get(room.id);
    if (!old) return [];
    return cells.flatMap((cell) => {
      const { state } = cell;
      if (state !== 'free' && state !== 'booked') return [];
      const opposite = state === 'free' ? 'booked' : 'free';
      return joined(old.filter((one) => one.state === opposite).map((one) => overlap(one, cell)).filter((one) => byInstant(one.start, one.end) < 0))
        .map((span): News => ({ room, state, ...span }));
    });
  });
}

const overlap = (one: Span, other: Span): Span => ({ start: later(one.start, other.start), end: earlier(one.end, other.end) });

const joined = (spans: readonly Span[]): readonly Span[] => spans.reduce<readonly Span[]>((all, span) => {
  const last = all.at(-1);
  return last && sameMoment(last.end, span.start) ? [...all.slice(0, -1), { start: last.start, end: span.end }] : [...all, span];
}, []);

const sameMoment = (one: Instant, other: Instant): boolean => byInstant(one, other) === 0;
