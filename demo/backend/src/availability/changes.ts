// What can be done with a reservation, whoever does it: reserve, confirm, approve, decline, move, cancel. Each expects a
// transaction and leaves in it everything that belongs to the change: the cells, the message owed, the live hint.
import { randomUUID } from 'node:crypto';
import type { components } from '../../../../src/contract/wire.ts';
import { isOver, leaveNote, mustBeChangeable, mustBeInTime, noteOf, standingOf, type By, type Change, type Note } from '../change.ts';
import { isTaken, type Queryable } from '../db/database.ts';
import { checkAnswers, detailsOf } from '../forms.ts';
import { useHold } from '../holds/hold.ts';
import { post } from '../outbox.ts';
import { Problem, invalid } from '../problem.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { fromIso, toIso, type Instant, type Span } from '../time/days.ts';
import { alternatives, mustBeOffered } from './offer.ts';
import { lastChange, spanOf, theReservation, type Reservation } from './reservation.ts';
import { unitsOf } from './rules.ts';
import { cellsTaken, giveCellsBack, lockResource, mustNotBeBusy, takeCells } from './take.ts';
import { tellOfResource } from './tell.ts';

type Wire = components['schemas'];
export type ReservationInput = Wire['ReservationInput'];

/** The resource, or a 404. */
export function resourceOf(space: Space, id: string): ResourceFile {
  const resource = space.resource(id);
  if (!resource) throw new Problem('not_found');
  return resource;
}

