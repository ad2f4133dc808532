// Reservations over HTTP: who holds the private link may look, confirm, move and cancel.
import type { components } from '../../../../src/contract/wire.ts';
import { done, made, mustFit, mustProve, named, type Answer, type Call } from '../call.ts';
import { managePage } from '../forms.ts';
import { once } from '../idempotency.ts';
import { Problem } from '../problem.ts';
import { fromIso } from '../time/days.ts';
import { sealedLink, sealedToken } from '../tokens.ts';
import { cancelReservation as cancel, confirmReservation as confirm, moveReservation, orAlternatives, reserve, resourceOf, type ReservationInput } from './changes.ts';
import { reservationOf, toReservation, type Reservation } from './reservation.ts';

type Wire = components['schemas'];

export async function createReservation(call: Call<ReservationInput>): Promise<Answer> {
  const { db, space, body, now } = call;
  const resource = resourceOf(space, named(call, 'resourceId'));
  if (resource.book?.mode !== 'inline') throw new Problem('forbidden', { detail: 'This is not reserved here.' });
  const wanted = { resourceId: resource.id, start: fromIso(body.start), end: fromIso(body.end), units: body.units ?? 1, now };
  return orAlternatives(db, space, wanted, () => once(call, async (tx) => {
    const reservation = await reserve(tx, space, resource, body, { now, by: 'visitor' });
    const page = managePage(space, body.attribution);
    return made({
      ...toReservation(space, reservation, now),
      manageToken: sealedToken('reservation', reservation.id, reservation.token_version),
      ...(page && { manageUrl: sealedLink('reservation', reservation.id, reservation.token_version, page) }),
    });
  }));
}

export async function getReservation(call: Call): Promise<Answer> {
  return done(toReservation(call.space, await mine(call), call.now));
}

export async function rescheduleReservation(call: Call<Wire['ReservationMove']>): Promise<Answer> {
  const { db, space, body, now } = call;
  const { id, resource_id: resourceId, units } = await mine(call);
  const span = { start: fromIso(body.start), end: fromIso(body.end) };
  return orAlternatives(db, space, { ...span, resourceId, units, now }, () => once(call, async (tx) =>
    done(toReservation(space, await moveReservation(tx, space, { ...span, id, now, by: 'visitor' }), now))));
}

export async function cancelReservation(call: Call<Wire['Cancellation'] | undefined>): Promise<Answer> {
  const { space, now, body } = call;
  const { id } = await mine(call);
  return call.db.transaction(async (tx) => done(toReservation(space, await cancel(tx, space, { id, now, by: 'visitor', reason: body?.reason }), now)));
}

export async function confirmReservation(call: Call): Promise<Answer> {
  const { db, space, now } = call;
  const id = named(call, 'reservationId');
  mustProve(call, 'reservation', id, await reservationOf(db, space, id));
  return db.transaction(async (tx) => done(toReservation(space, await confirm(tx, space, { id, now, by: 'visitor' }), now)));
}

/** The reservation whose private link came with the request. */
async function mine(call: Call): Promise<Reservation> {
  const id = named(call, 'reservationId');
  const reservation = await reservationOf(call.db, call.space, id);
  mustFit(call, 'reservation', id, reservation);
  return reservation;
}
