// How events are asked for: as many as the list begins with.
import type { Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { isTimeZone, type IsoDate } from '../../domain/dates.js';
import type { EventPage, EventQuery } from '../../domain/events.js';
import type { Wishes } from './wishes.model.js';

/** What is known of the list so far. */
export interface EventList extends EventPage {
  /** The next page did not come; what is there stays. */
  readonly failure?: BackendError;
  /** What it was asked for. */
  readonly wishes?: Wishes;
}

/** The backend and the parts of a query, one by one, so that they can be compared. */
export type EventArgs = readonly [
  backend: Backend, from: IsoDate | undefined, to: IsoDate, limit: number, tag: string | undefined,
  kind: EventQuery['kind'], audience: EventQuery['audience'], wishes: Wishes | undefined,
];

export const firstPage = (args: EventArgs, signal: AbortSignal): Promise<EventList> => askFor({ limit: args[3] }, args, signal);

/** One page of what the arguments say. */
export async function askFor(
  page: Pick<EventQuery, 'limit' | 'cursor'>, [backend, from, to, , tag, kind, audience, wishes]: EventArgs, signal: AbortSignal,
): Promise<EventPage> {
  if (!backend.events) throw new BackendError('unsupported', 'This backend has no events.');
  const answer = await backend.events.list({
    ...page, to, ...(from && { from }), ...(tag && { tags: tag.split(/\s*,\s*/) }), ...(kind && { kind }), ...(audience && { audience }), ...wishes,
  }, { signal });
  if (!isTimeZone(answer.timeZone)) throw new BackendError('malformed', `No time zone: ${answer.timeZone}`);
  return answer;
}
