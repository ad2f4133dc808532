// Reserving a room by the hour, a desk by the day, an office from a day on.
import { randomUUID } from 'node:crypto';
import type { components } from '../../../../src/contract/wire.ts';
import { done, made, mustFit, named, type Answer, type Call } from '../call.ts';
import { isTaken, type Queryable } from '../db/database.ts';
import { checkAnswers, detailsOf, managePage, uidOf } from '../forms.ts';
import { once } from '../idempotency.ts';
import { announce } from '../live.ts';
import { post } from '../outbox.ts';
import { Problem, invalid, type WireProblem } from '../problem.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, fromIso, hour, minute, minuteOfDay, startOfDay, toIso, type Instant, type Span } from '../time/days.ts';
import { merge } from '../time/opening.ts';
import { sealedLink, sealedToken } from '../tokens.ts';
import { lastDay } from './intervals.ts';
import { loadGiven } from './load.ts';
import { cellLength, cellsOf, daysOf, openingOf, soonest, termsOf, unitsOf } from './rules.ts';

type Wire = components['schemas'];
type Input = Wire['ReservationInput'];

interface ReservationRow {
  readonly id: string;
  readonly resource_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly units: number;
  readonly status: Wire['Reservation']['status'];
  readonly sequence: number;
  readonly token_version: number;
}

class Gone extends Error {}

export async function createReservation(call: Call<Input>): Promise<Answer> {
  const { space, body, now } = call;
  const resource = space.resource(named(call, 'resourceId'));
  if (!resource) throw new Problem('not_found');
  if (resource.book?.mode !== 'inline') throw new Problem('forbidden', { detail: 'This is not reserved here.' });
  const units = body.units ?? 1;
  if (units > unitsOf(resource)) throw invalid('/units', `must be at most ${unitsOf(resource)}`, 'maximum');
  const asked = { start: fromIso(body.start), end: fromIso(body.end) };
  return orAlternatives(call, resource, asked, units, () => call.db.transaction((tx) => once(tx, call, async () => {
    checkAnswers([], body.answers);
    const span = mustBeOffered(space, resource, asked, now);
    await lockResource(tx, space, resource);
    await mustNotBeBusy(tx, space, resource, span);
    await takeCells(tx, space, resource, span, units);
    const id = randomUUID();
    const [row] = await tx.query<ReservationRow>(
      `insert into reservation (id, space_id, resource_id, starts_at, ends_at, units, alone, name, email, phone, details, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning ${columns}`,
      [id, space.id, resource.id, new Date(span.start), new Date(span.end), units, unitsOf(resource) === 1,
        body.attendee.name, body.attendee.email, body.attendee.phone ?? null,
        detailsOf(body, ['start', 'end', 'units', 'attendee', 'challengeToken']), new Date(now)]);
    if (!row) throw new Error('a reservation vanished in its own transaction');
    await post(tx, space.id, 'reservation.confirmed', id, now, { sequence: 0 });
    await tell(tx, space, resource, span);
    const page = managePage(space, body.attribution);
    return made({
      ...toReservation(space, row, now),
      manageToken: sealedToken('reservation', id, 0),
      ...(page && { manageUrl: sealedLink('reservation', id, 0, page) }),
    });
  })));
}

export async function getReservation(call: Call): Promise<Answer> {
  const id = named(call, 'reservationId');
  const row = await rowOf(call.db, call, id);
  mustFit(call, 'reservation', id, row);
  return done(toReservation(call.space, row, call.now));
}

