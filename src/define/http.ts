// Lets `backend="https://…"` mean the HTTP contract. All elements with the same address share one backend, so they share
// its requests too.
import { http } from '../adapters/http/index.js';
import type { Backend } from '../backend/backend.js';
import { setBackendResolver } from '../context/resolver.js';

const backends = new Map<string, Backend>();

setBackendResolver((address) => {
  const url = new URL(address, document.baseURI).href.replace(/\/$/, '');
  const backend = backends.get(url) ?? http(url);
  backends.set(url, backend);
  return backend;
});
