import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { BackendError } from '../../backend/error.js';
import type { Submission } from '../../controllers/submission.js';
import type { CalendarEntry } from '../../domain/calendar-file.js';
import { sameClock } from '../../domain/clock.js';
import { dayOf, visitorZone, type Instant } from '../../domain/dates.js';
import type { Address, Space } from '../../domain/space.js';
import type { TourBooking } from '../../domain/tours.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { StringsOf } from '../../i18n/strings.js';
import { calendarLinks, type OwnCalendar } from '../parts/calendar-links.js';
import { failure } from '../parts/notice.js';
import { personCard } from '../parts/person-card.js';
import { unsentText } from '../parts/sending.js';
import type { SlotChoice } from './tour-booking.model.js';
import type { Piece } from './tour-booking.template.js';

/** Where a visitor is with a visit that exists. */
export type VisitStep =
  | { readonly at: 'reading' }
  | { readonly at: 'moving'; readonly to: SlotChoice | undefined }
  | { readonly at: 'cancelling'; readonly reason: string };

/** What has just happened to it here. `earlier`: it is what the visitor asked for first, whose answer was lost. */
export type Done = 'moved' | 'cancelled' | 'earlier';

export interface VisitLook {
  readonly strings: StringsOf<'visit' | 'form' | 'status'>;
  readonly language: string;
  readonly formats: AllFormats;
  readonly space: Space | undefined;
  readonly now: Instant;
  readonly step: VisitStep;
  readonly done: Done | undefined;
  readonly sending: boolean;
  readonly error: BackendError | undefined;
  /** How taking back the request to meet somebody goes. */
  readonly withdrawing: Submission<unknown>;
  /** Whom the visitor asked to meet, as far as they are shown by name. */
  readonly whom: string | undefined;
  /** What else happens on the day. */
  readonly thatDay: Piece;
  /** Opens the visit again later, on any device; without it nothing can be changed here. */
  readonly link: string | undefined;
  /** The times to move to. */
  readonly choosing: () => Piece;
}

export interface VisitActions {
  readonly askMove: () => void;
  readonly askCancel: () => void;
  readonly keep: () => void;
  readonly move: (to: SlotChoice) => void;
  readonly reason: (text: string) => void;
  readonly cancel: () => void;
  readonly withdraw: () => void;
  readonly toCalendar: (calendar: OwnCalendar) => void;
  readonly again: () => void;
}

/** A visit: whom one meets, when, where, how to get in, and what can still be changed. */
export function visitTemplate(booking: TourBooking, look: VisitLook, actions: VisitActions): TemplateResult {
  const { strings: { visit: words } } = look;
  return html`
    <section class="visit" part="visit" aria-labelledby="visit-title">
      <div class="stack">
        <h3 id="visit-title" tabindex="-1">${titleOf(booking, look)}</h3>
        <p>${look.done === 'earlier' ? words.earlier : look.done === 'cancelled' ? words.cancelledHere : words.statusText[booking.status]}
          ${booking.expiresAt && booking.status !== 'confirmed' ? words.placeUntil(look.formats.dayAndTime(booking.expiresAt, visitorZone())) : nothing}</p>
        ${booking.message ? html`<blockquote dir="auto" part="message">${booking.message}</blockquote>` : nothing}
      </div>
      ${factsTemplate(booking, look)}
      ${booking.status === 'cancelled' ? nothing : html`
        ${booking.arrival ? html`<div part="arrival"><h4>${words.arrival}</h4><p class="arrival">${booking.arrival}</p></div>` : nothing}
        ${introductionTemplate(booking, look, actions)}
        ${look.thatDay}
        ${booking.status === 'confirmed' ? calendarLinks(toEntry(booking, look), look.now, { addToCalendar: look.strings.form.addToCalendar, calendarFile: words.calendarFile }, actions.toCalendar) : nothing}
        ${look.link ? html`<p class="small muted"><a part="private-link" href=${look.link}>${words.privateLink}</a>. ${words.privateLinkHelp}</p>` : nothing}`}
    </section>
    ${stepTemplate(booking, look, actions)}
  `;
}

/** The link opened no visit, or its visit did not come. */
export const lostVisitTemplate = (error: BackendError, { strings: { visit: words, status } }: Pick<VisitLook, 'strings'>, again: () => void, retry: () => void): TemplateResult => html`
  ${error.code === 'unauthorized' || error.code === 'not-found'
    ? html`<div class="notice error" part="error" role="alert"><p id="visit-title" tabindex="-1">${words.wrongLink}</p></div>`
    : failure(error, status, retry)}
  <p><button type="button" part="again" @click=${again}>${words.bookAnother}</button></p>
`;

function titleOf({ status, start, timeZone }: TourBooking, { strings: { visit: words }, formats, done }: VisitLook): string {
  const when = formats.dayAndTime(start, timeZone);
  return done === 'moved' && status === 'confirmed' ? words.moved(when) : words.status[status](when);
}

