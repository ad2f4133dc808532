// Asks and sends. Reads are plain GETs that need no preflight, are shared while on their way, and are tried once more
// where the server says when.
import type { ManageRef, ReadOptions } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import type { Reader } from './reader.js';

export interface HttpOptions {
  /** Instead of the platform's, for tests and for servers behind something special. */
  readonly fetch?: typeof fetch;
  /** Milliseconds to wait for an answer. */
  readonly timeout?: number;
}

/** Something that may have to be loaded first. */
type Later<T> = () => T | Promise<T>;

/** Words of the query; lists are joined by commas, what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

export interface Client {
  /** Without a slash at the end. */
  readonly base: string;
  read<T>(
    path: string,
    reader: Later<Reader<T>>,
    options?: ReadOptions & { readonly query?: Query; readonly keep?: boolean },
  ): Promise<T>;
  send<T>(path: string, reader: Reader<T>, options: SendOptions): Promise<T>;
  /** From now on, and for a minute, reads pass by what the browser has kept: something has changed. */
  renew(): void;
}

export interface SendOptions extends ReadOptions {
  /** Without it the call only reads. */
  readonly body?: unknown;
  readonly key?: string | undefined;
  readonly ref?: ManageRef;
}

const KEPT = 60_000;
const LONGEST_RETRY = 5;

interface Shared {
  readonly answer: Promise<unknown>;
  readonly abort: AbortController;
  readonly at: number;
  readonly keep: boolean;
  callers: number;
}

/** @throws {TypeError} when `address` is no http or https URL. */
export function createClient(address: string | URL, { fetch: given, timeout = 10_000 }: HttpOptions = {}): Client {
  const { protocol, origin, pathname } = new URL(address, globalThis.document?.baseURI);
  if (!/^https?:$/.test(protocol)) throw new TypeError(`"${String(address)}" is not the address of a backend.`);
  const base = origin + pathname.replace(/\/+$/, '');
  const shared = new Map<string, Shared>();
  let renewUntil = 0;

  const renew = () => {
    renewUntil = Date.now() + KEPT;
    for (const [url, { keep }] of shared) if (!keep) shared.delete(url);
  };

  async function call<T>(
    url: string,
    load: Later<Reader<T>>,
    init: RequestInit,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    signal?.throwIfAborted();
    const stop = new AbortController();
    const abort = () => stop.abort(signal?.reason);
    const timer = setTimeout(
      () => stop.abort(new BackendError('timeout', `No answer from ${url} within ${timeout} ms.`)),
      timeout,
    );
    signal?.addEventListener('abort', abort);
    try {
      // The script that reads the answer is loaded while the answer is on its way.
      const [response, reader] = await Promise.all([
        (given ?? fetch)(url, { ...init, credentials: 'omit', signal: stop.signal }),
        load(),
      ]);
      if (!response.ok) throw await (await import('./failures.js')).toFailure(response, url);
      const json: unknown = await response.json().catch((cause: unknown) => {
        // A line that breaks half way is a TypeError too, and no fault of the answer.
        if (cause instanceof SyntaxError) return undefined;
        throw cause;
      });
      const value = reader(json, response.url || url);
      if (value === undefined)
        throw new BackendError('malformed', `${url} did not answer as the contract cowork/1 says.`);
      return value;
    } catch (thrown) {
      if (stop.signal.aborted) throw stop.signal.reason;
      throw thrown instanceof BackendError ? thrown : noAnswer(thrown, url);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  async function readPatiently<T>(url: string, reader: Later<Reader<T>>, signal: AbortSignal): Promise<T> {
    const init: RequestInit = Date.now() < renewUntil ? { cache: 'no-cache' } : {};
    try {
      return await call(url, reader, init, signal);
    } catch (error) {
      const wait = error instanceof BackendError && /unavailable|rate/.test(error.code) ? error.retryAfter : undefined;
      if (wait === undefined || wait > LONGEST_RETRY) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
      return call(url, reader, init, signal);
    }
  }

  function share(url: string, reader: Later<Reader<unknown>>, keep: boolean): Shared {
    const known = shared.get(url);
    if (known && Date.now() - known.at < KEPT) return known;
    const abort = new AbortController();
    const entry: Shared = { answer: readPatiently(url, reader, abort.signal), abort, at: Date.now(), keep, callers: 0 };
    const forget = () => shared.get(url) === entry && shared.delete(url);
    entry.answer.then(keep ? undefined : forget, forget);
    abort.signal.addEventListener('abort', forget);
    shared.set(url, entry);
    return entry;
  }

  return {
    base,
    renew,

    async read<T>(
      path: string,
      reader: Later<Reader<T>>,
      { query = {}, keep = false, signal }: ReadOptions & { query?: Query; keep?: boolean } = {},
    ) {
      signal?.throwIfAborted();
      const entry = share(base + path + toSearch(query), reader, keep);
      entry.callers += 1;
      try {
        return (await (signal ? Promise.race([entry.answer, aborted(signal)]) : entry.answer)) as T;
      } finally {
        entry.callers -= 1;
        // Nobody waits any more; an answer that is there already is not bothered by it.
        if (signal?.aborted && entry.callers === 0) entry.abort.abort(signal.reason);
      }
    },

    send: (path, reader, { body, key, ref, signal }) => {
      const writes = body !== undefined;
      const init: RequestInit = {
        ...(writes && { method: 'POST', body: JSON.stringify(body) }),
        cache: 'no-store',
        headers: {
          ...(writes && { 'Content-Type': 'application/json' }),
          // RFC 8941 §3.3.3: a string, in quotes.
          ...(key !== undefined && { 'Idempotency-Key': `"${key}"` }),
          ...(ref && { Authorization: `Bearer ${ref.token}` }),
        },
      };
      const answer = call(base + path, () => reader, init, signal);
      // Even a refusal says that what was read before is old.
      return writes ? answer.finally(renew) : answer;
    },
  };
}

function toSearch(query: Query): string {
  const words = Object.entries(query)
    .filter(([, value]) => value !== undefined && String(value) !== '')
    .map(
      ([name, value]) =>
        `${name}=${Array.isArray(value) ? value.map(encodeURIComponent).join(',') : encodeURIComponent(String(value))}`,
    );
  return words.length > 0 ? `?${words.join('&')}` : '';
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));

/** The error when no answer came at all. */
export function noAnswer(cause: unknown, url: string): BackendError {
  return globalThis.navigator?.onLine === false
    ? new BackendError('offline', `No network for ${url}.`, { cause })
    : new BackendError(
        'unreachable',
        `No answer from ${url}: the server is away, or it does not allow this page (CORS).`,
        { cause },
      );
}
