// The busy times that a calendar brings, in the place of those it brought before.
import type { Queryable } from '../db/database.ts';
import { announce } from '../live.ts';
import type { FeedFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, toIso, type Span } from '../time/days.ts';
import { hostsOf } from '../tours/slots.ts';

const batch = 2_000;

/** Part of the caller's transaction. A booking that is being made holds the same lock, so it is made before or after, never meanwhile. */
export async function layBusyTimes(tx: Queryable, space: Space, feed: FeedFile, spans: readonly Span[]): Promise<void> {
  const owner = feed.host === undefined ? { kind: 'resource', id: feed.resource ?? '' } as const : { kind: 'host', id: feed.host } as const;
  await tx.query(`select id from ${owner.kind} where space_id = $1 and id = $2 for update`, [space.id, owner.id]);
  const before = await tx.query<{ starts_at: Date; ends_at: Date }>(
    'select starts_at, ends_at from busy_time where space_id = $1 and feed = $2 and kind = $3 and owner_id = $4', [space.id, feed.id, owner.kind, owner.id]);
  const changed = differing(before.map(({ starts_at, ends_at }) => ({ start: starts_at.getTime(), end: ends_at.getTime() })), spans);
  if (!changed.length) return;
  await tx.query('delete from busy_time where space_id = $1 and feed = $2', [space.id, feed.id]);
  for (let at = 0; at < spans.length; at += batch) {
    await tx.query(
      `insert into busy_time (space_id, kind, owner_id, key, feed, starts_at, ends_at)
       select $1, $2, $3, $4 || ' ' || x.start, $4, x.start, x."end" from jsonb_to_recordset($5::jsonb) as x (start timestamptz, "end" timestamptz)`,
      [space.id, owner.kind, owner.id, feed.id, JSON.stringify(spans.slice(at, at + batch).map(({ start, end }) => ({ start: toIso(start), end: toIso(end) })))]);
  }
  await tell(tx, space, owner, changed);
}

/** Of a calendar that is no longer in the space's file. */
export async function dropBusyTimes(tx: Queryable, space: Space, feedId: string): Promise<void> {
  const gone = await tx.query<{ kind: 'host' | 'resource'; owner_id: string; starts_at: Date; ends_at: Date }>(
    'delete from busy_time where space_id = $1 and feed = $2 returning kind, owner_id, starts_at, ends_at', [space.id, feedId]);
  const [first] = gone;
  if (first) await tell(tx, space, { kind: first.kind, id: first.owner_id }, gone.map(({ starts_at, ends_at }) => ({ start: starts_at.getTime(), end: ends_at.getTime() })));
}

/** Spans that are in one list and not in the other. */
function differing(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const key = ({ start, end }: Span): string => `${start} ${end}`;
  const [inA, inB] = [new Set(a.map(key)), new Set(b.map(key))];
  return [...a.filter((span) => !inB.has(key(span))), ...b.filter((span) => !inA.has(key(span)))];
}

async function tell(tx: Queryable, space: Space, owner: { readonly kind: 'host' | 'resource'; readonly id: string }, spans: readonly Span[]): Promise<void> {
  const from = dayOf(spans.reduce((least, { start }) => Math.min(least, start), Infinity), space.zone);
  const to = addDays(dayOf(spans.reduce((most, { end }) => Math.max(most, end), 0), space.zone), 1);
  if (owner.kind === 'resource') await announce(tx, space.id, 'availability', { resourceIds: [owner.id], from, to });
  else {
    const tours = (space.file.tours ?? []).filter((tour) => hostsOf(space, tour).some(({ id }) => id === owner.id));
    await announce(tx, space.id, 'tours', { tourIds: tours.map(({ id }) => id), from, to });
  }
}
