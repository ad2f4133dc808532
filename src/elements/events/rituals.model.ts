// What comes back: each ritual once, with the days on which it is.
import { byInstant, weekdayOf, type Weekday } from '../../domain/dates.js';
import type { PlacedEvent } from './events.model.js';

export interface Ritual {
  /** The next time that it is. */
  readonly next: PlacedEvent;
  /** The days of every week on which it is, Monday first; empty where it does not come every week. */
  readonly weekdays: readonly Weekday[];
}

/** Weeks that are looked at. What is left out in one of them, for a holiday say, still counts as weekly. */
export const WEEKS = 5;

/** What comes every week first, by weekday; then the others by their next time. */
export function toRituals(entries: readonly PlacedEvent[]): readonly Ritual[] {
  const series = new Map<string, PlacedEvent[]>();
  for (const entry of entries) {
    if (entry.event.kind !== 'ritual') continue;
    const key = entry.event.seriesId ?? entry.event.title;
    series.set(key, [...(series.get(key) ?? []), entry]);
  }
  return [...series.values()].flatMap(toRitual).sort(inTheWeek);
}

function toRitual(entries: readonly PlacedEvent[]): readonly Ritual[] {
  const next = entries.find(({ event }) => event.status === 'scheduled') ?? entries[0];
  if (!next) return [];
  const counts = new Map<Weekday, number>();
  for (const { first } of entries) counts.set(weekdayOf(first), (counts.get(weekdayOf(first)) ?? 0) + 1);
  const weekdays = [...counts].filter(([, count]) => count >= WEEKS - 1).map(([weekday]) => weekday);
  return [{ next, weekdays: weekdays.sort((one, other) => one - other) }];
}

function inTheWeek(one: Ritual, other: Ritual): number {
  const weekday = ({ weekdays: [first] }: Ritual): number => first ?? 8;
  return weekday(one) - weekday(other) || byInstant(one.next.event.start, other.next.event.start);
}
