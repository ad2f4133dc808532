import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toBackendError, type BackendError } from '../backend/error.js';

/** What is known of something that has to be asked for. */
export type Remote<T> =
  /** Nothing to ask yet. */
  | { readonly status: 'idle' }
  /** On its way; `last` is what was there before, for other arguments perhaps. */
  | { readonly status: 'loading'; readonly last: T | undefined }
  | { readonly status: 'ready'; readonly value: T }
  /** Did not come; `last` is an older answer to the same question. */
  | { readonly status: 'failed'; readonly error: BackendError; readonly last: T | undefined };

export interface RemoteOptions<A extends readonly unknown[], T> {
  /** Compared one by one by identity, so: primitives and stable references. Undefined means that there is nothing to ask. */
  args: () => A | undefined;
  /** `last` is an older answer to the same question. */
  load: (args: A, signal: AbortSignal, last: T | undefined) => Promise<T>;
}

/**
 * Loads something for an element whenever its arguments change, and keeps it. Starts when the element is connected,
 * stops (and aborts) when it is removed, and starts again when it comes back without an answer. `patient()` has
 * it asked again after a failure.
 *
 * `@lit/task` drops its value after an error, goes on loading after the element is gone, and does not run again for the
 * same arguments after an abort; it serves where none of that matters.
 */
export class RemoteController<A extends readonly unknown[], T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: RemoteOptions<A, T>;
  #state: Remote<T> = { status: 'idle' };
  #connected = false;
  #asked: A | undefined;
  #answered: A | undefined;
  #stop = new AbortController();

  constructor(host: ReactiveControllerHost, options: RemoteOptions<A, T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state(): Remote<T> {
    return this.#state;
  }

  /** The newest answer there is, whatever has happened since. */
  get value(): T | undefined {
    return lastOf(this.#state);
  }

  /** Asks again now. */
  retry(): void {
    this.#asked = undefined;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connected = true;
    if (this.#state.status !== 'ready') this.#asked = undefined;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const args = this.#options.args();
    // What changes while the element is off the page is asked when it is back.
    if (!this.#connected || sameArgs(args, this.#asked)) return;
    this.#asked = args;
    this.#stop.abort();
    this.#stop = new AbortController();
    if (args) void this.#run(args, this.#stop.signal);
    else this.#state = { status: 'idle' };
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop.abort();
  }

  async #run(args: A, signal: AbortSignal): Promise<void> {
    const last = sameArgs(args, this.#answered) ? this.value : undefined;
    this.#state = { status: 'loading', last: this.value };
    try {
      const value = await this.#options.load(args, signal, last);
      if (signal.aborted) return;
      this.#answered = args;
      this.#state = { status: 'ready', value };
    } catch (thrown) {
      if (signal.aborted) return;
      this.#state = { status: 'failed', error: toBackendError(thrown), last };
    }
    this.#host.requestUpdate();
  }
}

/** The newest answer that a state holds. */
export const lastOf = <T>(state: Remote<T>): T | undefined =>
  state.status === 'ready' ? state.value : state.status === 'idle' ? undefined : state.last;

const sameArgs = (one: readonly unknown[] | undefined, other: readonly unknown[] | undefined): boolean =>
  one?.length === other?.length && (one ?? []).every((value, index) => Object.is(value, other?.[index]));
