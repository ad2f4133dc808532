import { ContextProvider } from '@lit/context';
import { LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Backend } from '../../backend/backend.js';
import { resolveBackend } from '../../context/resolver.js';
import { spaceContext } from '../../context/space-context.js';
import { BackendController } from '../../controllers/backend.js';
import { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import type { Location } from '../../domain/space.js';
import { common } from '../../i18n/en/common.js';
import { space } from '../../i18n/en/space.js';
import { base } from '../../styles/base.js';
import { forms } from '../../styles/forms.js';
import { LocationChangeEvent } from './space.events.js';
import { styles } from './space.styles.js';
import { spaceTemplate, type SpaceActions } from './space.template.js';

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
  static override styles = [base, forms, styles];

  /** Base URL of the space's backend (contract cowork/1), or a backend made by an adapter or `compose()`. */
  @property() backend?: string | Backend;

  /** Offers the space's locations to choose from. */
  @property({ type: Boolean, attribute: 'choose-location' }) chooseLocation = false;

  /** Id of the location shown; without it the one that `backend` belongs to. */
  @property() location?: string;

  readonly #strings = new StringsController<'space'>(this, { common, space });
  readonly #backend = new BackendController(this);
  readonly #lender = new ContextProvider(this, { context: spaceContext, initialValue: { backend: undefined } });
  readonly #locations = new RemoteController(this, {
    args: (): readonly [Backend] | undefined => (this.chooseLocation || this.location) && this.#backend.current ? [this.#backend.current] : undefined,
    load: ([backend], signal) => backend.space.locations({ signal }),
  });
  readonly #actions: SpaceActions = {
    choose: (id) => {
      this.location = id;
      const location = this.#known.find((one) => one.id === id);
      if (location) this.dispatchEvent(new LocationChangeEvent(location));
    },
  };

  protected override willUpdate(): void {
    const wanted = this.#known.find(({ id }) => id === this.location);
    const backend = (wanted && backendAt(wanted)) ?? this.#backend.current;
    // A new object would make everything inside ask again.
    if (this.#lender.value.backend !== backend) this.#lender.setValue({ backend });
  }

  protected override render(): TemplateResult {
    const shown = this.chooseLocation ? this.#known : [];
    return spaceTemplate(shown, this.location ?? this.#known[0]?.id, this.#strings.current, this.#actions);
  }

  get #known(): readonly Location[] {
    return this.#locations.value ?? [];
  }
}

function backendAt({ url }: Location): Backend | undefined {
  try {
    return resolveBackend(url);
  } catch {
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cowork-space': CoworkSpace;
  }
}
