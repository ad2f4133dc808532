import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { BackendError } from '../../backend/error.js';
import type { Holding } from '../../controllers/hold.js';
import type { Submission } from '../../controllers/submission.js';
import { sameClock } from '../../domain/clock.js';
import { dayOf, visitorZone, type TimeZone } from '../../domain/dates.js';
import { craftsToShow, type People } from '../../domain/people.js';
import type { Host, Space } from '../../domain/space.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { VisitStrings } from '../../i18n/sections/visit.js';
import type { StringsOf } from '../../i18n/strings.js';
import { consentNote } from '../parts/consent.js';
import { formField, type FieldHost, type FormField } from '../parts/field.js';
import { personCard } from '../parts/person-card.js';
import { sendingNote, unsentText } from '../parts/sending.js';
import { staySentence } from './day-notes.js';
import { aboutFields, needFields, toCraft, toLetter, toMember, whyField, WISH, type Chosen } from './form.model.js';
import { wishWords } from './needs.template.js';
import { toChoice, type SlotChoice } from './tour-booking.model.js';

export interface FormLook {
  readonly strings: StringsOf<'visit' | 'form' | 'status' | 'choosing'>;
  readonly language: string;
  readonly formats: AllFormats;
  readonly hosts: readonly Host[];
  readonly people: People | undefined;
  readonly space: Space | undefined;
  readonly sending: Submission<unknown>;
  /** A proof of work is waited for. */
  readonly proving: boolean;
  readonly holding: Holding;
  /** It was sent before the page was loaded again. */
  readonly resumed: boolean;
  readonly error: BackendError | undefined;
}

export interface FormActions {
  readonly submit: (event: SubmitEvent) => void;
  readonly back: () => void;
  readonly take: (slot: SlotChoice) => void;
}

/** A few fields about the visitor, below the time that was chosen. */
export function formTemplate(chosen: Chosen, look: FormLook, fields: Omit<FieldHost, 'strings'>, actions: FormActions): TemplateResult {
  const { strings: { visit: words, form } } = look;
  const host: FieldHost = { ...fields, strings: form };
  const team = chosen.people > 1;
  const sending = look.sending.status === 'sending';
  const failed = look.error ? failedTemplate(look.error, chosen, look, host, actions) : nothing;
  const isLost = look.error !== undefined && lost(look.error);
  return html`
    ${chosenTemplate(chosen, look, actions)}
    ${isLost ? failed : nothing}
    ${look.resumed ? html`<div class="notice" part="unanswered" role="status"><p>${form.unsent.before}</p></div>` : nothing}
    <form novalidate part="form" aria-labelledby="form-title" @submit=${actions.submit}>
      <h3 id="form-title" tabindex="-1">${team ? words.teamTitle : words.title}</h3>
      ${aboutFields(chosen, host.draft, words, form).map((field) => formField(field, host))}
      ${look.people ? meetTemplate(look.people, look, host) : nothing}
      <details ?open=${Boolean(host.errors['needs/companion']) || chosen.wishes.tellHost}>
        <summary>${words.more}</summary>
        <div class="stack">${needFields(words).map((field) => formField(field, host))}</div>
      </details>
      ${consentNote(look.space, form)}
      ${isLost ? nothing : failed}
      ${sendingNote(look.sending, look.proving, form)}
      <p class="row">
        <button type="submit" class="primary" part="submit" ?disabled=${sending}>${sending ? form.sending : team ? words.bookTeam : words.book}</button>
        <button type="button" class="plain" part="back" @click=${actions.back}>${form.back}</button>
      </p>
    </form>
  `;
}

function chosenTemplate({ slot, kind, zone, wishes, stay }: Chosen, look: FormLook, { back }: FormActions): TemplateResult {
  const { strings: { visit: words, choosing }, language, formats } = look;
  const [host, ...others] = slot.hosts;
  const said = wishWords(wishes, choosing, formats);
  return html`
    <div class="chosen" part="chosen-time">
      <p aria-live="polite"><strong class="block">${formats.day(dayOf(slot.start, zone))}, <span class="nowrap">${formats.timeRange(slot.start, slot.end, zone)}</span></strong>${[kind.title, slot.hosts.length > 1 ? withHosts(slot, words) : ''].filter(Boolean).join(', ')}</p>
      ${host && others.length === 0 ? personCard(host, language) : nothing}
      ${stay ? html`<p class="small" part="stay">${staySentence(stay, zone, choosing, formats)}</p>` : nothing}
      ${said.length > 0 ? html`<p class="small" part="wishes">${said.join(' · ')}</p>` : nothing}
      <p class="small" role="status" part="held">${heldText(look, zone)}</p>
      <button type="button" part="change" @click=${back}>${words.changeTime}</button>
    </div>
  `;
}

/** On the visitor's own clock: they look at it while they type. */
function heldText({ strings: { visit: words }, formats, holding }: FormLook, zone: TimeZone): string {
  switch (holding.status) {
    case 'none':
    case 'asking': return '';
    case 'held': {
      const time = formats.time(holding.until, visitorZone());
      return words.held(sameClock(zone, visitorZone(), holding.until) ? time : words.yourTime(time));
    }
    case 'over': return words.heldNoLonger;
  }
}

