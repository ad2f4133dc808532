// A backend for pages that have to be quick: what they read first comes along with them, all else with the first call for
// it. Whatever is unusual about a first answer is left to the whole adapter, which asks again and knows what it means.
import type { Backend, ReadOptions } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { baseOf, toSearch } from './address.js';
import type { Asking } from './client.js';
import type { Reader } from './reader.js';

/** How some things are asked for and read. */
export type FirstReads = { readonly [Name in keyof Backend]?: (client: Asking) => Partial<NonNullable<Backend[Name]>> };

type Methods = Readonly<Record<string, ((...args: readonly unknown[]) => Promise<unknown>) | undefined>>;

/** Milliseconds after which a first answer is not waited for any longer. */
const SLOW = 8_000;

/** @throws {TypeError} when `address` is no http or https URL. */
export function lazyHttp(address: string, reads: FirstReads): Backend {
  const base = baseOf(address);
  const client = quickClient(base);
  let loading: Promise<Backend> | undefined;
  let whole: Backend | undefined;

  const load = async () => {
    loading ??= import('./index.js').then(({ http }) => (whole = http(base)));
    return loading.catch((cause: unknown) => {
      loading = undefined;
      throw new BackendError('unreachable', 'No http adapter.', { cause });
    });
  };

  async function call(source: keyof Backend, method: string, args: readonly unknown[]): Promise<unknown> {
    const quick = whole ? undefined : (reads[source]?.(client) as Methods | undefined)?.[method];
    try {
      if (quick) return await quick(...args);
    } catch {
      (args.at(-1) as ReadOptions | undefined)?.signal?.throwIfAborted();
    }
    return ((await load())[source] as unknown as Methods)[method]?.(...args);
  }

  // Which methods there are is known to the whole adapter.
  const source = (name: keyof Backend): never =>
    new Proxy({}, { get: (_, method: string) => (...args: readonly unknown[]) => call(name, method, args) }) as never;

  return {
    space: source('space'), availability: source('availability'), events: source('events'), tours: source('tours'), people: source('people'),
    changes: {
      watch(topics, changed) {
        // Without its script there are no hints, and elements do without.
        const stop = load().then(({ changes }) => changes?.watch(topics, changed), () => undefined);
        return () => void stop.then((end) => end?.());
      },
    },
  };
}

/** Asks once for all who ask the same at the same time. Throws for whatever is not a good answer. */
function quickClient(base: string): Asking {
  const asked = new Map<string, Promise<Response>>();
  return {
    async read<T>(path: string, reader: Reader<T>, { query }: Parameters<Asking['read']>[2] = {}) {
      const url = base + path + toSearch(query);
      const answer = asked.get(url) ?? fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(SLOW) }).finally(() => asked.delete(url));
      asked.set(url, answer);
      const response = (await answer).clone();
      const value = response.ok ? reader(await response.json(), response.url) : undefined;
      if (value === undefined) throw new TypeError(url);
      return value;
    },
  };
}
