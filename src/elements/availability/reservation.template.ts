import { html, nothing, type TemplateResult } from 'lit';
import type { ManageRef } from '../../backend/backend.js';
import type { BackendError } from '../../backend/error.js';
import type { Submission } from '../../controllers/submission.js';
import type { Reservation, Resource } from '../../domain/availability.js';
import { dayOf, type Instant, type TimeZone } from '../../domain/dates.js';
import type { Price, Space } from '../../domain/space.js';
import { webAddress } from '../../domain/web.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { StringsOf } from '../../i18n/strings.js';
import { consentNote } from '../parts/consent.js';
import { calendarLinks } from '../parts/calendar-links.js';
import { formField, type FieldHost, type FieldValue } from '../parts/field.js';
import { sendingNote, unsentText } from '../parts/sending.js';
import type { Span } from './spans.model.js';
import { attendeeFields, byTheDay, toCalendarEntry, toMailText, type Draft, type Sum } from './reservation.model.js';

export interface ReservationActions {
  readonly type: (name: string, value: FieldValue) => void;
  readonly from: (start: Instant) => void;
  readonly until: (end: Instant) => void;
  readonly units: (count: number) => void;
  readonly send: (event: SubmitEvent) => void;
  readonly take: (span: Span) => void;
  readonly ask: () => void;
  readonly close: () => void;
  readonly turn: (mode: Mode) => void;
  readonly cancel: () => void;
}

/** What the visitor does with a reservation. */
export type Mode = 'view' | 'cancel';

type Words = StringsOf<'availability' | 'places' | 'reservation' | 'form' | 'status'>;
type Piece = TemplateResult | typeof nothing;

export interface Look {
  readonly resource: Resource | undefined;
  readonly zone: TimeZone;
  readonly facts: Space | undefined;
  readonly draft: Draft;
  readonly errors: Readonly<Record<string, string>>;
  readonly at: Instant;
  /** A proof of work is waited for. */
  readonly proving: boolean;
  readonly strings: Words;
  readonly formats: AllFormats;
  readonly actions: ReservationActions;
}

/** The time that the form is about, and what else it could be. */
export interface Times {
  readonly span: Span | undefined;
  readonly starts: readonly Instant[];
  readonly ends: readonly Instant[];
  readonly units: number;
  readonly most: number;
  readonly sum: Sum | undefined;
  readonly gone: boolean;
}

/** A reservation, and what it was said to cost. */
export interface Held {
  readonly reservation: Reservation;
  readonly ref: ManageRef;
  readonly sum: Sum | undefined;
}

/** What a thing is, and the way to have it: a form here, a page of its own, a tour, or a person. */
export function offerTemplate(resource: Resource, look: Look, way: TemplateResult): TemplateResult {
  const { formats, strings: { availability: { people }, places: words, reservation } } = look;
  const facts = [
    resource.capacity === undefined || byTheDay(resource) ? '' : people(resource.capacity),
    resource.areaM2 === undefined ? '' : words.area(formats.number(resource.areaM2)),
    resource.floor === undefined ? '' : words.floor(resource.floor),
    resource.stepFree ? reservation.stepFree : '',
    ...(resource.amenities ?? []),
  ].filter(Boolean);
  return panel(resource.name, look, html`
    <div class="sides">
      <div class="stack">
        ${resource.description ? html`<p>${resource.description}</p>` : nothing}
        ${facts.length > 0 ? html`<p class="muted">${facts.join(' · ')}</p>` : nothing}
        ${resource.prices?.length ? html`<ul part="prices">${resource.prices.map((price) => html`<li>${priceLine(price, look)}</li>`)}</ul>` : nothing}
      </div>
      <div class="stack way">${way}</div>
    </div>
  `);
}

export function linkTemplate({ book }: Resource, { strings: { places, reservation } }: Look): Piece {
  const url = webAddress(book?.url);
  return url ? html`<p>${reservation.onTheirPage}</p><p><a class="button primary" part="book" href=${url}>${book?.label ?? places.bookThere}</a></p>` : nothing;
}

export const tourTemplate = ({ book }: Resource, href: string | undefined, { strings: { places, reservation }, actions }: Look): TemplateResult => html`
  <p>${reservation.onATour}</p>
  <p>${href
    ? html`<a class="button primary" part="ask" href=${href} @click=${actions.ask}>${book?.label ?? places.askOnTour}</a>`
    : html`<button type="button" class="primary" part="ask" @click=${actions.ask}>${book?.label ?? places.askOnTour}</button>`}</p>
`;

/** Where nothing can be done online a person answers. */
export const personTemplate = (resource: Resource, look: Look): TemplateResult => html`
  <p>${look.facts ? look.strings.reservation.personally(look.facts.name) : look.strings.status.errors.unsupported}</p>
  ${contact(resource.name, look)}
`;

