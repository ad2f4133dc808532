// How a visitor goes from one view to another.
import { html, type TemplateResult } from 'lit';
import type { ProgrammeStrings } from '../../i18n/sections/programme.js';
import type { EventsView } from './views.js';

type Show = (view: EventsView) => void;

export const viewButtons = (view: EventsView, views: readonly EventsView[], words: ProgrammeStrings, show: Show): TemplateResult => html`
  <div class="switch" role="group" aria-label=${words.view}>${views.map((one) => html`
    <button type="button" part="view" aria-pressed=${one === view} @click=${() => show(one)}>${words[one]}</button>`)}
  </div>
`;

/** For a narrow element with many views, or with long words for them. */
export const viewList = (view: EventsView, views: readonly EventsView[], words: ProgrammeStrings, show: Show): TemplateResult => html`
  <select part="view" aria-label=${words.view} @change=${({ target }: Event) => show((target as HTMLSelectElement).value as EventsView)}>
    ${(views.includes(view) ? views : [view, ...views]).map((one) => html`<option value=${one} ?selected=${one === view}>${words[one]}</option>`)}
  </select>
`;
