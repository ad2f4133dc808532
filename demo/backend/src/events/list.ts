// The calendar: occurrences in a window, page by page.
import type { components } from '../../../../src/contract/wire.ts';
import { eventUidOf } from '../calendars/entries.ts';
import { fresh, named, type Answer, type Call } from '../call.ts';
import type { Queryable } from '../db/database.ts';
import { floorOf, toldCapacity, toldGuests } from '../people/floor.ts';
import { Problem, invalid } from '../problem.ts';
import type { EventDetails } from '../spaces/occurrences.ts';
import type { Space } from '../spaces/space.ts';
import { minute, startOfDay, toIso, type Instant } from '../time/days.ts';
import { windowOf } from '../window.ts';

type Wire = components['schemas'];

export interface EventRow {
  readonly id: string;
  readonly series_id: string | null;
  readonly uid: string | null;
  readonly source: 'file' | 'calendar';
  readonly kind: Wire['Event']['kind'];
  readonly title: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly moved_from: Date | null;
  readonly all_day: boolean;
  readonly status: Wire['Event']['status'];
  readonly audience: 'public' | 'members';
  readonly tags: readonly string[];
  readonly capacity: number | null;
  readonly taken: number;
  readonly waiting: number;
  readonly next_in_line: number;
  readonly sequence: number;
  readonly details: EventDetails;
  readonly updated_at: Date;
}

interface Shown { readonly craft?: string; readonly firstName?: string }

export const eventColumns = 'id, series_id, uid, source, kind, title, starts_at, ends_at, moved_from, all_day, status, audience, tags, capacity, taken, waiting, next_in_line, sequence, details, updated_at';
const defaultLimit = 50;

export async function listEvents(call: Call): Promise<Answer> {
  const { space, query, db, now } = call;
  const { from, to } = windowOf(call, { days: 400 });
  const limit = (query['limit'] as number | undefined) ?? defaultLimit;
  const values: unknown[] = [space.id, new Date(startOfDay(from, space.zone)), new Date(startOfDay(to, space.zone))];
  const value = (something: unknown): string => `$${values.push(something)}`;
  const where = ['space_id = $1', 'starts_at < $3', '(ends_at > $2 or starts_at >= $2)'];
  const tags = query['tag'] as readonly string[] | undefined;
  if (tags?.length) where.push(`exists (select 1 from jsonb_array_elements_text(tags) as t (tag) where t.tag = any(${value(tags)}::text[]))`);
  if (query['kind']) where.push(`kind = ${value(query['kind'])}`);
  if (query['series']) where.push(`series_id = ${value(query['series'])}`);
  if (query['audience']) where.push(`audience = ${value(query['audience'])}`);
  if (query['free']) where.push(`details ? 'prices' and not exists (select 1 from jsonb_array_elements(details -> 'prices') as p (price) where (p.price ->> 'amount')::numeric <> 0)`);
  if (query['forNewcomers']) where.push(`details @> '{"forNewcomers": true}'`);
  for (const word of wordsOf(query['q'] as string | undefined)) where.push(`search like ${value(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`);
  const cursor = query['cursor'] as string | undefined;
  if (cursor !== undefined) {
    const [start, id] = readCursor(cursor);
    where.push(`(starts_at, id) > (${value(start)}::timestamptz, ${value(id)}::text)`);
  }
  const rows = await db.query<EventRow>(`select ${eventColumns} from event where ${where.join(' and ')} order by starts_at, id limit ${value(limit + 1)}`, values);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const shown = await shownGuests(db, space, page, now);
  return fresh({
    timeZone: space.zone,
    asOf: toIso(Math.floor(now / minute) * minute),
    items: page.map((row) => toEvent(space, row, shown.get(row.id) ?? [])),
    next: rows.length > limit && last ? writeCursor(last) : null,
  } satisfies Wire['EventPage']);
}

export async function getEvent(call: Call): Promise<Answer> {
  const [row] = await call.db.query<EventRow>(`select ${eventColumns} from event where space_id = $1 and id = $2`, [call.space.id, named(call, 'eventId')]);
  if (!row) throw new Problem('not_found');
  const shown = await shownGuests(call.db, call.space, [row], call.now);
  return fresh(toEvent(call.space, row, shown.get(row.id) ?? []));
}

/** Places that somebody can still get. Who waits comes first, so while anybody waits there are none. */
export const remainingOf = ({ capacity, taken, waiting }: Pick<EventRow, 'capacity' | 'taken' | 'waiting'>): number =>
  capacity === null ? Infinity : waiting > 0 ? 0 : Math.max(0, capacity - taken);

function toEvent(space: Space, row: EventRow, registered: readonly Shown[]): Wire['Event'] {
  const { guests = [], ...details } = row.details;
  const told = details.rsvp?.mode === 'inline' ? toldGuests(row.taken, [...guests, ...registered], floorOf(space)) : undefined;
  const capacity = row.capacity === null ? undefined : toldCapacity(row.capacity, row.taken, told);
  return {
    id: row.id,
    ...(row.series_id !== null && { seriesId: row.series_id }),
    uid: eventUidOf(space, row),
    sequence: row.sequence,
    kind: row.kind,
    title: row.title,
    start: toIso(row.starts_at.getTime()),
    end: toIso(row.ends_at.getTime()),
    ...(row.moved_from && { previousStart: toIso(row.moved_from.getTime()) }),
    allDay: row.all_day,
    timeZone: space.zone,
    status: row.status,
    audience: row.audience,
    tags: row.tags,
    ...details,
    ...(capacity !== undefined && { capacity }),
    ...(row.capacity !== null && { remaining: remainingOf(row) }),
    ...(details.waitlist && { waiting: row.waiting }),
    ...(told && { guests: told }),
    updatedAt: toIso(row.updated_at.getTime()),
  };
}

/** Guests who chose to be shown, as they chose it: to those who could still come, not to whoever looks back later. */
async function shownGuests(db: Queryable, space: Space, rows: readonly EventRow[], now: Instant): Promise<ReadonlyMap<string, readonly Shown[]>> {
  const ids = rows.filter(({ details, ends_at }) => details.rsvp?.mode === 'inline' && ends_at.getTime() > now).map(({ id }) => id);
  const shown = new Map<string, Shown[]>();
  if (!ids.length) return shown;
  const guests = await db.query<{ event_id: string; name: string; craft: string | null; appearance: 'craft' | 'firstName' }>(
    `select event_id, name, craft, appearance from rsvp
     where space_id = $1 and event_id = any($2::text[]) and status = 'confirmed' and appearance <> 'hidden' order by created_at, id limit 2000`,
    [space.id, ids]);
  for (const { event_id, name, craft, appearance } of guests) {
    const firstName = appearance === 'firstName' ? name.trim().split(/\s+/)[0] : undefined;
    if (!craft && !firstName) continue;
    shown.set(event_id, [...(shown.get(event_id) ?? []), { ...(craft && { craft }), ...(firstName && { firstName }) }]);
  }
  return shown;
}

const wordsOf = (text = ''): readonly string[] => text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);

const writeCursor = ({ starts_at, id }: EventRow): string => Buffer.from(JSON.stringify([starts_at.toISOString(), id])).toString('base64url');

function readCursor(cursor: string): readonly [start: string, id: string] {
  try {
    const [start, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    if (typeof start === 'string' && typeof id === 'string' && new Date(start).toISOString() === start && !id.includes('\0')) return [start, id];
  } catch { /* said below */ }
  throw invalid('/query/cursor', 'is not a cursor of this list');
}
