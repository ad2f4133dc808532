import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Backend, ManageRef, WriteOptions } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { readAttribution } from '../../controllers/attribution.js';
import { ChallengeController } from '../../controllers/challenge.js';
import type { FocusController } from '../../controllers/focus.js';
import { toPrivateLink } from '../../controllers/private-link-ref.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import { SubmissionController } from '../../controllers/submission.js';
import type { Instant } from '../../domain/dates.js';
import type { Rsvp, RsvpChange, RsvpInput, SpaceEvent } from '../../domain/events.js';
import type { Space } from '../../domain/space.js';
import { webAddress } from '../../domain/web.js';
import { allFormats } from '../../i18n/all-formats.js';
import { common } from '../../i18n/en/common.js';
import { events } from '../../i18n/en/events.js';
import { form } from '../../i18n/en/form.js';
import { programme } from '../../i18n/en/programme.js';
import { rsvp } from '../../i18n/en/rsvp.js';
import { status } from '../../i18n/en/status.js';
import { adoptMore } from '../../styles/adopt.js';
import { forms } from '../../styles/forms.js';
import { checkForm, type FieldValue } from '../parts/field.js';
import { failure } from '../parts/notice.js';
import type { ListExtras } from './list.template.js';
import { LINK, wayIn } from './events.model.js';
import { Registrations, type Held } from './registrations.js';
import { RsvpCancelledEvent, RsvpChangedEvent, RsvpMadeEvent, RsvpStartEvent } from './rsvp.events.js';
import { toDraft, toErrors, toRsvpChange, toRsvpInput, type Draft } from './rsvp.model.js';
import { styles } from './rsvp.styles.js';
import { formTemplate, mineTemplate, registrationTemplate, type RegistrationMode, type RsvpActions, type RsvpLook } from './rsvp.template.js';

export interface RsvpOptions {
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  /** Whether the page lets it be known where the visitor came from. */
  readonly attributed: () => boolean;
  /** There may be more or fewer places than the list says. */
  readonly changed: () => void;
}

type Piece = TemplateResult | typeof nothing;
type Edit = { readonly ref: ManageRef; readonly change: RsvpChange | undefined };

/**
 * Signing up for an event, right below it: form, confirmation, change, cancel; also from a private link, above the list.
 * One is open at a time. What was typed is kept as long as the element lives, name and mail address from one event to the next.
 */
export class RsvpDesk implements Pick<ListExtras, 'mine'> {
  readonly #host: LitElement;
  readonly #focus: FocusController;
  readonly #options: RsvpOptions;
  readonly #strings: StringsController<'rsvp' | 'form' | 'events' | 'programme' | 'status'>;
  readonly #facts: RemoteController<readonly [Backend], Space>;
  readonly #linked: RemoteController<readonly [Backend, ManageRef], string>;
  readonly #editing: SubmissionController<Edit, Rsvp>;
  readonly #challenge: ChallengeController;
  readonly #sendings = new Map<string, SubmissionController<RsvpInput, Rsvp>>();
  readonly #drafts = new Map<string, Draft>();
  readonly #registrations: Registrations;
  #link: ManageRef | undefined;
  #open: string | undefined;
  #mode: RegistrationMode = 'view';
  #errors: Readonly<Record<string, string>> = {};

