// What is said about one event at full length. Pure.
import { byInstant, type Instant } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import { isAboveFloor } from '../../domain/people.js';

/** Guests that are listed at most. */
const MOST = 24;

export interface GuestsShown {
  /** Undefined where they are too few to be counted aloud. */
  readonly count: number | undefined;
  readonly names: readonly string[];
  /** Whether there are more who chose to be named. */
  readonly more: boolean;
}

/** Who goes, as far as they want it known: first names first, and each craft alone once. Nobody is left after the event. */
export function toGuestsShown({ guests, end }: Pick<SpaceEvent, 'guests' | 'end'>, at: Instant): GuestsShown | undefined {
  if (!guests || byInstant(end, at) <= 0) return undefined;
  const { count, minimumGroup, shown } = guests;
  const named = shown.filter(({ firstName }) => firstName).map(({ firstName, craft }) => [firstName, craft].filter(Boolean).join(' · '));
  const crafts = new Set(shown.filter(({ firstName }) => !firstName).map(({ craft = '' }) => craft.trim()).filter(Boolean));
  const names = [...named, ...crafts];
  const said = count !== undefined && isAboveFloor(count, minimumGroup) ? count : undefined;
  return said === undefined && names.length === 0 ? undefined : { count: said, names: names.slice(0, MOST), more: names.length > MOST };
}
