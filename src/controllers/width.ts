import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells an element whether it has little room: its own, not the window's, by the size of its own font. */
export class WidthController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #most: number;
  readonly #changed: () => void;
  #narrow = false;
  #observer: ResizeObserver | undefined;

  /** @param most - Width up to which it is narrow, in em. */
  constructor(host: ReactiveControllerHost & HTMLElement, most: number, changed: () => void) {
    this.#host = host;
    this.#most = most;
    this.#changed = changed;
    host.addController(this);
  }

  get narrow(): boolean {
    return this.#narrow;
  }

  hostConnected(): void {
    this.#measure();
    // Drawing anew while sizes are told would be told again in the same frame, which browsers report as an error.
    this.#observer = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #measure(): void {
    const { width } = this.#host.getBoundingClientRect();
    // Not shown at all is no room to judge by.
    if (width === 0) return;
    const narrow = width <= this.#most * Number.parseFloat(getComputedStyle(this.#host).fontSize);
    if (narrow === this.#narrow) return;
    this.#narrow = narrow;
    this.#changed();
  }
}
