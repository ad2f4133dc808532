import { html, nothing, type TemplateResult } from 'lit';
import { addDays, isIsoDate, type IsoDate } from '../../domain/dates.js';
import type { PlacesStrings } from '../../i18n/sections/places.js';
import type { CommonStrings } from '../../i18n/strings.js';

/** From a day to the one before or after, to any other, and back to today. */
export function stepsTemplate(day: IsoDate, first: IsoDate, words: PlacesStrings & CommonStrings, go: (day?: IsoDate) => void): TemplateResult {
  const past = day <= first;
  const pick = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    if (isIsoDate(input.value) && input.value >= first) go(input.value);
    else input.value = day;
  };
  return html`
    <button type="button" part="step" class="step" aria-label=${words.previousDay} aria-disabled=${past ? 'true' : nothing}
      @click=${() => !past && go(addDays(day, -1))}><span aria-hidden="true">‹</span></button>
    <button type="button" part="step" class="step next" aria-label=${words.nextDay} @click=${() => go(addDays(day, 1))}><span aria-hidden="true">›</span></button>
    <span class="pick">
      ${past ? nothing : html`<button type="button" part="today" @click=${() => go()}>${words.today}</button>`}
      <input type="date" part="input" aria-label=${words.day} min=${first} .value=${day} @change=${pick}>
    </span>
  `;
}
