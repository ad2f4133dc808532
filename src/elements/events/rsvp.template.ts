// The form of a registration, and the registration itself.
import { html, nothing, type TemplateResult } from 'lit';
import type { Submission } from '../../controllers/submission.js';
import { dayOf, type Instant, type TimeZone } from '../../domain/dates.js';
import type { Rsvp, SpaceEvent } from '../../domain/events.js';
import type { Appearance } from '../../domain/people.js';
import type { Space } from '../../domain/space.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { StringsOf } from '../../i18n/strings.js';
import { consentNote } from '../parts/consent.js';
import { calendarLinks } from '../parts/calendar-links.js';
import { formField, type FieldHost, type FieldValue } from '../parts/field.js';
import { sendingNote, unsentText } from '../parts/sending.js';
import { toCalendarEntry } from './calendar.model.js';
import type { Held } from './registrations.js';
import {
  answerFields, appearanceIn, attendeeFields, craftField, partyFields, shownAs, standingOf, toMailText, type Draft,
} from './rsvp.model.js';

type Piece = TemplateResult | typeof nothing;

export interface RsvpActions {
  readonly type: (name: string, value: FieldValue) => void;
  readonly send: (event: SubmitEvent) => void;
  readonly wait: () => void;
  readonly close: () => void;
  readonly turn: (mode: RegistrationMode) => void;
  readonly save: (event: SubmitEvent) => void;
  readonly cancel: () => void;
}

/** What both faces of a registration are drawn from. */
export interface RsvpLook {
  readonly event: SpaceEvent;
  /** Of its heading, below that of the event or of the list. */
  readonly level: 3 | 5;
  readonly zone: TimeZone;
  readonly at: Instant;
  /** A proof of work is waited for. */
  readonly proving: boolean;
  readonly draft: Draft;
  readonly errors: Readonly<Record<string, string>>;
  readonly facts: Space | undefined;
  readonly strings: StringsOf<'rsvp' | 'form' | 'events' | 'programme' | 'status'>;
  readonly formats: AllFormats;
  readonly actions: RsvpActions;
}

export type RegistrationMode = 'view' | 'change' | 'cancel';

export interface Registration extends Held {
  readonly mode: RegistrationMode;
  /** The private link. */
  readonly link: string | undefined;
}

export function formTemplate(look: RsvpLook, sending: Submission<Rsvp>, waitlist: boolean): TemplateResult {
  const { event, strings: { rsvp: words, form }, formats, actions } = look;
  const host = fieldHost(look);
  const busy = sending.status === 'sending';
  const until = event.rsvp?.closesAt;
  return panel(waitlist ? words.waitlistTitle(event.title) : words.title(event.title), look, html`
    ${waitlist ? html`<p>${words.waitlistRule} ${Number(look.draft['party'] ?? 1) > 1 ? words.waitlistParty : nothing} ${words.waitingBefore(event.waiting ?? 0)}</p>` : nothing}
    ${until ? html`<p class="small muted">${words.until(formats.dayAndTime(until, look.zone))}</p>` : nothing}
    <form novalidate @submit=${actions.send}>
      ${attendeeFields(look.strings).map((field) => formField(field, host))}
      ${partyFields(event, look.strings).map((field) => formField(field, host))}
      ${answerFields(event).map((field) => formField(field, host))}
      ${manners(look, host)}
      ${consentNote(look.facts, look.strings.form)}
      ${sending.status === 'failed' ? refusal(look, sending, event.waitlist === true) : nothing}
      ${sendingNote(sending, look.proving, form)}
      <p class="row">
        <button type="submit" class="primary" part="send" aria-disabled=${busy ? 'true' : nothing}>${busy ? form.sending : waitlist ? words.joinWaitlist : words.signUp}</button>
        <button type="button" class="plain" part="close" @click=${actions.close}>${form.cancel}</button>
      </p>
    </form>
  `);
}

