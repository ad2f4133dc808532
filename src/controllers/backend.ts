import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Backend } from '../backend/backend.js';
import { spaceContext } from '../context/space-context.js';
import { resolveBackend } from '../context/resolver.js';

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
  readonly #loan: ContextConsumer<typeof spaceContext, BackendHost>;
  #address: string | undefined;
  #resolved: Backend | undefined;

  constructor(host: BackendHost) {
    this.#host = host;
    this.#loan = new ContextConsumer(host, { context: spaceContext, subscribe: true });
    host.addController(this);
  }

  /** The backend, or undefined where the page names none. */
  get current(): Backend | undefined {
    const own = this.#host.backend;
    if (typeof own === 'object' && own !== null) return own;
    return typeof own === 'string' && own !== '' ? this.#resolve(own) : this.#loan.value?.backend;
  }

  hostConnected(): void {
    whenLent(this.#ask);
  }

  hostDisconnected(): void {
    waiting.delete(this.#ask);
  }

  /** Asks for the loan once more. */
  readonly #ask = (): void => {
    if (!this.#loan.value) this.#loan.hostConnected();
  };

  #resolve(address: string): Backend | undefined {
    if (address !== this.#address) {
      this.#address = address;
      this.#resolved = tryToResolve(address);
    }
    return this.#resolved;
  }
}

const waiting = new Set<() => void>();

/** A request that came before `<cowork-space>` was defined has reached nobody; scripts may come in any order. */
function whenLent(ask: () => void): void {
  if (customElements.get('cowork-space')) return;
  if (waiting.size === 0) void customElements.whenDefined('cowork-space').then(() => { for (const one of waiting) one(); waiting.clear(); });
  waiting.add(ask);
}

function tryToResolve(address: string): Backend | undefined {
  try {
    return resolveBackend(address);
  } catch {
    return undefined;
  }
}
