import type { LitElement } from 'lit';
import { patient } from '../../controllers/patience.js';
import { RemoteController, type Remote } from '../../controllers/remote.js';
import type { IsoDate } from '../../domain/dates.js';
import type { EventArgs, EventList } from './first-page.js';
import { askForAll } from './pages.js';

/** Half-open. */
export type Days = readonly [from: IsoDate, to: IsoDate];

export interface SpanOptions {
  /** The window of the list; the span takes the place of its days. */
  readonly args: () => EventArgs | undefined;
  readonly days: () => Days;
  /** Whether the visitor looks at it. What nobody looks at is not asked for. */
  readonly active: () => boolean;
}

/** Milliseconds for which a span that was seen is shown again without asking. */
const KEPT = 60_000;

/** All events of the days that the visitor looks at, for views that show them whole. Who goes back finds them at once. */
export class EventSpan {
  readonly #remote: RemoteController<EventArgs, EventList>;
  #asked: EventArgs | undefined;
  #expected: IsoDate | undefined;
  #seen: readonly { readonly args: EventArgs; readonly list: EventList; readonly until: number }[] = [];

  constructor(host: LitElement, { args, days, active }: SpanOptions) {
    this.#remote = patient(host, new RemoteController<EventArgs, EventList>(host, {
      args: () => {
        if (!active()) return this.#asked;
        const found = args();
        if (!found) return undefined;
        const [backend, , , , ...filters] = found;
        const [from, to] = days();
        return (this.#asked = [backend, from, to, 200, ...filters]);
      },
      load: (asked, signal) => this.#find(asked, signal),
    }));
  }

  /** Asks in advance for days to which the visitor may go next. Nobody waits for it, so it may fail. */
  expect([from, to]: Days): void {
    const { status } = this.state;
    if (!this.#asked || status !== 'ready' || this.#expected === from) return;
    this.#expected = from;
    const [backend, , , ...rest] = this.#asked;
    void this.#find([backend, from, to, ...rest], new AbortController().signal).catch(() => undefined);
  }

  async #find(asked: EventArgs, signal: AbortSignal): Promise<EventList> {
    const known = this.#seen.find((one) => one.until > Date.now() && one.args.every((value, index) => value === asked[index]));
    if (known) return known.list;
    const list = await askForAll(asked, signal);
    this.#seen = [{ args: asked, list, until: Date.now() + KEPT }, ...this.#seen].slice(0, 6);
    return list;
  }

  get state(): Remote<EventList> {
    return this.#remote.state;
  }

  get value(): EventList | undefined {
    return this.#remote.value;
  }

  refresh(): void {
    this.#seen = [];
    this.#expected = undefined;
    this.#remote.retry();
  }
}
