// A visit joins up with what is on that day: one stays for it, or comes for it first. Pure.
import { byInstant, dayOf, type IsoDate, type TimeZone } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import { minutesBetween } from '../../domain/moments.js';
import type { Slot } from '../../domain/tours.js';

export interface Stay {
  readonly event: SpaceEvent;
  /** The event begins `after` the visit, or is over `before` it. */
  readonly when: 'after' | 'before';
}

/** Minutes that one would wait between the two; longer is another errand. */
const WAIT = 45;

/** Takes place, and a visitor may come. */
export const isOpen = ({ status, audience, visitorsWelcome }: SpaceEvent): boolean => status === 'scheduled' && (audience !== 'members' || visitorsWelcome === true);

/** The open events of a day, by time. */
export const eventsOn = (events: readonly SpaceEvent[], day: IsoDate | undefined, zone: TimeZone): readonly SpaceEvent[] =>
  events.filter((event) => isOpen(event) && dayOf(event.start, zone) === day).sort((one, other) => byInstant(one.start, other.start));

/** What one can stay for after a visit, or come for before it: the nearest that has a place, in the house. */
export function toStay({ start, end }: Pick<Slot, 'start' | 'end'>, events: readonly SpaceEvent[], zone: TimeZone): Stay | undefined {
  const there = eventsOn(events, dayOf(start, zone), zone).filter(({ allDay, attendanceMode, remaining }) => !allDay && attendanceMode !== 'online' && remaining !== 0);
  const near = (from: string, to: string): boolean => minutesBetween(from, to) >= 0 && minutesBetween(from, to) <= WAIT;
  const after = there.find((event) => near(end, event.start));
  if (after) return { event: after, when: 'after' };
  const before = there.findLast((event) => near(event.end, start));
  return before && { event: before, when: 'before' };
}
