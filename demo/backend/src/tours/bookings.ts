// Booking a visit, moving it, cancelling it.
import { randomUUID } from 'node:crypto';
import type { components } from '../../../../src/contract/wire.ts';
import { done, made, mustFit, named, type Answer, type Call } from '../call.ts';
import { isTaken, type Queryable } from '../db/database.ts';
import { checkAnswers, detailsOf, managePage, uidOf } from '../forms.ts';
import { once } from '../idempotency.ts';
import { announce } from '../live.ts';
import { post } from '../outbox.ts';
import { addIntroduction, introductionOf, withdrawWith } from '../people/introductions.ts';
import { Problem, invalid } from '../problem.ts';
import type { TourFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, fromIso, toIso, type Instant } from '../time/days.ts';
import { sealedLink, sealedToken } from '../tokens.ts';
import { alternatives, cellsBetween, freeLanes, hostUntil, hostsOf, inNotice, loadTaken, startsOf, windowOf, type FreeSlot } from './slots.ts';

type Wire = components['schemas'];
type Input = Wire['TourBookingInput'];

interface BookingRow {
  readonly id: string;
  readonly tour_id: string;
  readonly host_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly status: Wire['TourBooking']['status'];
  readonly sequence: number;
  readonly token_version: number;
  readonly party_size: number;
  readonly details: { readonly attribution?: Wire['Attribution'] };
}

/** Thrown inside the transaction, so that it is rolled back before the alternatives are looked up. */
class SlotTaken extends Error {}

