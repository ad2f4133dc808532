import type { LitElement, ReactiveController } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { RemoteController } from '../../controllers/remote.js';
import type { Instant } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import type { Space } from '../../domain/space.js';
import { toMarkup } from './markup.model.js';
import { showMarkup } from './page-markup.js';
import { plainAddress } from './share.model.js';

export interface MarkupOptions {
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  /** What is shown; undefined where the page wants no markup. */
  readonly events: () => readonly SpaceEvent[] | undefined;
}

/** Events that are told at most: nobody searches further ahead. */
const MOST = 100;

const NONE: ReadonlyMap<string, string> = new Map();

/** Tells search engines and assistants on the page itself what the element shows, as long as it is there and shows it. */
export class MarkupController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: MarkupOptions;
  readonly #facts: RemoteController<readonly [Backend], Space>;
  #told: readonly [events: readonly SpaceEvent[], space: Space | undefined] | undefined;

  constructor(host: LitElement, options: MarkupOptions) {
    this.#host = host;
    this.#options = options;
    this.#facts = new RemoteController<readonly [Backend], Space>(host, {
      args: () => {
        const backend = options.events()?.length ? options.backend() : undefined;
        return backend && [backend];
      },
      load: ([backend], signal) => backend.space.facts({ signal }),
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#told = undefined;
  }

  hostUpdated(): void {
    // Without the space nobody knows where it is: a moment later there is the whole of it.
    const waits = ['idle', 'loading'].includes(this.#facts.state.status) && !this.#facts.value && this.#options.backend();
    const events = waits ? undefined : this.#options.events();
    if (!events) {
      if (this.#told) this.#clear();
      return;
    }
    const [known, space] = this.#told ?? [];
    if (known === events && space === this.#facts.value) return;
    this.#told = [events, this.#facts.value];
    showMarkup(this.#host, toMarkup(events.slice(0, MOST), { page: pageAddress(), at: this.#options.now(), space: this.#facts.value }));
  }

  hostDisconnected(): void {
    this.#clear();
  }

  #clear(): void {
    this.#told = undefined;
    showMarkup(this.#host, NONE);
  }
}

/** The page's own word for where it is; else where the browser is, without what only says how it got there. */
const pageAddress = (): string => plainAddress(document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href);
