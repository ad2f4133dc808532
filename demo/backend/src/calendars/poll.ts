// Reads the calendars of the spaces' files again and again. One that cannot be read or understood keeps what it brought
// last, and what is wrong with it is kept to be shown.
import { createHash } from 'node:crypto';
import type { Database, Queryable } from '../db/database.ts';
import { layEvents } from '../events/lay.ts';
import { uidOf } from '../forms.ts';
import { fetchCalendar, FetchError, type Fetched } from '../ical/fetch.ts';
import { toRow } from '../ical/import.ts';
import { readBusyLimited, readLimited } from '../ical/limited.ts';
import { outsideWindow, type Report } from '../ical/report.ts';
import { isCalendar, isWhole } from '../ical/source.ts';
import type { FeedFile } from '../spaces/file.ts';
import { offerFrom, pick } from '../spaces/occurrences.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, minute, startOfDay, type Instant } from '../time/days.ts';
import { layBusyTimes, dropBusyTimes } from './busy-times.ts';
import { addressOf, feedColumns, type Environment, type FeedRow } from './feeds.ts';

export interface PollDesk {
  readonly db: Database;
  readonly now: () => Instant;
  readonly log: (text: string) => void;
  /** Where secret addresses and logins are. */
  readonly environment?: Environment;
}

export interface PollOptions {
  /** Also those that are not due yet. */
  readonly all?: boolean;
  readonly signal?: AbortSignal;
}

const defaultEvery = 15;
const atOnce = 4;
const daysAhead = 400;
/** Events that have just been are still shown. */
const daysBack = 14;
/** A calendar with so many entries that comes back with none is believed only when it says so twice. */
const many = 3;
const mostNotes = 20;