function factsTemplate(booking: TourBooking, { strings: { visit: words, status: { zone } }, language, formats }: VisitLook): TemplateResult {
  const { start, end, timeZone, host, partySize = 1, title, location, status } = booking;
  const own = visitorZone();
  const elsewhere = !sameClock(timeZone, own, start);
  return html`
    <dl class="facts" part="facts">
      ${host ? html`<div><dt>${words.who}</dt><dd>${personCard(host, language)}</dd></div>` : nothing}
      <div>
        <dt>${words.when}</dt>
        <dd class=${status}>${formats.day(dayOf(start, timeZone))}, <span class="nowrap">${formats.timeRange(start, end, timeZone)}</span>
          ${elsewhere ? html`<span class="small muted block">${zone(formats.place(timeZone))} · ${words.yourTime(formats.dayAndTime(start, own))}</span>` : nothing}
          <span class="small muted block">${[title, partySize > 1 ? words.people(partySize) : ''].filter(Boolean).join(' · ')}</span></dd>
      </div>
      ${location ? html`<div><dt>${words.where}</dt><dd>${placeOf(location)}
        ${/^https?:/i.test(location.url ?? '') ? html`<a class="block" href=${location.url ?? ''} target="_blank" rel="noopener noreferrer">${words.map}</a>` : nothing}</dd></div>` : nothing}
    </dl>
  `;
}

function introductionTemplate({ introduction, timeZone }: TourBooking, look: VisitLook, { withdraw }: VisitActions): TemplateResult | typeof nothing {
  if (!introduction) return nothing;
  const { strings: { visit: words, status: { errors }, form }, formats, link, withdrawing } = look;
  const { state, expiresAt, word, contact, craft = look.whom } = introduction;
  return html`<div part="introduction">
    <h4 id="introduction-title" tabindex="-1">${words.introduction}${craft ? `: ${craft}` : ''}</h4>
    <p>${words.introductionState[state]} ${state === 'asked' ? words.until(formats.day(dayOf(expiresAt, timeZone))) : nothing}</p>
    ${withdrawing.status === 'failed' ? html`<p class="error-text" role="alert">${errors[withdrawing.error.code]}</p>` : nothing}
    ${state === 'asked' && link ? html`<p><button type="button" class="plain" part="withdraw" ?disabled=${withdrawing.status === 'sending'} @click=${withdraw}>${withdrawing.status === 'sending' ? form.sending : words.withdraw}</button></p>` : nothing}
    ${word ? html`<blockquote dir="auto">${word}</blockquote>` : nothing}
    ${state === 'accepted' && contact?.email ? html`<p>${contact.name ? html`<bdi>${contact.name}</bdi>: ` : nothing}<a href=${`mailto:${contact.email}`}>${contact.email}</a></p>` : nothing}
  </div>`;
}

function stepTemplate(booking: TourBooking, look: VisitLook, actions: VisitActions): TemplateResult {
  const { strings: { visit: words, status, form }, formats, step, sending } = look;
  const failed = look.error ? html`<div class="notice error" part="error" role="alert"><p>${look.error.code === 'taken' ? words.taken : unsentText(look.error, form, status)}</p></div>` : nothing;
  const keep = html`<button type="button" part="keep" @click=${actions.keep}>${words.keep}</button>`;
  if (booking.status === 'cancelled') return html`<p><button type="button" class="primary" part="again" @click=${actions.again}>${words.bookAnother}</button></p>`;
  switch (step.at) {
    case 'reading':
      return html`<p class="row" part="manage">
        ${!look.link || booking.canReschedule === false ? nothing : html`<button type="button" part="move" @click=${actions.askMove}>${words.move}</button>`}
        ${!look.link || booking.canCancel === false ? nothing : html`<button type="button" part="cancel" @click=${actions.askCancel}>${words.cancel}</button>`}
        <button type="button" class="plain" part="again" @click=${actions.again}>${words.bookAnother}</button>
      </p>`;
    case 'moving':
      return html`
        <section class="stack" aria-labelledby="move-title" part="moving">
          <h3 id="move-title" tabindex="-1">${step.to ? words.moveTo(formats.dayAndTime(step.to.start, booking.timeZone)) : words.moveTitle}</h3>
          ${failed}
          ${step.to ? html`<p class="row"><button type="button" class="primary" part="confirm" ?disabled=${sending} @click=${() => step.to && actions.move(step.to)}>${sending ? form.sending : words.moveYes}</button>${keep}</p>`
            : html`<p>${keep}</p>`}
          ${look.choosing()}
        </section>`;
    case 'cancelling':
      return html`
        <section class="notice" aria-labelledby="cancel-title" part="cancelling">
          <h3 id="cancel-title" tabindex="-1">${words.cancelSure}</h3>
          <div class="field"><label for="reason">${words.cancelReason} <span class="small muted">(${form.optional})</span></label>
            <input id="reason" name="reason" part="input" maxlength="500" .value=${live(step.reason)} @input=${(event: Event) => actions.reason((event.target as HTMLInputElement).value)}></div>
          ${failed}
          <p class="row"><button type="button" class="primary" part="confirm" ?disabled=${sending} @click=${actions.cancel}>${sending ? form.sending : words.cancelYes}</button>${keep}</p>
        </section>`;
  }
}

const toEntry = ({ id, uid, sequence = 0, title = '', start, end, host, location, arrival }: TourBooking, { space }: VisitLook): CalendarEntry => ({
  uid: uid ?? `${id}@cowork-widgets`, sequence, start, end,
  title: [title, space?.name].filter(Boolean).join(', '),
  ...(location && { place: placeOf(location) }),
  ...((arrival ?? host) && { text: [host?.name, arrival].filter(Boolean).join('\n') }),
  ...(space?.url && { url: space.url }),
});

const placeOf = ({ name, street, postalCode, city }: Address): string => [name, street, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
