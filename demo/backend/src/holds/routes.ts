// Holds over HTTP. Whoever has the id of a hold may use it with a booking: it is as random as a token, and told to nobody else.
import type { components } from '../../../../src/contract/wire.ts';
import { orAlternatives as orOtherSpans, resourceOf } from '../availability/changes.ts';
import { done, made, named, type Answer, type Call, type Handler } from '../call.ts';
import { once } from '../idempotency.ts';
import { Problem } from '../problem.ts';
import { fromIso, toIso } from '../time/days.ts';
import { sealedToken } from '../tokens.ts';
import { orAlternatives as orOtherSlots } from '../tours/changes.ts';
import { tourOf } from '../tours/visit.ts';
import { holdResource, holdTour, releaseHold, type Hold } from './hold.ts';

type Wire = components['schemas'];

export const holdHandlers: Readonly<Record<string, Handler>> = { holdTour: ofTour, holdResource: ofResource, releaseHold: release };

async function ofTour(call: Call<Wire['TourHoldInput']>): Promise<Answer> {
  const { db, space, body, now, holder } = call;
  const tour = tourOf(space, named(call, 'tourId'));
  if (tour.book.mode !== 'inline') throw new Problem('forbidden', { detail: 'This visit is not booked here.' });
  const wanted = { start: fromIso(body.start), hostId: body.hostId };
  return orOtherSlots(db, space, { ...wanted, tourId: tour.id, now }, () => once(call, async (tx) => made(toWire(await holdTour(tx, space, tour, wanted, { now, holder })))));
}

async function ofResource(call: Call<Wire['ResourceHoldInput']>): Promise<Answer> {
  const { db, space, body, now, holder } = call;
  const resource = resourceOf(space, named(call, 'resourceId'));
  if (resource.book?.mode !== 'inline') throw new Problem('forbidden', { detail: 'This is not reserved here.' });
  const wanted = { start: fromIso(body.start), end: fromIso(body.end), units: body.units ?? 1 };
  return orOtherSpans(db, space, { ...wanted, resourceId: resource.id, now }, () => once(call, async (tx) => made(toWire(await holdResource(tx, space, resource, wanted, { now, holder })))));
}

async function release(call: Call): Promise<Answer> {
  const { db, space, now, token, tokens } = call;
  const id = named(call, 'holdId');
  if (!tokens.fits(token, { kind: 'hold', id, version: 0 })) throw new Problem('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
  await db.transaction((tx) => releaseHold(tx, space, { id }));
  return done({ id, expiresAt: toIso(now) } satisfies Wire['Hold']);
}

const toWire = ({ id, kind, host_id, starts_at, ends_at, units, expires_at }: Hold): Wire['Hold'] => ({
  id,
  expiresAt: toIso(expires_at.getTime()),
  start: toIso(starts_at.getTime()),
  end: toIso(ends_at.getTime()),
  ...(host_id !== null && { hostId: host_id }),
  ...(kind === 'reservation' && { units }),
  manageToken: sealedToken('hold', id, 0),
});
