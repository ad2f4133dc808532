import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchLanguage } from '../i18n/watch.js';

/** Has an element rendered again when the language around it changes, or when a page says something in words of its own. */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchLanguage(this.#host, () => this.#host.requestUpdate());
    // It may have changed while the element was elsewhere.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
