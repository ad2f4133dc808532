// Lays events into a space, whatever they come from: the space's file, a calendar that is read again and again, or one that
// was imported by hand. Laying them again brings what changed and takes away what is gone. Who has registered is told when
// their event moves or does not take place, and their event stays, as cancelled, when it has vanished from its source.
import type { Queryable } from '../db/database.ts';
import { announce } from '../live.ts';
import { post } from '../outbox.ts';
import type { EventRow as LaidEvent } from '../spaces/occurrences.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, fromIso, toIso, type Instant } from '../time/days.ts';
import { promote } from './waiting.ts';

/** Whose events these are. `feed` is the id of a calendar in the space's file. */
export type Source = { readonly kind: 'file' } | { readonly kind: 'calendar'; readonly feed?: string };

/** Which of the source's events are gone if they are not among those laid: they begin within these instants. */
export interface Scope {
  readonly after: Instant;
  readonly before?: Instant;
  /** Only of these entries of the calendar, where a file is one of several that were imported. */
  readonly uids?: readonly string[];
}

export interface Laid { readonly added: number; readonly changed: number; readonly removed: number }

interface Standing {
  readonly id: string;
  readonly uid: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly status: LaidEvent['status'];
  readonly place: string | null;
}

const batch = 1_000;
const standing = `id, uid, starts_at, ends_at, status, (details -> 'location')::text as place`;

/** Part of the caller's transaction, behind a lock on the space: two sources never lay their events at the same time. */
export async function layEvents(tx: Queryable, space: Space, source: Source, events: readonly LaidEvent[], scope: Scope, now: Instant): Promise<Laid> {
  await tx.query('select id from space where id = $1 for no key update', [space.id]);
  const feed = source.kind === 'calendar' ? source.feed ?? null : null;
  const gone = await goneFrom(tx, space, source.kind, feed, events, scope);
  const kept = await keepNames(tx, space, events, gone);
  const vanished = gone.filter(({ id }) => !kept.some((event) => event.id === id));
  const before = await withGuests(tx, space, kept);

  const touched: Instant[] = [];
  let added = 0;
  let changed = 0;
  for (let at = 0; at < kept.length; at += batch) {
    const rows = await put(tx, space, source.kind, feed, kept.slice(at, at + batch), now);
    for (const { fresh, starts_at } of rows) {
      touched.push(starts_at.getTime());
      if (fresh) added++;
      else changed++;
    }
  }
  for (const old of before) {
    await tellOfChange(tx, space, old, now);
    // More places than before, or a date again: those who wait come in.
    await promote(tx, space, old.id, now);
  }
  await takeAway(tx, space, vanished, now);
  touched.push(...vanished.map(({ starts_at }) => starts_at.getTime()));
  const [first, last] = [touched.reduce((a, b) => Math.min(a, b), Infinity), touched.reduce((a, b) => Math.max(a, b), 0)];
  if (touched.length) await announce(tx, space.id, 'events', { from: dayOf(first, space.zone), to: addDays(dayOf(last, space.zone), 1) });
  return { added, changed, removed: vanished.length };
}

async function goneFrom(tx: Queryable, space: Space, kind: Source['kind'], feed: string | null, events: readonly LaidEvent[], { after, before, uids }: Scope): Promise<readonly Standing[]> {
  return tx.query<Standing>(
    `select ${standing} from event where space_id = $1 and source = $2 and feed is not distinct from $3
       and starts_at > $4 and ($5::timestamptz is null or starts_at < $5)
       and ($6::jsonb is null or uid in (select jsonb_array_elements_text($6::jsonb)))
       and not exists (select 1 from jsonb_array_elements_text($7::jsonb) as laid (id) where laid.id = event.id)
     order by id for update`,
    [space.id, kind, feed, new Date(after), before === undefined ? null : new Date(before), uids === undefined ? null : JSON.stringify(uids), JSON.stringify(events.map(({ id }) => id))]);
}

/**
 * An occurrence is named after its series and its start. When a whole series moves to another hour, all names change; who
 * registered for one day shall stay registered for that day, so an occurrence that is new takes the name of the one of the
 * same entry and day that is gone.
 */
async function keepNames(tx: Queryable, space: Space, events: readonly LaidEvent[], gone: readonly Standing[]): Promise<readonly LaidEvent[]> {
  if (!gone.length) return events;
  const key = (uid: string, start: Instant): string => `${dayOf(start, space.zone)} ${uid}`;
  const free = new Map(gone.map((event) => [key(event.uid, event.starts_at.getTime()), event.id]));
  const candidates = events.filter(({ uid, starts_at }) => free.has(key(uid, fromIso(starts_at))));
  const known = new Set((await tx.query<{ id: string }>('select id from event where space_id = $1 and id in (select jsonb_array_elements_text($2::jsonb))',
    [space.id, JSON.stringify(candidates.map(({ id }) => id))])).map(({ id }) => id));
  return events.map((event) => {
    const name = key(event.uid, fromIso(event.starts_at));
    const id = known.has(event.id) ? undefined : free.get(name);
    free.delete(name);
    return id === undefined ? event : { ...event, id };
  });
}

/** Those to come that somebody would have to be told about. */
const withGuests = (tx: Queryable, space: Space, events: readonly LaidEvent[]): Promise<readonly Standing[]> => tx.query<Standing>(
  `select ${standing} from event where space_id = $1 and id in (select jsonb_array_elements_text($2::jsonb))
     and exists (select 1 from rsvp where rsvp.space_id = event.space_id and rsvp.event_id = event.id and rsvp.status <> 'cancelled')
   order by id for update`,
  [space.id, JSON.stringify(events.map(({ id }) => id))]);

