import { html, type TemplateResult } from 'lit';
import type { Location } from '../../domain/space.js';
import type { StringsOf } from '../../i18n/strings.js';

export interface SpaceActions {
  readonly choose: (id: string) => void;
}

/** The chooser above whatever the page has put inside; nothing to choose, nothing to see. */
export function spaceTemplate(locations: readonly Location[], chosen: string | undefined, strings: StringsOf<'space'>, actions: SpaceActions): TemplateResult {
  if (locations.length < 2) return html`<slot></slot>`;
  return html`
    <div class="field locations" part="locations">
      <label for="location">${strings.space.chooseLocation}</label>
      <select id="location" part="input" @change=${(event: Event) => actions.choose((event.target as HTMLSelectElement).value)}>
        ${locations.map(({ id, name, address }) => html`
          <option value=${id} ?selected=${id === chosen}>${address?.city && !name.includes(address.city) ? `${name}, ${address.city}` : name}</option>`)}
      </select>
    </div>
    <slot></slot>
  `;
}
