import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Backend } from '../backend/backend.js';
import { resolveBackend } from '../context/resolver.js';
import { spaceContext, type SpaceLoan } from '../context/space-context.js';

/** What an element needs to have a backend of its own. */
export interface BackendHost extends ReactiveControllerHost, HTMLElement {
  /** A base URL, or a backend; without it the nearest `<cowork-space>` lends one. */
  backend?: string | Backend;
}

/**
 * Finds the backend of an element: its own `backend` wins, else that of the nearest `<cowork-space>`. The element is
 * rendered again when either changes. A text that is no address counts as no backend.
 */
export class BackendController implements ReactiveController {
  readonly #host: BackendHost;
  #loan: SpaceLoan | undefined;
  #giveBack: (() => void) | undefined;

  constructor(host: BackendHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The backend, or undefined where the page names none. */
  get current(): Backend | undefined {
    const own = this.#host.backend || this.#loan?.backend;
    return typeof own === 'string' ? resolveBackend(own) : own;
  }

  hostConnected(): void {
    // A lender that comes later says so; scripts may come in any order.
    addEventListener('context-provider', this.#ask);
    this.#ask();
  }

  hostDisconnected(): void {
    removeEventListener('context-provider', this.#ask);
    this.#giveBack?.();
    this.#giveBack = undefined;
  }

  readonly #ask = (): void => {
    this.#host.dispatchEvent(new ContextEvent(spaceContext, this.#host, this.#take, true));
  };

  /** The lender calls it again whenever it lends something else. */
  readonly #take = (loan: SpaceLoan, giveBack?: () => void): void => {
    if (this.#giveBack !== giveBack) this.#giveBack?.();
    this.#giveBack = giveBack;
    this.#loan = loan;
    this.#host.requestUpdate();
  };
}