export function formTemplate(resource: Resource, times: Times, sending: Submission<Reservation>, look: Look): TemplateResult {
  const { strings: { reservation: words, form }, actions } = look;
  const { span } = times;
  if (!span) {
    return html`<p class="notice" role="status">${times.gone ? words.takenMeanwhile : words.tooShort}</p>${contact(resource.name, look)}`;
  }
  const host: FieldHost = { strings: form, draft: look.draft, errors: look.errors, change: actions.type };
  return html`
    <form novalidate part="form" @submit=${actions.send}>
      ${byTheDay(resource) ? dayFields(resource, times, look) : timeFields(times, look)}
      ${sumLine(times, look)}
      ${attendeeFields(form).map((field) => formField(field, host))}
      ${consentNote(look.facts, look.strings.form)}
      ${sending.status === 'failed' ? refusal(resource, span, sending.error, look) : nothing}
      ${sendingNote(sending, look.proving, form)}
      <p class="row">
        <button type="submit" class="primary" part="send" aria-disabled=${sending.status === 'sending' ? 'true' : nothing}>${sending.status === 'sending' ? form.sending : words.reserve}</button>
        <button type="button" class="plain" part="close" @click=${actions.close}>${form.cancel}</button>
      </p>
    </form>
  `;
}

export function reservationTemplate(held: Held, mode: Mode, sending: Submission<Reservation>, link: string | undefined, look: Look): TemplateResult {
  const { resource, at, formats, strings: { reservation: words, form, status: { errors } }, actions } = look;
  const { reservation: made, sum } = held;
  const { status, units, arrival, location, message } = made;
  const total = made.total ?? sum?.total;
  const title = resource?.name ?? made.resourceId;
  const gone = status === 'cancelled';
  const where = [location?.name, location?.street, [location?.postalCode, location?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return panel(words.status[status], look, html`
    <p role="status">${words.statusText[status]}${message ? ` ${message}` : nothing}</p>
    <dl class="ticket" part="ticket">
      <div><dt>${words.what}</dt><dd>${title}${units > 1 ? `, ${words.units(units)}` : nothing}</dd></div>
      <div><dt>${words.when}</dt><dd>${moment(made, resource, look)}</dd></div>
      ${total && !gone ? html`<div><dt>${words.price}</dt><dd>${formats.money(total)}${sum && Number(total.amount) === Number(sum.total.amount) ? tax(sum.price, words) : nothing}</dd></div>` : nothing}
      ${where && !gone ? html`<div><dt>${words.where}</dt><dd>${where}</dd></div>` : nothing}
      ${arrival && !gone ? html`<div><dt>${words.arrival}</dt><dd>${arrival}</dd></div>` : nothing}
    </dl>
    ${gone ? nothing : html`
      ${status === 'confirmed' ? calendarLinks(toCalendarEntry(made, title), at, { ...form, calendarFile: words.calendarFile }) : nothing}
      ${link ? html`<p class="small" part="private-link"><a href=${link}>${words.privateLink}</a>. ${words.privateLinkHelp}</p>` : nothing}`}
    ${sending.status === 'failed' ? html`<div class="notice error" part="error" role="alert"><p>${errors[sending.error.code]}</p></div>` : nothing}
    ${gone || made.canCancel === false ? nothing : mode === 'view' ? html`
      <p><button type="button" part="cancel" @click=${() => actions.turn('cancel')}>${words.cancel}</button></p>` : html`
      <p id="sure" tabindex="-1">${words.cancelSure}</p>
      <p class="row">
        <button type="button" class="primary" part="cancel-yes" aria-disabled=${sending.status === 'sending' ? 'true' : nothing} @click=${actions.cancel}>${words.cancelYes}</button>
        <button type="button" part="back" @click=${() => actions.turn('view')}>${words.keep}</button>
      </p>`}
  `, gone ? 'off' : 'done');
}

export const panel = (title: string, { strings: { form }, actions }: Look, content: TemplateResult, tone = ''): TemplateResult => html`
  <section class="panel ${tone}" part="panel" aria-labelledby="panel-title" @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') actions.close(); }}>
    <div class="panel-head">
      <h3 id="panel-title" part="panel-title" tabindex="-1">${title}</h3>
      <button type="button" class="plain close" part="close" aria-label=${form.close} @click=${actions.close}><span aria-hidden="true">×</span></button>
    </div>
    ${content}
  </section>
`;

function timeFields({ span, starts, ends }: Times, { zone, formats, strings: { reservation: words }, actions }: Look): TemplateResult {
  const option = (chosen: Instant | undefined) => (instant: Instant) => html`<option value=${instant} ?selected=${instant === chosen}>${formats.time(instant, zone)}</option>`;
  return html`
    <fieldset class="times" part="times">
      <legend>${span ? formats.day(dayOf(span.start, zone)) : nothing}</legend>
      <div class="field">
        <label for="from">${words.from}</label>
        <select id="from" part="input" @change=${({ target }: Event) => actions.from((target as HTMLSelectElement).value)}>${starts.map(option(span?.start))}</select>
      </div>
      <div class="field">
        <label for="until">${words.until}</label>
        <select id="until" part="input" @change=${({ target }: Event) => actions.until((target as HTMLSelectElement).value)}>${ends.map(option(span?.end))}</select>
      </div>
    </fieldset>
  `;
}

function dayFields(resource: Resource, { span, units, most }: Times, look: Look): TemplateResult {
  const { strings: { reservation: words }, actions } = look;
  return html`
    <p><strong>${span ? moment(span, resource, look) : nothing}</strong></p>
    ${most > 1 ? html`
      <div class="field units">
        <label for="units">${words.places}</label>
        <select id="units" part="input" aria-describedby="units-help" @change=${({ target }: Event) => actions.units(Number((target as HTMLSelectElement).value))}>
          ${Array.from({ length: Math.min(most, 50) }, (_, index) => html`<option value=${index + 1} ?selected=${index + 1 === units}>${index + 1}</option>`)}
        </select>
        <p class="small muted" id="units-help">${words.placesHelp(most)}</p>
      </div>` : nothing}
  `;
}

/** "1.5 hours, € 25 per hour – together € 37.50 plus VAT". */
function sumLine({ sum }: Times, { formats, strings: { availability, reservation: words } }: Look): Piece {
  if (!sum) return nothing;
  const { price, count, total } = sum;
  const each = availability.price(formats.money(price), price.per);
  const length = price.per === 'hour' ? words.hours(formats.number(count), count) : price.per === 'day' ? words.units(count) : '';
  return html`
    <p class="sum" part="sum" role="status">
      <strong>${words.total(formats.money(total))}</strong>${tax(price, words)}
      <span class="small muted">${length ? words.worked(length, each) : each}</span>
    </p>
  `;
}

const tax = ({ taxIncluded }: Price, words: Words['reservation']): string =>
  taxIncluded === undefined ? '' : ` ${taxIncluded ? words.taxIncluded : words.taxExcluded}`;

const priceLine = (price: Price, { formats, strings: { availability, reservation } }: Look): string =>
  `${price.label ? `${price.label}: ` : ''}${availability.price(formats.money(price), price.per)}${tax(price, reservation)}`;

/** Why it was not taken, kindly, and what one can do now. */
function refusal(resource: Resource, span: Span, error: BackendError, look: Look): TemplateResult {
  const { zone, errors, formats, strings: { status, reservation: words, form }, actions } = look;
  const count = Object.keys(errors).filter(Boolean).length;
  const nearby = error.alternatives;
  const said = error.code === 'taken' && nearby.length === 0 ? words.takenMeanwhile
    : error.code === 'invalid' ? (errors[''] ?? (count > 0 ? form.checkFields(count) : status.errors.invalid))
      : unsentText(error, form, status);
  return html`
    <div class="notice error" part="error" role="alert" id="refusal" tabindex="-1">
      <p>${said}</p>
      ${nearby.length > 0 ? html`<div class="row" part="alternatives">${nearby.map(({ start, end }) => html`
        <button type="button" part="alternative" @click=${() => actions.take({ start, end })}>${moment({ start, end }, resource, { zone, formats })}</button>`)}</div>` : nothing}
      ${error.code === 'invalid' || nearby.length > 0 ? nothing : html`
        <p class="small">${words.otherwise}</p>
        ${contact(`${resource.name}, ${moment(span, resource, { zone, formats })}`, look)}`}
    </div>
  `;
}

/** A person can always be reached, with everything that was typed. */
function contact(what: string, { facts, draft, strings: { form } }: Look): Piece {
  if (!facts?.email && !facts?.phone) return nothing;
  const body = toMailText(what, draft, form).replaceAll('\n', '\r\n');
  return html`
    <p class="row" part="fallback">
      ${facts.email ? html`<a class="button" href=${`mailto:${encodeURIComponent(facts.email)}?subject=${encodeURIComponent(form.mailSubject(what))}&body=${encodeURIComponent(body)}`}>${form.byMail}</a>` : nothing}
      ${facts.phone ? html`<a class="button" href=${`tel:${facts.phone.replace(/[^+\d]/g, '')}`}>${form.byPhone(facts.phone)}</a>` : nothing}
    </p>
  `;
}

/** "Thursday 4 March, 10:00 – 11:30"; a day pass has its day only. */
function moment({ start, end }: Span, resource: Resource | undefined, { zone, formats }: Pick<Look, 'zone' | 'formats'>): string {
  const day = formats.day(dayOf(start, zone));
  return resource && byTheDay(resource) ? day : `${day}, ${formats.timeRange(start, end, zone)}`;
}
