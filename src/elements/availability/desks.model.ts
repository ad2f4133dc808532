// A month of desks and day passes: how many places each day has left.
import type { Availability, Interval, Resource } from '../../domain/availability.js';
import { byInstant, type Instant, type IsoDate } from '../../domain/dates.js';
import { placesIn, sum, type Places } from './places.model.js';
import { dayOn, intervalsOf, within, type Span } from './spans.model.js';

/** How a day stands; `over` lies behind, `unknown` has not been asked for. */
export type DeskDay = { readonly state: 'over' | 'closed' | 'unknown' } | { readonly state: 'open' | 'full'; readonly places: number };

/** One kind of place on a day. */
export interface DeskRow {
  readonly desk: Resource;
  readonly places: Places;
  /** The open time of the day. */
  readonly span: Span;
  /** Where the number changes during the day: its parts. */
  readonly parts: readonly Interval[];
}

export function deskDay(desks: readonly Resource[], availability: Availability, day: IsoDate, today: IsoDate, people: number, now: Instant): DeskDay {
  if (day < today) return { state: 'over' };
  if (day < availability.from || day >= availability.to) return { state: 'unknown' };
  const rows = deskRows(desks, availability, day, now);
  if (rows.length === 0) return { state: 'closed' };
  const places = sum(rows.map((row) => row.places.least));
  return { state: places >= people && places > 0 ? 'open' : 'full', places };
}

/** What the open places of a day are, those with room for all first. */
export function deskRows(desks: readonly Resource[], availability: Availability, day: IsoDate, now: Instant): readonly DeskRow[] {
  const span = dayOn(day, availability.timeZone);
  return desks.flatMap((desk): readonly DeskRow[] => {
    const inside = within(intervalsOf(availability, desk), span).filter(({ reason }) => reason !== 'closed');
    const [first, last] = [inside[0], inside.at(-1)];
    const places = placesIn(inside, span, now);
    if (!first || !last || !places || byInstant(last.end, now) <= 0) return [];
    return [{ desk, places, span: { start: first.start, end: last.end }, parts: places.least === places.most ? [] : inside.filter(({ end }) => byInstant(end, now) > 0) }];
  });
}