export async function reserve(tx: Queryable, space: Space, resource: ResourceFile, input: ReservationInput, { now, by }: Pick<Change, 'now' | 'by'>): Promise<Reservation> {
  const units = input.units ?? 1;
  if (units > unitsOf(resource)) throw invalid('/units', `must be at most ${unitsOf(resource)}`, 'maximum');
  checkAnswers([], input.answers);
  const span = mustBeOffered(space, resource, { start: fromIso(input.start), end: fromIso(input.end) }, now, by);
  await lockResource(tx, space, resource.id);
  await useHold(tx, space, input.holdId, 'reservation', resource.id);
  await mustNotBeBusy(tx, space, resource, span);
  const cells = cellsTaken(space, resource, span);
  await takeCells(tx, space, resource, cells, units);
  const { status, expiresAt } = standingOf(resource, { now, start: span.start, by });
  const id = randomUUID();
  await tx.query(
    `insert into reservation (id, space_id, resource_id, starts_at, ends_at, units, alone, cells, status, expires_at, changed_by, name, email, phone, details, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [id, space.id, resource.id, new Date(span.start), new Date(span.end), units, unitsOf(resource) === 1, JSON.stringify(cells), status, expiresAt, by,
      input.attendee.name, input.attendee.email, input.attendee.phone ?? null,
      detailsOf(input, ['start', 'end', 'units', 'holdId', 'attendee', 'challengeToken']), new Date(now)]);
  await post(tx, space.id, `reservation.${noteOf[status]}`, id, now, { sequence: 0, by });
  await tellOfResource(tx, space, resource.id, span);
  return theReservation(tx, space, id);
}

/** The visitor has opened the link in their mail. Doing it again changes nothing. */
export async function confirmReservation(tx: Queryable, space: Space, { id, now, by }: Change): Promise<Reservation> {
  const reservation = await lockReservation(tx, space, id);
  if (reservation.status === 'cancelled') throw new Problem('closed', { detail: 'This reservation was cancelled, or not confirmed in time. Make a new one.' });
  if (reservation.status !== 'pendingConfirmation') return reservation;
  mustBeComing(reservation, now);
  mustBeInTime(reservation.expires_at, now);
  const { status, expiresAt } = standingOf(space.resource(reservation.resource_id) ?? {}, { now, start: reservation.starts_at.getTime(), by, mailConfirmed: true });
  return settle(tx, space, reservation, { status, expiresAt, note: `reservation.${noteOf[status]}`, now, by });
}

/** A host says yes to a request; to one whose mail is not confirmed too, if they know who it is. */
export async function approveReservation(tx: Queryable, space: Space, { id, now, by, reason }: Change): Promise<Reservation> {
  const reservation = await lockReservation(tx, space, id);
  if (reservation.status === 'confirmed') return reservation;
  mustBeComing(reservation, now);
  return settle(tx, space, reservation, { status: 'confirmed', expiresAt: null, note: 'reservation.confirmed', now, by, reason });
}

/** A host says no to a request, or nobody answered it in time. */
export async function declineReservation(tx: Queryable, space: Space, { id, now, by, reason }: Change): Promise<Reservation> {
  const reservation = await lockReservation(tx, space, id);
  if (reservation.status === 'cancelled') return reservation;
  if (reservation.status === 'confirmed') throw new Problem('closed', { detail: 'This reservation is confirmed. Cancel it instead.' });
  return end(tx, space, reservation, 'reservation.declined', { now, by, reason });
}

/** Nobody answered in time. An address that nobody has confirmed gets no further mail. */
export async function expireReservation(tx: Queryable, space: Space, { id, now }: Omit<Change, 'by'>): Promise<Reservation> {
  const reservation = await lockReservation(tx, space, id);
  if (!isOver(reservation.expires_at, now)) return reservation;
  return end(tx, space, reservation, reservation.status === 'pendingConfirmation' ? 'reservation.expired' : 'reservation.declined', { now, by: 'system' });
}

export async function cancelReservation(tx: Queryable, space: Space, { id, now, by, reason }: Change): Promise<Reservation> {
  const reservation = await lockReservation(tx, space, id);
  if (reservation.status === 'cancelled') return reservation;
  mustBeComing(reservation, now);
  mustBeChangeable(by, now, lastChange(reservation, space.resource(reservation.resource_id)));
  return end(tx, space, reservation, 'reservation.cancelled', { now, by, reason });
}

export async function moveReservation(tx: Queryable, space: Space, { id, now, by, reason, start, end: until }: Change & Span): Promise<Reservation> {
  const reservation = await lockReservation(tx, space, id);
  mustBeComing(reservation, now);
  const resource = space.resource(reservation.resource_id);
  if (!resource) throw new Problem('closed', { detail: 'This is no longer offered.' });
  mustBeChangeable(by, now, lastChange(reservation, resource));
  const span = mustBeOffered(space, resource, { start, end: until }, now, by);
  await mustNotBeBusy(tx, space, resource, span);
  const cells = cellsTaken(space, resource, span);
  await giveBack(tx, space, reservation);
  await takeCells(tx, space, resource, cells, reservation.units);
  await tx.query(
    `update reservation set starts_at = $2, ends_at = $3, changed_by = $4, change_reason = $5, cells = $6, sequence = sequence + 1,
       expires_at = case when status = 'pendingApproval' then $2 else least(expires_at, $2) end where id = $1`,
    [id, new Date(span.start), new Date(span.end), by, reason ?? null, JSON.stringify(cells)]);
  await post(tx, space.id, 'reservation.moved', id, now, { sequence: reservation.sequence + 1, by, from: toIso(reservation.starts_at.getTime()) });
  await tellOfResource(tx, space, resource.id, spanOf(reservation));
  await tellOfResource(tx, space, resource.id, span);
  return theReservation(tx, space, id);
}

/** Turns a lost race into a 409 that carries what is free nearby. `work` is the whole transaction. */
export async function orAlternatives<T>(db: Queryable, space: Space, wanted: Span & { readonly resourceId: string; readonly units: number; readonly now: Instant }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isTaken(error) && !(error instanceof Problem && error.code === 'slot_taken')) throw error;
    throw new Problem('slot_taken', {
      detail: 'Somebody else has just taken this.',
      alternatives: await alternatives(db, space, resourceOf(space, wanted.resourceId), wanted, wanted.units, wanted.now),
      cause: error,
    });
  }
}

/** The resource before its reservations, as everywhere. */
async function lockReservation(tx: Queryable, space: Space, id: string): Promise<Reservation> {
  const { resource_id } = await theReservation(tx, space, id);
  await lockResource(tx, space, resource_id);
  return theReservation(tx, space, id);
}

function mustBeComing(row: Reservation, now: Instant): void {
  if (row.status === 'cancelled') throw new Problem('closed', { detail: 'This reservation was cancelled.' });
  if (row.ends_at.getTime() <= now) throw new Problem('closed', { detail: 'This reservation is over.' });
}

interface Settling {
  readonly status: Reservation['status'];
  readonly expiresAt: Date | null;
  readonly note: `reservation.${Note}`;
  readonly now: Instant;
  readonly by: By;
  readonly reason?: string | undefined;
}

async function settle(tx: Queryable, space: Space, { id, sequence }: Reservation, { status, expiresAt, note, now, by, reason }: Settling): Promise<Reservation> {
  await tx.query('update reservation set status = $2, expires_at = $3, changed_by = $4, change_reason = $5, sequence = sequence + 1 where id = $1',
    [id, status, expiresAt, by, reason ?? null]);
  await leaveNote(tx, space, note, id, now, { sequence: sequence + 1, by });
  return theReservation(tx, space, id);
}

async function end(tx: Queryable, space: Space, reservation: Reservation, note: 'reservation.cancelled' | 'reservation.declined' | 'reservation.expired', { now, by, reason }: Omit<Change, 'id'>): Promise<Reservation> {
  await giveBack(tx, space, reservation);
  await tellOfResource(tx, space, reservation.resource_id, spanOf(reservation));
  return settle(tx, space, reservation, { status: 'cancelled', expiresAt: null, note, now, by, reason });
}

async function giveBack(tx: Queryable, space: Space, reservation: Reservation): Promise<void> {
  const resource = space.resource(reservation.resource_id);
  const cells = reservation.cells ?? (resource && cellsTaken(space, resource, spanOf(reservation)));
  if (cells) await giveCellsBack(tx, space, reservation.resource_id, cells, reservation.units);
}
