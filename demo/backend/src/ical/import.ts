// Puts the occurrences of a calendar into a space's events.
import type { Database } from '../db/database.ts';
import { layEvents, type Laid } from '../events/lay.ts';
import type { EventRow } from '../spaces/occurrences.ts';
import { searchText } from '../spaces/occurrences.ts';
import { startOfDay, toIso, type Day, type Instant } from '../time/days.ts';
import type { Space } from '../spaces/space.ts';
import type { Occurrence } from './occurrence.ts';
import type { Read } from './read.ts';

/** A calendar that was given by hand: it may be one of several, so only what it knows of can be gone from it. */
export function importOccurrences(db: Database, space: Space, { occurrences }: Read, window: { readonly from: Day | undefined; readonly to: Day }, now: Instant): Promise<Laid> {
  const scope = {
    after: window.from === undefined ? 0 : startOfDay(window.from, space.zone) - 1,
    before: startOfDay(window.to, space.zone),
    uids: [...new Set(occurrences.map(({ uid }) => uid))],
  };
  return db.transaction((tx) => layEvents(tx, space, { kind: 'calendar' }, occurrences.map((occurrence) => toRow(occurrence)), scope, now));
}

/** What a calendar cannot say of its events, and the space's file says for all of them. */
export interface EventDefaults extends Partial<Pick<EventRow, 'kind' | 'audience' | 'tags' | 'capacity'>> {
  readonly details?: (start: Instant) => EventRow['details'];
}

export function toRow(occurrence: Occurrence, { kind = 'event', audience = 'public', tags = [], capacity = null, details }: EventDefaults = {}): EventRow {
  const { id, seriesId, uid, title, start, end, allDay, status, description, location, url, organizer } = occurrence;
  return {
    id, uid, kind, title, status, audience, capacity,
    series_id: seriesId ?? null,
    starts_at: toIso(start),
    ends_at: toIso(end),
    all_day: allDay,
    tags: [...new Set([...occurrence.tags, ...tags])],
    search: searchText(title, description),
    taken: 0,
    details: {
      ...details?.(start),
      ...(description !== undefined && { description }),
      ...(location !== undefined && { location: { name: location } }),
      ...(url !== undefined && { url }),
      ...(organizer !== undefined && { organizer: { name: organizer } }),
    },
  };
}
