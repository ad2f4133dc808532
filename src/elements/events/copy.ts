import type { ReactiveControllerHost } from 'lit';

/** Puts an address where the visitor can paste it, and says so for a moment. */
export class Copying {
  readonly #host: ReactiveControllerHost;
  #copied: string | undefined;
  #refused: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** `shown`: the browser does not let us, so the visitor has to see it. */
  of(address: string): 'copied' | 'shown' | undefined {
    return address === this.#copied ? 'copied' : address === this.#refused ? 'shown' : undefined;
  }

  async copy(address: string): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await navigator.clipboard.writeText(address);
      this.#copied = address;
      this.#timer = setTimeout(() => this.#forget(), 5_000);
    } catch {
      // Not on an insecure page, or not allowed: there is no clipboard.
      this.#refused = address;
    }
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.#copied = undefined;
    this.#host.requestUpdate();
  }
}
