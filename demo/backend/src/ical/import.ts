// Puts the occurrences of a calendar into a space's events. Importing again brings what changed and takes away what is gone;
// nobody's registration is lost by it.
import type { Database } from '../db/database.ts';
import { announce } from '../live.ts';
import { searchText } from '../spaces/occurrences.ts';
import { addDays, dayOf, startOfDay, toIso, type Day, type Instant } from '../time/days.ts';
import type { Space } from '../spaces/space.ts';
import type { Occurrence, Read } from './read.ts';

export interface Imported { readonly added: number; readonly changed: number; readonly removed: number }

const batch = 1_000;

export function importOccurrences(db: Database, space: Space, { occurrences }: Read, window: { readonly from: Day | undefined; readonly to: Day }, now: Instant): Promise<Imported> {
  return db.transaction(async (tx) => {
    await tx.query('select id from space where id = $1 for update', [space.id]);
    let added = 0;
    let changed = 0;
    for (let at = 0; at < occurrences.length; at += batch) {
      const rows = await tx.query<{ fresh: boolean }>(
        `insert into event (space_id, id, source, series_id, uid, kind, title, starts_at, ends_at, all_day, status, tags, search, details, updated_at)
         select $1, x.id, 'calendar', x.series_id, x.uid, 'event', x.title, x.starts_at, x.ends_at, x.all_day, x.status, x.tags, x.search, x.details, $3
         from jsonb_to_recordset($2::jsonb) as x (id text, series_id text, uid text, title text, starts_at timestamptz, ends_at timestamptz, all_day boolean, status text, tags jsonb, search text, details jsonb)
         on conflict (space_id, id) do update set series_id = excluded.series_id, title = excluded.title, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
           all_day = excluded.all_day, status = excluded.status, tags = excluded.tags, search = excluded.search, details = excluded.details, updated_at = excluded.updated_at
         where (event.title, event.starts_at, event.ends_at, event.status, event.tags, event.details) is distinct from
           (excluded.title, excluded.starts_at, excluded.ends_at, excluded.status, excluded.tags, excluded.details)
         returning (xmax = 0) as fresh`,
        [space.id, JSON.stringify(occurrences.slice(at, at + batch).map(toRow)), new Date(now)]);
      added += rows.filter(({ fresh }) => fresh).length;
      changed += rows.filter(({ fresh }) => !fresh).length;
    }
    const removed = await tx.query(
      `delete from event e where e.space_id = $1 and e.source = 'calendar' and e.starts_at < $4 and ($5::timestamptz is null or e.starts_at >= $5)
         and e.uid in (select jsonb_array_elements_text($2::jsonb)) and e.id not in (select jsonb_array_elements_text($3::jsonb))
         and not exists (select 1 from rsvp r where r.space_id = e.space_id and r.event_id = e.id)
       returning e.id`,
      [space.id, JSON.stringify([...new Set(occurrences.map(({ uid }) => uid))]), JSON.stringify(occurrences.map(({ id }) => id)),
        new Date(startOfDay(window.to, space.zone)), window.from === undefined ? null : new Date(startOfDay(window.from, space.zone))]);
    const first = occurrences[0];
    const last = occurrences.at(-1);
    if (first && last && added + changed + removed.length) {
      await announce(tx, space.id, 'events', { from: dayOf(first.start, space.zone), to: addDays(dayOf(last.start, space.zone), 1) });
    }
    return { added, changed, removed: removed.length };
  });
}

const toRow = ({ id, seriesId, uid, title, start, end, allDay, status, tags, description, location, url, organizer }: Occurrence): object => ({
  id, series_id: seriesId ?? null, uid, title, starts_at: toIso(start), ends_at: toIso(end), all_day: allDay, status, tags,
  search: searchText(title, description),
  details: {
    ...(description !== undefined && { description }),
    ...(location !== undefined && { location: { name: location } }),
    ...(url !== undefined && { url }),
    ...(organizer !== undefined && { organizer: { name: organizer } }),
  },
});
