import type { ReactiveControllerHost } from 'lit';
import type { WriteOptions } from '../backend/backend.js';
import { BackendError, toBackendError } from '../backend/error.js';

export type Submission<T> =
  | { readonly status: 'idle' }
  /** `slow` once it takes longer than a visitor expects. */
  | { readonly status: 'sending'; readonly slow: boolean }
  /** `earlier` where an older request of this visitor turned out to have arrived, and stands. */
  | { readonly status: 'done'; readonly value: T; readonly earlier: boolean }
  | { readonly status: 'failed'; readonly error: BackendError };

export type Send<I, T> = (input: I, options: WriteOptions & { readonly signal: AbortSignal }) => Promise<T>;

/** What was sent under one key without an answer; some of it may have been stored. */
export interface Unanswered<I> {
  readonly key: string;
  readonly sent: readonly Sent<I>[];
}

interface Sent<I> {
  /** What the visitor asked for, as JSON. */
  readonly wish: string;
  /** What went out for it. */
  readonly body: I;
}

export interface SubmissionOptions<I> {
  /**
   * Adds what a visitor knows nothing of, e.g. a proof of work. Done once for each wish, whatever the number of tries, and
   * again (`renew`) when the backend did not take the proof.
   */
  readonly complete?: (input: I, signal: AbortSignal, renew: boolean) => Promise<I>;
  /** Is told what goes out without an answer yet, so that a page can keep it through a reload; undefined once all is settled. */
  readonly unanswered?: (unanswered: Unanswered<I> | undefined) => void;
}

/** Milliseconds before the second and the third try. */
const PAUSES = [600, 2_500];
/** Milliseconds after which a visitor wonders. */
const SLOW = 4_000;
/** Seconds; who is told to wait longer is told so. */
const LONGEST_WAIT = 5;

/**
 * Sends what a visitor asked for, once. Every try of the same input carries the same idempotency key and the same body: a
 * double click, a retry after a lost answer, the button pressed again later, all make one booking. A failure that may pass
 * is tried again twice, quietly; what was typed stays with the element in every case. A request under way goes on when the
 * element is moved or removed: the visitor has asked for it.
 *
 * As long as a request has no answer it may have been stored, so another input goes out under its key: a backend that has
 * stored the first one says so, and the first one is what the visitor has. A refusal settles what it refused.
 */
export class SubmissionController<I, T> {
  readonly #host: ReactiveControllerHost;
  readonly #send: Send<I, T>;
  readonly #options: SubmissionOptions<I>;
  #state: Submission<T> = { status: 'idle' };
  #unanswered: Unanswered<I> | undefined;
  #abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost, send: Send<I, T>, options: SubmissionOptions<I> = {}) {
    this.#host = host;
    this.#send = send;
    this.#options = options;
  }

  get state(): Submission<T> {
    return this.#state;
  }

  /** Resolves with what the backend made, or undefined after a failure (then see `state`) or while one is under way. */
  async submit(input: I): Promise<T | undefined> {
    if (this.#state.status === 'sending') return undefined;
    const { signal } = (this.#abort = new AbortController());
    this.#set({ status: 'sending', slow: false });
    const wonder = setTimeout(() => { if (!signal.aborted) this.#set({ status: 'sending', slow: true }); }, SLOW);
    try {
      const { value, earlier } = await this.#deliver(input, signal);
      this.#settle([]);
      this.#set({ status: 'done', value, earlier });
      return value;
    } catch (thrown) {
      if (!signal.aborted) this.#set({ status: 'failed', error: toBackendError(thrown) });
      return undefined;
    } finally {
      clearTimeout(wonder);
    }
  }

  /** Goes on where a page was left before an answer came. */
  resume(unanswered: Unanswered<I>): void {
    this.#unanswered = unanswered;
  }

  /** Forgets the outcome, e.g. to make another booking; not what is still unanswered. */
  reset(): void {
    this.#abort?.abort();
    this.#set({ status: 'idle' });
  }

  async #deliver(input: I, signal: AbortSignal): Promise<{ readonly value: T; readonly earlier: boolean }> {
    for (let renew = false; ; renew = true) {
      const sent = await this.#note(input, signal, renew);
      try {
        return { value: await this.#try(sent.body, signal), earlier: false };
      } catch (thrown) {
        if (!(thrown instanceof BackendError) || mayBeStored(thrown)) throw thrown;
        const others = this.#unanswered?.sent.filter((one) => one !== sent) ?? [];
        if (thrown.code === 'already-asked') return { value: await this.#earlier(others, thrown, signal), earlier: true };
        this.#settle(others);
        if (renew || thrown.code !== 'challenge-failed' || !this.#options.complete) throw thrown;
      }
    }
  }

  /** The same wish goes out as it went out before. */
  async #note(input: I, signal: AbortSignal, renew: boolean): Promise<Sent<I>> {
    const wish = JSON.stringify(input);
    const known = this.#unanswered?.sent.find((one) => one.wish === wish);
    if (known) return known;
    const body = await (this.#options.complete?.(input, signal, renew) ?? input);
    const sent = { wish, body };
    this.#tell({ key: this.#unanswered?.key ?? newKey(), sent: [...(this.#unanswered?.sent ?? []), sent] });
    return sent;
  }

  /** One of these was stored. */
  async #earlier(others: readonly Sent<I>[], refusal: BackendError, signal: AbortSignal): Promise<T> {
    for (const { body } of others) {
      try {
        return await this.#try(body, signal);
      } catch (thrown) {
        if (!(thrown instanceof BackendError) || thrown.code !== 'already-asked') throw thrown;
      }
    }
    throw refusal;
  }

  async #try(body: I, signal: AbortSignal): Promise<T> {
    const key = this.#unanswered?.key ?? newKey();
    for (const pause of PAUSES) {
      try {
        return await this.#send(body, { key, signal });
      } catch (thrown) {
        if (!(thrown instanceof BackendError) || !mayBeStored(thrown) || thrown.code === 'offline') throw thrown;
        if ((thrown.retryAfter ?? 0) > LONGEST_WAIT) throw thrown;
        await wait(Math.max(pause, (thrown.retryAfter ?? 0) * 1000), signal);
      }
    }
    return this.#send(body, { key, signal });
  }

  #settle(left: readonly Sent<I>[]): void {
    this.#tell(left.length > 0 && this.#unanswered ? { ...this.#unanswered, sent: left } : undefined);
  }

  #tell(unanswered: Unanswered<I> | undefined): void {
    this.#unanswered = unanswered;
    this.#options.unanswered?.(unanswered);
  }

  #set(state: Submission<T>): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

/** Whether it says nothing about what became of the request; an answer that cannot be read may have been a yes. */
export const mayBeStored = ({ passing, code }: BackendError): boolean => passing || code === 'malformed';

/** The key of a new intent. `crypto.randomUUID` exists only on secure origins; a booking must also work on http://. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason as Error); }, { once: true });
  });