export async function rescheduleReservation(call: Call<Wire['ReservationMove']>): Promise<Answer> {
  const { space, body, now } = call;
  const id = named(call, 'reservationId');
  const before = await rowOf(call.db, call, id);
  mustFit(call, 'reservation', id, before);
  const resource = space.resource(before.resource_id);
  if (!resource) throw new Problem('closed', { detail: 'This is no longer offered.' });
  const asked = { start: fromIso(body.start), end: fromIso(body.end) };
  return orAlternatives(call, resource, asked, before.units, () => call.db.transaction((tx) => once(tx, call, async () => {
    await lockResource(tx, space, resource);
    const row = await rowOf(tx, call, id);
    mustFit(call, 'reservation', id, row);
    mustBeComing(row, now);
    const span = mustBeOffered(space, resource, asked, now);
    await mustNotBeBusy(tx, space, resource, span);
    await giveBack(tx, space, resource, row);
    await takeCells(tx, space, resource, span, row.units);
    const [moved] = await tx.query<ReservationRow>(
      `update reservation set starts_at = $2, ends_at = $3, sequence = sequence + 1 where id = $1 returning ${columns}`,
      [id, new Date(span.start), new Date(span.end)]);
    await post(tx, space.id, 'reservation.moved', id, now, { sequence: row.sequence + 1 });
    await tell(tx, space, resource, spanOf(row));
    await tell(tx, space, resource, span);
    return done(toReservation(space, moved ?? row, now));
  })));
}

export async function cancelReservation(call: Call<Wire['Cancellation'] | undefined>): Promise<Answer> {
  const { space, now } = call;
  const id = named(call, 'reservationId');
  const before = await rowOf(call.db, call, id);
  mustFit(call, 'reservation', id, before);
  return call.db.transaction(async (tx) => {
    const resource = space.resource(before.resource_id);
    await tx.query('select id from resource where space_id = $1 and id = $2 for update', [space.id, before.resource_id]);
    const row = await rowOf(tx, call, id);
    mustFit(call, 'reservation', id, row);
    if (row.status === 'cancelled') return done(toReservation(space, row, now));
    mustBeComing(row, now);
    if (resource) await giveBack(tx, space, resource, row);
    const [cancelled] = await tx.query<ReservationRow>(`update reservation set status = 'cancelled', sequence = sequence + 1 where id = $1 returning ${columns}`, [id]);
    await post(tx, space.id, 'reservation.cancelled', id, now, { sequence: row.sequence + 1, ...(call.body?.reason && { reason: call.body.reason }) });
    if (resource) await tell(tx, space, resource, spanOf(row));
    return done(toReservation(space, cancelled ?? row, now));
  });
}

const columns = 'id, resource_id, starts_at, ends_at, units, status, sequence, token_version';

async function rowOf(tx: Queryable, { space }: Call, id: string): Promise<ReservationRow | undefined> {
  const [row] = await tx.query<ReservationRow>(`select ${columns} from reservation where id = $1 and space_id = $2 and source = 'visitor'`, [id, space.id]);
  return row;
}

const spanOf = (row: ReservationRow): Span => ({ start: row.starts_at.getTime(), end: row.ends_at.getTime() });

function mustBeComing(row: ReservationRow, now: Instant): void {
  if (row.status === 'cancelled') throw new Problem('closed', { detail: 'This reservation was cancelled.' });
  if (row.ends_at.getTime() <= now) throw new Problem('closed', { detail: 'This reservation is over.' });
}

