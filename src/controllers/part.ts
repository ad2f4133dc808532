import type { ReactiveControllerHost } from 'lit';

/**
 * A part of an element that comes after its first content: its module is fetched when `load` is first called and the
 * element is rendered again when it is there. A failed fetch is tried again at the next call, and when the network returns.
 */
export class PartController<T> {
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<T>;
  #module: T | undefined;
  #pending: Promise<T | undefined> | undefined;
  #missing = false;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<T>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** The part, or undefined while it is not there. */
  get current(): T | undefined {
    return this.#module;
  }

  /** Whether it was asked for and did not come. */
  get missing(): boolean {
    return this.#missing;
  }

  /** Resolves with the part, or undefined where it could not be fetched. */
  load(): Promise<T | undefined> {
    this.#pending ??= this.#fetch().then(
      (module) => {
        this.#module = module;
        this.#settle(false);
        return module;
      },
      () => {
        this.#pending = undefined;
        this.#settle(true);
        addEventListener('online', () => void this.load(), { once: true });
        return undefined;
      },
    );
    return this.#pending;
  }

  /** Fetches it once the browser has drawn what is there, so that nothing competes with the first content. */
  loadAfterPaint(): void {
    if (!this.#pending) requestAnimationFrame(() => setTimeout(() => void this.load()));
  }

  #settle(missing: boolean): void {
    // One more update after the first failure, not one after each.
    if (!missing || !this.#missing) this.#host.requestUpdate();
    this.#missing = missing;
  }
}
