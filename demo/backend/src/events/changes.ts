// What can be done with a registration, whoever does it: register, confirm, approve, decline, change, cancel. The row of the
// event is locked first, so one change comes after the other; the counter of taken places and its CHECK are the guard behind
// that. Each expects a transaction and leaves in it the counters, the message owed, the live hint.
import { randomUUID } from 'node:crypto';
import type { components } from '../../../../src/contract/wire.ts';
import { isOver, leaveNote, mustBeInTime, noteOf, standingOf, type Change, type Note } from '../change.ts';
import { sqlState, type Queryable } from '../db/database.ts';
import { checkAnswers, detailsOf } from '../forms.ts';
import { post } from '../outbox.ts';
import { Problem, invalid } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import { fromIso, type Instant } from '../time/days.ts';
import { remainingOf, type EventRow } from './list.ts';
import { tellOf, theEvent, theRsvp, type Rsvp } from './rsvp.ts';
import { promote } from './waiting.ts';

type Wire = components['schemas'];
export type RsvpInput = Wire['RsvpInput'];

export async function register(tx: Queryable, space: Space, eventId: string, input: RsvpInput, { now, by }: Pick<Change, 'now' | 'by'>): Promise<Rsvp> {
  const event = await theEvent(tx, space, eventId, 'for update');
  mustBeOpen(event, now, by);
  const party = input.partySize ?? 1;
  mustFitIn(event, party);
  checkAnswers(event.details.rsvp?.fields, input.answers);
  await mustBeNew(tx, space, event, input);

  const fits = party <= remainingOf(event);
  if (!fits && !(input.joinWaitlist && event.details.waitlist)) {
    throw new Problem('event_full', { detail: event.details.waitlist ? 'There is no place left. You can join the waiting list.' : 'There is no place left.' });
  }
  await tx.query(fits
    ? 'update event set taken = taken + $3 where space_id = $1 and id = $2'
    : 'update event set waiting = waiting + $3, next_in_line = next_in_line + 1 where space_id = $1 and id = $2', [space.id, event.id, party]);
  const { status, expiresAt } = fits ? standingOf(event.details.rsvp ?? {}, { now, start: event.starts_at.getTime(), by }) : { status: 'waitlisted', expiresAt: null } as const;
  const id = randomUUID();
  // Who cancelled and comes back has the event in their calendar, struck out: only a higher SEQUENCE (RFC 5545 3.8.7.4) brings it back.
  const [row] = await tx.query<{ sequence: number }>(
    `insert into rsvp (id, space_id, event_id, status, expires_at, changed_by, mail_confirmed, party_size, line, name, email, phone, appearance, craft, alone, details, created_at, sequence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
       (select coalesce(max(sequence) + 1, 0) from rsvp where space_id = $2 and event_id = $3 and lower(email) = lower($11)))
     returning sequence`,
    [id, space.id, event.id, status, expiresAt, by, by === 'host', party, fits ? null : event.next_in_line,
      input.attendee.name, input.attendee.email.trim(), input.attendee.phone ?? null, input.appearance ?? 'hidden', input.craft ?? null, input.alone ?? false,
      detailsOf(input, ['attendee', 'partySize', 'joinWaitlist', 'appearance', 'craft', 'alone', 'challengeToken']), new Date(now)],
  ).catch((error: unknown) => {
    throw sqlState(error) === '23505' ? new Problem('already_registered', { cause: error }) : error;
  });
  await post(tx, space.id, status === 'waitlisted' ? 'rsvp.waitlisted' : `rsvp.${noteOf[status]}`, id, now, { sequence: row?.sequence ?? 0, by });
  await tellOf(tx, space, event);
  return theRsvp(tx, space, id);
}