  constructor(host: LitElement, focus: FocusController, options: RsvpOptions) {
    this.#host = host;
    this.#focus = focus;
    this.#options = options;
    this.#registrations = new Registrations(host);
    this.#strings = new StringsController<'rsvp' | 'form' | 'events' | 'programme' | 'status'>(host, { common, events, programme, rsvp, form, status });
    this.#facts = patient(host, new RemoteController<readonly [Backend], Space>(host, {
      args: () => (this.#backend ? [this.#backend] : undefined),
      load: ([backend], signal) => backend.space.facts({ signal }),
    }));
    this.#linked = patient(host, new RemoteController<readonly [Backend, ManageRef], string>(host, {
      args: () => (this.#backend && this.#link ? [this.#backend, this.#link] : undefined),
      load: ([backend, ref], signal) => this.#read(backend, ref, signal),
    }));
    this.#challenge = new ChallengeController(host, { backend: options.backend, write: 'createRsvp' });
    this.#editing = new SubmissionController(host, ({ ref, change }, { signal }) => {
      const { events } = this.#needed();
      return change ? events.change(ref, change, { signal }) : events.cancel(ref, undefined, { signal });
    });
    adoptMore(host.renderRoot as ShadowRoot, [forms, styles]);
  }

  /** Opens the form of an event, or the registration that there is. */
  start(event: SpaceEvent): void {
    if (!this.#standing(event)) this.#registrations.drop(event.id);
    if (!this.#draft(event.id)['party']) this.#drafts.set(event.id, { ...this.#person(), party: '1' });
    this.#show(event.id, '#rsvp-title');
    if (!this.#standing(event)) this.#host.dispatchEvent(new RsvpStartEvent(event));
  }

  /** Opens a registration by its private link. */
  openLink(ref: ManageRef): void {
    this.#link = ref;
    this.#show(undefined, '#rsvp-title');
  }

  /** What shows an event has gone, and its form with it; what was typed stays. */
  leave(eventId: string): void {
    if (this.#open === eventId) this.#show(undefined, '');
  }

  /** Whether form or registration of an event is open. */
  isOpen(eventId: string): boolean {
    return this.#open === eventId;
  }

  /** Asks how the visitor's own registrations stand: somebody ahead may have given a place back. */
  renew(): void {
    if (this.#backend) void this.#registrations.renew(this.#backend);
  }

  /** What stands above the list: the registration of a private link. */
  above(): Piece {
    const { state } = this.#linked;
    const { common: { loading }, status: words, form: { close } } = this.#strings.current;
    switch (state.status) {
      case 'idle': return nothing;
      case 'loading': return html`<div class="skeleton" role="status">${loading}</div>`;
      case 'failed': return html`<div class="stack" id="rsvp-title" tabindex="-1">${failure(state.error, words, () => this.#linked.retry())}
        <p><button type="button" class="plain" @click=${() => this.#close()}>${close}</button></p></div>`;
      case 'ready': {
        const held = this.#registrations.of(state.value);
        return held && this.#open === undefined ? this.#registration(held, 3) : nothing;
      }
    }
  }

  /** What stands below an event while it is open. */
  below(event: SpaceEvent, level: RsvpLook['level']): Piece {
    if (event.id !== this.#open) return nothing;
    const held = this.#registrations.of(event.id);
    if (held) return this.#registration({ ...held, event }, level);
    return formTemplate(this.#look(event, level), this.#sending(event).state, wayIn(event, this.#options.now()).kind === 'waitlist');
  }

  /** What stands instead of the button that leads to the form. */
  mine(event: SpaceEvent): Piece {
    const held = this.#standing(event);
    return held ? mineTemplate(held.rsvp, event, this.#strings.current, () => this.start(event)) : nothing;
  }

  get #backend(): Backend | undefined {
    return this.#options.backend();
  }

  #standing({ id }: SpaceEvent): Held | undefined {
    const held = this.#registrations.of(id);
    return held?.rsvp.status === 'cancelled' ? undefined : held;
  }

  #registration(held: Held, level: RsvpLook['level']): TemplateResult {
    const { ref, rsvp: { manageUrl } } = held;
    return registrationTemplate(this.#look(held.event, level), {
      ...held, mode: this.#mode, link: webAddress(manageUrl) ?? (ref && toPrivateLink(LINK, ref)),
    }, this.#editing.state);
  }

  #look(event: SpaceEvent, level: RsvpLook['level']): RsvpLook {
    const facts = this.#facts.value;
    return {
      event, level, facts, zone: facts?.timeZone ?? event.timeZone, at: this.#options.now(), proving: this.#challenge.waiting, draft: this.#draft(event.id), errors: this.#errors,
      strings: this.#strings.current, formats: allFormats(this.#strings.language), actions: this.#actions(event),
    };
  }

  #actions(event: SpaceEvent): RsvpActions {
    return {
      type: (name, value) => this.#type(event.id, name, value),
      send: (submit) => {
        submit.preventDefault();
        if (this.#checked(submit)) void this.#send(event, wayIn(event, this.#options.now()).kind === 'waitlist');
      },
      wait: () => void this.#send(event, true),
      close: () => this.#close(event),
      turn: (mode) => this.#turn(event, mode),
      save: (submit) => {
        submit.preventDefault();
        if (this.#checked(submit)) void this.#edit(event, toRsvpChange(event, this.#draft(event.id)));
      },
      cancel: () => void this.#edit(event, undefined),
    };
  }

  async #send(event: SpaceEvent, joinWaitlist: boolean): Promise<void> {
    const draft = this.#draft(event.id);
    const sending = this.#sending(event);
    const made = await sending.submit(toRsvpInput(event, draft, {
      joinWaitlist, locale: this.#strings.language, space: this.#facts.value,
      attribution: this.#options.attributed() ? readAttribution() : undefined,
    }));
    if (!made) {
      this.#complain(event, sending.state.status === 'failed' ? sending.state.error : undefined);
      return;
    }
    const ref = made.manageToken ? { id: made.id, token: made.manageToken } : undefined;
    const firstName = String(draft['name']).trim().split(/\s+/)[0] ?? '';
    sending.reset();
    this.#challenge.spent();
    this.#registrations.keep({ event, rsvp: made, ref, firstName, news: undefined });
    if (this.#open === event.id) this.#show(event.id, '#rsvp-title');
    this.#options.changed();
    this.#host.dispatchEvent(new RsvpMadeEvent(event, made.status));
  }

  async #edit(event: SpaceEvent, change: RsvpChange | undefined): Promise<void> {
    const held = this.#registrations.of(event.id);
    if (!held?.ref) return;
    const changed = await this.#editing.submit({ ref: held.ref, change });
    if (!changed) {
      this.#complain(event, this.#editing.state.status === 'failed' ? this.#editing.state.error : undefined);
      return;
    }
    this.#registrations.update(held, { ...held.rsvp, ...changed }, change && 'saved');
    this.#mode = change ? 'view' : 'cancel';
    this.#focus.next('#rsvp-title');
    this.#options.changed();
    this.#host.dispatchEvent(change ? new RsvpChangedEvent(event) : new RsvpCancelledEvent(event));
  }

  /** Brings the backend's complaints to the fields they are about. */
  #complain(event: SpaceEvent, error: BackendError | undefined): void {
    if (!error) return;
    this.#errors = toErrors(event, error.fields);
    if (Object.keys(this.#errors).some(Boolean)) this.#focus.next('[aria-invalid="true"]');
  }

  #checked({ target }: SubmitEvent): boolean {
    this.#errors = checkForm(target as HTMLFormElement, this.#strings.current.form);
    const fine = Object.keys(this.#errors).length === 0;
    if (!fine) this.#focus.next('[aria-invalid="true"]');
    this.#host.requestUpdate();
    return fine;
  }

  #type(id: string, name: string, value: FieldValue): void {
    this.#challenge.begin();
    this.#drafts.set(id, { ...this.#draft(id), [name]: value });
    const { [name]: _mended, ...errors } = this.#errors;
    this.#errors = errors;
    this.#host.requestUpdate();
  }

  #turn(event: SpaceEvent, mode: RegistrationMode): void {
    const held = this.#registrations.of(event.id);
    if (held && mode === 'change') this.#drafts.set(event.id, { ...this.#draft(event.id), ...toDraft(held.rsvp) });
    if (held) this.#registrations.update(held, held.rsvp);
    this.#editing.reset();
    this.#errors = {};
    this.#mode = mode;
    this.#focus.next(mode === 'cancel' ? '#sure' : mode === 'change' ? '.rsvp form :is(input, select)' : '#rsvp-title');
  }

  #show(id: string | undefined, focus: string): void {
    this.#open = id;
    this.#mode = 'view';
    this.#errors = {};
    this.#focus.next(focus);
  }

  #close(event?: SpaceEvent): void {
    const linked = this.#open === undefined;
    if (linked) this.#link = undefined;
    this.#show(undefined, linked || !event ? '.root' : `[data-event="${CSS.escape(event.id)}"] .way :is(button, a)`);
  }

  async #read(backend: Backend, ref: ManageRef, signal: AbortSignal): Promise<string> {
    const { events } = this.#needed(backend);
    const found = await events.registration(ref, { signal });
    const event = await events.event(found.eventId, { signal });
    this.#registrations.keep({ event, rsvp: found, ref, firstName: '', news: undefined });
    return event.id;
  }

  #needed(backend = this.#backend): Required<Pick<Backend, 'events'>> {
    if (!backend?.events) throw new BackendError('unsupported', 'This backend has no events.');
    return { events: backend.events };
  }

  #sending({ id }: SpaceEvent): SubmissionController<RsvpInput, Rsvp> {
    const known = this.#sendings.get(id);
    const sending = known ?? new SubmissionController<RsvpInput, Rsvp>(this.#host, (input, write: WriteOptions) => this.#needed().events.register(id, input, write), {
      complete: (input, signal, renew) => this.#challenge.complete(input, signal, renew),
    });
    this.#sendings.set(id, sending);
    return sending;
  }

  #draft(id: string): Draft {
    return this.#drafts.get(id) ?? {};
  }

  /** Who filled in a form on this page before need not do it again. */
  #person(): Draft {
    const [last] = [...this.#drafts.values()].reverse();
    return { name: last?.['name'] ?? '', email: last?.['email'] ?? '' };
  }
}