/** An event belongs to the calendar that brought it first; one that was imported by hand may be taken over by a calendar. */
const put = (tx: Queryable, space: Space, kind: Source['kind'], feed: string | null, events: readonly LaidEvent[], now: Instant): Promise<readonly { readonly fresh: boolean; readonly starts_at: Date }[]> => tx.query(
  `insert into event (space_id, id, source, feed, series_id, uid, kind, title, starts_at, ends_at, all_day, status, audience, tags, search, capacity, places, taken, details, updated_at)
   select $1, x.id, $4, $5, x.series_id, x.uid, x.kind, x.title, x.starts_at, x.ends_at, x.all_day, x.status, x.audience, x.tags, x.search, x.capacity, x.capacity, x.taken, x.details, $3
   from jsonb_to_recordset($2::jsonb) as x (id text, series_id text, uid text, kind text, title text, starts_at timestamptz, ends_at timestamptz,
     all_day boolean, status text, audience text, tags jsonb, search text, capacity int, taken int, details jsonb)
   order by x.id
   on conflict (space_id, id) do update set feed = excluded.feed, series_id = excluded.series_id, title = excluded.title, kind = excluded.kind,
     starts_at = excluded.starts_at, ends_at = excluded.ends_at, all_day = excluded.all_day, status = excluded.status, audience = excluded.audience,
     tags = excluded.tags, search = excluded.search, details = excluded.details, updated_at = excluded.updated_at,
     -- What was to come and was moved says from when; what is over and comes again under the same name was not moved.
     moved_from = case when event.ends_at <= $3 or excluded.starts_at = event.moved_from then null
       when excluded.starts_at <> event.starts_at then coalesce(event.moved_from, event.starts_at) else event.moved_from end,
     -- Who has a place keeps it. Without a capacity there is no limit.
     capacity = case when excluded.capacity is not null then greatest(excluded.capacity, event.taken) end, places = excluded.places,
     sequence = event.sequence + case when (event.starts_at, event.ends_at, event.status, event.details -> 'location')
       is distinct from (excluded.starts_at, excluded.ends_at, excluded.status, excluded.details -> 'location') then 1 else 0 end
   where event.source = excluded.source and (event.feed is null or event.feed = excluded.feed)
     and (event.feed, event.series_id, event.title, event.kind, event.starts_at, event.ends_at, event.all_day, event.status, event.audience, event.tags, event.capacity, event.places, event.details)
       is distinct from (excluded.feed, excluded.series_id, excluded.title, excluded.kind, excluded.starts_at, excluded.ends_at, excluded.all_day, excluded.status, excluded.audience,
         excluded.tags, case when excluded.capacity is not null then greatest(excluded.capacity, event.taken) end, excluded.places, excluded.details)
   returning (xmax = 0) as fresh, starts_at`,
  [space.id, JSON.stringify(events), new Date(now), kind, feed]);

async function tellOfChange(tx: Queryable, space: Space, old: Standing, now: Instant): Promise<void> {
  const [event] = await tx.query<Standing>(`select ${standing} from event where space_id = $1 and id = $2`, [space.id, old.id]);
  // Who was there need not know when it comes again under the same name.
  if (!event || old.ends_at.getTime() <= now) return;
  if (event.status !== 'scheduled') {
    if (old.status !== event.status) await tellGuests(tx, space, old.id, event.status === 'cancelled' ? 'rsvp.eventCancelled' : 'rsvp.eventPostponed', now);
    return;
  }
  const moved = event.starts_at.getTime() !== old.starts_at.getTime() || event.ends_at.getTime() !== old.ends_at.getTime() || event.place !== old.place || event.status !== old.status;
  if (moved) await tellGuests(tx, space, old.id, 'rsvp.eventMoved', now, { from: toIso(old.starts_at.getTime()) });
}

/** An event that somebody has ever registered for stays: their registration names it. */
async function takeAway(tx: Queryable, space: Space, vanished: readonly Standing[], now: Instant): Promise<void> {
  if (!vanished.length) return;
  const ids = JSON.stringify(vanished.map(({ id }) => id));
  await tx.query(
    `delete from event e where e.space_id = $1 and e.id in (select jsonb_array_elements_text($2::jsonb))
       and not exists (select 1 from rsvp where rsvp.space_id = e.space_id and rsvp.event_id = e.id)`, [space.id, ids]);
  const cancelled = await tx.query<{ id: string }>(
    `update event set status = 'cancelled', sequence = sequence + 1, updated_at = $3
     where space_id = $1 and id in (select jsonb_array_elements_text($2::jsonb)) and status <> 'cancelled' returning id`, [space.id, ids, new Date(now)]);
  for (const { id } of cancelled) await tellGuests(tx, space, id, 'rsvp.eventCancelled', now);
}

/** Everybody who comes or waits. `from` in the message is when it was to begin. */
async function tellGuests(tx: Queryable, space: Space, eventId: string, kind: 'rsvp.eventMoved' | 'rsvp.eventPostponed' | 'rsvp.eventCancelled', now: Instant, payload: object = {}): Promise<void> {
  const guests = await tx.query<{ id: string }>(`select id from rsvp where space_id = $1 and event_id = $2 and status <> 'cancelled' order by id`, [space.id, eventId]);
  for (const { id } of guests) await post(tx, space.id, kind, id, now, payload);
}
