// The form, fetched with the first hint that a visitor wants a time.
import type { LitElement, TemplateResult } from 'lit';
import type { Backend, PeopleSource } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import type { FocusController } from '../../controllers/focus.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import { SubmissionController } from '../../controllers/submission.js';
import { visitorZone } from '../../domain/dates.js';
import type { People } from '../../domain/people.js';
import type { Host, Space } from '../../domain/space.js';
import type { TourBooking, TourBookingInput } from '../../domain/tours.js';
import { toAttribution } from '../../domain/attribution.js';
import { allFormats } from '../../i18n/all-formats.js';
import { choosing } from '../../i18n/en/choosing.js';
import { common } from '../../i18n/en/common.js';
import { form } from '../../i18n/en/form.js';
import { status } from '../../i18n/en/status.js';
import { visit } from '../../i18n/en/visit.js';
import { adoptMore } from '../../styles/adopt.js';
import { checkForm, type FieldValue } from '../parts/field.js';
import { TELL_HOST, toComplaints, toInput, type Chosen } from './form.model.js';
import { formTemplate } from './form.template.js';
import { lateStyles } from './late.styles.js';
import { TourAlternativeSelectEvent, TourFailedEvent, TourFormStartEvent, TourSlotLostEvent, TourSubmitEvent } from './tour-booking.events.js';
import type { SlotChoice } from './tour-booking.model.js';

export interface FormOptions {
  readonly backend: () => Backend | undefined;
  readonly focus: FocusController;
  readonly hosts: () => readonly Host[];
  /** What the page says the visitor would write. */
  readonly notes: () => string | undefined;
  readonly attributed: () => boolean;
  /** Back to the times. */
  readonly back: () => void;
  /** Another time instead of one that was lost. */
  readonly take: (slot: SlotChoice) => void;
  /** The times shown before are old. */
  readonly outdated: () => void;
  readonly booked: (booking: TourBooking) => void;
}

interface Request {
  readonly tourId: string;
  readonly input: TourBookingInput;
}

/**
 * Holds what a visitor types, through errors, ways back, and the removal of its element, until the visit is booked.
 */
export class BookingForm {
  readonly #host: LitElement;
  readonly #options: FormOptions;
  readonly #strings: StringsController<'visit' | 'form' | 'status' | 'choosing'>;
  readonly #people: RemoteController<readonly [PeopleSource], People>;
  readonly #submission: SubmissionController<Request, TourBooking>;
  #draft: Record<string, FieldValue> = {};
  #errors: Record<string, string> = {};
  #started = false;

  constructor(host: LitElement, options: FormOptions) {
    this.#host = host;
    this.#options = options;
    this.#strings = new StringsController<'visit' | 'form' | 'status' | 'choosing'>(host, { common, visit, form, status, choosing });
    this.#people = patient(host, new RemoteController(host, {
      args: (): readonly [PeopleSource] | undefined => {
        const people = options.backend()?.people;
        return people && [people];
      },
      load: ([people], signal) => people.people({ signal }),
    }));
    this.#submission = new SubmissionController<Request, TourBooking>(host, ({ tourId, input }, call) => {
      const tours = options.backend()?.tours;
      if (!tours) throw new BackendError('unsupported', 'This backend has no visits.');
      return tours.book(tourId, input, call);
    });
    if (host.shadowRoot) adoptMore(host.shadowRoot, [lateStyles]);
  }

  render(chosen: Chosen, space: Space | undefined): TemplateResult {
    const { state } = this.#submission;
    const error = state.status === 'failed' ? state.error : undefined;
    return formTemplate(
      chosen,
      {
        strings: this.#strings.current, language: this.#strings.language, formats: allFormats(this.#strings.language), hosts: this.#options.hosts(), people: this.#people.value, space,
        sending: state.status === 'sending', error,
      },
      { draft: this.#filled(chosen), errors: this.#errors, change: (name, value) => this.#change(name, value, chosen) },
      {
        submit: (event) => {
          event.preventDefault();
          void this.#submit(chosen, space, event.currentTarget as HTMLFormElement);
        },
        back: () => this.#options.back(),
        take: (slot) => {
          this.#options.take(slot);
          this.#host.dispatchEvent(new TourAlternativeSelectEvent(chosen.kind.id, slot.start));
          void this.#send({ ...chosen, slot }, space);
        },
      },
    );
  }

  /** Forgets the last answer, not what was typed: another time may do. */
  reopen(): void {
    if (this.#submission.state.status === 'failed') this.#submission.reset();
    this.#options.focus.next('#form-title');
  }

  /** What the visitor has not touched is as the page and the choices before say. */
  #filled({ people, wishes: { tellHost } }: Chosen): Record<string, FieldValue> {
    return { partySize: String(people), [TELL_HOST]: tellHost, notes: this.#options.notes() ?? '', ...this.#draft };
  }

  #change(name: string, value: FieldValue, { kind }: Chosen): void {
    if (!this.#started) this.#host.dispatchEvent(new TourFormStartEvent(kind.id));
    this.#started = true;
    this.#draft = { ...this.#draft, [name]: value };
    const { [name]: _mended, ...others } = this.#errors;
    this.#errors = others;
    this.#host.requestUpdate();
  }

  async #submit(chosen: Chosen, space: Space | undefined, element: HTMLFormElement): Promise<void> {
    this.#errors = checkForm(element, this.#strings.current.form);
    if (Object.keys(this.#errors).length > 0) {
      this.#options.focus.next('form [aria-invalid="true"]');
      return;
    }
    await this.#send(chosen, space);
  }

  async #send(chosen: Chosen, space: Space | undefined): Promise<void> {
    if (this.#submission.state.status === 'sending') return;
    this.#host.dispatchEvent(new TourSubmitEvent(chosen.kind.id, chosen.slot.start));
    const input = toInput(chosen, this.#filled(chosen), {
      space, locale: this.#strings.language, timeZone: visitorZone(),
      attribution: this.#options.attributed() ? toAttribution(new URL(location.href), document.referrer) : undefined,
    });
    const booking = await this.#submission.submit({ tourId: chosen.kind.id, input });
    if (booking) this.#done(booking);
    else if (this.#submission.state.status === 'failed') this.#failed(this.#submission.state.error, chosen);
  }

  #done(booking: TourBooking): void {
    this.#submission.reset();
    // Who books another visit is the same person, with another wish.
    const { 'attendee/name': name = '', 'attendee/email': email = '', 'attendee/phone': phone = '' } = this.#draft;
    this.#draft = { 'attendee/name': name, 'attendee/email': email, 'attendee/phone': phone };
    this.#started = false;
    this.#options.booked(booking);
  }

  #failed(error: BackendError, { kind, slot }: Chosen): void {
    this.#host.dispatchEvent(new TourFailedEvent('book', error.code));
    if (error.code === 'taken') this.#host.dispatchEvent(new TourSlotLostEvent(kind.id, slot.start, error.alternatives.length));
    this.#errors = { ...toComplaints(error.fields) };
    // The first field that needs a look, or the sentence where no field does.
    this.#options.focus.next('form :is([aria-invalid="true"], [part="error"])');
    if (error.code === 'taken') this.#options.outdated();
  }
}
