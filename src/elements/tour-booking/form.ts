// The form, fetched with the first hint that a visitor wants a time.
import type { LitElement, TemplateResult } from 'lit';
import type { Backend, PeopleSource, ToursSource } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { readAttribution } from '../../controllers/attribution.js';
import { ChallengeController } from '../../controllers/challenge.js';
import type { FocusController } from '../../controllers/focus.js';
import { HoldController, type HoldDesk } from '../../controllers/hold.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import { SubmissionController, type Unanswered } from '../../controllers/submission.js';
import { visitorZone, type Instant } from '../../domain/dates.js';
import type { People } from '../../domain/people.js';
import type { Host, Space } from '../../domain/space.js';
import type { Slot, TourBooking } from '../../domain/tours.js';
import { allFormats } from '../../i18n/all-formats.js';
import { choosing } from '../../i18n/en/choosing.js';
import { common } from '../../i18n/en/common.js';
import { form } from '../../i18n/en/form.js';
import { status } from '../../i18n/en/status.js';
import { visit } from '../../i18n/en/visit.js';
import { adoptMore } from '../../styles/adopt.js';
import { checkForm, type FieldValue } from '../parts/field.js';
import { draftOf, keepDraft } from './drafts.js';
import { aboutFields, TELL_HOST, toComplaints, toInput, type Chosen, type Draft } from './form.model.js';
import { formTemplate } from './form.template.js';
import { lateStyles } from './late.styles.js';
import { prefill } from './prefill.model.js';
import { forgetSent, keepSent, type BookingRequest, type SentForm } from './sent-form.js';
import { TourAlternativeSelectEvent, TourFailedEvent, TourFormStartEvent, TourSlotLostEvent, TourSubmitEvent } from './tour-booking.events.js';
import type { SlotChoice } from './tour-booking.model.js';

export interface FormOptions {
  readonly backend: () => Backend | undefined;
  readonly space: () => Space | undefined;
  readonly now: () => Instant;
  readonly focus: FocusController;
  readonly hosts: () => readonly Host[];
  /** What the page says the visitor would write. */
  readonly notes: () => string | undefined;
  /** What the page and the link know of the visitor. */
  readonly known: () => URLSearchParams;
  readonly attributed: () => boolean;
  /** Back to the times. */
  readonly back: () => void;
  /** Another time instead of one that was lost. */
  readonly take: (slot: SlotChoice) => void;
  /** The times shown before are old. */
  readonly outdated: () => void;
  /** `earlier` where it is an older request of the visitor that had arrived after all. */
  readonly booked: (booking: TourBooking, earlier: boolean) => void;
}

type Wanted = Pick<Slot, 'start' | 'hostId'> & { readonly tourId: string };

const FIRST_TO_MEND = 'form :is(input, select, textarea):invalid, form [part="submit"]';

/**
 * Holds what a visitor types, through errors, ways back, and the removal of its element, until the visit is booked; keeps
 * the time for them meanwhile, and does the proof of work, where the backend has the one or asks for the other.
 */
