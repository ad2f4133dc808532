// The calendars of a host and of a room: who comes, with all that the host needs. Calendar programs can only send an address,
// so the address itself is the key. It is derived from the server's secret, and another `calendarVersion` in the space's
// file makes another one.
//
// What was cancelled is not in there. Many programs show a cancelled entry like any other, and a host would wait for nobody.
import type { TextAnswer } from '../call.ts';
import type { Queryable } from '../db/database.ts';
import { writeCalendar, type CalendarEvent } from '../ical/write.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, startOfDay, type Instant } from '../time/days.ts';
import type { Tokens } from '../tokens.ts';
import { reservationEntryForHost, visitEntryForHost, type ReservationRow, type VisitRow } from './entries.ts';
import { calendarType } from './programme.ts';
import { wordsIn } from './words.ts';

export interface Asking {
  readonly db: Queryable;
  readonly tokens: Tokens;
  readonly space: Space;
  readonly id: string;
  readonly token: string;
  readonly now: Instant;
}

type Owner = 'hosts' | 'resources';

const daysBack = 31;
const most = 3_000;
const refreshMinutes = 15;
const columns = `id, starts_at, ends_at, status, sequence, name, email, phone, details, created_at`;

/** Where a private calendar is, relative to the space's base URL. */
export const pathOf = (tokens: Tokens, space: Space, owner: Owner, { id, calendarVersion = 1 }: { readonly id: string; readonly calendarVersion?: number }): string =>
  `calendars/${owner}/${id}/${tokens.make({ kind: 'calendar', id: `${space.id}/${owner}/${id}`, version: calendarVersion })}.ics`;

/** Undefined where the address opens nothing. */
export async function hostCalendar({ db, tokens, space, id, token, now }: Asking): Promise<TextAnswer | undefined> {
  const host = space.host(id);
  if (!opens(tokens, space, 'hosts', host, token)) return undefined;
  const rows = await db.query<VisitRow>(
    `select ${columns}, tour_id, host_id, party_size from tour_booking where space_id = $1 and host_id = $2 and status <> 'cancelled' and ends_at > $3 order by starts_at, id limit ${most}`,
    [space.id, id, firstMoment(space, now)]);
  return answer(space, wordsIn(space.file.language).visits(host?.name ?? id, space.file.name), rows.map((row) => visitEntryForHost(space, row)));
}

export async function resourceCalendar({ db, tokens, space, id, token, now }: Asking): Promise<TextAnswer | undefined> {
  const resource = space.resource(id);
  if (!opens(tokens, space, 'resources', resource, token)) return undefined;
  const rows = await db.query<ReservationRow>(
    `select ${columns}, resource_id, units from reservation
     where space_id = $1 and resource_id = $2 and status <> 'cancelled' and source <> 'seed' and ends_at > $3 order by starts_at, id limit ${most}`,
    [space.id, id, firstMoment(space, now)]);
  return answer(space, wordsIn(space.file.language).reservations(resource?.name ?? id, space.file.name), rows.map((row) => reservationEntryForHost(space, row)));
}

/** Takes the same time for a wrong token and for an owner that does not exist. */
const opens = (tokens: Tokens, space: Space, owner: Owner, of: { readonly id: string; readonly calendarVersion?: number } | undefined, token: string): boolean =>
  tokens.fits(token, of && { kind: 'calendar', id: `${space.id}/${owner}/${of.id}`, version: of.calendarVersion ?? 1 });

const firstMoment = (space: Space, now: Instant): Date => new Date(startOfDay(addDays(space.today(now), -daysBack), space.zone));

const answer = (space: Space, name: string, events: readonly CalendarEvent[]): TextAnswer =>
  ({ status: 200, keep: 'own', type: calendarType, text: writeCalendar({ method: 'PUBLISH', events, feed: { name, zone: space.zone, refreshMinutes } }) });
