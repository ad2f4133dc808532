import { ContextConsumer } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
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
export class BackendController {
  readonly #host: BackendHost;
  readonly #loan: ContextConsumer<typeof spaceContext, BackendHost>;
  #address: string | undefined;
  #resolved: Backend | undefined;

  constructor(host: BackendHost) {
    this.#host = host;
    this.#loan = new ContextConsumer(host, { context: spaceContext, subscribe: true });
  }

  /** The backend, or undefined where the page names none. */
  get current(): Backend | undefined {
    const own = this.#host.backend;
    if (typeof own === 'object' && own !== null) return own;
    return typeof own === 'string' && own !== '' ? this.#resolve(own) : this.#loan.value?.backend;
  }

  #resolve(address: string): Backend | undefined {
    if (address !== this.#address) {
      this.#address = address;
      this.#resolved = tryToResolve(address);
    }
    return this.#resolved;
  }
}

function tryToResolve(address: string): Backend | undefined {
  try {
    return resolveBackend(address);
  } catch {
    return undefined;
  }
}
