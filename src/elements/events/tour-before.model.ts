// A visit with a host right before an event. Pure.
import { addMinutes, byInstant, type Instant } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import type { Slot, TourType } from '../../domain/tours.js';

/** Minutes between the end of the visit and the event that nobody minds to wait. */
const LONGEST_WAIT = 30;

/** Whether a visitor may come to it, and comes to the house for it. */
export const isVisited = ({ status, audience, visitorsWelcome, attendanceMode, allDay, start }: SpaceEvent, at: Instant): boolean =>
  status === 'scheduled' && audience !== 'members' && visitorsWelcome !== false && attendanceMode !== 'online' && !allDay && byInstant(start, at) > 0;

/** The look around that is booked here, if there is one. */
export const tourAmong = (kinds: readonly TourType[]): TourType | undefined =>
  kinds.find(({ kind, book }) => kind === 'tour' && book.mode === 'inline');

/** The last visit that ends before the event begins, and not long before. */
export function slotBefore(slots: readonly Slot[], start: Instant): Slot | undefined {
  const earliest = addMinutes(start, -LONGEST_WAIT);
  return slots
    .filter(({ end, remaining }) => remaining !== 0 && byInstant(end, start) <= 0 && byInstant(end, earliest) >= 0)
    .sort((one, other) => byInstant(other.start, one.start))[0];
}
