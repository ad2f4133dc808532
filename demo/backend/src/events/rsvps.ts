// Registrations over HTTP: who holds the private link may look, confirm, change and cancel.
import type { components } from '../../../../src/contract/wire.ts';
import { done, made, mustFit, mustProve, named, type Answer, type Call } from '../call.ts';
import { managePage } from '../forms.ts';
import { once } from '../idempotency.ts';
import { sealedLink, sealedToken } from '../tokens.ts';
import { cancelRsvp as cancel, changeRsvp as change, confirmRsvp as confirm, register, type RsvpInput } from './changes.ts';
import { rsvpOf, toRsvp, type Rsvp } from './rsvp.ts';

type Wire = components['schemas'];

export async function createRsvp(call: Call<RsvpInput>): Promise<Answer> {
  const { space, body, now } = call;
  return once(call, async (tx) => {
    const rsvp = await register(tx, space, named(call, 'eventId'), body, { now, by: 'visitor' });
    const page = managePage(space, body.attribution);
    return made({
      ...await toRsvp(tx, space, rsvp, now),
      manageToken: sealedToken('rsvp', rsvp.id, rsvp.token_version),
      ...(page && { manageUrl: sealedLink('rsvp', rsvp.id, rsvp.token_version, page) }),
    });
  });
}

export async function getRsvp(call: Call): Promise<Answer> {
  return done(await toRsvp(call.db, call.space, await mine(call), call.now));
}

export async function changeRsvp(call: Call<Wire['RsvpChange']>): Promise<Answer> {
  const { db, space, now, body } = call;
  const { id } = await mine(call);
  return db.transaction(async (tx) => done(await toRsvp(tx, space, await change(tx, space, { id, now, by: 'visitor' }, body), now)));
}

export async function cancelRsvp(call: Call<Wire['Cancellation'] | undefined>): Promise<Answer> {
  const { db, space, now, body } = call;
  const { id } = await mine(call);
  return db.transaction(async (tx) => done(await toRsvp(tx, space, await cancel(tx, space, { id, now, by: 'visitor', reason: body?.reason }), now)));
}

export async function confirmRsvp(call: Call): Promise<Answer> {
  const { db, space, now } = call;
  const id = named(call, 'rsvpId');
  mustProve(call, 'rsvp', id, await rsvpOf(db, space, id));
  return db.transaction(async (tx) => done(await toRsvp(tx, space, await confirm(tx, space, { id, now, by: 'visitor' }), now)));
}

/** The registration whose private link came with the request. */
async function mine(call: Call): Promise<Rsvp> {
  const id = named(call, 'rsvpId');
  const rsvp = await rsvpOf(call.db, call.space, id);
  mustFit(call, 'rsvp', id, rsvp);
  return rsvp;
}
