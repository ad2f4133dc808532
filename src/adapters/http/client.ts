// Asks. Reads are plain GETs that need no preflight, and are shared while they are on their way.
import type { ReadOptions } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { baseOf, toSearch, type Query } from './address.js';
import { toFailure } from './failures.js';
import type { Reader } from './reader.js';

export interface HttpOptions {
  /** Instead of the platform's, for tests and for servers behind something special. */
  readonly fetch?: typeof fetch;
  /** Milliseconds to wait for an answer. */
  readonly timeout?: number;
}

/** What reading needs. */
export interface Asking {
  /** Asks once for all who ask the same at the same time; what is kept is not asked for again for a minute. */
  read<T>(path: string, reader: Reader<T>, options?: ReadOptions & { readonly query?: Query; readonly keep?: boolean }): Promise<T>;
}

export interface Client extends Asking {
  /** Without a slash at the end. */
  readonly base: string;
  /** One request of any kind, to be stopped by `stop`. */
  call<T>(path: string, reader: Reader<T>, init: RequestInit, stop: AbortController): Promise<T>;
  /** From now on, and for a minute, reads pass by what the browser has kept: something has changed. */
  renew(): void;
}

const KEPT = 60_000;
/** Seconds. */
const LONGEST_RETRY = 5;

interface Shared {
  readonly answer: Promise<unknown>;
  readonly stop: AbortController;
  readonly at: number;
  readonly keep: boolean;
  callers: number;
}

/** @throws {TypeError} when `address` is no http or https URL. */
export function createClient(address: string | URL, { fetch: given, timeout = 10_000 }: HttpOptions = {}): Client {
  const base = baseOf(address);
  const shared = new Map<string, Shared>();
  let renewUntil = 0;

  const call: Client['call'] = async (path, reader, init, stop) => {
    const url = base + path;
    const timer = setTimeout(() => stop.abort(new BackendError('timeout', `No answer from ${url} within ${timeout} ms.`)), timeout);
    try {
      const response = await (given ?? fetch)(url, { ...init, credentials: 'omit', signal: stop.signal });
      if (!response.ok) throw await toFailure(response, url);
      const value = reader(await response.json(), response.url || url);
      if (value === undefined) throw new SyntaxError();
      return value;
    } catch (thrown) {
      throw stop.signal.aborted ? stop.signal.reason : explain(thrown, url);
    } finally {
      clearTimeout(timer);
    }
  };

  function ask(path: string, reader: Reader<unknown>, keep: boolean): Shared {
    const stop = new AbortController();
    const once = () => call(path, reader, Date.now() < renewUntil ? { cache: 'no-cache' } : {}, stop);
    const answer = once().catch(async (error: BackendError) => {
      // Only a server says when to ask again.
      if (!(Number(error.retryAfter) <= LONGEST_RETRY)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Number(error.retryAfter) * 1000));
      return once();
    });
    const entry: Shared = { answer, stop, at: Date.now(), keep, callers: 0 };
    const forget = () => shared.get(path) === entry && shared.delete(path);
    answer.then(keep ? undefined : forget, forget);
    stop.signal.addEventListener('abort', forget);
    shared.set(path, entry);
    return entry;
  }

  return {
    base,
    call,

    renew: () => {
      renewUntil = Date.now() + KEPT;
      for (const [path, { keep }] of shared) if (!keep) shared.delete(path);
    },

    async read<T>(path: string, reader: Reader<T>, { query, keep = false, signal }: ReadOptions & { query?: Query; keep?: boolean } = {}) {
      signal?.throwIfAborted();
      const full = path + toSearch(query);
      const known = shared.get(full);
      const entry = known && Date.now() - known.at < KEPT ? known : ask(full, reader, keep);
      entry.callers += 1;
      try {
        return (await Promise.race([entry.answer, aborted(signal)])) as T;
      } finally {
        entry.callers -= 1;
        // Nobody waits any more; an answer that is there already is not bothered by it.
        if (signal?.aborted && entry.callers === 0) entry.stop.abort(signal.reason);
      }
    },
  };
}

const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));

/** What it means that no answer came, or none that can be read. */
function explain(cause: unknown, url: string): BackendError {
  if (cause instanceof BackendError) return cause;
  // A line that breaks half way is a TypeError, and no fault of the answer.
  if (cause instanceof SyntaxError) return new BackendError('malformed', `${url} did not answer as the contract cowork/1 says.`, { cause });
  return globalThis.navigator?.onLine === false
    ? new BackendError('offline', `No network for ${url}.`, { cause })
    : new BackendError('unreachable', `No answer from ${url}: the server is away, or it does not allow this page (CORS).`, { cause });
}
