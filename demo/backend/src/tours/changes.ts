// What can be done with a visit, whoever does it: book, confirm, approve, decline, move, cancel. Each expects a transaction
// and leaves in it everything that belongs to the change: the host's time, the message owed, the live hint.
import { randomUUID } from 'node:crypto';
import type { components } from '../../../../src/contract/wire.ts';
import { changeableUntil, isOver, leaveNote, mustBeChangeable, mustBeInTime, noteOf, standingOf, type By, type Change, type Note } from '../change.ts';
import { isTaken, type Queryable } from '../db/database.ts';
import { checkAnswers, detailsOf } from '../forms.ts';
import { useHold } from '../holds/hold.ts';
import { post } from '../outbox.ts';
import { addIntroduction } from '../people/introductions.ts';
import { askHeld, hurry, withdrawWith } from '../people/requests.ts';
import { Problem, invalid } from '../problem.ts';
import type { TourFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { fromIso, toIso, type Instant } from '../time/days.ts';
import { alternatives, hostUntil } from './slots.ts';
import { findSlot, giveCellsBack, lockHosts, takeCells } from './take.ts';
import { tellOfTour } from './tell.ts';
import { theVisit, tourOf, type Visit } from './visit.ts';

type Wire = components['schemas'];
export type VisitInput = Wire['TourBookingInput'];

export interface Booked {
  readonly visit: Visit;
  readonly introduction?: Wire['Introduction'] | undefined;
}

export async function bookVisit(tx: Queryable, space: Space, tour: TourFile, input: VisitInput, { now, by }: Pick<Change, 'now' | 'by'>): Promise<Booked> {
  checkForm(tour, input);
  await lockHosts(tx, space, tour);
  const held = await useHold(tx, space, input.holdId, 'visit', tour.id);
  const moving = held?.host_id ? { id: held.id, hostId: held.host_id } : undefined;
  const slot = await findSlot(tx, space, tour, { start: fromIso(input.start), hostId: input.hostId, now, by, ...(moving && { moving }) });
  const { status, expiresAt } = standingOf(tour, { now, start: slot.start, by });
  const id = randomUUID();
  await takeCells(tx, space, id, tour, slot);
  await tx.query(
    `insert into tour_booking (id, space_id, tour_id, host_id, lane, starts_at, ends_at, host_until, status, expires_at, changed_by, name, email, phone, party_size, details, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [id, space.id, tour.id, slot.host.id, slot.lane, new Date(slot.start), new Date(slot.end), new Date(hostUntil(tour, slot.start)), status, expiresAt, by,
      input.attendee.name, input.attendee.email, input.attendee.phone ?? null, input.partySize ?? 1,
      detailsOf(input, ['start', 'hostId', 'holdId', 'attendee', 'partySize', 'meet', 'challengeToken']), new Date(now)]);
  const introduction = input.meet && await addIntroduction(tx, space, now, {
    ...input.meet, attendee: input.attendee, bookingId: id, until: slot.start, held: status !== 'confirmed', pointer: '/meet',
    details: detailsOf({ locale: input.locale }, []),
  });
  await post(tx, space.id, `tour.${noteOf[status]}`, id, now, { sequence: 0, by });
  await tellOfTour(tx, space, tour, slot.start);
  return { visit: await theVisit(tx, space, id), introduction };
}

/** The visitor has opened the link in their mail. Doing it again changes nothing. */
export async function confirmVisit(tx: Queryable, space: Space, { id, now, by }: Change): Promise<Visit> {
  const visit = await lockVisit(tx, space, id);
  if (visit.status === 'cancelled') throw new Problem('closed', { detail: 'This visit was cancelled, or not confirmed in time. Book a new one.' });
  if (visit.status !== 'pendingConfirmation') return visit;
  mustBeComing(visit, now);
  mustBeInTime(visit.expires_at, now);
  const { status, expiresAt } = standingOf(space.tour(visit.tour_id) ?? {}, { now, start: visit.starts_at.getTime(), by, mailConfirmed: true });
  return settle(tx, space, visit, { status, expiresAt, note: `tour.${noteOf[status]}`, now, by });
}

/** A host says yes to a request; to one whose mail is not confirmed too, if they know who it is. */
export async function approveVisit(tx: Queryable, space: Space, { id, now, by, reason }: Change): Promise<Visit> {
  const visit = await lockVisit(tx, space, id);
  if (visit.status === 'confirmed') return visit;
  if (visit.status === 'cancelled') throw new Problem('closed', { detail: 'This visit was cancelled.' });
  mustBeComing(visit, now);
  return settle(tx, space, visit, { status: 'confirmed', expiresAt: null, note: 'tour.confirmed', now, by, reason });
}

/** A host says no to a request, or nobody answered it in time. */
export async function declineVisit(tx: Queryable, space: Space, { id, now, by, reason }: Change): Promise<Visit> {
  const visit = await lockVisit(tx, space, id);
  if (visit.status === 'cancelled') return visit;
  if (visit.status === 'confirmed') throw new Problem('closed', { detail: 'This visit is confirmed. Cancel it instead.' });
  return end(tx, space, visit, 'tour.declined', { now, by, reason });
}

/** Nobody answered in time. An address that nobody has confirmed gets no further mail. */
export async function expireVisit(tx: Queryable, space: Space, { id, now }: Omit<Change, 'by'>): Promise<Visit> {
  const visit = await lockVisit(tx, space, id);
  if (!isOver(visit.expires_at, now)) return visit;
  return end(tx, space, visit, visit.status === 'pendingConfirmation' ? 'tour.expired' : 'tour.declined', { now, by: 'system' });
}

export async function cancelVisit(tx: Queryable, space: Space, { id, now, by, reason }: Change): Promise<Visit> {
  const visit = await lockVisit(tx, space, id);
  if (visit.status === 'cancelled') return visit;
  mustBeComing(visit, now);
  mustBeChangeable(by, now, changeableUntil(visit.starts_at.getTime(), space.tour(visit.tour_id)));
  return end(tx, space, visit, 'tour.cancelled', { now, by, reason });
}

export async function moveVisit(tx: Queryable, space: Space, { id, now, by, reason, start, hostId }: Change & { readonly start: Instant; readonly hostId?: string | undefined }): Promise<Visit> {
  const before = await theVisit(tx, space, id);
  const tour = tourOf(space, before.tour_id);
  await lockHosts(tx, space, tour, [before.host_id]);
  const visit = await theVisit(tx, space, id, 'for update');
  if (visit.status === 'cancelled') throw new Problem('closed', { detail: 'This visit was cancelled. Book a new one.' });
  mustBeComing(visit, now);
  mustBeChangeable(by, now, changeableUntil(visit.starts_at.getTime(), tour));
  const slot = await findSlot(tx, space, tour, { start, hostId, now, by, moving: { id, hostId: visit.host_id } });
  await giveCellsBack(tx, id);
  await takeCells(tx, space, id, tour, slot);
  await tx.query(
    `update tour_booking set host_id = $2, lane = $3, starts_at = $4, ends_at = $5, host_until = $6, changed_by = $7, change_reason = $8, sequence = sequence + 1,
       expires_at = case when status = 'pendingApproval' then $4 else least(expires_at, $4) end where id = $1`,
    [id, slot.host.id, slot.lane, new Date(slot.start), new Date(slot.end), new Date(hostUntil(tour, slot.start)), by, reason ?? null]);
  await hurry(tx, space, id, slot.start);
  await post(tx, space.id, 'tour.moved', id, now, { sequence: visit.sequence + 1, by, from: toIso(visit.starts_at.getTime()) });
  await tellOfTour(tx, space, tour, visit.starts_at.getTime(), slot.start);
  return theVisit(tx, space, id);
}

/** Turns a lost race into a 409 that carries the nearest free slots. `work` is the whole transaction. */
export async function orAlternatives<T>(db: Queryable, space: Space, wanted: { readonly tourId: string; readonly start: Instant; readonly hostId?: string | undefined; readonly now: Instant }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isTaken(error) && !(error instanceof Problem && error.code === 'slot_taken')) throw error;
    throw new Problem('slot_taken', {
      detail: 'Somebody else has just taken this time.',
      alternatives: await alternatives(db, space, tourOf(space, wanted.tourId), wanted.start, wanted.hostId, wanted.now),
      cause: error,
    });
  }
}

function checkForm(tour: TourFile, input: VisitInput): void {
  const party = input.partySize ?? 1;
  if (tour.minPartySize !== undefined && party < tour.minPartySize) throw invalid('/partySize', `must be at least ${tour.minPartySize}`, 'minimum');
  if (tour.maxPartySize !== undefined && party > tour.maxPartySize) throw invalid('/partySize', `must be at most ${tour.maxPartySize}`, 'maximum');
  if (tour.phoneRequired && !input.attendee.phone?.trim()) throw invalid('/attendee/phone', 'is missing', 'required');
  checkAnswers(tour.fields, input.answers);
}

/** Hosts before visits, as everywhere. */
async function lockVisit(tx: Queryable, space: Space, id: string): Promise<Visit> {
  const { host_id } = await theVisit(tx, space, id);
  await lockHosts(tx, space, undefined, [host_id]);
  return theVisit(tx, space, id, 'for update');
}

function mustBeComing(visit: Visit, now: Instant): void {
  if (visit.starts_at.getTime() <= now) throw new Problem('closed', { detail: 'This visit has begun.' });
}

interface Settling {
  readonly status: Visit['status'];
  readonly expiresAt: Date | null;
  readonly note: `tour.${Note}`;
  readonly now: Instant;
  readonly by: By;
  readonly reason?: string | undefined;
}

async function settle(tx: Queryable, space: Space, visit: Visit, { status, expiresAt, note, now, by, reason }: Settling): Promise<Visit> {
  await tx.query('update tour_booking set status = $2, expires_at = $3, changed_by = $4, change_reason = $5, sequence = sequence + 1 where id = $1',
    [visit.id, status, expiresAt, by, reason ?? null]);
  await leaveNote(tx, space, note, visit.id, now, { sequence: visit.sequence + 1, by });
  if (status === 'confirmed') await askHeld(tx, space, visit.id, now);
  return theVisit(tx, space, visit.id);
}

async function end(tx: Queryable, space: Space, visit: Visit, note: 'tour.cancelled' | 'tour.declined' | 'tour.expired', { now, by, reason }: Omit<Change, 'id'>): Promise<Visit> {
  await giveCellsBack(tx, visit.id);
  await withdrawWith(tx, space, visit.id, now);
  const tour = space.tour(visit.tour_id);
  if (tour) await tellOfTour(tx, space, tour, visit.starts_at.getTime());
  return settle(tx, space, visit, { status: 'cancelled', expiresAt: null, note, now, by, reason });
}
