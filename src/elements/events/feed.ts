import type { LitElement } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import type { FeedQuery } from '../../domain/events.js';

/** What to subscribe to: as primitives, so that it is asked for once. */
export interface Feed {
  readonly tags?: string | undefined;
  readonly kind?: FeedQuery['kind'];
  readonly series?: string | undefined;
}

export interface FeedAddress {
  readonly address: string;
  /** Of the space. */
  readonly name: string;
}

type Args = readonly [Backend, string | undefined, FeedQuery['kind'], string | undefined];

/** Learns the address of a calendar to subscribe to. Undefined while it is not known, and where the backend has none. */
export class FeedController {
  readonly #remote: RemoteController<Args, FeedAddress | undefined>;

  /** @param feed - Undefined while nobody wants one. */
  constructor(host: LitElement, backend: () => Backend | undefined, feed: () => Feed | undefined) {
    this.#remote = patient(host, new RemoteController<Args, FeedAddress | undefined>(host, {
      args: () => {
        const [source, wanted] = [backend(), feed()];
        return source?.events?.feed && wanted && [source, wanted.tags, wanted.kind, wanted.series];
      },
      load: async ([{ space, events }, tags, kind, series], signal) => {
        const { capabilities, name } = await space.facts({ signal });
        if (!capabilities.includes('events.feed')) return undefined;
        const address = await events?.feed?.({ ...(tags && { tags: tags.split(',').map((tag) => tag.trim()) }), ...(kind && { kind }), ...(series && { series }) });
        return address === undefined ? undefined : { address, name };
      },
    }));
  }

  get current(): FeedAddress | undefined {
    return this.#remote.value;
  }
}
