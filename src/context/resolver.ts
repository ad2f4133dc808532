import type { Backend } from '../backend/backend.js';

/** Turns the text of a `backend` attribute into a backend, the same text into the same one. May throw. */
export type BackendResolver = (address: string) => Backend;

let resolver: BackendResolver | undefined;

/** The one seam through which an adapter reaches the elements: `define/` hands it in, no element imports one. */
export function setBackendResolver(resolve: BackendResolver): void {
  resolver = resolve;
}

/** Undefined where the text is no address, or no resolver was handed in. */
export function resolveBackend(address: string): Backend | undefined {
  try {
    return resolver?.(address);
  } catch {
    return undefined;
  }
}
