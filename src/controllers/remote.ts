import { Task } from '@lit/task';
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
  load: (args: A, signal: AbortSignal) => Promise<T>;
}

const FIRST_WAIT = 4_000;
const LONGEST_WAIT = 60_000;

/**
 * Loads something for an element whenever its arguments change, and keeps it. Starts when the element is connected,
 * stops (and aborts) when it is removed, and starts again when it comes back unfinished. After a failure that may pass
 * it asks again by itself, at growing distances, at once when the network returns, and only while the page is visible.
 *
 * Wraps `@lit/task` 1.0.3, which drops its value after an error, goes on loading after the element is gone, and does not
 * run again for the same arguments after an abort.
 */
export class RemoteController<A extends readonly unknown[], T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #task: Task<readonly unknown[], void>;
  readonly #options: RemoteOptions<A, T>;
  #state: Remote<T> = { status: 'idle' };
  #round = 0;
  #answered: A | undefined;
  #failures = 0;
  #connected = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: RemoteOptions<A, T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#task = new Task<readonly unknown[], void>(host, {
      // Arguments that are undefined as a whole still need a stable shape to be compared.
      args: () => [this.#round, ...(options.args() ?? [undefined])],
      task: (_, { signal }) => this.#run(signal),
    });
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
    this.#round += 1;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    addEventListener('online', this.#resume);
    document.addEventListener('visibilitychange', this.#resume);
    this.#connected = true;
    if (this.#state.status === 'loading') this.retry();
    else this.#resume();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#resume);
    document.removeEventListener('visibilitychange', this.#resume);
    clearTimeout(this.#timer);
    this.#connected = false;
    this.#task.abort();
  }

  readonly #resume = (): void => {
    const { status } = this.#state;
    if (status === 'failed' && this.#state.error.passing && document.visibilityState === 'visible') this.retry();
  };

  async #run(signal: AbortSignal): Promise<void> {
    clearTimeout(this.#timer);
    const args = this.#options.args();
    if (!args) {
      this.#state = { status: 'idle' };
      return;
    }
    this.#state = { status: 'loading', last: lastOf(this.#state) };
    // Changed while it is off the page: asked when it is back.
    if (!this.#connected) return;
    try {
      const value = await this.#options.load(args, signal);
      if (signal.aborted) return;
      this.#failures = 0;
      this.#answered = args;
      this.#state = { status: 'ready', value };
    } catch (thrown) {
      if (signal.aborted) return;
      const error = toBackendError(thrown);
      this.#state = { status: 'failed', error, last: sameArgs(args, this.#answered) ? lastOf(this.#state) : undefined };
      if (error.passing) this.#retryLater(error.retryAfter);
    }
  }

  #retryLater(seconds = 0): void {
    const wait = Math.min(FIRST_WAIT * 2 ** this.#failures, LONGEST_WAIT);
    this.#failures += 1;
    // A little chance, so that a page full of elements does not ask all at once.
    this.#timer = setTimeout(this.#resume, Math.max(wait, seconds * 1000) * (1 + Math.random() / 4));
  }
}

/** The newest answer that a state holds. */
export const lastOf = <T>(state: Remote<T>): T | undefined =>
  state.status === 'ready' ? state.value : state.status === 'idle' ? undefined : state.last;

const sameArgs = (one: readonly unknown[], other: readonly unknown[] | undefined): boolean =>
  other !== undefined && one.length === other.length && one.every((value, index) => Object.is(value, other[index]));