export function registrationTemplate(look: RsvpLook, registration: Registration, sending: Submission<Rsvp>): TemplateResult {
  const { event, at, zone, formats, strings: { rsvp: words } } = look;
  const { rsvp, mode, news, link } = registration;
  const standing = standingOf(rsvp, event, at);
  const off = standing === 'cancelled' || standing === 'eventCancelled' || standing === 'over';
  const pending = standing === 'pendingConfirmation' || standing === 'pendingApproval';
  return panel(words.status[standing], look, html`
    <div class="stack" role="status">
      ${news ? html`<p class="notice success" part="news">${words[news]}</p>` : nothing}
      <p>${standing === 'cancelled' && mode === 'cancel' ? words.thanks : words.statusText[standing]}
        ${pending && rsvp.expiresAt ? words.placeUntil(formats.dayAndTime(rsvp.expiresAt, zone)) : nothing}
        ${standing === 'waitlisted' && rsvp.waitlistPosition ? html`<strong>${words.position(rsvp.waitlistPosition)}</strong>` : nothing}</p>
    </div>
    ${rsvp.message ? html`<blockquote dir="auto" part="message">${rsvp.message}</blockquote>` : nothing}
    <dl class="ticket" part="ticket">
      <dt>${event.title}</dt>
      <dd>${momentOf(look)}</dd>
      ${off ? nothing : html`
        <dd>${words.people(rsvp.partySize)}${rsvp.alone ? html`${' '}· ${words.toHost}` : nothing}</dd>
        <dd>${appearance(look, registration)}</dd>`}
    </dl>
    ${off || mode !== 'view' ? nothing : html`
      ${standing === 'confirmed' ? calendarLinks(toCalendarEntry(event), at, look.strings.programme) : nothing}
      ${link ? html`<p class="small" part="private-link"><a href=${link}>${words.privateLink}</a>. ${words.privateLinkHelp}</p>` : nothing}`}
    ${sending.status === 'failed' ? refusal(look, sending, false) : nothing}
    ${turns(look, registration, sending, !off)}
  `, !off);
}

/** In the list: that one is on it, and the way to one's registration. */
export const mineTemplate = (rsvp: Rsvp, event: SpaceEvent, { rsvp: words }: StringsOf<'rsvp' | 'form' | 'events' | 'programme' | 'status'>, show: () => void): TemplateResult => html`
  <p class="mine" part="mine">${words.status[rsvp.status]}</p>
  <button type="button" part="show" @click=${show}>${words.show}<span class="hidden">: ${event.title}</span></button>
`;

const panel = (title: string, { actions, level }: Pick<RsvpLook, 'actions' | 'level'>, content: TemplateResult, accent = true): TemplateResult => html`
  <section class="rsvp ${accent ? '' : 'off'}" part="rsvp" aria-labelledby="rsvp-title"
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Not the dialog around it too.
      event.preventDefault();
      actions.close();
    }}>
    <h5 id="rsvp-title" part="rsvp-title" tabindex="-1" aria-level=${level}>${title}</h5>
    ${content}
  </section>
`;

/** What can be done with a registration: change it, or give the place back. */
function turns(look: RsvpLook, { rsvp, mode }: Registration, sending: Submission<Rsvp>, open: boolean): Piece {
  const { event, facts, strings: { rsvp: words, form }, actions } = look;
  // As long as nobody knows what the backend can do, it is asked.
  const can = (what: string) => facts?.capabilities.includes(what) ?? true;
  const host = fieldHost(look);
  const busy = sending.status === 'sending' ? 'true' : nothing;
  const close = html`<button type="button" class="plain" part="close" @click=${actions.close}>${form.close}</button>`;
  if (!open || rsvp.canCancel === false) return html`<p class="row">${close}</p>`;
  switch (mode) {
    case 'view': return html`
      <p class="row">
        ${can('rsvp.change') && event.status === 'scheduled' ? html`<button type="button" part="change" @click=${() => actions.turn('change')}>${words.change}</button>` : nothing}
        ${can('rsvp.cancel') ? html`<button type="button" part="cancel" @click=${() => actions.turn('cancel')}>${words.cancel}</button>` : nothing}
        ${close}
      </p>`;
    case 'change': return html`
      <form novalidate @submit=${actions.save}>
        ${partyFields(event, look.strings).map((field) => formField(field, host))}
        ${manners(look, host)}
        <p class="row">
          <button type="submit" class="primary" part="send" aria-disabled=${busy}>${words.save}</button>
          <button type="button" class="plain" part="back" @click=${() => actions.turn('view')}>${form.back}</button>
        </p>
      </form>`;
    case 'cancel': return html`
      <p id="sure" tabindex="-1">${words.cancelSure}</p>
      <p class="row">
        <button type="button" class="primary" part="cancel-yes" aria-disabled=${busy} @click=${actions.cancel}>${words.cancelYes}</button>
        <button type="button" part="back" @click=${() => actions.turn('view')}>${words.cancelNo}</button>
      </p>`;
  }
}

