import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Tells once when a part of its host has come into sight: when it reaches the middle half of the window. Something that is
 * drawn below the fold and never scrolled to is never told.
 */
export class SightController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly #selector: string;
  readonly #seen: () => void;
  #observer: IntersectionObserver | undefined;
  #watched: Element | undefined;
  #told = false;

  /** @param selector - Which part, as a CSS selector. */
  constructor(host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }, selector: string, seen: () => void) {
    this.#host = host;
    this.#selector = selector;
    this.#seen = seen;
    host.addController(this);
  }

  hostUpdated(): void {
    const part = this.#told ? undefined : (this.#host.renderRoot.querySelector(this.#selector) ?? undefined);
    if (part === this.#watched) return;
    this.hostDisconnected();
    if (!part) return;
    this.#watched = part;
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.#told = true;
      this.hostDisconnected();
      this.#seen();
    }, { rootMargin: '-25% 0px' });
    this.#observer.observe(part);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = this.#watched = undefined;
  }
}
