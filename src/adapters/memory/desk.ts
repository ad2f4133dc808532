// The front desk: the clock, the keys of intents, the private links, and the way in which every call is answered.
import type { BackendErrorCode, BackendErrorOptions } from '../../backend/error.js';
import { BackendError } from '../../backend/error.js';
import type {
  AvailabilitySource,
  Change,
  EventsSource,
  ManageRef,
  PeopleSource,
  ReadOptions,
  SpaceSource,
  ToursSource,
  WriteOptions,
} from '../../backend/backend.js';
import { now as realNow, type Instant, type TimeZone } from '../../domain/dates.js';

/** The name of a method of the port, e.g. `events.register`. */
export type BackendCall =
  | `space.${keyof SpaceSource}`
  | `availability.${keyof AvailabilitySource}`
  | `events.${keyof EventsSource}`
  | `tours.${keyof ToursSource}`
  | `people.${keyof PeopleSource}`;

export interface MemoryOptions {
  /** The clock; left out: the real one. */
  readonly now?: () => Instant;
  /** Milliseconds that every answer takes. */
  readonly delay?: number;
  /** Says for each call with which error it is to fail, if at all. Nothing is stored by a call that fails. */
  readonly fail?: (call: BackendCall) => BackendError | undefined;
}

export interface Desk {
  readonly now: () => Instant;
  readonly zone: TimeZone;
  answer<T>(call: BackendCall, options: ReadOptions | undefined, work: () => T): Promise<T>;
  /** Answers a write; the same key with the same request gets the same answer again. */
  answerOnce<T>(call: BackendCall, options: WriteOptions, request: unknown, work: () => T): Promise<T>;
  /** Tells everybody who watches. */
  changed(change: Change): void;
}

export function createDesk(zone: TimeZone, changed: (change: Change) => void, options: MemoryOptions): Desk {
  const answers = new Map<string, { readonly request: string; readonly answer: unknown }>();

  const answer: Desk['answer'] = async (call, { signal } = {}, work) => {
    await pause(options.delay ?? 0, signal);
    const error = options.fail?.(call);
    if (error) throw error;
    return work();
  };

  return {
    now: options.now ?? realNow,
    zone,
    changed,
    answer,
    answerOnce: <T>(call: BackendCall, write: WriteOptions, request: unknown, work: () => T) =>
      answer(call, write, () => {
        const asked = JSON.stringify([call, request]);
        const kept = answers.get(write.key);
        if (kept && kept.request !== asked) refuse('already-asked', 'This key has been used for another request.');
        if (kept) return kept.answer as T;
        const result = work();
        answers.set(write.key, { request: asked, answer: result });
        return result;
      }),
  };
}

/** Things that visitors made, each behind a token of its own. */
export class Links<T> {
  readonly #name: string;
  readonly #items = new Map<string, { readonly tokens: Set<string>; readonly item: T }>();

  constructor(name: string) {
    this.#name = name;
  }

  nextId(): string {
    return `${this.#name}-${this.#items.size + 1}`;
  }

  /** Keeps a thing and gives the token that opens it. */
  keep(id: string, item: T): string {
    const token = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    this.#items.set(id, { tokens: new Set([token]), item });
    return token;
  }

  /** From now on another token opens it as well. */
  openWith(id: string, token: string): void {
    this.#items.get(id)?.tokens.add(token);
  }

  /** For the house itself, which needs no token. */
  peek(id: string): T | undefined {
    return this.#items.get(id)?.item;
  }

  open({ id, token }: ManageRef): T {
    const found = this.#items.get(id);
    if (!found?.tokens.has(token)) return refuse('unauthorized', `The link of ${this.#name} "${id}" is wrong.`);
    return found.item;
  }
}

/** Ends a call with an error. */
export function refuse(code: BackendErrorCode, message: string, options?: BackendErrorOptions): never {
  throw new BackendError(code, message, options);
}

/** Finds by id, or ends the call. */
export function find<T extends { readonly id: string }>(items: readonly T[], id: string): T {
  return items.find((item) => item.id === id) ?? refuse('not-found', `There is no "${id}".`);
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
