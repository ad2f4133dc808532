import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Remote } from './remote.js';

/** What can be asked again. */
export interface Asked {
  readonly state: Remote<unknown>;
  retry(): void;
}

/**
 * Has something asked again after a failure that may pass: at growing distances, at once when the network returns, and
 * only while the page is visible.
 */
export function patient<T extends Asked>(host: ReactiveControllerHost, asked: T): T {
  new PatienceController(host, asked);
  return asked;
}

const FIRST_WAIT = 4_000;
const LONGEST_WAIT = 60_000;

class PatienceController implements ReactiveController {
  readonly #asked: Asked;
  #failure: unknown;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, asked: Asked) {
    this.#asked = asked;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#again);
    document.addEventListener('visibilitychange', this.#again);
  }

  hostUpdated(): void {
    const { state } = this.#asked;
    if (state.status === 'ready') this.#failures = 0;
    const error = state.status === 'failed' ? state.error : undefined;
    if (error === this.#failure) return;
    this.#failure = error;
    clearTimeout(this.#timer);
    if (!error?.passing) return;
    const wait = Math.min(FIRST_WAIT * 2 ** this.#failures, LONGEST_WAIT);
    this.#failures += 1;
    // A little chance, so that a page full of elements does not ask all at once.
    this.#timer = setTimeout(this.#again, Math.max(wait, (error.retryAfter ?? 0) * 1000) * (1 + Math.random() / 4));
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#again);
    document.removeEventListener('visibilitychange', this.#again);
    clearTimeout(this.#timer);
    this.#failure = undefined;
  }

  readonly #again = (): void => {
    const { state } = this.#asked;
    if (state.status === 'failed' && state.error.passing && document.visibilityState === 'visible') this.#asked.retry();
  };
}
