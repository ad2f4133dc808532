// Events on the days of a week or a month. Pure.
import { addDays, byInstant, type IsoDate } from '../../domain/dates.js';
import { daysFrom } from '../../domain/weeks.js';
import type { PlacedEvent } from './events.model.js';
import type { Days } from './span.js';

/** An event of several days stands on each of them. Days without any are left out. */
export function onEachDay(entries: readonly PlacedEvent[], [first, end]: Days): ReadonlyMap<IsoDate, readonly PlacedEvent[]> {
  const days = new Map<IsoDate, PlacedEvent[]>();
  for (const entry of entries) {
    const from = entry.first < first ? first : entry.first;
    const to = entry.last < end ? addDays(entry.last, 1) : end;
    for (const day of daysFrom(from, to)) {
      const known = days.get(day);
      if (known) known.push(entry);
      else days.set(day, [entry]);
    }
  }
  return days;
}

/** What takes the whole day or goes on from an earlier one comes first. */
export const inColumn = (entries: readonly PlacedEvent[], day: IsoDate): readonly PlacedEvent[] =>
  [...entries].sort((one, other) => rank(one, day) - rank(other, day) || byInstant(one.event.start, other.event.start));

const rank = ({ event, first }: PlacedEvent, day: IsoDate): number => (event.allDay || first < day ? 0 : 1);
