import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toBackendError, type BackendError } from '../backend/error.js';

/** What is known of a block: something that is asked for as a whole, such as a day or a month. */
export type Block<T> =
  /** Not asked for, or it did not come, which `error` then tells. `last` is an answer that is out of date. */
  | { readonly status: 'absent'; readonly last: T | undefined; readonly error: BackendError | undefined }
  | { readonly status: 'pending'; readonly last: T | undefined }
  | { readonly status: 'resolved'; readonly value: T };

export interface BlocksOptions<S, T> {
  /** Whom to ask; when it is another one, all blocks are forgotten. Undefined is nobody. */
  readonly source: () => S | undefined;
  /** The keys of the blocks in view. */
  readonly wanted: () => readonly string[];
  readonly load: (source: S, key: string, signal: AbortSignal) => Promise<T>;
}

interface Entry<T> {
  readonly block: Block<T>;
  readonly stop?: AbortController;
  /** Something changed while the answer was on its way. */
  readonly overtaken?: boolean;
}

/** So many blocks are kept: a visitor goes back and forth, but a year of months is not to fill a phone. */
const MOST = 24;

/**
 * Keeps answers in fixed blocks, so that nothing is asked for twice and going back is immediate. A block is absent,
 * pending or resolved. Blocks in view that are absent are asked for before the host is rendered; one that leaves the view
 * while it is on its way is stopped, and so are all when the host leaves the page. A failure makes a block absent: it is
 * asked for again when it comes into view anew, or by `retry`, as `patient()` does. See blocks.md for the reasons.
 */
export class BlocksController<S, T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: BlocksOptions<S, T>;
  /** In the order in which they were in view, the newest last. */
  readonly #entries = new Map<string, Entry<T>>();
  #source: S | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, options: BlocksOptions<S, T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The blocks in view. */
  get wanted(): readonly Block<T>[] {
    return this.#options.wanted().map((key) => this.of(key));
  }

  of(key: string): Block<T> {
    return (this.#source === this.#options.source() && this.#entries.get(key)?.block) || absent<T>(undefined);
  }

  /** Asks again now for what did not come. */
  retry(): void {
    this.#withdraw((_, { status }) => status === 'absent');
    this.#host.requestUpdate();
  }

  /** Marks answers as out of date. They stay as `last`, and are asked for again once they are in view. */
  invalidate(outdated: (value: T) => boolean): void {
    for (const [key, entry] of this.#entries) {
      const { block } = entry;
      const value = valueOf(block);
      if (value !== undefined && !outdated(value)) continue;
      // Stopping it could go on for ever where things change faster than answers come.
      this.#entries.set(key, block.status === 'pending' ? { ...entry, overtaken: true } : { block: absent(value) });
    }
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connected = true;
    this.retry();
  }

  hostUpdate(): void {
    const source = this.#options.source();
    if (source !== this.#source) {
      this.#withdraw(() => true);
      this.#entries.clear();
      this.#source = source;
    }
    if (!this.#connected || !source) return;
    const wanted = this.#options.wanted();
    this.#withdraw((key) => !wanted.includes(key));
    for (const key of wanted) {
      const block = this.of(key);
      if (block.status === 'absent' && !block.error) void this.#ask(source, key, block.last);
      else this.#put(key, this.#entries.get(key) ?? { block });
    }
    for (const key of this.#entries.keys()) if (this.#entries.size > MOST && !wanted.includes(key)) this.#entries.delete(key);
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#withdraw((_, { status }) => status === 'pending');
  }

  async #ask(source: S, key: string, last: T | undefined): Promise<void> {
    const stop = new AbortController();
    this.#put(key, { block: { status: 'pending', last }, stop });
    let block: Block<T>;
    try {
      block = { status: 'resolved', value: await this.#options.load(source, key, stop.signal) };
    } catch (thrown) {
      block = absent(last, toBackendError(thrown));
    }
    const entry = this.#entries.get(key);
    if (entry?.stop !== stop) return;
    this.#entries.set(key, { block: entry.overtaken ? absent(valueOf(block)) : block });
    this.#host.requestUpdate();
  }

  /** Stops what is on its way, and forgets why something did not come. */
  #withdraw(which: (key: string, block: Block<T>) => boolean): void {
    for (const [key, { block, stop }] of this.#entries) {
      if (block.status === 'resolved' || !which(key, block)) continue;
      this.#entries.set(key, { block: absent(block.last) });
      stop?.abort();
    }
  }

  /** Puts it last. */
  #put(key: string, entry: Entry<T>): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
  }
}

/** The newest answer that a block holds, out of date perhaps. */
export const valueOf = <T>(block: Block<T>): T | undefined => (block.status === 'resolved' ? block.value : block.last);

/** Why it did not come. */
export const errorOf = (block: Block<unknown>): BackendError | undefined => (block.status === 'absent' ? block.error : undefined);

const absent = <T>(last: T | undefined, error?: BackendError): Block<T> => ({ status: 'absent', last, error });
