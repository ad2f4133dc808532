import type { ReactiveControllerHost } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { BackendError, toBackendError } from '../../backend/error.js';
import { RemoteController, type Remote } from '../../controllers/remote.js';
import { isTimeZone, type IsoDate } from '../../domain/dates.js';
import type { EventPage, EventQuery } from '../../domain/events.js';

/** What is known of the list so far. */
export interface EventList extends EventPage {
  /** The next page did not come; what is there stays. */
  readonly failure?: BackendError;
}

/** The backend and the parts of a query, one by one, so that they can be compared. */
export type EventArgs = readonly [
  backend: Backend, from: IsoDate | undefined, to: IsoDate, limit: number, tag: string | undefined,
  kind: EventQuery['kind'], audience: EventQuery['audience'],
];

const MOST = 200;

/**
 * The events of a window, page by page: the first at once, each further one when it is asked for, added below what is
 * there. Asking again renews all that is shown, in as few requests as there can be.
 */
export class EventPages {
  readonly #host: ReactiveControllerHost;
  readonly #remote: RemoteController<EventArgs, EventList>;
  #args: EventArgs | undefined;
  #more = false;
  #grown: ((first: string) => void) | undefined;

  constructor(host: ReactiveControllerHost, args: () => EventArgs | undefined) {
    this.#host = host;
    this.#remote = new RemoteController<EventArgs, EventList>(host, { args, load: (current, signal) => this.#load(current, signal) });
  }

  get state(): Remote<EventList> {
    return this.#remote.state;
  }

  get value(): EventList | undefined {
    return this.#remote.value;
  }

  /** Whether the next page is on its way. */
  get growing(): boolean {
    return this.#more && this.state.status === 'loading';
  }

  /** Adds the next page; `grown` hears the id of its first entry. */
  more(grown: (first: string) => void): void {
    this.#grown = grown;
    this.#more = true;
    this.#remote.retry();
  }

  /** Asks again for all that is shown. */
  refresh(): void {
    this.#more = false;
    this.#remote.retry();
    this.#host.requestUpdate();
  }

  async #load(args: EventArgs, signal: AbortSignal): Promise<EventList> {
    const known = args.every((value, index) => value === this.#args?.[index]) ? this.#remote.value : undefined;
    this.#args = args;
    if (!this.#more || !known?.next) return renew(args, known?.items.length ?? 0, signal);
    try {
      const list = join(known, await ask(args, args[3], known.next, signal));
      const first = list.items[known.items.length];
      if (first) this.#grown?.(first.id);
      return list;
    } catch (thrown) {
      signal.throwIfAborted();
      return { ...known, failure: toBackendError(thrown) };
    } finally {
      this.#more = false;
    }
  }
}

/** Follows the cursors until as much is there as before. */
async function renew(args: EventArgs, shown: number, signal: AbortSignal): Promise<EventList> {
  const wanted = Math.max(shown, args[3]);
  let list = await ask(args, Math.min(wanted, MOST), undefined, signal);
  while (list.next && list.items.length < wanted) list = join(list, await ask(args, MOST, list.next, signal));
  return list;
}

/** Everything in a window, for views that show it whole. */
export const askForAll = (args: EventArgs, signal: AbortSignal): Promise<EventList> => renew(args, 5 * MOST, signal);

async function ask([backend, from, to, , tag, kind, audience]: EventArgs, limit: number, cursor: string | undefined, signal: AbortSignal): Promise<EventPage> {
  if (!backend.events) throw new BackendError('unsupported', 'This backend has no events.');
  const page = await backend.events.list({
    to, limit, ...(from && { from }), ...(tag && { tags: tag.split(/\s*,\s*/) }), ...(kind && { kind }), ...(audience && { audience }), ...(cursor && { cursor }),
  }, { signal });
  if (!isTimeZone(page.timeZone)) throw new BackendError('malformed', `No time zone: ${page.timeZone}`);
  return page;
}

/** As old as its oldest page. An event that moved to the next page meanwhile is not shown twice. */
function join({ items, asOf }: EventList, page: EventPage): EventList {
  const ids = new Set(items.map(({ id }) => id));
  return { ...page, ...(asOf && { asOf }), items: [...items, ...page.items.filter(({ id }) => !ids.has(id))] };
}
