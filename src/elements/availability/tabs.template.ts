import { html, type TemplateResult } from 'lit';
import type { ResourceView } from '../../domain/availability.js';
import type { PlacesStrings } from '../../i18n/sections/places.js';

/** The views as tabs, after the pattern of the WAI-ARIA Authoring Practices: one tab stop, arrows go from view to view. */
export function tabList(views: readonly ResourceView[], view: ResourceView, words: PlacesStrings, show: (view: ResourceView, keyboard: boolean) => void): TemplateResult {
  const walk = (event: KeyboardEvent) => {
    const next = views[target(event, views.indexOf(view), views.length)];
    if (!next) return;
    event.preventDefault();
    show(next, true);
  };
  return html`
    <div class="tabs" part="tabs" role="tablist" aria-label=${words.views} @keydown=${walk}>
      ${views.map((one) => html`
        <button type="button" role="tab" part="tab" id="tab-${one}" aria-controls="body" aria-selected=${one === view ? 'true' : 'false'}
          tabindex=${one === view ? 0 : -1} @click=${() => show(one, false)}>${words.view[one]}</button>`)}
    </div>
  `;
}

function target({ key, currentTarget }: KeyboardEvent, here: number, count: number): number {
  const ahead = getComputedStyle(currentTarget as HTMLElement).direction === 'rtl' ? -1 : 1;
  switch (key) {
    case 'ArrowRight': return (here + ahead + count) % count;
    case 'ArrowLeft': return (here - ahead + count) % count;
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return -1;
  }
}
