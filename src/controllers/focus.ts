import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Moves the keyboard's focus to something that the next rendering brings: the heading of a new step, the day an arrow key
 * went to, the first field that needs a look. Nothing happens where the thing is not there.
 */
export class FocusController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  #selector: string | undefined;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
    host.addController(this);
  }

  /** Focuses the first match of a CSS selector after the next update. */
  next(selector: string): void {
    this.#selector = selector;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (!this.#selector) return;
    const target = this.#host.renderRoot.querySelector<HTMLElement>(this.#selector);
    if (!target) return;
    this.#selector = undefined;
    target.focus();
  }
}