export class BookingForm {
  readonly #host: LitElement;
  readonly #options: FormOptions;
  readonly #strings: StringsController<'visit' | 'form' | 'status' | 'choosing'>;
  readonly #people: RemoteController<readonly [PeopleSource], People>;
  readonly #challenge: ChallengeController;
  readonly #hold: HoldController<Wanted>;
  readonly #submission: SubmissionController<BookingRequest, TourBooking>;
  /** Kinds of visit whose times are not kept. */
  readonly #unkept = new Set<string>();
  #errors: Record<string, string> = {};
  /** Somebody else took the time while the visitor typed. */
  #lost: BackendError | undefined;
  #started = false;
  /** What is being sent, to go on with after a reload. */
  #sending: Chosen | undefined;
  #resumed = false;

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
    this.#challenge = new ChallengeController(host, { backend: options.backend, write: 'bookTour' });
    this.#hold = new HoldController(host, { desk: () => this.#holdDesk, now: options.now, lost: (error) => this.#lose(error) });
    this.#submission = new SubmissionController<BookingRequest, TourBooking>(host, ({ tourId, input }, call) => this.#tours.book(tourId, input, call), {
      complete: async ({ tourId, input }, signal, renew) => {
        const [holdId, proven] = await Promise.all([this.#hold.id(), this.#challenge.complete(input, signal, renew)]);
        return { tourId, input: { ...proven, ...(holdId && { holdId }) } };
      },
      unanswered: (unanswered) => this.#remember(unanswered),
    });
    if (host.shadowRoot) adoptMore(host.shadowRoot, [lateStyles]);
  }

  render(chosen: Chosen): TemplateResult {
    const { state } = this.#submission;
    return formTemplate(
      chosen,
      {
        strings: this.#strings.current, language: this.#strings.language, formats: allFormats(this.#strings.language), hosts: this.#options.hosts(),
        people: this.#people.value, space: this.#options.space(), sending: state, proving: this.#challenge.waiting, holding: this.#hold.state,
        resumed: this.#resumed && state.status === 'idle', error: state.status === 'failed' ? state.error : this.#lost,
      },
      { draft: this.#filled(chosen), errors: this.#errors, change: (name, value) => this.#change(name, value, chosen) },
      {
        submit: (event) => {
          event.preventDefault();
          void this.#submit(chosen, event.currentTarget as HTMLFormElement);
        },
        back: () => this.#options.back(),
        take: (slot) => this.#take({ ...chosen, slot }),
      },
    );
  }

  /** Forgets the last answer, not what was typed: another time may do. */
  reopen(chosen: Chosen): void {
    if (this.#submission.state.status === 'failed') this.#submission.reset();
    this.#lost = undefined;
    if (this.#started) this.#keep(chosen);
    this.#options.focus.next('#form-title');
  }

  /** Goes on with a form that was sent before the page was loaded again. */
  resume({ draft, unanswered }: SentForm): void {
    this.#draft = draft;
    this.#submission.resume(unanswered);
    this.#started = true;
    this.#resumed = true;
  }

  /** Resolves once the time is free for others. */
  leave(): Promise<void> {
    return this.#hold.giveBack();
  }

  get #draft(): Draft {
    return draftOf(this.#options.backend() ?? this);
  }

  set #draft(draft: Draft) {
    keepDraft(this.#options.backend() ?? this, draft);
  }

  get #tours(): ToursSource {
    const tours = this.#options.backend()?.tours;
    if (!tours) throw new BackendError('unsupported', 'This backend has no visits.');
    return tours;
  }

  get #holdDesk(): HoldDesk<Wanted> | undefined {
    const tours = this.#options.backend()?.tours;
    const { hold, release } = tours ?? {};
    if (!hold || !release || !this.#options.space()?.capabilities.includes('holds')) return undefined;
    return {
      release,
      hold: async ({ tourId, ...wanted }, call) => {
        try {
          return await hold(tourId, wanted, call);
        } catch (thrown) {
          if (thrown instanceof BackendError && thrown.code === 'unsupported') this.#unkept.add(tourId);
          throw thrown;
        }
      },
    };
  }

  /** What the visitor has not touched is as the page and the choices before say. */
  #filled(chosen: Chosen): Draft {
    const { visit: words, form: formWords } = this.#strings.current;
    const said = { partySize: String(chosen.people), [TELL_HOST]: chosen.wishes.tellHost, notes: this.#options.notes() ?? '' };
    const fields = aboutFields(chosen, { ...said, ...this.#draft }, words, formWords);
    return { ...said, ...prefill(fields, this.#options.known()), ...this.#draft };
  }

  #change(name: string, value: FieldValue, chosen: Chosen): void {
    if (!this.#started) this.#host.dispatchEvent(new TourFormStartEvent(chosen.kind.id));
    this.#started = true;
    this.#draft = { ...this.#draft, [name]: value };
    const { [name]: _mended, ...others } = this.#errors;
    this.#errors = others;
    this.#challenge.begin();
    this.#keep(chosen);
    this.#host.requestUpdate();
  }

  #keep({ kind, slot: { start, hostId } }: Chosen): void {
    if (this.#unkept.has(kind.id) || this.#submission.state.status === 'sending') return;
    this.#hold.keep({ tourId: kind.id, start, ...(hostId !== undefined && { hostId }) });
  }

  async #submit(chosen: Chosen, element: HTMLFormElement): Promise<void> {
    this.#errors = checkForm(element, this.#strings.current.form);
    if (Object.keys(this.#errors).length > 0) {
      this.#options.focus.next('form [aria-invalid="true"]');
      return;
    }
    await this.#send(chosen);
  }

  /** One tap: what was complete is sent at once, what is still being filled in goes on with the other time. */
  #take(chosen: Chosen): void {
    this.#options.take(chosen.slot);
    this.#host.dispatchEvent(new TourAlternativeSelectEvent(chosen.kind.id, chosen.slot.start));
    if (this.#lost) {
      this.#lost = undefined;
      this.#keep(chosen);
      this.#options.focus.next(FIRST_TO_MEND);
      return;
    }
    void this.#hold.giveBack();
    void this.#send(chosen);
    this.#options.focus.next('#form-title');
  }

  async #send(chosen: Chosen): Promise<void> {
    if (this.#submission.state.status === 'sending') return;
    this.#host.dispatchEvent(new TourSubmitEvent(chosen.kind.id, chosen.slot.start));
    this.#resumed = false;
    this.#lost = undefined;
    this.#sending = chosen;
    const input = toInput(chosen, this.#filled(chosen), {
      space: this.#options.space(), locale: this.#strings.language, timeZone: visitorZone(),
      attribution: this.#options.attributed() ? readAttribution(this.#options.known()) : undefined,
    });
    const booking = await this.#submission.submit({ tourId: chosen.kind.id, input });
    const { state } = this.#submission;
    if (booking) this.#done(booking, state.status === 'done' && state.earlier, chosen);
    else if (state.status === 'failed') this.#failed(state.error, chosen);
  }

  #remember(unanswered: Unanswered<BookingRequest> | undefined): void {
    const space = this.#options.space();
    if (!space) return;
    if (!unanswered) forgetSent(space);
    else if (this.#sending) {
      // Not the whole month that it was chosen from.
      const { slot, kind, people, daysPerWeek, wishes, zone, stay } = this.#sending;
      keepSent(space, { chosen: { slot, kind, people, daysPerWeek, wishes, zone, stay }, draft: this.#filled(this.#sending), unanswered });
    }
  }

  #done(booking: TourBooking, earlier: boolean, chosen: Chosen): void {
    this.#submission.reset();
    this.#hold.spent();
    this.#challenge.spent();
    // Who books another visit is the same person, with another wish.
    const { 'attendee/name': name = '', 'attendee/email': email = '', 'attendee/phone': phone = '' } = this.#filled(chosen);
    this.#draft = { 'attendee/name': name, 'attendee/email': email, 'attendee/phone': phone };
    this.#started = false;
    this.#options.booked(booking, earlier);
  }

  #failed(error: BackendError, { kind, slot }: Chosen): void {
    this.#host.dispatchEvent(new TourFailedEvent('book', error.code));
    if (error.code === 'taken') this.#host.dispatchEvent(new TourSlotLostEvent(kind.id, slot.start, error.alternatives.length));
    this.#errors = { ...toComplaints(error.fields) };
    // The first field that needs a look, or the sentence where no field does.
    this.#options.focus.next(':is([aria-invalid="true"], [part="error"])');
    if (error.code === 'taken') this.#options.outdated();
  }

  /** Said at once, and without taking the focus from where the visitor types. */
  #lose(error: BackendError): void {
    this.#lost = error;
    this.#options.outdated();
    this.#host.requestUpdate();
  }
}
