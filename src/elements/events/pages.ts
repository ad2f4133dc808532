import { toBackendError } from '../../backend/error.js';
import type { RemoteController } from '../../controllers/remote.js';
import type { EventPage } from '../../domain/events.js';
import { askFor, type EventArgs, type EventList } from './first-page.js';

/** Entries that a backend gives at once, at most. */
const MOST = 200;

/**
 * The pages after the first: each is added below what is there when it is asked for. Asking again renews all that is
 * shown, in as few requests as there can be.
 */
export class EventPages {
  readonly #list: RemoteController<EventArgs, EventList>;
  #grown: ((first: string) => void) | undefined;

  constructor(list: RemoteController<EventArgs, EventList>) {
    this.#list = list;
  }

  /** Whether the next page is on its way. */
  get growing(): boolean {
    return this.#grown !== undefined && this.#list.state.status === 'loading';
  }

  /** Adds the next page; `grown` hears the id of its first entry. */
  more(grown: (first: string) => void): void {
    this.#grown = grown;
    this.#list.retry();
  }

  async load(args: EventArgs, signal: AbortSignal, known: EventList | undefined): Promise<EventList> {
    const grown = this.#grown;
    if (!grown || !known?.next) return renew(args, known?.items.length ?? 0, signal);
    try {
      const list = join(known, await askFor({ limit: args[3], cursor: known.next }, args, signal));
      const first = list.items[known.items.length];
      if (first) grown(first.id);
      return list;
    } catch (thrown) {
      signal.throwIfAborted();
      return { ...known, failure: toBackendError(thrown) };
    } finally {
      this.#grown = undefined;
    }
  }
}

/** Follows the cursors until as much is there as before. */
async function renew(args: EventArgs, shown: number, signal: AbortSignal): Promise<EventList> {
  const wanted = Math.max(shown, args[3]);
  let list: EventList = await askFor({ limit: Math.min(wanted, MOST) }, args, signal);
  while (list.next && list.items.length < wanted) list = join(list, await askFor({ limit: MOST, cursor: list.next }, args, signal));
  return list;
}

/** Everything in a window, for views that show it whole. */
export const askForAll = (args: EventArgs, signal: AbortSignal): Promise<EventList> => renew(args, 5 * MOST, signal);

/** As old as its oldest page. An event that moved to the next page meanwhile is not shown twice. */
function join({ items, asOf }: EventList, page: EventPage): EventList {
  const ids = new Set(items.map(({ id }) => id));
  return { ...page, ...(asOf && { asOf }), items: [...items, ...page.items.filter(({ id }) => !ids.has(id))] };
}
