import { ContextProvider } from '@lit/context';
import { LitElement, html, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { resolveBackend } from '../../context/resolver.js';
import { spaceContext } from '../../context/space-context.js';
import { BackendController } from '../../controllers/backend.js';
import { PartController } from '../../controllers/part.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import type { Location } from '../../domain/space.js';
import { base } from '../../styles/base.js';
import { LocationChangeEvent } from './space.events.js';

/**
 * Lends a backend to everything inside it, so that the address stands once on a page. Where the space has more than one
 * location, it can offer a choice of them.
 *
 * @element cowork-space
 * @slot - The page's own content, with cowork elements anywhere in it.
 * @fires {LocationChangeEvent} cowork-location-change - The visitor chose another location.
 * @csspart locations - Label and list of the locations.
 * @csspart input - The list of the locations.
 */
export class CoworkSpace extends LitElement {
  static override styles = base;

  static override properties = { backend: {}, chooseLocation: { type: Boolean, attribute: 'choose-location' }, location: {} };

  /** Base URL of the space's backend (contract cowork/1), or a backend made by an adapter or `compose()`. */
  backend?: string | Backend;

  /** Offers the space's locations to choose from. */
  chooseLocation = false;

  /** Id of the location shown; without it the one that `backend` belongs to. */
  location?: string;

  readonly #backend = new BackendController(this);
  readonly #lender = new ContextProvider(this, { context: spaceContext, initialValue: { backend: undefined } });
  readonly #locations = patient(this, new RemoteController(this, {
    args: (): readonly [Backend] | undefined => (this.chooseLocation || this.location) && this.#backend.current ? [this.#backend.current] : undefined,
    load: ([backend], signal) => backend.space.locations({ signal }),
  }));
  readonly #chooser = new PartController(this, async () => {
    const { LocationChooser } = await import('./chooser.js');
    return new LocationChooser(this, (location) => {
      this.location = location.id;
      this.dispatchEvent(new LocationChangeEvent(location));
    });
  });

  protected override willUpdate(): void {
    if (this.chooseLocation) void this.#chooser.load();
    const wanted = this.#known.find(({ id }) => id === this.location);
    const backend = (wanted && resolveBackend(wanted.url)) ?? this.#backend.current;
    // A new object would make everything inside ask again.
    if (this.#lender.value.backend !== backend) this.#lender.setValue({ backend });
  }

  protected override render(): TemplateResult {
    const chooser = this.chooseLocation ? this.#chooser.current : undefined;
    return html`${chooser?.render(this.#known, this.location ?? this.#known[0]?.id)}<slot></slot>`;
  }

  get #known(): readonly Location[] {
    return this.#locations.value ?? [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cowork-space': CoworkSpace;
  }
}
