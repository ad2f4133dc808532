// Registering for an event, changing it, cancelling it, and the waiting list. The row of the event is locked first, so one
// registration comes after the other; the counter of taken places and its CHECK are the guard behind that.
//
// The waiting list is strict: nobody is passed over. A party that does not fit yet waits for its places, and those behind
// it wait too; the place one was told only ever gets better.
import { randomUUID } from 'node:crypto';
import type { components } from '../../../../src/contract/wire.ts';
import { actAs } from '../acting.ts';
import { done, made, mustFit, named, type Answer, type Call } from '../call.ts';
import { sqlState, type Queryable } from '../db/database.ts';
import { checkAnswers, detailsOf, managePage } from '../forms.ts';
import { once } from '../idempotency.ts';
import { announce } from '../live.ts';
import { post } from '../outbox.ts';
import { Problem, invalid } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, fromIso, type Instant } from '../time/days.ts';
import { sealedLink, sealedToken } from '../tokens.ts';
import { eventColumns, remainingOf, type EventRow } from './list.ts';

type Wire = components['schemas'];
type Input = Wire['RsvpInput'];

interface RsvpRow {
  readonly id: string;
  readonly event_id: string;
  readonly status: Wire['Rsvp']['status'];
  readonly party_size: number;
  readonly line: number | null;
  readonly token_version: number;
  readonly appearance: Wire['Appearance'];
  readonly craft: string | null;
  readonly alone: boolean;
}

const columns = 'id, event_id, status, party_size, line, token_version, appearance, craft, alone';

export async function createRsvp(call: Call<Input>): Promise<Answer> {
  const { space, body, now } = call;
  return call.db.transaction((tx) => once(tx, call, async () => {
    const event = await lockEvent(tx, space, named(call, 'eventId'));
    if (!event) throw new Problem('not_found');
    mustBeOpen(event, now);
    const party = body.partySize ?? 1;
    const most = Math.min(event.details.rsvp?.maxPartySize ?? 1, event.capacity ?? Infinity);
    if (party > most) throw invalid('/partySize', `must be at most ${most}`, 'maximum');
    checkAnswers(event.details.rsvp?.fields, body.answers);
    await mustBeNew(tx, space, event, body);

    const fits = party <= remainingOf(event);
    if (!fits && !(body.joinWaitlist && event.details.waitlist)) {
      throw new Problem('event_full', { detail: event.details.waitlist ? 'There is no place left. You can join the waiting list.' : 'There is no place left.' });
    }
    const id = randomUUID();
    await tx.query(fits
      ? 'update event set taken = taken + $3 where space_id = $1 and id = $2'
      : 'update event set waiting = waiting + $3, next_in_line = next_in_line + 1 where space_id = $1 and id = $2', [space.id, event.id, party]);
    const [row] = await tx.query<RsvpRow>(
      `insert into rsvp (id, space_id, event_id, status, party_size, line, name, email, phone, appearance, craft, alone, details, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning ${columns}`,
      [id, space.id, event.id, fits ? 'confirmed' : 'waitlisted', party, fits ? null : event.next_in_line,
        body.attendee.name, body.attendee.email.trim(), body.attendee.phone ?? null, body.appearance ?? 'hidden', body.craft ?? null, body.alone ?? false,
        detailsOf(body, ['attendee', 'partySize', 'joinWaitlist', 'appearance', 'craft', 'alone', 'challengeToken']), new Date(now)],
    ).catch((error: unknown) => {
      throw sqlState(error) === '23505' ? new Problem('already_registered', { cause: error }) : error;
    });
    if (!row) throw new Error('a registration vanished in its own transaction');
    await post(tx, space.id, fits ? 'rsvp.confirmed' : 'rsvp.waitlisted', id, now);
    await tell(tx, space, event);
    const page = managePage(space, body.attribution);
    return made({
      ...await toRsvp(tx, call, event, row),
      manageToken: sealedToken('rsvp', id, 0),
      ...(page && { manageUrl: sealedLink('rsvp', id, 0, page) }),
    });
  }));
}

export async function getRsvp(call: Call): Promise<Answer> {
  const id = named(call, 'rsvpId');
  const row = await rowOf(call.db, call, id);
  mustFit(call, 'rsvp', id, row);
  const [event] = await call.db.query<EventRow>(`select ${eventColumns} from event where space_id = $1 and id = $2`, [call.space.id, row.event_id]);
  if (!event) throw new Problem('not_found');
  return done(await toRsvp(call.db, call, event, row));
}

export async function changeRsvp(call: Call<Wire['RsvpChange']>): Promise<Answer> {
  const { space, body, now } = call;
  return withRsvp(call, async (tx, event, row) => {
    if (row.status === 'cancelled') throw new Problem('closed', { detail: 'This registration was cancelled.' });
    mustBeComing(event, now);
    const party = body.partySize ?? row.party_size;
    const more = party - row.party_size;
    const most = Math.min(event.details.rsvp?.maxPartySize ?? 1, event.capacity ?? Infinity);
    if (more > 0 && party > most) throw invalid('/partySize', `must be at most ${most}`, 'maximum');
    if (row.status === 'confirmed' && more > remainingOf(event)) throw new Problem('event_full', { detail: 'There is no place left for more of you.' });
    if (more !== 0) {
      await tx.query(`update event set ${row.status === 'confirmed' ? 'taken = taken' : 'waiting = waiting'} + $3 where space_id = $1 and id = $2`, [space.id, event.id, more]);
    }
    await tx.query(
      `update rsvp set party_size = $2, appearance = coalesce($3, appearance), craft = coalesce($4, craft), alone = coalesce($5, alone), sequence = sequence + 1 where id = $1`,
      [row.id, party, body.appearance ?? null, body.craft ?? null, body.alone ?? null]);
    if (more < 0) await promote(tx, call, event.id);
    await post(tx, space.id, 'rsvp.changed', row.id, now);
    await tell(tx, space, event);
  });
}

export async function cancelRsvp(call: Call<Wire['Cancellation'] | undefined>): Promise<Answer> {
  const { space, now } = call;
  return withRsvp(call, async (tx, event, row) => {
    if (row.status === 'cancelled') return;
    if (event.starts_at.getTime() <= now) throw new Problem('closed', { detail: 'This event has begun.' });
    const column = row.status === 'waitlisted' ? 'waiting' : 'taken';
    await tx.query(`update event set ${column} = ${column} - $3 where space_id = $1 and id = $2`, [space.id, event.id, row.party_size]);
    await tx.query(`update rsvp set status = 'cancelled', line = null, sequence = sequence + 1 where id = $1`, [row.id]);
    await promote(tx, call, event.id);
    await post(tx, space.id, 'rsvp.cancelled', row.id, now, call.body?.reason ? { reason: call.body.reason } : {});
    await tell(tx, space, event);
  });
}

/** Locks the event, then the registration, checks the token, and answers with what `work` left. */
async function withRsvp(call: Call, work: (tx: Queryable, event: EventRow, row: RsvpRow) => Promise<void>): Promise<Answer> {
  const id = named(call, 'rsvpId');
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
}
