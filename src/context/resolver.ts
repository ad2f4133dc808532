import type { Backend } from '../backend/backend.js';

/** Turns the text of a `backend` attribute into a backend. */
export type BackendResolver = (address: string) => Backend;

let resolver: BackendResolver | undefined;

/** The one seam through which an adapter reaches the elements: `define/` hands it in, no element imports one. */
export function setBackendResolver(resolve: BackendResolver): void {
  resolver = resolve;
}

/** @throws {TypeError} when the text is no address, or no resolver was handed in. */
export function resolveBackend(address: string): Backend {
  if (!resolver) throw new TypeError('No adapter for backend="…": import "cowork-widgets/define", or set the property `backend`.');
  return resolver(address);
}
