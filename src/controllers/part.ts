import type { ReactiveControllerHost } from 'lit';

/**
 * A part of an element that most visitors need later: its module is fetched when `load` is first called (on a first hint
 * of interest, say) and the element is rendered again when it is there. A failed fetch is tried again at the next call.
 */
export class PartController<T> {
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<T>;
  #module: T | undefined;
  #pending: Promise<T | undefined> | undefined;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<T>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** The part, or undefined while it is not there. */
  get current(): T | undefined {
    return this.#module;
  }

  /** Resolves with the part, or undefined where it could not be fetched. */
  load(): Promise<T | undefined> {
    this.#pending ??= this.#fetch().then(
      (module) => {
        this.#module = module;
        this.#host.requestUpdate();
        return module;
      },
      () => {
        this.#pending = undefined;
        return undefined;
      },
    );
    return this.#pending;
  }
}
