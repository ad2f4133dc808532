// What was booked once and no longer goes with the space's file: hours, hosts and rooms change, bookings stay. Nobody is sent
// away by itself; staff see it and decide.
import type { Queryable } from '../db/database.ts';
import { openingOf, termsOf } from '../availability/rules.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, daysFrom, type Instant, type Span } from '../time/days.ts';
import { merge } from '../time/opening.ts';
import { findBookings, type Booking } from './bookings.ts';

export const misfitKinds = ['tourGone', 'hostGone', 'resourceGone', 'eventGone', 'closedDay', 'outsideHours'] as const;
export type MisfitKind = (typeof misfitKinds)[number];

export interface Misfit {
  readonly booking: Booking;
  readonly why: MisfitKind;
}

export async function misfitsOf(tx: Queryable, space: Space, now: Instant): Promise<readonly Misfit[]> {
  const bookings = await findBookings(tx, space, { from: space.today(now) });
  const fromFile = new Set((await tx.query<{ id: string }>(`select id from event where space_id = $1 and source = 'file' and ends_at > $2`, [space.id, new Date(now)])).map(({ id }) => id));
  return bookings.filter(({ end }) => end > now).flatMap((booking) => {
    const why = misfitOf(space, booking, fromFile);
    return why === undefined ? [] : [{ booking, why }];
  });
}

/** `fromFile` has the ids of the events that came from the space's file. */
export function misfitOf(space: Space, booking: Booking, fromFile: ReadonlySet<string>): MisfitKind | undefined {
  switch (booking.kind) {
    case 'visit': return visitMisfit(space, booking);
    case 'reservation': return reservationMisfit(space, booking);
    case 'rsvp': return fromFile.has(booking.aboutId) && !space.file.events?.some(({ id }) => booking.aboutId.slice(0, -11) === id) ? 'eventGone' : undefined;
  }
}

function visitMisfit(space: Space, booking: Booking): MisfitKind | undefined {
  const host = space.host(booking.hostId ?? '');
  if (!space.tour(booking.aboutId)) return 'tourGone';
  if (!host) return 'hostGone';
  const day = dayOf(booking.start, space.zone);
  if (isClosed(space, day)) return 'closedDay';
  // Whoever put it outside the hours by hand knows.
  if (booking.changedBy === 'host') return undefined;
  const open = [addDays(day, -1), day].flatMap((date) => space.spansOn(date, host.hours));
  return holds(open, booking) ? undefined : 'outsideHours';
}

function reservationMisfit(space: Space, booking: Booking): MisfitKind | undefined {
  const resource = space.resource(booking.aboutId);
  if (!resource) return 'resourceGone';
  const first = dayOf(booking.start, space.zone);
  const last = dayOf(booking.end - 1, space.zone);
  switch (termsOf(resource)) {
    case 'lease': return undefined;
    case 'days': return daysFrom(first, addDays(last, 1)).some((day) => isClosed(space, day)) ? 'closedDay' : undefined;
    case 'hours':
      if (isClosed(space, first)) return 'closedDay';
      return booking.changedBy === 'host' || holds(openingOf(space, resource, addDays(first, -1), addDays(last, 1)), booking) ? undefined : 'outsideHours';
  }
}

const isClosed = (space: Space, day: string): boolean => space.closedDays.some(({ date }) => date === day);

const holds = (open: readonly Span[], { start, end }: Span): boolean =>
  merge([...open].sort((a, b) => a.start - b.start)).some((span) => span.start <= start && end <= span.end);
