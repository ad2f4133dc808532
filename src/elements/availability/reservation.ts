import type { LitElement, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { AvailabilitySource, Backend, ManageRef } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { readAttribution } from '../../controllers/attribution.js';
import { ChallengeController } from '../../controllers/challenge.js';
import type { FocusController } from '../../controllers/focus.js';
import { toPrivateLink } from '../../controllers/private-link-ref.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import { SubmissionController } from '../../controllers/submission.js';
import type { Availability, Reservation, ReservationInput, Resource } from '../../domain/availability.js';
import { byInstant, type Instant } from '../../domain/dates.js';
import type { Space } from '../../domain/space.js';
import { minutesBetween } from '../../domain/moments.js';
import { webAddress } from '../../domain/web.js';
import { allFormats } from '../../i18n/all-formats.js';
import { availability } from '../../i18n/en/availability.js';
import { common } from '../../i18n/en/common.js';
import { form } from '../../i18n/en/form.js';
import { places } from '../../i18n/en/places.js';
import { reservation } from '../../i18n/en/reservation.js';
import { status } from '../../i18n/en/status.js';
import { adoptMore } from '../../styles/adopt.js';
import { forms } from '../../styles/forms.js';
import { checkForm } from '../parts/field.js';
import { failure } from '../parts/notice.js';
import { ReservationCancelledEvent, ReservedEvent } from './availability.events.js';
import { RESERVATION_LINK, placesIn } from './places.model.js';
import { intervalsOf, type Choice, type Span } from './spans.model.js';
import { byTheDay, ends, priceOf, starts, stretchAround, toErrors, toInput, usualEnd, type Draft, type Sum } from './reservation.model.js';
import { styles } from './reservation.styles.js';
import { formTemplate, linkTemplate, offerTemplate, panel, personTemplate, reservationTemplate, tourTemplate, type Held, type Look, type Mode, type ReservationActions, type Times } from './reservation.template.js';

export interface ReservationOptions {
  readonly backend: () => Backend | undefined;
  readonly availability: () => Availability | undefined;
  readonly resource: (id: string) => Resource | undefined;
  readonly people: () => number;
  readonly now: () => Instant;
  readonly tourHref: () => string | undefined;
  /** Whether the page lets it be known where the visitor came from. */
  readonly attributed: () => boolean;
  readonly ask: (resource: Resource) => void;
  /** What is free may have changed. */
  readonly changed: () => void;
  readonly closed: () => void;
}

type Sent = { readonly resourceId: string; readonly input: ReservationInput };

/**
 * The way from something free to having it, below the view: form, confirmation, cancelling; also from a private link.
 * What was typed is kept as long as the element lives, from one room to the next.
 */
export class ReservationDesk {
  readonly #host: LitElement;
  readonly #focus: FocusController;
  readonly #options: ReservationOptions;
  readonly #strings: StringsController<'availability' | 'places' | 'reservation' | 'form' | 'status'>;
  readonly #facts: RemoteController<readonly [Backend], Space>;
  readonly #linked: RemoteController<readonly [Backend, ManageRef], Reservation>;
  readonly #challenge: ChallengeController;
  readonly #reserving: SubmissionController<Sent, Reservation>;
  readonly #cancelling: SubmissionController<ManageRef, Reservation>;
  #choice: Choice | undefined;
  #span: Span | undefined;
  #units = 1;
  #draft: Draft = {};
  #errors: Readonly<Record<string, string>> = {};
  #link: ManageRef | undefined;
  #held: Held | undefined;
  #mode: Mode = 'view';

  readonly #actions: ReservationActions = {
    type: (name, value) => { this.#challenge.begin(); this.#draft = { ...this.#draft, [name]: value }; this.#update(); },
    from: (start) => {
      const length = this.#span && minutesBetween(this.#span.start, this.#span.end);
      this.#span = { start, end: start };
      this.#span = { start, end: usualEnd(this.#times.ends, start, length) ?? start };
      this.#update();
    },
    until: (end) => { if (this.#span) this.#span = { ...this.#span, end }; this.#update(); },
    units: (count) => { this.#units = count; this.#update(); },
    send: (event) => { event.preventDefault(); void this.#send(event.currentTarget as HTMLFormElement); },
    take: (span) => { this.#span = span; this.#reserving.reset(); this.#focus.next('#from, [part="send"]'); },
    ask: () => { if (this.#choice) this.#options.ask(this.#choice.resource); },
    close: () => this.#close(),
    turn: (mode) => { this.#mode = mode; this.#focus.next(mode === 'cancel' ? '#sure' : '[part="cancel"]'); },
    cancel: () => void this.#cancel(),
  };

  constructor(host: LitElement, focus: FocusController, options: ReservationOptions) {
    this.#host = host;
    this.#focus = focus;
    this.#options = options;
    this.#strings = new StringsController<'availability' | 'places' | 'reservation' | 'form' | 'status'>(host, { common, availability, places, reservation, form, status });
    this.#facts = patient(host, new RemoteController<readonly [Backend], Space>(host, {
      args: () => { const backend = options.backend(); return backend && [backend]; },
      load: ([backend], signal) => backend.space.facts({ signal }),
    }));
    this.#linked = patient(host, new RemoteController<readonly [Backend, ManageRef], Reservation>(host, {
      args: () => { const backend = options.backend(); return backend && this.#link && [backend, this.#link]; },
      load: async ([backend, ref], signal) => {
        const found = await source(backend).reservation(ref, { signal });
        this.#held = { reservation: found, ref, sum: undefined };
        return found;
      },
    }));
    this.#challenge = new ChallengeController(host, { backend: options.backend, write: 'createReservation' });
    this.#reserving = new SubmissionController<Sent, Reservation>(host, ({ resourceId, input }, write) => source(options.backend()).reserve(resourceId, input, write), {
      complete: async ({ resourceId, input }, signal, renew) => ({ resourceId, input: await this.#challenge.complete(input, signal, renew) }),
    });
    this.#cancelling = new SubmissionController(host, (ref, { signal }) => source(options.backend()).cancel(ref, undefined, { signal }));
    adoptMore(host.renderRoot as ShadowRoot, [forms, styles]);
  }

  /** Opens the way to something. */
  open(choice: Choice): void {
    const { resource, span } = choice;
    this.#forget();
    this.#choice = choice;
    this.#units = Math.max(1, Math.min(this.#options.people(), resource.units ?? 1));
    this.#span = span && (byTheDay(resource) ? span : this.#firstSpan(span.start));
    this.#focus.next('#panel-title');
  }

  /** Opens a reservation by its private link. */
  openLink(ref: ManageRef): void {
    this.#forget();
    this.#link = ref;
    this.#focus.next('#panel-title');
  }

  /** Closes what is open, because the visitor has gone elsewhere. */
  leave(): void {
    this.#forget();
  }

  render(): TemplateResult | typeof nothing {
    const { resource } = this.#choice ?? {};
    if (this.#held) return this.#reservation(this.#held);
    if (this.#link) return this.#arriving();
    if (!resource) return nothing;
    return offerTemplate(resource, this.#look, this.#way(resource));
  }

  #way(resource: Resource): TemplateResult {
    const look = this.#look;
    const { mode = 'none' } = resource.book ?? {};
    if (!this.#choice?.span || mode === 'none') return personTemplate(resource, look);
    if (mode === 'link') return linkTemplate(resource, look) === nothing ? personTemplate(resource, look) : html`${linkTemplate(resource, look)}`;
    if (mode === 'tour') return tourTemplate(resource, this.#options.tourHref(), look);
    return formTemplate(resource, this.#times, this.#reserving.state, look);
  }

  #reservation(held: Held): TemplateResult {
    const { reservation, ref } = held;
    const { manageUrl, manageToken } = reservation;
    const link = webAddress(manageUrl) ?? (manageToken && toPrivateLink(RESERVATION_LINK, ref));
    const known = this.#options.resource(reservation.resourceId) ?? this.#choice?.resource;
    return reservationTemplate(held, this.#mode, this.#cancelling.state, link, { ...this.#look, resource: known, zone: reservation.timeZone });
  }

  #arriving(): TemplateResult {
    const look = this.#look;
    const { state } = this.#linked;
    return panel(look.strings.common.loading, look, state.status === 'failed' ? failure(state.error, look.strings.status, () => this.#linked.retry()) : html`<div class="skeleton"></div>`);
  }

  get #look(): Look {
    return {
      resource: this.#choice?.resource, zone: this.#options.availability()?.timeZone ?? 'UTC', facts: this.#facts.value,
      draft: this.#draft, errors: this.#errors, at: this.#options.now(), proving: this.#challenge.waiting,
      strings: this.#strings.current, formats: allFormats(this.#strings.language), actions: this.#actions,
    };
  }

  get #times(): Times {
    const { resource, span: chosen } = this.#choice ?? {};
    const availability = this.#options.availability();
    const none: Times = { span: undefined, starts: [], ends: [], units: 1, most: 0, sum: undefined, gone: false };
    const span = this.#span ?? chosen;
    if (!resource || !span || !availability) return none;
    const intervals = intervalsOf(availability, resource);
    const sum = priceOf(resource, span, this.#units);
    if (byTheDay(resource)) {
      const most = placesIn(intervals, span, this.#options.now())?.least ?? 0;
      return { ...none, span, most, units: this.#units, sum };
    }
    if (!this.#span) return none;
    const stretch = stretchAround(intervals, span.start);
    // A time that was offered elsewhere stands for itself.
    const begins = stretch ? starts(stretch, resource, availability.timeZone, this.#options.now()) : [];
    const all = [...new Set([...begins, span.start])].sort(byInstant);
    const finishes = stretch ? ends(stretch, span.start, resource) : [span.end];
    return { ...none, span, starts: all, ends: [...new Set([...finishes, ...(span.end === span.start ? [] : [span.end])])].sort(byInstant), sum };
  }

  #firstSpan(from: Instant): Span | undefined {
    const { resource } = this.#choice ?? {};
    const availability = this.#options.availability();
    const stretch = resource && availability && stretchAround(intervalsOf(availability, resource), from);
    if (!stretch) return undefined;
    const start = starts(stretch, resource, availability.timeZone, this.#options.now()).find((one) => byInstant(one, from) >= 0);
    const end = start && usualEnd(ends(stretch, start, resource), start);
    return start && end ? { start, end } : undefined;
  }

  async #send(element: HTMLFormElement): Promise<void> {
    const { resource } = this.#choice ?? {};
    const { span, units, sum } = this.#times;
    if (!resource || !span) return;
    this.#errors = checkForm(element, this.#strings.current.form);
    if (Object.keys(this.#errors).length > 0) {
      this.#focus.next('[aria-invalid="true"]');
      return;
    }
    const input = toInput(span, units, this.#draft, {
      locale: this.#strings.language, space: this.#facts.value,
      attribution: this.#options.attributed() ? readAttribution() : undefined,
    });
    const made = await this.#reserving.submit({ resourceId: resource.id, input });
    if (made) this.#hold(made, sum);
    else this.#explain();
    this.#options.changed();
  }

  #hold(made: Reservation, sum: Sum | undefined): void {
    this.#challenge.spent();
    this.#held = { reservation: made, ref: { id: made.id, token: made.manageToken ?? '' }, sum };
    this.#focus.next('#panel-title');
    this.#host.dispatchEvent(new ReservedEvent(made));
  }

  #explain(): void {
    const { state } = this.#reserving;
    if (state.status !== 'failed') return;
    this.#errors = toErrors(state.error.fields);
    this.#focus.next(Object.keys(this.#errors).some(Boolean) ? '[aria-invalid="true"]' : '#refusal');
  }

  async #cancel(): Promise<void> {
    if (!this.#held) return;
    const { ref, sum } = this.#held;
    const cancelled = await this.#cancelling.submit(ref);
    if (!cancelled) return;
    this.#held = { reservation: cancelled, ref, sum };
    this.#mode = 'view';
    this.#focus.next('#panel-title');
    this.#host.dispatchEvent(new ReservationCancelledEvent(cancelled));
    this.#options.changed();
  }

  #close(): void {
    this.#forget();
    this.#options.closed();
    this.#update();
  }

  #forget(): void {
    this.#choice = this.#span = this.#link = this.#held = undefined;
    this.#errors = {};
    this.#mode = 'view';
    this.#reserving.reset();
    this.#cancelling.reset();
  }

  #update(): void {
    this.#host.requestUpdate();
  }
}

function source(backend: Backend | undefined): AvailabilitySource {
  if (!backend?.availability) throw new BackendError('unsupported', 'This backend takes no reservations.');
  return backend.availability;
}
