import type { Backend } from '../backend/backend.js';
import type { EventPage } from '../domain/events.js';

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

/** Reads what somebody says is a page of events; undefined where it is none. `base` is where relative addresses start from. */
export type EventReader = (value: unknown, base: string) => EventPage | undefined;

let reader: EventReader | undefined;

/** How events are read belongs to an adapter too, and comes through the same seam. */
export function setEventReader(read: EventReader): void {
  reader = read;
}

/** Undefined where the text is no page of events, or no reader was handed in. */
export function readEvents(json: string, base: string): EventPage | undefined {
  try {
    return reader?.(JSON.parse(json), base);
  } catch {
    return undefined;
  }
}