export async function pollCalendars(desk: PollDesk, spaces: Iterable<Space>, options: PollOptions = {}): Promise<void> {
  const feeds: { readonly space: Space; readonly feed: FeedFile }[] = [];
  for (const space of spaces) {
    await forgetRemoved(desk, space);
    feeds.push(...(space.file.calendars ?? []).map((feed) => ({ space, feed })));
  }
  const next = async (): Promise<void> => {
    for (let task = feeds.shift(); task && !options.signal?.aborted; task = feeds.shift()) await pollFeed(desk, task.space, task.feed, options);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

/** What one answer becomes in the database, and how it is told. */
interface Understood {
  readonly coming: number;
  readonly reports: readonly Report[];
  lay(tx: Queryable): Promise<unknown>;
}

async function pollFeed(desk: PollDesk, space: Space, feed: FeedFile, { all = false, signal }: PollOptions): Promise<void> {
  const state = await claim(desk, space, feed, all);
  if (!state) return;
  try {
    const { url, login } = addressOf(feed, desk.environment ?? process.env);
    const fetched = await fetchCalendar(url, {
      login, signal,
      ...(!mustBeReadWhole(state, space, desk.now()) && { etag: state.etag ?? undefined, lastModified: state.last_modified ?? undefined }),
    });
    await take(desk, space, feed, state, fetched);
    if (state.error !== null) desk.log(`The calendar ${feed.id} of ${space.id} is read again.`);
  } catch (error) {
    if (signal?.aborted) return;
    await fail(desk, space, feed, state, error instanceof Error ? error : new Error(String(error)));
  }
}

/** Takes the feed's turn, so that no other process asks at the same time; undefined if it is not due. A later turn makes this one void. */
async function claim({ db, now }: PollDesk, { id: spaceId }: Space, feed: FeedFile, all: boolean): Promise<FeedRow | undefined> {
  const at = now();
  await db.query('insert into calendar_feed (space_id, id, settings, due_at) select id, $2, $3, $4 from space where id = $1 on conflict do nothing', [spaceId, feed.id, settingsOf(feed), new Date(at)]);
  const [state] = await db.query<FeedRow>(
    `update calendar_feed set turn = turn + 1, due_at = $3, settings = $5, read_at = case when settings = $5 then read_at end
     where space_id = $1 and id = $2 and (due_at <= $4 or settings <> $5 or $6) returning ${feedColumns}`,
    [spaceId, feed.id, new Date(at + (feed.everyMinutes ?? defaultEvery) * minute), new Date(at), settingsOf(feed), all]);
  return state;
}

/** What was read may not be enough: other settings, a new day at the end of the window, or an emptiness that is not believed yet. */
const mustBeReadWhole = ({ read_at, emptied_at }: FeedRow, space: Space, now: Instant): boolean =>
  read_at === null || emptied_at !== null || space.today(read_at.getTime()) !== space.today(now);

async function take(desk: PollDesk, space: Space, feed: FeedFile, state: FeedRow, fetched: Fetched): Promise<void> {
  const now = desk.now();
  if (fetched.status === 'unchanged') return settle(desk.db, state, now);
  const hash = createHash('sha256').update(fetched.text).digest('base64url');
  if (hash === state.text_hash && !mustBeReadWhole(state, space, now)) return settle(desk.db, state, now);

  mustBeGood(fetched.text);
  const { coming, reports, lay } = await understand(space, feed, fetched.text, now);
  const refused = reports.filter((report) => report.refused !== undefined && report.refused !== outsideWindow);
  if (refused.length && refused.length === reports.length) throw new Error(`None of its ${reports.length} entries can be taken; the first one ${refused[0]?.refused ?? ''}.`);
  if (coming === 0 && state.kept >= many && state.emptied_at === null && state.read_at !== null) {
    await desk.db.query('update calendar_feed set emptied_at = $4 where space_id = $1 and id = $2 and turn = $3', [...turnOf(state), new Date(now)]);
    throw new Error(`It is suddenly empty. If it is so at the next reading too, its ${state.kept} entries are taken away.`);
  }
  await desk.db.transaction(async (tx) => {
    if (!(await tx.query('select 1 from calendar_feed where space_id = $1 and id = $2 and turn = $3 for update', turnOf(state))).length) return;
    if (state.read_at === null) await forget(tx, space, feed, now);
    await lay(tx);
    await tx.query(
      `update calendar_feed set etag = $4, last_modified = $5, text_hash = $6, read_at = $7, checked_at = $7, taken = $8, refused = $9, notes = $10, kept = $11,
         error = null, failing_since = null, emptied_at = null where space_id = $1 and id = $2 and turn = $3`,
      [...turnOf(state), fetched.etag ?? null, fetched.lastModified ?? null, hash, new Date(now), reports.length - refused.length, refused.length,
        JSON.stringify(notesOf(reports)), coming]);
  });
}

function mustBeGood(text: string): void {
  if (!text.trim()) throw new Error('It is an empty answer, without even the frame of a calendar.');
  if (!isCalendar(text)) throw new Error(/^\s*<(!doctype|html)/i.test(text) ? 'It is a web page and no calendar. Is the address right, and may it be read without logging in there?' : 'It is no calendar: it has no BEGIN:VCALENDAR.');
  if (!isWhole(text)) throw new Error('It ends in the middle: its END:VCALENDAR is missing.');
}

async function understand(space: Space, feed: FeedFile, text: string, now: Instant): Promise<Understood> {
  const today = space.today(now);
  const to = addDays(today, daysAhead);
  if (feed.for === 'busy') {
    const owner = feed.host === undefined ? undefined : space.host(feed.host)?.email;
    const { spans, reports } = await readBusyLimited(text, { zone: space.zone, from: today, to, house: uidOf(space, '').slice(1), owner });
    return { coming: spans.length, reports, lay: (tx) => layBusyTimes(tx, space, feed, spans) };
  }
  const { occurrences, reports } = await readLimited(text, { zone: space.zone, from: addDays(today, -daysBack), to });
  const events = occurrences.map((occurrence) => toRow(occurrence, {
    ...pick(feed, ['kind', 'audience', 'tags', 'capacity']),
    details: (start) => ({
      ...(space.file.address && { location: space.file.address }),
      ...pick(feed, ['hostedBy', 'image', 'visitorsWelcome', 'waitlist']),
      ...offerFrom(feed, start),
    }),
  }));
  return {
    coming: occurrences.filter(({ end }) => end > now).length,
    reports,
    lay: (tx) => layEvents(tx, space, { kind: 'calendar', feed: feed.id }, events, { after: now, before: startOfDay(to, space.zone) }, now),
  };
}

/** With other settings it may be of another kind, or of another host. */
async function forget(tx: Queryable, space: Space, feed: FeedFile, now: Instant): Promise<void> {
  await dropBusyTimes(tx, space, feed.id);
  if (feed.for === 'busy') await layEvents(tx, space, { kind: 'calendar', feed: feed.id }, [], { after: now }, now);
}

/** It is as it was. */
async function settle(db: Queryable, state: FeedRow, now: Instant): Promise<void> {
  await db.query('update calendar_feed set checked_at = $4, error = null, failing_since = null where space_id = $1 and id = $2 and turn = $3', [...turnOf(state), new Date(now)]);
}

/** The first three values of every statement about a reading. */
const turnOf = ({ space_id, id, turn }: FeedRow): readonly [string, string, number] => [space_id, id, turn];

async function fail({ db, now, log }: PollDesk, space: Space, feed: FeedFile, state: FeedRow, error: Error): Promise<void> {
  const at = now();
  const pause = (error instanceof FetchError ? error.retryAfterSeconds ?? 0 : 0) * 1000;
  await db.query(
    `update calendar_feed set checked_at = $4, error = $5, failing_since = coalesce(failing_since, $4), due_at = greatest(due_at, $6) where space_id = $1 and id = $2 and turn = $3`,
    [...turnOf(state), new Date(at), error.message, new Date(at + pause)]);
  if (error.message !== state.error) log(`The calendar ${feed.id} of ${space.id} could not be read, and what it brought last stays. ${error.message}`);
}

/** What came from a calendar that has left the file leaves too. A process with another file than the one laid out last has no say in it. */
async function forgetRemoved({ db, now }: PollDesk, space: Space): Promise<void> {
  const known = (space.file.calendars ?? []).map(({ id }) => id);
  const removed = await db.query<{ id: string }>(
    `select f.id from calendar_feed f join space s on s.id = f.space_id where f.space_id = $1 and s.file_hash = $2 and not (f.id = any($3::text[]))`, [space.id, space.version, known]);
  for (const { id } of removed) {
    await db.transaction(async (tx) => {
      await layEvents(tx, space, { kind: 'calendar', feed: id }, [], { after: now() }, now());
      await dropBusyTimes(tx, space, id);
      await tx.query('delete from calendar_feed where space_id = $1 and id = $2', [space.id, id]);
    });
  }
}

/** Whatever of its place in the file changes what is read from it. */
const settingsOf = (feed: FeedFile): string => createHash('sha256').update(JSON.stringify(feed)).digest('base64url');

const notesOf = (reports: readonly Report[]): readonly string[] =>
  reports.flatMap(({ line, what, refused, notes }) => [...(refused !== undefined && refused !== outsideWindow ? [refused] : []), ...notes].map((note) => `line ${line}, ${what}: ${note}`)).slice(0, mostNotes);