/** Alone or not, and how much of oneself to show. */
function manners(look: RsvpLook, host: FieldHost): TemplateResult {
  const { draft, strings: { rsvp: words }, actions } = look;
  const chosen = appearanceIn(draft);
  const choices: readonly (readonly [Appearance, string])[] = [['hidden', words.hidden], ['craft', words.craftOnly], ['firstName', words.firstName]];
  const together = Number(draft['party'] ?? 1) > 1;
  return html`
    ${together ? nothing : formField({ name: 'alone', type: 'checkbox', label: words.alone, help: words.aloneHelp }, host)}
    <fieldset part="appearance" aria-describedby="appearance-help">
      <legend>${words.appearance}</legend>
      ${choices.map(([value, label]) => html`
        <label class="check"><input type="radio" name="appearance" value=${value} .checked=${value === chosen}
          @change=${() => actions.type('appearance', value)}><span>${label}</span></label>`)}
      <p class="small muted" id="appearance-help">${words.appearanceHelp}</p>
    </fieldset>
    ${chosen === 'hidden' ? nothing : formField(craftField(draft, look.strings), host)}
  `;
}

/** Why it was not taken, kindly, and what one can do now. @param queue - One can wait instead. */
function refusal(look: RsvpLook, { error }: Failed, queue: boolean): TemplateResult {
  const { errors, strings: { rsvp: words, form, status }, actions } = look;
  const count = Object.keys(errors).filter(Boolean).length;
  const said = (() => {
    switch (error.code) {
      case 'full': return queue ? words.nowFullWaitlist : words.nowFull;
      case 'already-registered': return words.known;
      case 'closed': return words.closed;
      case 'invalid': return errors[''] ?? (count > 0 ? form.checkFields(count) : status.errors.invalid);
      default: return unsentText(error, form, status);
    }
  })();
  const reachable = !['invalid', 'full'].includes(error.code);
  return html`<div class="notice error" part="error" role="alert">
    <p>${said}</p>
    ${error.code === 'full' && queue ? html`<button type="button" part="wait" @click=${actions.wait}>${words.joinWaitlist}</button>` : nothing}
    ${reachable ? otherWays(look) : nothing}
  </div>`;
}

/** A person can always be reached, with everything that was typed. */
function otherWays(look: RsvpLook): Piece {
  const { event, facts, draft, strings: { rsvp: words, form } } = look;
  if (!facts?.email && !facts?.phone) return nothing;
  const body = toMailText(event, momentOf(look), draft, look.strings);
  return html`
    <p class="small">${words.otherwise}</p>
    <p class="row" part="fallback">
      ${facts.email ? html`<a href=${`mailto:${encodeURIComponent(facts.email).replace('%40', '@')}?subject=${encodeURIComponent(form.mailSubject(event.title))}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`}>${form.byMail}</a>` : nothing}
      ${facts.phone ? html`<a href=${`tel:${facts.phone.replace(/[^+\d]/g, '')}`}>${form.byPhone(facts.phone)}</a>` : nothing}
    </p>`;
}

function appearance({ strings: { rsvp: words } }: RsvpLook, { rsvp, firstName }: Registration): string {
  const shown = shownAs(rsvp, firstName);
  return rsvp.appearance === 'firstName' && !firstName ? words.firstName : shown ? words.appears(shown) : words.appearsHidden;
}

const momentOf = ({ event: { allDay, start, timeZone }, zone, formats }: RsvpLook): string =>
  allDay ? formats.day(dayOf(start, timeZone)) : formats.dayAndTime(start, zone);

const fieldHost = ({ strings, draft, errors, actions }: RsvpLook): FieldHost =>
  ({ strings: strings.form, draft, errors, change: actions.type });

type Failed = Extract<Submission<Rsvp>, { status: 'failed' }>;