/** The guest has opened the link in their mail; on the waiting list it counts for later. Doing it again changes nothing. */
export async function confirmRsvp(tx: Queryable, space: Space, { id, now, by }: Change): Promise<Rsvp> {
  const { event, rsvp } = await lockRsvp(tx, space, id);
  if (rsvp.status === 'cancelled') throw new Problem('closed', { detail: 'This registration was cancelled, or not confirmed in time. Register again.' });
  mustBeComing(event, now);
  if (rsvp.status === 'waitlisted') await tx.query('update rsvp set mail_confirmed = true where id = $1', [id]);
  if (rsvp.status !== 'pendingConfirmation') return theRsvp(tx, space, id);
  mustBeInTime(rsvp.expires_at, now);
  const { status, expiresAt } = standingOf(event.details.rsvp ?? {}, { now, start: event.starts_at.getTime(), by, mailConfirmed: true });
  await tx.query(
    'update rsvp set status = $2, expires_at = $3, mail_confirmed = true, changed_by = $4, change_reason = null, sequence = sequence + 1 where id = $1', [id, status, expiresAt, by]);
  return told(tx, space, event, rsvp, `rsvp.${noteOf[status]}`, { now, by });
}

/** A host says yes to a request; to one whose mail is not confirmed too, if they know who it is. */
export async function approveRsvp(tx: Queryable, space: Space, { id, now, by, reason }: Change): Promise<Rsvp> {
  const { event, rsvp } = await lockRsvp(tx, space, id);
  if (rsvp.status === 'confirmed') return rsvp;
  if (rsvp.status === 'cancelled') throw new Problem('closed', { detail: 'This registration was cancelled.' });
  if (rsvp.status === 'waitlisted') throw new Problem('event_full', { detail: 'This guest is on the waiting list and comes in when there is a place.' });
  mustBeComing(event, now);
  await tx.query(`update rsvp set status = 'confirmed', expires_at = null, changed_by = $2, change_reason = $3, sequence = sequence + 1 where id = $1`, [id, by, reason ?? null]);
  return told(tx, space, event, rsvp, 'rsvp.confirmed', { now, by });
}

/** A host says no to a request, or nobody answered it in time. */
export async function declineRsvp(tx: Queryable, space: Space, { id, now, by, reason }: Change): Promise<Rsvp> {
  const { event, rsvp } = await lockRsvp(tx, space, id);
  if (rsvp.status === 'cancelled') return rsvp;
  if (rsvp.status === 'confirmed') throw new Problem('closed', { detail: 'This registration is confirmed. Cancel it instead.' });
  return end(tx, space, event, rsvp, 'rsvp.declined', { now, by, reason });
}

/** Nobody answered in time. An address that nobody has confirmed gets no further mail. */
export async function expireRsvp(tx: Queryable, space: Space, { id, now }: Omit<Change, 'by'>): Promise<Rsvp> {
  const { event, rsvp } = await lockRsvp(tx, space, id);
  if (!isOver(rsvp.expires_at, now)) return rsvp;
  return end(tx, space, event, rsvp, rsvp.status === 'pendingConfirmation' ? 'rsvp.expired' : 'rsvp.declined', { now, by: 'system' });
}

export async function cancelRsvp(tx: Queryable, space: Space, { id, now, by, reason }: Change): Promise<Rsvp> {
  const { event, rsvp } = await lockRsvp(tx, space, id);
  if (rsvp.status === 'cancelled') return rsvp;
  if (event.starts_at.getTime() <= now) throw new Problem('closed', { detail: 'This event has begun.' });
  return end(tx, space, event, rsvp, 'rsvp.cancelled', { now, by, reason });
}

export async function changeRsvp(tx: Queryable, space: Space, { id, now, by }: Change, change: Wire['RsvpChange']): Promise<Rsvp> {
  const { event, rsvp } = await lockRsvp(tx, space, id);
  if (rsvp.status === 'cancelled') throw new Problem('closed', { detail: 'This registration was cancelled.' });
  mustBeComing(event, now);
  const { partySize: party = rsvp.party_size, appearance = rsvp.appearance, craft = rsvp.craft, alone = rsvp.alone } = change;
  // Nothing new: perhaps the same change again, because its answer was lost. Nobody is told twice.
  if (party === rsvp.party_size && appearance === rsvp.appearance && craft === rsvp.craft && alone === rsvp.alone) return rsvp;
  const more = party - rsvp.party_size;
  if (more > 0) mustFitIn(event, party);
  if (rsvp.status !== 'waitlisted' && more > remainingOf(event)) throw new Problem('event_full', { detail: 'There is no place left for more of you.' });
  await count(tx, space, rsvp, more);
  await tx.query(
    'update rsvp set party_size = $2, appearance = $3, craft = $4, alone = $5, changed_by = $6, change_reason = null, sequence = sequence + 1 where id = $1',
    [id, party, appearance, craft, alone, by]);
  return told(tx, space, event, rsvp, 'rsvp.changed', { now, by });
}

