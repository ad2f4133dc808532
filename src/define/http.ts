// Lets `backend="https://…"` mean the HTTP contract. All elements with the same address share one backend, so they share
// its requests too.
import { lazyHttp, type FirstReads } from '../adapters/http/lazy.js';
import type { Backend } from '../backend/backend.js';
import { setBackendResolver } from '../context/resolver.js';

const backends = new Map<string, Backend>();
const reads: FirstReads = {};

setBackendResolver((address) => {
  const backend = backends.get(address) ?? lazyHttp(address, reads);
  backends.set(address, backend);
  return backend;
});

/** How an element's first content is read comes along with it: a file of its own would be one more to wait for. */
export function bring(some: FirstReads): void {
  Object.assign(reads, some);
}