/** What will be reserved: exactly the hours asked for, or the whole of the days they touch. */
function mustBeOffered(space: Space, resource: ResourceFile, asked: Span, now: Instant): Span {
  const outside = (pointer: string, message: string): Problem =>
    new Problem('outside_window', { detail: 'This time is not on offer.', errors: [{ pointer, message }] });
  if (asked.end <= asked.start) throw invalid('/end', 'must be after start');
  const today = space.today(now);
  if (asked.end <= now) throw new Problem('closed', { detail: 'This time has passed.' });
  if (asked.end > startOfDay(lastDay(today), space.zone)) throw outside('/end', 'is too far ahead');
  const terms = termsOf(resource);
  if (terms === 'hours') {
    if (asked.start < now) throw new Problem('closed', { detail: 'This time has passed.' });
    const step = (resource.stepMinutes ?? 15) * minute;
    const length = asked.end - asked.start;
    if (asked.start % cellLength || minuteOfDay(asked.start, space.zone) % (step / minute) || length % step) throw outside('/start', `must lie on the grid of ${step / minute} minutes`);
    if (length < (resource.minMinutes ?? 0) * minute) throw outside('/end', `must be at least ${resource.minMinutes} minutes after start`);
    if (resource.maxMinutes !== undefined && length > resource.maxMinutes * minute) throw outside('/end', `must be at most ${resource.maxMinutes} minutes after start`);
    if (asked.start < soonest(resource, now)) throw outside('/start', `must be at least ${resource.leadMinutes ?? 0} minutes from now`);
    const open = merge(openingOf(space, resource, addDays(dayOf(asked.start, space.zone), -1), addDays(dayOf(asked.end, space.zone), 1)));
    if (!open.some(({ start, end }) => start <= asked.start && asked.end <= end)) throw outside('/start', 'is not within opening hours');
    return asked;
  }
  const days = daysOf(space, resource, asked);
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw outside('/start', 'is not on a day that is open');
  const spans = openingOf(space, resource, first, addDays(last, 1));
  const begin = spans[0];
  const finish = spans.at(-1);
  if (!begin || !finish) throw outside('/start', 'is not on a day that is open');
  if (terms === 'lease') {
    if (first < today) throw new Problem('closed', { detail: 'This day has passed.' });
    if (first < dayOf(soonest(resource, now), space.zone)) throw outside('/start', 'is too soon');
    if (dayOf(asked.start, space.zone) < first) throw outside('/start', `is free from ${first}`);
  } else if (begin.end <= now) throw new Problem('closed', { detail: 'This day has passed.' });
  else if (begin.end <= soonest(resource, now)) throw outside('/start', `must be at least ${resource.leadMinutes ?? 0} minutes from now`);
  return { start: begin.start, end: finish.end };
}

async function lockResource(tx: Queryable, space: Space, resource: ResourceFile): Promise<void> {
  await tx.query('select id from resource where space_id = $1 and id = $2 for update', [space.id, resource.id]);
}

async function mustNotBeBusy(tx: Queryable, space: Space, resource: ResourceFile, span: Span): Promise<void> {
  const [busy] = await tx.query(`select 1 from busy_time where space_id = $1 and kind = 'resource' and owner_id = $2 and starts_at < $4 and ends_at > $3 limit 1`,
    [space.id, resource.id, new Date(span.start), new Date(span.end)]);
  if (busy) throw new Gone();
}

/** The guard: a cell never holds more than there are units. Either all cells take the units or the transaction is undone. */
async function takeCells(tx: Queryable, space: Space, resource: ResourceFile, span: Span, units: number): Promise<void> {
  const cells = cellsOf(space, resource, span);
  const taken = await tx.query(
    `insert into resource_cell (space_id, resource_id, cell, units, taken)
     select $1, $2, cell::timestamptz, $3, $4 from jsonb_array_elements_text($5::jsonb) as c (cell) order by cell
     on conflict (space_id, resource_id, cell) do update set taken = resource_cell.taken + excluded.taken
       where resource_cell.taken + excluded.taken <= resource_cell.units
     returning cell`,
    [space.id, resource.id, unitsOf(resource), units, JSON.stringify(cells.map(toIso))]);
  if (taken.length !== cells.length) throw new Gone();
}

async function giveBack(tx: Queryable, space: Space, resource: ResourceFile, row: ReservationRow): Promise<void> {
  const span = spanOf(row);
  await tx.query(
    `update resource_cell set taken = taken - $4 where space_id = $1 and resource_id = $2
       and cell in (select cell::timestamptz from jsonb_array_elements_text($3::jsonb) as c (cell))`,
    [space.id, resource.id, JSON.stringify(cellsOf(space, resource, span).map(toIso)), row.units]);
}

async function tell(tx: Queryable, space: Space, resource: ResourceFile, span: Span): Promise<void> {
  await announce(tx, space.id, 'availability', { resourceIds: [resource.id], from: dayOf(span.start, space.zone), to: addDays(dayOf(span.end - 1, space.zone), 1) });
}