/** The event before its registrations, as everywhere. */
async function lockRsvp(tx: Queryable, space: Space, id: string): Promise<{ readonly event: EventRow; readonly rsvp: Rsvp }> {
  const { event_id } = await theRsvp(tx, space, id);
  const event = await theEvent(tx, space, event_id, 'for update');
  return { event, rsvp: await theRsvp(tx, space, id) };
}

/** Who waits is counted apart; all others hold their places, also while an answer is awaited. */
async function count(tx: Queryable, space: Space, { event_id, status }: Rsvp, more: number): Promise<void> {
  if (more === 0) return;
  await tx.query(status === 'waitlisted'
    ? 'update event set waiting = waiting + $3 where space_id = $1 and id = $2'
    // An event that was made smaller than it was full shrinks with everybody who leaves.
    : 'update event set taken = taken + $3, capacity = case when $3 < 0 then greatest(coalesce(places, capacity), taken + $3) else capacity end where space_id = $1 and id = $2',
  [space.id, event_id, more]);
}

async function end(tx: Queryable, space: Space, event: EventRow, rsvp: Rsvp, note: 'rsvp.cancelled' | 'rsvp.declined' | 'rsvp.expired', { now, by, reason }: Omit<Change, 'id'>): Promise<Rsvp> {
  await count(tx, space, rsvp, -rsvp.party_size);
  await tx.query(`update rsvp set status = 'cancelled', line = null, expires_at = null, changed_by = $2, change_reason = $3, sequence = sequence + 1 where id = $1`, [rsvp.id, by, reason ?? null]);
  return told(tx, space, event, rsvp, note, { now, by });
}

/** What follows from a change comes after it in the trail: first somebody leaves, then the next one comes in. */
async function told(tx: Queryable, space: Space, event: EventRow, rsvp: Rsvp, note: `rsvp.${Note}`, { now, by }: Pick<Change, 'now' | 'by'>): Promise<Rsvp> {
  await leaveNote(tx, space, note, rsvp.id, now, { sequence: rsvp.sequence + 1, by });
  await promote(tx, space, event.id, now);
  await tellOf(tx, space, event);
  return theRsvp(tx, space, rsvp.id);
}

/** Whether somebody can register now; a host may before the opening and after the closing too. */
function mustBeOpen(event: EventRow, now: Instant, by: Change['by']): void {
  const offer = event.details.rsvp;
  if (offer?.mode !== 'inline' || event.kind === 'ritual') {
    throw new Problem('forbidden', { detail: event.kind === 'ritual' ? 'No registration is needed. Just walk in.' : 'This event does not take registrations here.' });
  }
  mustBeComing(event, now);
  if (by === 'host') return;
  if (event.audience === 'members' && !event.details.visitorsWelcome) throw new Problem('forbidden', { detail: 'This event is for members.' });
  if (offer.opensAt !== undefined && fromIso(offer.opensAt) > now) throw new Problem('closed', { detail: 'Registration has not opened yet.' });
  if (offer.closesAt !== undefined && fromIso(offer.closesAt) <= now) throw new Problem('closed', { detail: 'Registration has closed.' });
}

function mustBeComing(event: EventRow, now: Instant): void {
  if (event.status === 'cancelled') throw new Problem('closed', { detail: 'This event was cancelled.' });
  if (event.status === 'postponed') throw new Problem('closed', { detail: 'This event was postponed. A new date will follow.' });
  if (event.starts_at.getTime() <= now) throw new Problem('closed', { detail: 'This event has begun or is over.' });
}

function mustFitIn(event: EventRow, party: number): void {
  const most = Math.min(event.details.rsvp?.maxPartySize ?? 1, event.capacity ?? Infinity);
  if (party > most) throw invalid('/partySize', `must be at most ${most}`, 'maximum');
}

async function mustBeNew(tx: Queryable, space: Space, event: EventRow, { attendee }: RsvpInput): Promise<void> {
  const [same] = await tx.query(`select 1 from rsvp where space_id = $1 and event_id = $2 and lower(email) = lower($3) and status <> 'cancelled'`,
    [space.id, event.id, attendee.email.trim()]);
  if (same) throw new Problem('already_registered');
}