export async function bookTour(call: Call<Input>): Promise<Answer> {
  const { space, body, now } = call;
  const tour = tourOf(space, named(call, 'tourId'));
  if (tour.book.mode !== 'inline') throw new Problem('forbidden', { detail: 'This visit is not booked here.' });
  const start = fromIso(body.start);
  return orAlternatives(call, tour, start, body.hostId, () => call.db.transaction((tx) => once(tx, call, async () => {
    checkForm(tour, body);
    const slot = await takeSlot(tx, call, tour, start, body.hostId);
    const id = randomUUID();
    await putCells(tx, space, id, tour, slot);
    await tx.query(
      `insert into tour_booking (id, space_id, tour_id, host_id, lane, starts_at, ends_at, host_until, name, email, phone, party_size, details, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [id, space.id, tour.id, slot.host.id, slot.lane, new Date(slot.start), new Date(slot.end), new Date(hostUntil(tour, slot.start)),
        body.attendee.name, body.attendee.email, body.attendee.phone ?? null, body.partySize ?? 1,
        detailsOf(body, ['start', 'hostId', 'attendee', 'partySize', 'meet', 'challengeToken']), new Date(now)]);
    const introduction = body.meet && await addIntroduction(tx, call, { ...body.meet, attendee: body.attendee, bookingId: id, until: slot.start });
    await post(tx, space.id, 'tour.confirmed', id, now, { sequence: 0 });
    await tell(tx, space, tour, slot.start);
    const row = await rowOf(tx, call, id);
    if (!row) throw new Error('a booking vanished in its own transaction');
    const page = managePage(space, body.attribution);
    return made({
      ...toBooking(space, row, now),
      ...(introduction && { introduction }),
      manageToken: sealedToken('visit', id, 0),
      ...(page && { manageUrl: sealedLink('visit', id, 0, page) }),
    });
  })));
}

export async function getBooking(call: Call): Promise<Answer> {
  const id = named(call, 'bookingId');
  const row = await rowOf(call.db, call, id);
  mustFit(call, 'visit', id, row);
  return done(await withIntroduction(call.db, call, row));
}

export async function moveBooking(call: Call<Wire['TourMove']>): Promise<Answer> {
  const { space, body, now } = call;
  const id = named(call, 'bookingId');
  const before = await rowOf(call.db, call, id);
  mustFit(call, 'visit', id, before);
  const tour = tourOf(space, before.tour_id);
  const start = fromIso(body.start);
  return orAlternatives(call, tour, start, body.hostId ?? before.host_id, () => call.db.transaction((tx) => once(tx, call, async () => {
    await lockHosts(tx, space, tour, [before.host_id]);
    const row = await rowOf(tx, call, id);
    mustFit(call, 'visit', id, row);
    if (row.status === 'cancelled') throw new Problem('closed', { detail: 'This visit was cancelled. Book a new one.' });
    if (row.starts_at.getTime() <= now) throw new Problem('closed', { detail: 'This visit has begun.' });
    const slot = await takeSlot(tx, call, tour, start, body.hostId, { id, hostId: row.host_id });
    await tx.query('delete from tour_cell where booking_id = $1', [id]);
    await putCells(tx, space, id, tour, slot);
    await tx.query(
      `update tour_booking set host_id = $2, lane = $3, starts_at = $4, ends_at = $5, host_until = $6, sequence = sequence + 1 where id = $1`,
      [id, slot.host.id, slot.lane, new Date(slot.start), new Date(slot.end), new Date(hostUntil(tour, slot.start))]);
    await post(tx, space.id, 'tour.moved', id, now, { sequence: row.sequence + 1, ...(body.reason && { reason: body.reason }) });
    await tell(tx, space, tour, row.starts_at.getTime(), slot.start);
    const moved = await rowOf(tx, call, id);
    if (!moved) throw new Error('a booking vanished in its own transaction');
    return done(await withIntroduction(tx, call, moved));
  })));
}

export async function cancelBooking(call: Call<Wire['Cancellation'] | undefined>): Promise<Answer> {
  const { space, now } = call;
  const id = named(call, 'bookingId');
  return call.db.transaction(async (tx) => {
    const row = await rowOf(tx, call, id, 'for update');
    mustFit(call, 'visit', id, row);
    if (row.status !== 'cancelled') {
      if (row.starts_at.getTime() <= now) throw new Problem('closed', { detail: 'This visit has begun.' });
      await tx.query(`update tour_booking set status = 'cancelled', sequence = sequence + 1 where id = $1`, [id]);
      await tx.query('delete from tour_cell where booking_id = $1', [id]);
      await withdrawWith(tx, space, id, now);
      await post(tx, space.id, 'tour.cancelled', id, now, { sequence: row.sequence + 1, ...(call.body?.reason && { reason: call.body.reason }) });
      const tour = space.tour(row.tour_id);
      if (tour) await tell(tx, space, tour, row.starts_at.getTime());
    }
    const after = await rowOf(tx, call, id);
    if (!after) throw new Error('a booking vanished in its own transaction');
    return done(await withIntroduction(tx, call, after));
  });
}

/** The kind of visit, or a 404. */
export function tourOf(space: Space, id: string): TourFile {
  const tour = space.tour(id);
  if (!tour) throw new Problem('not_found');
  return tour;
}

function checkForm(tour: TourFile, body: Input): void {
  const party = body.partySize ?? 1;
  if (tour.minPartySize !== undefined && party < tour.minPartySize) throw invalid('/partySize', `must be at least ${tour.minPartySize}`, 'minimum');
  if (tour.maxPartySize !== undefined && party > tour.maxPartySize) throw invalid('/partySize', `must be at most ${tour.maxPartySize}`, 'maximum');
  if (tour.phoneRequired && !body.attendee.phone?.trim()) throw invalid('/attendee/phone', 'is missing', 'required');
  checkAnswers(tour.fields, body.answers);
}

/** Locks the hosts, and finds one who is free at this start; whoever comes second sees what the first one took. */
async function takeSlot(tx: Queryable, call: Call, tour: TourFile, start: Instant, hostId: string | undefined, moving?: { readonly id: string; readonly hostId: string }): Promise<FreeSlot> {
  const { space, now } = call;
  const day = dayOf(start, space.zone);
  if (hostId !== undefined && !hostsOf(space, tour).some(({ id }) => id === hostId)) throw invalid('/hostId', 'does not receive this kind of visit');
  if (start <= now) throw new Problem('closed', { detail: 'This time has passed.' });
  const slots = startsOf(space, tour, day, addDays(day, 1), hostId).filter((slot) => slot.start === start);
  if (!slots.length || !inNotice(space, tour, start, now)) {
    throw new Problem('outside_window', { detail: 'Visits do not start at this time.', errors: [{ pointer: '/start', message: 'is not on offer' }] });
  }
  if (!moving) await lockHosts(tx, space, tour);
  const taken = await loadTaken(tx, space, slots.map(({ host }) => host), windowOf(space, day, day), moving?.id);
  const free = slots.flatMap((slot) => {
    const lanes = freeLanes(tour, slot, taken);
    const lane = lanes.at(-1);
    return lane === undefined ? [] : [{ ...slot, lane, remaining: lanes.length }];
  });
  // Who moves a visit stays with their host where that is possible; else the host with the most room receives.
  const best = free.find(({ host }) => host.id === moving?.hostId) ?? [...free].sort((a, b) => b.remaining - a.remaining || loadOf(a.host.id, taken) - loadOf(b.host.id, taken))[0];
  if (!best) throw new SlotTaken();
  return best;
}

const loadOf = (hostId: string, taken: ReadonlyMap<string, ReadonlySet<Instant>>): number =>
  [...taken].reduce((sum, [key, cells]) => (key.endsWith(` ${hostId}`) ? sum + cells.size : sum), 0);

/** Always in the same order, so that two visits never wait for each other in a circle. */
async function lockHosts(tx: Queryable, space: Space, tour: TourFile, also: readonly string[] = []): Promise<void> {
  const ids = [...new Set([...hostsOf(space, tour).map(({ id }) => id), ...also])];
  await tx.query('select id from host where space_id = $1 and id = any($2::text[]) order by id for update', [space.id, ids]);
}

/** The guard: two visits cannot own the same cell of the same host and lane. */
async function putCells(tx: Queryable, space: Space, id: string, tour: TourFile, slot: FreeSlot): Promise<void> {
  const cells = cellsBetween({ start: slot.start, end: hostUntil(tour, slot.start) });
  await tx.query(
    `insert into tour_cell (space_id, host_id, lane, cell, booking_id)
     select $1, $2, $3, cell::timestamptz, $4 from jsonb_array_elements_text($5::jsonb) as c (cell) order by cell`,
    [space.id, slot.host.id, slot.lane, id, JSON.stringify(cells.map(toIso))]);
}

/** Turns a lost race into a 409 that carries the nearest free slots. */
async function orAlternatives(call: Call, tour: TourFile, start: Instant, hostId: string | undefined, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SlotTaken) && !isTaken(error)) throw error;
    throw new Problem('slot_taken', {
      detail: 'Somebody else has just taken this time.',
      alternatives: await alternatives(call.db, call.space, tour, start, hostId, call.now),
      cause: error,
    });
  }
}

async function tell(tx: Queryable, space: Space, tour: TourFile, ...starts: readonly Instant[]): Promise<void> {
  const days = starts.map((start) => dayOf(start, space.zone)).sort();
  // A visit takes its host away from the other kinds of visit too.
  const tourIds = (space.file.tours ?? []).filter((other) => hostsOf(space, other).some(({ id }) => hostsOf(space, tour).some((host) => host.id === id))).map(({ id }) => id);
  await announce(tx, space.id, 'tours', { tourIds, from: days[0] ?? '', to: addDays(days.at(-1) ?? '', 1) });
}

async function rowOf(tx: Queryable, call: Call, id: string, lock: '' | 'for update' = ''): Promise<BookingRow | undefined> {
  const [row] = await tx.query<BookingRow>(
    `select id, tour_id, host_id, starts_at, ends_at, status, sequence, token_version, party_size, details from tour_booking where id = $1 and space_id = $2 ${lock}`,
    [id, call.space.id]);
  return row;
}

async function withIntroduction(tx: Queryable, call: Call, row: BookingRow): Promise<Wire['TourBooking']> {
  const introduction = await introductionOf(tx, call, row.id);
  return { ...toBooking(call.space, row, call.now), ...(introduction && { introduction }) };
}

function toBooking(space: Space, row: BookingRow, now: Instant): Wire['TourBooking'] {
  const tour = space.tour(row.tour_id);
  const host = space.host(row.host_id);
  const location = tour?.location ?? space.file.address;
  const open = row.status !== 'cancelled' && row.starts_at.getTime() > now;
  return {
    id: row.id,
    uid: uidOf(space, row.id),
    sequence: row.sequence,
    tourId: row.tour_id,
    ...(tour && { title: tour.title }),
    status: row.status,
    start: toIso(row.starts_at.getTime()),
    end: toIso(row.ends_at.getTime()),
    timeZone: space.zone,
    partySize: row.party_size,
    ...(host && { host: toHost(host) }),
    ...(location && { location }),
    ...(space.file.arrival && { arrival: space.file.arrival }),
    canReschedule: open,
    canCancel: open,
  };
}

/** What the world may know of a host. */
export const toHost = ({ id, name, role, photo, languages, sentence }: Wire['Host']): Wire['Host'] => ({
  id, name,
  ...(role !== undefined && { role }),
  ...(photo && { photo }),
  ...(languages && { languages }),
  ...(sentence !== undefined && { sentence }),
});
