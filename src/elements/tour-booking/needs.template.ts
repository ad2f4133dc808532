// What would make a visit easier: as far as some times have it, and what a visitor would rather say than tick.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { ChoosingStrings } from '../../i18n/sections/choosing.js';
import type { ChoosingLook } from './choosing.template.js';
import type { Picking } from './tour-booking.model.js';
import { toWishable, toWishes, type Need, type Wishes } from './wishes.model.js';

export function needsTemplate({ offer }: Picking, { strings: { choosing: words }, formats, actions: { choose } }: ChoosingLook): TemplateResult {
  const { needs, languages } = toWishable(offer);
  const wishes = toWishes(offer);
  const toggle = (need: Need, on: boolean) => choose({ needs: on ? [...wishes.needs, need] : wishes.needs.filter((one) => one !== need) });
  const check = (name: string, text: string, chosen: boolean, changed: (on: boolean) => void) => html`
    <label class="check"><input type="checkbox" name=${name} .checked=${live(chosen)} @change=${(event: Event) => changed((event.target as HTMLInputElement).checked)}><span>${text}</span></label>`;
  return html`
    <details class="needs" part="needs"><summary>${words.needs}</summary>
      <div class="row">${needs.map((need) => check(need, words[need], wishes.needs.includes(need), (on) => toggle(need, on)))}</div>
      ${languages.length > 0 ? html`<label class="field">${words.language}
        <select name="language" part="input" @change=${(event: Event) => choose({ language: (event.target as HTMLSelectElement).value || undefined })}>
          <option value="">${words.anyLanguage}</option>
          ${languages.map((code) => html`<option value=${code} ?selected=${code === wishes.language}>${formats.languageName(code)}</option>`)}
        </select></label>` : nothing}
      ${check('tellHost', words.tellHost, wishes.tellHost, (on) => choose({ tellHost: on }))}
      ${wishes.tellHost ? html`<p class="small muted">${words.tellHostHelp}</p>` : nothing}
    </details>
  `;
}

/** What a visitor wishes, in a few words each. */
export const wishWords = ({ needs, language, tellHost }: Wishes, words: ChoosingStrings, formats: AllFormats): readonly string[] => [
  ...needs.map((need) => words[need]),
  ...(language === undefined ? [] : [formats.languageName(language)]),
  ...(tellHost ? [words.tellHost] : []),
];
