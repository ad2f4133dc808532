// Visits over HTTP: who holds the private link may look, confirm, move and cancel.
import type { components } from '../../../../src/contract/wire.ts';
import { done, made, mustFit, mustProve, named, type Answer, type Call } from '../call.ts';
import { managePage } from '../forms.ts';
import { once } from '../idempotency.ts';
import { Problem } from '../problem.ts';
import { fromIso } from '../time/days.ts';
import { sealedLink, sealedToken } from '../tokens.ts';
import { bookVisit, cancelVisit, confirmVisit, moveVisit, orAlternatives, type VisitInput } from './changes.ts';
import { toBooking, tourOf, visitOf, withIntroduction, type Visit } from './visit.ts';

type Wire = components['schemas'];

export async function bookTour(call: Call<VisitInput>): Promise<Answer> {
  const { db, space, body, now } = call;
  const tour = tourOf(space, named(call, 'tourId'));
  if (tour.book.mode !== 'inline') throw new Problem('forbidden', { detail: 'This visit is not booked here.' });
  const wanted = { tourId: tour.id, start: fromIso(body.start), hostId: body.hostId, now };
  return orAlternatives(db, space, wanted, () => once(call, async (tx) => {
    const { visit, introduction } = await bookVisit(tx, space, tour, body, { now, by: 'visitor' });
    const page = managePage(space, body.attribution);
    return made({
      ...toBooking(space, visit, now),
      ...(introduction && { introduction }),
      manageToken: sealedToken('visit', visit.id, visit.token_version),
      ...(page && { manageUrl: sealedLink('visit', visit.id, visit.token_version, page) }),
    });
  }));
}

export async function getBooking(call: Call): Promise<Answer> {
  return done(await withIntroduction(call.db, call.space, await mine(call), call.now));
}

export async function moveBooking(call: Call<Wire['TourMove']>): Promise<Answer> {
  const { db, space, body, now } = call;
  const { id, tour_id: tourId, host_id } = await mine(call);
  const start = fromIso(body.start);
  return orAlternatives(db, space, { tourId, start, hostId: body.hostId ?? host_id, now }, () => once(call, async (tx) =>
    done(await withIntroduction(tx, space, await moveVisit(tx, space, { id, now, by: 'visitor', reason: body.reason, start, hostId: body.hostId }), now))));
}

export async function cancelBooking(call: Call<Wire['Cancellation'] | undefined>): Promise<Answer> {
  const { space, now, body } = call;
  const { id } = await mine(call);
  return call.db.transaction(async (tx) =>
    done(await withIntroduction(tx, space, await cancelVisit(tx, space, { id, now, by: 'visitor', reason: body?.reason }), now)));
}

export async function confirmBooking(call: Call): Promise<Answer> {
  const { db, space, now } = call;
  const id = named(call, 'bookingId');
  mustProve(call, 'visit', id, await visitOf(db, space, id));
  return db.transaction(async (tx) => done(await withIntroduction(tx, space, await confirmVisit(tx, space, { id, now, by: 'visitor' }), now)));
}

/** The visit whose private link came with the request. */
async function mine(call: Call): Promise<Visit> {
  const id = named(call, 'bookingId');
  const visit = await visitOf(call.db, call.space, id);
  mustFit(call, 'visit', id, visit);
  return visit;
}
