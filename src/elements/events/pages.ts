import { toBackendError } from '../../backend/error.js';
import type { RemoteController } from '../../controllers/remote.js';
import type { EventPage } from '../../domain/events.js';
import { askFor, type EventArgs, type EventList } from './first-page.js';
import type { Seen } from './list.template.js';
import { isFound, isWished, NO_WISHES, type Wishes } from './wishes.model.js';

/** Entries that a backend gives at once, at most. */
const MOST = 200;

/** Pages that are asked for in vain, at most, where a backend does not know what is wished for. */
const VAIN = 5;

/**
 * The pages after the first: each is added below what is there when it is asked for. Asking again renews all that is
 * shown, in as few requests as there can be.
 */
export class EventPages {
  readonly #list: RemoteController<EventArgs, EventList>;
  readonly #limit: () => number;
  #grown: ((first: string) => void) | undefined;
  /** Entries that are shown, of those that are there. */
  #shown = 0;

  constructor(list: RemoteController<EventArgs, EventList>, limit: () => number) {
    this.#list = list;
    this.#limit = limit;
  }

  /** Whether the next page is on its way. */
  get growing(): boolean {
    return this.#grown !== undefined && this.#list.state.status === 'loading';
  }

  /** What is shown of a list, which may have been asked for other wishes. */
  seen(list: EventList, wishes: Wishes): Seen {
    const fit = (list.wishes ?? NO_WISHES) === wishes ? list.items : list.items.filter((event) => isWished(event, wishes) && isFound(event, wishes.q));
    const shown = Math.max(this.#shown, this.#limit());
    return { items: fit.slice(0, shown), more: list.next !== undefined || fit.length > shown };
  }

  /** Shows more of what is there, or adds the next page; `grown` hears the id of its first entry. */
  more(list: EventList, wishes: Wishes, grown: (first: string) => void): void {
    const before = this.seen(list, wishes).items.length;
    this.#shown = before + this.#limit();
    const next = this.seen(list, wishes).items[before];
    if (next) {
      grown(next.id);
      return;
    }
    this.#grown = grown;
    this.#list.retry();
  }

  /** Begins again with a first page. */
  shrink(): void {
    this.#shown = 0;
  }

  async load(args: EventArgs, signal: AbortSignal, known: EventList | undefined): Promise<EventList> {
    const grown = this.#grown;
    if (!grown || !known?.next) return renew(args, known?.items.length ?? 0, signal);
    try {
      const list = await gather(known, known.items.length + 1, args[3], args, signal);
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
  const first = fit(await askFor({ limit: Math.min(wanted, MOST) }, args, signal), args);
  return gather(first, wanted, MOST, args, signal);
}

/** Adds pages until so many entries are there, or no more. */
async function gather(known: EventList, wanted: number, limit: number, args: EventArgs, signal: AbortSignal): Promise<EventList> {
  let list = known;
  let vain = 0;
  while (list.next && list.items.length < wanted && vain < VAIN) {
    const longer = join(list, fit(await askFor({ limit, cursor: list.next }, args, signal), args));
    if (longer.items.length === list.items.length) vain += 1;
    list = longer;
  }
  return list;
}

/** Everything in a window, for views that show it whole. */
export const askForAll = (args: EventArgs, signal: AbortSignal): Promise<EventList> => renew(args, 5 * MOST, signal);

/** Only what the page and the visitor want, whatever the backend knows of it. */
function fit(page: EventPage, [, , , , tag, , , wishes = NO_WISHES]: EventArgs): EventList {
  const tags = tag?.split(/\s*,\s*/);
  return { ...page, wishes, items: page.items.filter((event) => isWished(event, wishes) && isWished(event, tags ? { tags } : NO_WISHES)) };
}

/** As old as its oldest page. An event that moved to the next page meanwhile is not shown twice. */
function join({ items, asOf }: EventList, page: EventList): EventList {
  const ids = new Set(items.map(({ id }) => id));
  return { ...page, ...(asOf && { asOf }), items: [...items, ...page.items.filter(({ id }) => !ids.has(id))] };
}
