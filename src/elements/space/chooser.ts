import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { LanguageController } from '../../controllers/language.js';
import { StringsController } from '../../controllers/strings.js';
import type { Location } from '../../domain/space.js';
import { common } from '../../i18n/en/common.js';
import { space } from '../../i18n/en/space.js';
import { adoptMore } from '../../styles/adopt.js';
import { forms } from '../../styles/forms.js';
import { styles } from './chooser.styles.js';

/** A list of the locations to choose from. Fetched where a page wants it. */
export class LocationChooser {
  readonly #strings: StringsController<'space'>;
  readonly #choose: (location: Location) => void;

  constructor(host: LitElement, choose: (location: Location) => void) {
    this.#strings = new StringsController<'space'>(host, { common, space });
    this.#choose = choose;
    new LanguageController(host);
    adoptMore(host.renderRoot as ShadowRoot, [forms, styles]);
  }

  /** Nothing to choose, nothing to see. */
  render(locations: readonly Location[], chosen: string | undefined): TemplateResult | typeof nothing {
    if (locations.length < 2) return nothing;
    const pick = ({ target }: Event) => {
      const location = locations.find(({ id }) => id === (target as HTMLSelectElement).value);
      if (location) this.#choose(location);
    };
    return html`
      <div class="field locations" part="locations">
        <label for="location">${this.#strings.current.space.chooseLocation}</label>
        <select id="location" part="input" @change=${pick}>
          ${locations.map(({ id, name, address }) => html`
            <option value=${id} ?selected=${id === chosen}>${address?.city && !name.includes(address.city) ? `${name}, ${address.city}` : name}</option>`)}
        </select>
      </div>
    `;
  }
}
