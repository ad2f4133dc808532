// What staff do with a booking, whichever kind it is. The staff page and the command line act here; what belongs to a change
// is done by the functions of its kind.
import { approveReservation, cancelReservation, declineReservation, moveReservation, orAlternatives as reservationOrAlternatives } from '../availability/changes.ts';
import type { Change } from '../change.ts';
import type { Database, Queryable } from '../db/database.ts';
import { approveRsvp, cancelRsvp, declineRsvp } from '../events/changes.ts';
import { Problem } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import { approveVisit, cancelVisit, declineVisit, moveVisit, orAlternatives as visitOrAlternatives } from '../tours/changes.ts';
import { bookingOf, type Booking, type Kind } from './bookings.ts';

export type Act = 'approve' | 'decline' | 'cancel';

export interface Acting {
  readonly id: string;
  readonly now: Instant;
  readonly reason?: string | undefined;
  /** The visitor knows already, so no mail is sent to them. */
  readonly quietly?: boolean;
}

type Doing = (tx: Queryable, space: Space, change: Change) => Promise<unknown>;

const acts: Readonly<Record<Kind, Readonly<Record<Act, Doing>>>> = {
  visit: { approve: approveVisit, decline: declineVisit, cancel: cancelVisit },
  rsvp: { approve: approveRsvp, decline: declineRsvp, cancel: cancelRsvp },
  reservation: { approve: approveReservation, decline: declineReservation, cancel: cancelReservation },
};

export async function actOn(db: Database, space: Space, act: Act, { id, now, reason, quietly }: Acting): Promise<Booking> {
  return db.transaction(async (tx) => {
    const { kind } = await theBooking(tx, space, id);
    await acts[kind][act](tx, space, { id, now, by: 'host', reason: reason?.trim() || undefined });
    if (quietly) await dropMail(tx, space, id, now);
    return theBooking(tx, space, id);
  });
}

export interface Moving extends Acting {
  readonly start: Instant;
  /** Of a reservation; as long as before, if left out. */
  readonly end?: Instant | undefined;
  readonly hostId?: string | undefined;
}

/** A time that is gone is a 409 with what is free nearby. */
export async function move(db: Database, space: Space, moving: Moving): Promise<Booking> {
  const { kind, aboutId, party, ...before } = await theBooking(db, space, moving.id);
  const { start, end = start + (before.end - before.start), hostId, now } = moving;
  if (kind === 'visit' && !space.tour(aboutId)) throw new Problem('closed', { detail: 'This kind of visit is no longer in the space\'s file. Cancel it, or put the kind back.' });
  switch (kind) {
    case 'visit': return visitOrAlternatives(db, space, { tourId: aboutId, start, hostId, now }, () => moveAtOnce(db, space, moving));
    case 'reservation': return reservationOrAlternatives(db, space, { resourceId: aboutId, start, end, units: party, now }, () => moveAtOnce(db, space, moving));
    case 'rsvp': throw new Problem('forbidden', { detail: 'A registration goes with its event and cannot be moved alone.' });
  }
}

async function moveAtOnce(db: Database, space: Space, { id, now, reason, quietly, start, end, hostId }: Moving): Promise<Booking> {
  return db.transaction(async (tx) => {
    const booking = await theBooking(tx, space, id);
    const change = { id, now, by: 'host', reason: reason?.trim() || undefined } as const;
    if (booking.kind === 'visit') await moveVisit(tx, space, { ...change, start, hostId });
    else await moveReservation(tx, space, { ...change, start, end: end ?? start + (booking.end - booking.start) });
    if (quietly) await dropMail(tx, space, id, now);
    return theBooking(tx, space, id);
  });
}

/** The booking, or a 404. */
export async function theBooking(tx: Queryable, space: Space, id: string): Promise<Booking> {
  const booking = await bookingOf(tx, space, id);
  if (!booking) throw new Problem('not_found');
  return booking;
}

/** The mail to the visitor that this transaction owes is struck off before anybody sees it. */
async function dropMail(tx: Queryable, space: Space, id: string, now: Instant): Promise<void> {
  await tx.query(
    `update outbox set state = 'dropped', last_error = 'the host told the visitor themselves' where space_id = $1 and ref = $2 and audience = 'visitor' and state = 'waiting' and created_at = $3`,
    [space.id, id, new Date(now)]);
}