async function orAlternatives(call: Call, resource: ResourceFile, asked: Span, units: number, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Gone) && !isTaken(error)) throw error;
    throw new Problem('slot_taken', {
      detail: 'Somebody else has just taken this.',
      alternatives: await alternatives(call, resource, asked, units),
      cause: error,
    });
  }
}

/** The nearest stretches of the same length that are free, before and after, within two weeks. */
async function alternatives({ db, space, now }: Call, resource: ResourceFile, asked: Span, units: number): Promise<NonNullable<WireProblem['alternatives']>> {
  const today = space.today(now);
  const middle = dayOf(asked.start, space.zone);
  const from = addDays(middle, -14) < today ? today : addDays(middle, -14);
  const to = addDays(middle, 15);
  const given = (await loadGiven(db, space, [resource], { start: startOfDay(from, space.zone), end: startOfDay(addDays(to, 2), space.zone) })).get(resource.id);
  if (!given) return [];
  const fits = (span: Span): boolean => {
    try {
      const offered = mustBeOffered(space, resource, span, now);
      return cellsOf(space, resource, offered).every((cell) => (given.cells.get(cell) ?? 0) + units <= unitsOf(resource))
        && given.busy.every((busy) => busy.end <= offered.start || busy.start >= offered.end);
    } catch {
      return false;
    }
  };
  const found: Span[] = [];
  if (termsOf(resource) === 'hours') {
    const step = Math.max(cellLength, (resource.stepMinutes ?? 15) * minute);
    const length = asked.end - asked.start;
    for (let away = step; away <= 36 * hour && found.length < 5; away += step) {
      for (const start of [asked.start - away, asked.start + away]) if (found.length < 5 && fits({ start, end: start + length })) found.push({ start, end: start + length });
    }
  } else {
    const length = daysOf(space, resource, asked).length || 1;
    for (let away = 1; away <= 14 && found.length < 5; away++) {
      for (const day of [addDays(middle, -away), addDays(middle, away)]) {
        const span = { start: startOfDay(day, space.zone), end: startOfDay(addDays(day, length), space.zone) };
        if (found.length < 5 && daysOf(space, resource, span).length === length && fits(span)) found.push(mustBeOffered(space, resource, span, now));
      }
    }
  }
  return found.sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start: toIso(start), end: toIso(end) }));
}

function toReservation(space: Space, row: ReservationRow, now: Instant): Wire['Reservation'] {
  const resource = space.resource(row.resource_id);
  const open = row.status !== 'cancelled' && row.ends_at.getTime() > now;
  const total = resource && totalOf(space, resource, row);
  return {
    id: row.id,
    uid: uidOf(space, row.id),
    sequence: row.sequence,
    resourceId: row.resource_id,
    status: row.status,
    start: toIso(row.starts_at.getTime()),
    end: toIso(row.ends_at.getTime()),
    timeZone: space.zone,
    units: row.units,
    ...(total && { total }),
    ...(space.file.address && { location: space.file.address }),
    ...(space.file.arrival && { arrival: space.file.arrival }),
    canReschedule: open,
    canCancel: open,
  };
}

/** What it costs, where the price list leaves no doubt: by the hour or by the day, and not for a special group. */
function totalOf(space: Space, resource: ResourceFile, row: ReservationRow): Wire['Money'] | undefined {
  const terms = termsOf(resource);
  const price = resource.prices?.find(({ per, label }) => !label && per === (terms === 'hours' ? 'hour' : 'day'));
  if (!price || terms === 'lease') return undefined;
  const span = spanOf(row);
  const count = terms === 'hours' ? (span.end - span.start) / hour : daysOf(space, resource, span).length;
  const cents = Math.round(Number(price.amount) * 100 * count * row.units);
  return { amount: (cents / 100).toFixed(2), currency: price.currency };
}
