// The calendars of a space's file, and how each of them is doing.
import type { Queryable } from '../db/database.ts';
import { FetchError } from '../ical/fetch.ts';
import type { FeedFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { toIso } from '../time/days.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A row of `calendar_feed`. */
export interface FeedRow {
  readonly space_id: string;
  readonly id: string;
  readonly settings: string;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly text_hash: string | null;
  readonly read_at: Date | null;
  readonly checked_at: Date | null;
  readonly taken: number;
  readonly refused: number;
  readonly notes: readonly string[];
  readonly kept: number;
  readonly error: string | null;
  readonly failing_since: Date | null;
  readonly emptied_at: Date | null;
  readonly turn: number;
}

export const feedColumns = 'space_id, id, settings, etag, last_modified, text_hash, read_at, checked_at, taken, refused, notes, kept, error, failing_since, emptied_at, turn';

/** How one calendar is doing: for the command line, the staff page and the metrics. */
export interface FeedState {
  readonly space: string;
  readonly id: string;
  /** `events`, `busy times of host ada`, … */
  readonly what: string;
  readonly state: 'new' | 'well' | 'failing';
  /** RFC 3339: when it was asked last, and when it was last understood. */
  readonly checkedAt?: string;
  readonly readAt?: string;
  readonly failingSince?: string;
  /** A sentence; what was read last stays as it is. */
  readonly error?: string;
  /** Entries of the calendar that were taken, and that were refused. */
  readonly taken: number;
  readonly refused: number;
  /** Coming events or busy times that are here because of it. */
  readonly coming: number;
  /** Why entries were refused, with their lines; the first few. */
  readonly notes: readonly string[];
}

export async function feedStates(db: Queryable, space: Space): Promise<readonly FeedState[]> {
  const rows = new Map((await db.query<FeedRow>(`select ${feedColumns} from calendar_feed where space_id = $1`, [space.id])).map((row) => [row.id, row]));
  return (space.file.calendars ?? []).map((feed) => toState(space, feed, rows.get(feed.id)));
}

function toState(space: Space, feed: FeedFile, row: FeedRow | undefined): FeedState {
  const at = (date: Date | null | undefined): string | undefined => (date ? toIso(date.getTime()) : undefined);
  const [checkedAt, readAt, failingSince] = [at(row?.checked_at), at(row?.read_at), at(row?.failing_since)];
  return {
    space: space.id,
    id: feed.id,
    what: whatOf(feed),
    state: row?.error ? 'failing' : readAt === undefined ? 'new' : 'well',
    ...(checkedAt !== undefined && { checkedAt }),
    ...(readAt !== undefined && { readAt }),
    ...(failingSince !== undefined && { failingSince }),
    ...(row?.error && { error: row.error }),
    taken: row?.taken ?? 0,
    refused: row?.refused ?? 0,
    coming: row?.kept ?? 0,
    notes: row?.notes ?? [],
  };
}

export const whatOf = (feed: FeedFile): string =>
  feed.for === 'events' ? 'events' : feed.host === undefined ? `busy times of resource ${feed.resource ?? ''}` : `busy times of host ${feed.host}`;

/** Where to ask, and as whom; both may be secrets of the environment. */
export function addressOf({ url, urlFromEnv, loginFromEnv }: FeedFile, environment: Environment): { readonly url: string; readonly login: string | undefined } {
  const named = (name: string): string => {
    const value = environment[name]?.trim();
    if (!value) throw new FetchError(`The variable ${name} is not set, so nothing is known to ask.`);
    return value;
  };
  const address = urlFromEnv === undefined ? url ?? '' : named(urlFromEnv);
  if (!URL.canParse(address)) throw new FetchError(`What the variable ${urlFromEnv ?? ''} holds is not an address of the web.`);
  return { url: address, login: loginFromEnv === undefined ? undefined : named(loginFromEnv) };
}