function meetTemplate(people: People, { strings: { visit: words }, formats }: FormLook, host: FieldHost): TemplateResult | typeof nothing {
  const crafts = craftsToShow(people);
  if (people.members.length + crafts.length === 0) return nothing;
  const wish = typeof host.draft[WISH] === 'string' ? host.draft[WISH] : '';
  const option = (value: string, face: unknown) => html`
    <label class="choice" part=${wish === value ? 'choice chosen' : 'choice'}><input type="radio" name=${WISH} value=${value} .checked=${live(wish === value)} @change=${() => host.change(WISH, value)}>${face}</label>`;
  return html`
    <details ?open=${Boolean(host.errors['meet/why'])} part="meet">
      <summary>${words.meet}</summary>
      <div class="stack">
        <fieldset class="choices">
          <legend class="hidden">${words.meetWhom}</legend>
          <div class="options">
          ${option('', html`<span>${words.nobody}</span>`)}
          ${people.members.map(({ id, craft, firstName, photo, askMeAbout, languages, usualDays }) => option(toMember(id), html`
            <span class="person">
              ${photo ? html`<img src=${photo.url} alt="" width="56" height="56" loading="lazy">` : nothing}
              <span><strong>${firstName ? `${firstName}, ${craft}` : craft}</strong>
                ${askMeAbout ? html`<span class="small block">${words.askMeAbout(askMeAbout)}</span>` : nothing}
                <span class="small muted block">${[
                  usualDays?.length ? words.usually(formats.list(usualDays.map((day) => formats.weekday(day)))) : '',
                  languages?.length ? formats.list(languages.map((code) => formats.languageName(code))) : '',
                ].filter(Boolean).join(' · ')}</span></span>
            </span>`))}
          ${crafts.map(({ craft, people: count }) => option(toCraft(craft), html`
            <span><strong>${words.someCraft(craft)}</strong><span class="small muted block">${words.people(count)}</span></span>`))}
          </div>
        </fieldset>
        ${wish ? formField(whyField(words), host) : nothing}
        <p class="small muted">${words.meetConsent} ${words.counted(formats.date(dayOf(people.updatedAt, 'UTC')))}</p>
      </div>
    </details>
  `;
}

function failedTemplate(error: BackendError, chosen: Chosen, look: FormLook, host: FieldHost, actions: FormActions): TemplateResult {
  const { strings: { visit: words, form, status }, formats, hosts } = look;
  const names = new Set([...aboutFields(chosen, host.draft, words, form), ...needFields(words), whyField(words)].map(({ name }) => name));
  const invalid = Object.keys(host.errors).filter((name) => names.has(name)).length;
  return html`
    <div class="notice error" part="error" role="alert" tabindex="-1">
      <p>${error.code === 'invalid' && invalid > 0 ? form.checkFields(invalid) : error.code === 'taken' && error.alternatives.length === 0 ? words.taken : unsentText(error, form, status)}</p>
      ${Object.entries(host.errors).map(([name, complaint]) => (names.has(name) ? nothing : html`<p>${complaint}</p>`))}
      ${lost(error) ? html`
        <div class="row">
          ${error.alternatives.map((slot) => toChoice([slot], hosts, true)).map((slot) => html`
            <button type="button" part="alternative" data-slot=${slot.start} @click=${() => actions.take(slot)}>${formats.dayAndTime(slot.start, chosen.zone)}${slot.hosts.length > 0 ? html`<span class="small block">${withHosts(slot, words)}</span>` : nothing}</button>`)}
          <button type="button" part="back" @click=${actions.back}>${words.pickAnother}</button>
        </div>` : error.code === 'invalid' ? nothing : otherwise(chosen, look, host)}
    </div>
  `;
}

/** A letter or a call, with everything that was typed. */
function otherwise(chosen: Chosen, { space, strings: { visit: words, form }, formats }: FormLook, { draft }: FieldHost): TemplateResult {
  const { slot, zone, kind } = chosen;
  const when = formats.dayAndTime(slot.start, zone);
  const fields: readonly FormField[] = [...aboutFields(chosen, draft, words, form), ...needFields(words), whyField(words)];
  const letter = toLetter(`${kind.title}, ${when}`, fields, draft);
  return html`
    <p>${space?.email || space?.phone ? words.otherwise : words.kept}</p>
    <p class="row">
      ${space?.email ? html`<a class="button" part="mail" href=${`mailto:${space.email}?subject=${encodeURIComponent(form.mailSubject(`${kind.title}, ${when}`))}&body=${encodeURIComponent(letter)}`}>${form.byMail}</a>` : nothing}
      ${space?.phone ? html`<a class="button" part="phone" href="tel:${space.phone}">${form.byPhone(space.phone)}</a>` : nothing}
    </p>
  `;
}

const withHosts = ({ hosts }: SlotChoice, words: VisitStrings): string => words.with(hosts.map(({ name }) => name));

/** Whether another time is the way on. */
const lost = ({ code }: BackendError): boolean => code === 'taken' || code === 'full' || code === 'closed' || code === 'outside-window';
