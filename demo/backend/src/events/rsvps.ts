// Registrations over HTTP: who holds the private link may look, confirm, change and cancel.
import type { components } from '../../../../src/contract/wire.ts';
import { actAs } from '../acting.ts';
import { done, made, mustFit, named, type Answer, type Call } from '../call.ts';
import { managePage } from '../forms.ts';
import { once } from '../idempotency.ts';
import { sealedLink, sealedToken } from '../tokens.ts';
import { cancelRsvp as cancel, changeRsvp as change, register, type RsvpInput } from './changes.ts';
import { rsvpOf, toRsvp, type Rsvp } from './rsvp.ts';

type Wire = components['schemas'];

export async function createRsvp(call: Call<RsvpInput>): Promise<Answer> {
  const { db, space, body, now } = call;
  return db.transaction((tx) => once(tx, call, async () => {
    const rsvp = await register(tx, space, named(call, 'eventId'), body, { now, by: 'visitor' });
    const page = managePage(space, body.attribution);
    return made({
      ...await toRsvp(tx, space, rsvp, now),
      manageToken: sealedToken('rsvp', rsvp.id, rsvp.token_version),
      ...(page && { manageUrl: sealedLink('rsvp', rsvp.id, rsvp.token_version, page) }),
    });
  }));
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

/** The registration whose private link came with the request. */
async function mine(call: Call): Promise<Rsvp> {
  const id = named(call, 'rsvpId');
<<<<<<< HEAD
  const before = await rowOf(call.db, call, id);
  mustFit(call, 'rsvp', id, before);
  return call.db.transaction(async (tx) => {
    const event = await lockEvent(tx, call.space, before.event_id);
    const row = await rowOf(tx, call, id);
    mustFit(call, 'rsvp', id, row);
    if (!event) throw new Problem('not_found');
    await work(tx, event, row);
    const after = await rowOf(tx, call, id);
    return done(await toRsvp(tx, call, event, after ?? row));
  });
}

/** Gives free places to those who wait, in the order they came; stops at the first party that does not fit. */
async function promote(tx: Queryable, call: Call, eventId: string): Promise<void> {
  const { space, now } = call;
  const event = await lockEvent(tx, space, eventId);
  if (!event || event.waiting === 0 || event.status !== 'scheduled' || event.starts_at.getTime() <= now) return;
  let free = (event.capacity ?? Infinity) - event.taken;
  const line = await tx.query<{ id: string; party_size: number }>(
    `select id, party_size from rsvp where space_id = $1 and event_id = $2 and status = 'waitlisted' order by line`, [space.id, eventId]);
  for (const { id, party_size } of line) {
    if (party_size > free) break;
    free -= party_size;
    await tx.query(`update rsvp set status = 'confirmed', line = null, sequence = sequence + 1 where id = $1`, [id]);
    await tx.query('update event set taken = taken + $3, waiting = waiting - $3 where space_id = $1 and id = $2', [space.id, eventId, party_size]);
    await actAs({ by: 'system' }, () => post(tx, space.id, 'rsvp.promoted', id, now));
  }
}

function mustBeOpen(event: EventRow, now: Instant): void {
  const offer = event.details.rsvp;
  if (offer?.mode !== 'inline' || event.kind === 'ritual') {
    throw new Problem('forbidden', { detail: event.kind === 'ritual' ? 'No registration is needed. Just walk in.' : 'This event does not take registrations here.' });
  }
  if (event.audience === 'members' && !event.details.visitorsWelcome) throw new Problem('forbidden', { detail: 'This event is for members.' });
  mustBeComing(event, now);
  if (offer.opensAt !== undefined && fromIso(offer.opensAt) > now) throw new Problem('closed', { detail: 'Registration has not opened yet.' });
  if (offer.closesAt !== undefined && fromIso(offer.closesAt) <= now) throw new Problem('closed', { detail: 'Registration has closed.' });
}

function mustBeComing(event: EventRow, now: Instant): void {
  if (event.status === 'cancelled') throw new Problem('closed', { detail: 'This event was cancelled.' });
  if (event.status === 'postponed') throw new Problem('closed', { detail: 'This event was postponed. A new date will follow.' });
  if (event.starts_at.getTime() <= now) throw new Problem('closed', { detail: 'This event has begun or is over.' });
}

async function mustBeNew(tx: Queryable, space: Space, event: EventRow, { attendee }: Input): Promise<void> {
  const [same] = await tx.query(`select 1 from rsvp where space_id = $1 and event_id = $2 and lower(email) = lower($3) and status <> 'cancelled'`,
    [space.id, event.id, attendee.email.trim()]);
  if (same) throw new Problem('already_registered');
}

async function lockEvent(tx: Queryable, space: Space, id: string): Promise<EventRow | undefined> {
  const [event] = await tx.query<EventRow>(`select ${eventColumns} from event where space_id = $1 and id = $2 for update`, [space.id, id]);
  return event;
}

async function rowOf(tx: Queryable, { space }: Call, id: string): Promise<RsvpRow | undefined> {
  const [row] = await tx.query<RsvpRow>(`select ${columns} from rsvp where id = $1 and space_id = $2`, [id, space.id]);
  return row;
}

async function tell(tx: Queryable, space: Space, event: EventRow): Promise<void> {
  const day = dayOf(event.starts_at.getTime(), space.zone);
  await announce(tx, space.id, 'events', { eventIds: [event.id], from: day, to: addDays(day, 1) });
}

async function toRsvp(tx: Queryable, { space, now }: Call, event: EventRow, row: RsvpRow): Promise<Wire['Rsvp']> {
  const [ahead] = row.line === null ? [] : await tx.query<{ count: number }>(
    `select count(*) as count from rsvp where space_id = $1 and event_id = $2 and status = 'waitlisted' and line < $3`, [space.id, row.event_id, row.line]);
  return {
    id: row.id,
    eventId: row.event_id,
    status: row.status,
    partySize: row.party_size,
    ...(ahead && { waitlistPosition: ahead.count + 1 }),
    appearance: row.appearance,
    ...(row.craft !== null && { craft: row.craft }),
    alone: row.alone,
    canCancel: row.status !== 'cancelled' && event.starts_at.getTime() > now,
  };
=======
  const rsvp = await rsvpOf(call.db, call.space, id);
  mustFit(call, 'rsvp', id, rsvp);
  return rsvp;
>>>>>>> 4aa6b2a (Make booking, moving, cancelling, approving and declining functions of a transaction, so that every way in does the same)
}
