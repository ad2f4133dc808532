import { html, nothing, type TemplateResult } from 'lit';
import type { Resource } from '../../domain/availability.js';
import { byInstant, dayOf } from '../../domain/dates.js';
import type { ViewProps } from './later.js';

/** Offices and studios as cards, those that are free first. */
export function officesTemplate(props: ViewProps): TemplateResult {
  const sorted = [...props.resources].sort((one, other) => byInstant(freeAt(one, props) ?? '9999-12-31T00:00:00Z', freeAt(other, props) ?? '9999-12-31T00:00:00Z'));
  const pictures = sorted.some(({ images }) => images?.length);
  return html`<ul class="cards ${pictures ? 'pictured' : ''}" part="cards">${sorted.map((office) => card(office, props))}</ul>`;
}

function card(office: Resource, props: ViewProps): TemplateResult {
  const { formats, words } = props;
  const [picture] = office.images ?? [];
  const price = office.prices?.find(({ label }) => !label) ?? office.prices?.[0];
  const facts = [
    office.capacity === undefined ? '' : words.people(office.capacity),
    office.areaM2 === undefined ? '' : words.area(formats.number(office.areaM2)),
    office.floor === undefined ? '' : words.floor(office.floor),
  ].filter(Boolean);
  return html`
    <li part="card">
      ${picture ? html`<img part="photo" src=${picture.url} alt=${picture.alt ?? ''} width=${picture.width ?? 640} height=${picture.height ?? 400} loading="lazy">` : html`<span class="blank"></span>`}
      <div class="about">
        <h3>${office.name}</h3>
        <p class="when">${freeness(office, props)}</p>
        <p class="muted">${facts.join(' · ')}</p>
        ${office.description ? html`<p class="small">${office.description}</p>` : nothing}
        ${price ? html`<p><strong>${words.price(formats.money(price), price.per)}</strong></p>` : nothing}
        ${wayOn(office, props)}
      </div>
    </li>
  `;
}

function freeness(office: Resource, props: ViewProps): TemplateResult {
  const { now, availability: { timeZone }, formats, words } = props;
  const at = freeAt(office, props);
  if (!at) return html`<span class="tag" part="let">${words.notFree}</span>`;
  return byInstant(at, now) <= 0 || dayOf(at, timeZone) === dayOf(now, timeZone)
    ? html`<span class="tag now" part="free-now">${words.freeNow}</span>`
    : html`<span class="tag" part="free-from">${words.freeFrom(formats.date(dayOf(at, timeZone)))}</span>`;
}

const freeAt = ({ id }: Resource, { availability }: ViewProps) => availability.items.find(({ resourceId }) => resourceId === id)?.nextAvailable;

/** Where a card leads: to the operator's page, to a tour, or to somebody who answers. */
function wayOn(office: Resource, { tourHref, chosen, words, actions }: ViewProps): TemplateResult {
  const { mode = 'tour', url, label } = office.book ?? {};
  const named = (text: string) => `${text}: ${office.name}`;
  if (mode === 'link' && url) return html`<a class="button" part="book" href=${url} aria-label=${named(label ?? words.bookThere)}>${label ?? words.bookThere}</a>`;
  const text = mode === 'none' ? words.ask : mode === 'inline' ? words.ask : (label ?? words.askOnTour);
  if (mode === 'tour' && tourHref) {
    return html`<a class="button" part="ask" href=${tourHref} aria-label=${named(text)} @click=${() => actions.ask(office)}>${text}</a>`;
  }
  return html`<button type="button" part="ask" data-slot="${office.id} " aria-label=${named(text)} aria-pressed=${chosen?.resource.id === office.id ? 'true' : nothing}
    @click=${() => (mode === 'tour' ? actions.ask(office) : actions.choose({ resource: office }))}>${text}</button>`;
}
