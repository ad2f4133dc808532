// A hold: a time that is kept while somebody fills a form. It takes the same cells as a booking, so whatever keeps two
// bookings apart keeps a hold and a booking apart. It ends by being used, given back, or by its time.
import { randomUUID } from 'node:crypto';
import { cellsTaken, giveCellsBack as giveResourceBack, lockResource, mustNotBeBusy, takeCells as takeResource } from '../availability/take.ts';
import { mustBeOffered } from '../availability/offer.ts';
import { unitsOf } from '../availability/rules.ts';
import { tellOfResource } from '../availability/tell.ts';
import type { Queryable } from '../db/database.ts';
import { Problem, invalid } from '../problem.ts';
import type { ResourceFile, TourFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { minute, type Instant, type Span } from '../time/days.ts';
import { findSlot, giveCellsBack as giveHostBack, lockHosts, takeCells as takeHost } from '../tours/take.ts';
import { tellOfTour } from '../tours/tell.ts';

export interface Hold {
  readonly id: string;
  readonly kind: 'visit' | 'reservation';
  readonly subject: string;
  readonly host_id: string | null;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly units: number;
  readonly cells: readonly string[] | null;
  readonly expires_at: Date;
}

export interface Holding {
  readonly now: Instant;
  /** A keyed hash of where the request came from. */
  readonly holder: string;
}

const columns = 'id, kind, subject, host_id, starts_at, ends_at, units, cells, expires_at';
/** So many holds at a time from one network; a house full of people is one network. */
const mostPerHolder = 5;

export async function holdTour(tx: Queryable, space: Space, tour: TourFile, asked: { readonly start: Instant; readonly hostId?: string | undefined }, { now, holder }: Holding): Promise<Hold> {
  const expiresAt = until(tour.holdMinutes, now);
  await mustHoldFew(tx, space, holder, now);
  await lockHosts(tx, space, tour);
  const slot = await findSlot(tx, space, tour, { ...asked, now, by: 'visitor' });
  const id = randomUUID();
  await takeHost(tx, space, id, tour, slot);
  await tellOfTour(tx, space, tour, slot.start);
  return put(tx, space, { id, kind: 'visit', subject: tour.id, host_id: slot.host.id, starts_at: new Date(slot.start), ends_at: new Date(slot.end), units: 1, cells: null, expires_at: expiresAt }, holder);
}

export async function holdResource(tx: Queryable, space: Space, resource: ResourceFile, asked: Span & { readonly units: number }, { now, holder }: Holding): Promise<Hold> {
  const { units } = asked;
  const expiresAt = until(resource.holdMinutes, now);
  if (units > unitsOf(resource)) throw invalid('/units', `must be at most ${unitsOf(resource)}`, 'maximum');
  const span = mustBeOffered(space, resource, asked, now, 'visitor');
  await mustHoldFew(tx, space, holder, now);
  await lockResource(tx, space, resource.id);
  await mustNotBeBusy(tx, space, resource, span);
  const cells = cellsTaken(space, resource, span);
  await takeResource(tx, space, resource, cells, units);
  await tellOfResource(tx, space, resource.id, span);
  return put(tx, space, { id: randomUUID(), kind: 'reservation', subject: resource.id, host_id: null, starts_at: new Date(span.start), ends_at: new Date(span.end), units, cells, expires_at: expiresAt }, holder);
}

/** The booking that names a hold takes its time over. One that is over or unknown is no hindrance: the time may still be free. */
export async function useHold(tx: Queryable, space: Space, id: string | undefined, kind: Hold['kind'], subject: string): Promise<Hold | undefined> {
  if (id === undefined) return undefined;
  const hold = await holdOf(tx, space, id);
  if (hold?.kind !== kind || hold.subject !== subject) return undefined;
  return await giveBack(tx, space, id);
}

/** Given back by the visitor, or over. Doing it again changes nothing. */
export async function releaseHold(tx: Queryable, space: Space, { id, now }: { readonly id: string; readonly now?: Instant }): Promise<void> {
  const hold = await holdOf(tx, space, id);
  if (!hold || (now !== undefined && hold.expires_at.getTime() > now)) return;
  const tour = hold.kind === 'visit' ? space.tour(hold.subject) : undefined;
  // The host or the resource before what stands on it, as everywhere.
  if (hold.kind === 'visit') await lockHosts(tx, space, tour, hold.host_id === null ? [] : [hold.host_id]);
  else await lockResource(tx, space, hold.subject);
  if (!await giveBack(tx, space, id)) return;
  if (tour) await tellOfTour(tx, space, tour, hold.starts_at.getTime());
  if (hold.kind === 'reservation') await tellOfResource(tx, space, hold.subject, { start: hold.starts_at.getTime(), end: hold.ends_at.getTime() });
}

export async function holdOf(tx: Queryable, space: Space, id: string): Promise<Hold | undefined> {
  const [hold] = await tx.query<Hold>(`select ${columns} from hold where space_id = $1 and id = $2`, [space.id, id]);
  return hold;
}

export const offersHolds = ({ file }: Space): boolean => [...file.tours ?? [], ...file.resources ?? []].some(({ holdMinutes }) => holdMinutes !== undefined);

function until(minutes: number | undefined, now: Instant): Date {
  if (minutes === undefined) throw new Problem('forbidden', { detail: 'Nothing is kept here while a form is filled.' });
  return new Date(now + minutes * minute);
}

/** Behind the lock of the space, so that many at once are counted one after the other. */
async function mustHoldFew(tx: Queryable, space: Space, holder: string, now: Instant): Promise<void> {
  await tx.query('select id from space where id = $1 for no key update', [space.id]);
  const held = await tx.query<{ expires_at: Date }>('select expires_at from hold where space_id = $1 and holder = $2 and expires_at > $3 order by expires_at', [space.id, holder, new Date(now)]);
  const [first] = held;
  if (!first || held.length < mostPerHolder) return;
  throw new Problem('rate_limited', {
    detail: 'Several times are being kept for visitors from here. Use one of them, or wait a little.',
    retryAfterSeconds: Math.max(1, Math.ceil((first.expires_at.getTime() - now) / 1000)),
  });
}

async function put(tx: Queryable, space: Space, hold: Hold, holder: string): Promise<Hold> {
  await tx.query(`insert into hold (space_id, ${columns}, holder) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [space.id, hold.id, hold.kind, hold.subject, hold.host_id, hold.starts_at, hold.ends_at, hold.units, hold.cells && JSON.stringify(hold.cells), hold.expires_at, holder]);
  return hold;
}

/** Expects what it stands on to be locked. Undefined if somebody was faster. */
async function giveBack(tx: Queryable, space: Space, id: string): Promise<Hold | undefined> {
  const [hold] = await tx.query<Hold>(`delete from hold where space_id = $1 and id = $2 returning ${columns}`, [space.id, id]);
  if (hold?.kind === 'visit') await giveHostBack(tx, id);
  if (hold?.kind === 'reservation') await giveResourceBack(tx, space, hold.subject, hold.cells ?? [], hold.units);
  return hold;
}
