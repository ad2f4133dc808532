import type { ReactiveController, ReactiveControllerHost } from 'lit';

const MINUTE = 60_000;

/** Has an element rendered again at the turn of every minute while the page is visible, for what depends on the time. */
export class MinuteController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #passed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param passed - Called before the host is rendered. */
  constructor(host: ReactiveControllerHost, passed: () => void = () => undefined) {
    this.#host = host;
    this.#passed = passed;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#turn);
    this.#wait();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#turn);
    clearTimeout(this.#timer);
  }

  readonly #turn = (): void => {
    clearTimeout(this.#timer);
    if (document.visibilityState === 'hidden') return;
    this.#passed();
    this.#host.requestUpdate();
    this.#wait();
  };

  #wait(): void {
    this.#timer = setTimeout(this.#turn, MINUTE - (Date.now() % MINUTE));
  }
}
