import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Names and values; a value that is left out, or an empty list, is not kept. */
export type Kept = Readonly<Record<string, readonly string[]>>;

export interface AddressOptions {
  /** Stands before every name; undefined keeps nothing. */
  readonly prefix: () => string | undefined;
  /** Called once, before anything is written, with what the address holds. */
  readonly restore: (kept: Kept) => void;
  /** What is to be kept now. */
  readonly kept: () => Kept;
}

/**
 * Keeps in the query of the page's address how its host is, so that it can be shared and comes back after a reload. All other
 * parameters, the fragment and the state of the history entry stay as they are, and no entry is ever added: one step
 * back leaves the page.
 */
export class AddressController implements ReactiveController {
  readonly #options: AddressOptions;
  #restored = false;

  constructor(host: ReactiveControllerHost, options: AddressOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const prefix = this.#options.prefix();
    if (this.#restored || prefix === undefined) return;
    this.#restored = true;
    const kept: Record<string, string[]> = {};
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (name.startsWith(`${prefix}-`)) (kept[name.slice(prefix.length + 1)] ??= []).push(value);
    }
    this.#options.restore(kept);
  }

  hostUpdated(): void {
    const prefix = this.#options.prefix();
    if (!this.#restored || prefix === undefined) return;
    const url = new URL(location.href);
    const before = url.search;
    for (const name of [...url.searchParams.keys()]) if (name.startsWith(`${prefix}-`)) url.searchParams.delete(name);
    for (const [name, values] of Object.entries(this.#options.kept())) for (const value of values) url.searchParams.append(`${prefix}-${name}`, value);
    if (new URLSearchParams(before).toString() === url.searchParams.toString()) return;
    try {
      history.replaceState(history.state, '', url);
    } catch {
      // Some frames may not change their address, and Safari limits how often; the page works without.
    }
  }
}
