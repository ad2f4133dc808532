import type { ReactiveControllerHost } from 'lit';
import type { WriteOptions } from '../backend/backend.js';
import { BackendError, toBackendError } from '../backend/error.js';

export type Submission<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'sending' }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly error: BackendError };

export type Send<I, T> = (input: I, options: WriteOptions & { readonly signal: AbortSignal }) => Promise<T>;

/** Milliseconds before the second and the third try. */
const PAUSES = [600, 2_500];

/**
 * Sends what a visitor asked for, once. Every try of the same input carries the same idempotency key: a double click, a
 * retry after a lost answer, the button pressed again later, all make one booking. Another input is another intent. A
 * failure that may pass is tried again twice, quietly; what was typed stays with the element in every case. A request
 * under way goes on when the element is moved or removed: the visitor has asked for it.
 */
export class SubmissionController<I, T> {
  readonly #host: ReactiveControllerHost;
  readonly #send: Send<I, T>;
  #state: Submission<T> = { status: 'idle' };
  #intent = { body: '', key: '' };
  #abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost, send: Send<I, T>) {
    this.#host = host;
    this.#send = send;
  }

  get state(): Submission<T> {
    return this.#state;
  }

  /** Resolves with what the backend made, or undefined after a failure (then see `state`) or while one is under way. */
  async submit(input: I): Promise<T | undefined> {
    if (this.#state.status === 'sending') return undefined;
    const body = JSON.stringify(input);
    if (body !== this.#intent.body) this.#intent = { body, key: newKey() };
    this.#abort = new AbortController();
    this.#set({ status: 'sending' });
    try {
      const value = await this.#try(input, this.#intent.key, this.#abort.signal);
      this.#intent = { body: '', key: '' };
      this.#set({ status: 'done', value });
      return value;
    } catch (thrown) {
      this.#set(this.#abort.signal.aborted ? { status: 'idle' } : { status: 'failed', error: toBackendError(thrown) });
      return undefined;
    }
  }

  /** Forgets the outcome, e.g. to make another booking. */
  reset(): void {
    this.#abort?.abort();
    this.#set({ status: 'idle' });
  }

  async #try(input: I, key: string, signal: AbortSignal): Promise<T> {
    for (const pause of PAUSES) {
      try {
        return await this.#send(input, { key, signal });
      } catch (thrown) {
        if (!(thrown instanceof BackendError) || !thrown.passing || thrown.code === 'offline') throw thrown;
        if ((thrown.retryAfter ?? 0) > 5) throw thrown;
        await wait(Math.max(pause, (thrown.retryAfter ?? 0) * 1000), signal);
      }
    }
    return this.#send(input, { key, signal });
  }

  #set(state: Submission<T>): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

// crypto.randomUUID exists only on secure origins; a booking must also work on http://.
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason as Error); }, { once: true });
  });
