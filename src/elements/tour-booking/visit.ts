// A visit that exists: what stands after booking it, and behind its private link.
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Backend, ManageRef, PeopleSource } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import type { FocusController } from '../../controllers/focus.js';
import { toPrivateLink } from '../../controllers/private-link-ref.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import { SubmissionController, type Submission } from '../../controllers/submission.js';
import { dayOf, type Instant } from '../../domain/dates.js';
import type { Introduction, People } from '../../domain/people.js';
import type { Space } from '../../domain/space.js';
import type { TourBooking } from '../../domain/tours.js';
import { allFormats } from '../../i18n/all-formats.js';
import { choosing } from '../../i18n/en/choosing.js';
import { common } from '../../i18n/en/common.js';
import { form } from '../../i18n/en/form.js';
import { status } from '../../i18n/en/status.js';
import { visit } from '../../i18n/en/visit.js';
import { adoptMore } from '../../styles/adopt.js';
import { DayNotes } from './day-notes.js';
import { lateStyles } from './late.styles.js';
import { TourCalendarAddEvent, TourCancelledEvent, TourFailedEvent, TourMovedEvent } from './tour-booking.events.js';
import type { SlotChoice } from './tour-booking.model.js';
import type { Piece } from './tour-booking.template.js';
import { skeletonTemplate } from './skeleton.template.js';
import { VISIT_LINK } from './visit-link.js';
import { lostVisitTemplate, visitTemplate, type Done, type VisitActions, type VisitStep } from './visit.template.js';

export interface VisitOptions {
  readonly backend: () => Backend | undefined;
  readonly focus: FocusController;
  readonly now: () => Instant;
  readonly space: () => Space | undefined;
  /** The times to move to. */
  readonly choosing: () => Piece;
  /** The visitor wants to move this visit, so its times are to be shown. */
  readonly moving: (booking: TourBooking) => void;
  /** The times shown before are old. */
  readonly outdated: () => void;
  /** Done with it: on to another visit. */
  readonly closed: () => void;
}

interface Request<T> {
  readonly ref: ManageRef;
  readonly wish: T;
}

/** Shows a visit by its private link, moves it, cancels it, and takes back the request that came with it. A link that a move replaces is replaced here too. */
export class VisitDesk {
  readonly #host: LitElement;
  readonly #options: VisitOptions;
  readonly #strings: StringsController<'visit' | 'form' | 'status' | 'choosing'>;
  readonly #remote: RemoteController<readonly [Backend, string, string], TourBooking>;
  readonly #moving: SubmissionController<Request<{ readonly start: Instant; readonly hostId?: string }>, TourBooking>;
  readonly #cancelling: SubmissionController<Request<string>, TourBooking>;
  readonly #withdrawing: SubmissionController<ManageRef, Introduction>;
  readonly #people: RemoteController<readonly [PeopleSource], People>;
  readonly #notes: DayNotes;
  #ref: ManageRef | undefined;
  /** The newest answer about it, whoever gave it. */
  #booking: TourBooking | undefined;
  #step: VisitStep = { at: 'reading' };
  /** What has just happened to it. */
  #done: Done | undefined;

  constructor(host: LitElement, options: VisitOptions) {
    this.#host = host;
    this.#options = options;
    this.#strings = new StringsController<'visit' | 'form' | 'status' | 'choosing'>(host, { common, visit, form, status, choosing });
    this.#remote = patient(host, new RemoteController(host, {
      args: (): readonly [Backend, string, string] | undefined => {
        const backend = options.backend();
        return backend && this.#ref && !this.#booking ? [backend, this.#ref.id, this.#ref.token] : undefined;
      },
      load: async ([backend, id, token], signal) => {
        const booking = await toursOf(backend).booking({ id, token }, { signal });
        this.#options.focus.next('#visit-title');
        return booking;
      },
    }));
    this.#moving = new SubmissionController(host, ({ ref, wish }, call) => toursOf(options.backend()).move(ref, wish, call));
    this.#cancelling = new SubmissionController(host, ({ ref, wish }, call) => toursOf(options.backend()).cancel(ref, wish || undefined, call));
    this.#withdrawing = new SubmissionController(host, (ref, { signal }) => peopleOf(options.backend()).withdraw(ref, { signal }));
    this.#people = new RemoteController(host, {
      args: (): readonly [PeopleSource] | undefined => {
        const people = options.backend()?.people;
        return people && this.#current?.introduction?.memberId !== undefined ? [people] : undefined;
      },
      load: ([people], signal) => people.people({ signal }),
    });
    this.#notes = new DayNotes(host, { backend: options.backend, day: () => this.#current && dayOf(this.#current.start, this.#current.timeZone) });
    if (host.shadowRoot) adoptMore(host.shadowRoot, [lateStyles]);
  }

  /** Opens a private link. */
  open(ref: ManageRef): void {
    this.#restart(ref, undefined);
  }

  /** Shows a visit that has just been booked, or turned out to be (`earlier`). */
  show(booking: TourBooking, earlier: boolean): void {
    this.#restart({ id: booking.id, token: booking.manageToken ?? '' }, booking);
    if (earlier) this.#done = 'earlier';
    this.#options.focus.next('#visit-title');
  }

  /** Whether a time that the visitor picks is one to move to. */
  get isMoving(): boolean {
    return this.#step.at === 'moving';
  }

  pick(to: SlotChoice): void {
    this.#moving.reset();
    this.#go({ at: 'moving', to }, '#move-title');
  }

  render(): TemplateResult {
    const strings = this.#strings.current;
    const booking = this.#current;
    if (!booking) {
      const { state } = this.#remote;
      return state.status === 'failed'
        ? lostVisitTemplate(state.error, { strings }, this.#actions.again, () => this.#remote.retry())
        : skeletonTemplate(strings.common.loading);
    }
    return visitTemplate(booking, {
      strings, language: this.#strings.language, formats: allFormats(this.#strings.language), space: this.#options.space(), now: this.#options.now(), step: this.#step,
      done: this.#done,
      sending: this.#moving.state.status === 'sending' || this.#cancelling.state.status === 'sending',
      error: errorOf(this.#step.at === 'moving' ? this.#moving.state : this.#cancelling.state),
      withdrawing: this.#withdrawing.state, whom: this.#whom(booking),
      thatDay: this.#thatDay(booking),
      link: this.#ref?.token ? toPrivateLink(VISIT_LINK, this.#ref) : undefined,
      choosing: this.#options.choosing,
    }, this.#actions);
  }

  #thatDay(booking: TourBooking): Piece {
    const { start, timeZone } = booking;
    const { choosing } = this.#strings.current;
    const formats = allFormats(this.#strings.language);
    return html`${this.#notes.joined(booking, timeZone, choosing, formats)}${this.#notes.thatDay(dayOf(start, timeZone), timeZone, choosing, formats)}`;
  }

  get #current(): TourBooking | undefined {
    return this.#booking ?? (this.#remote.state.status === 'ready' ? this.#remote.state.value : undefined);
  }

  readonly #actions: VisitActions = {
    askMove: () => {
      if (this.#current) this.#options.moving(this.#current);
      this.#go({ at: 'moving', to: undefined }, '#move-title');
    },
    askCancel: () => this.#go({ at: 'cancelling', reason: '' }, '#cancel-title'),
    keep: () => {
      const from = this.#step.at;
      this.#moving.reset();
      this.#cancelling.reset();
      this.#go({ at: 'reading' }, from === 'moving' ? '[part="move"]' : '[part="cancel"]');
    },
    move: (to) => void this.#move(to),
    reason: (reason) => this.#go({ at: 'cancelling', reason }),
    cancel: () => void this.#cancel(),
    withdraw: () => void this.#withdraw(),
    toCalendar: (calendar) => this.#host.dispatchEvent(new TourCalendarAddEvent(calendar)),
    again: () => {
      this.#restart(undefined, undefined);
      this.#options.closed();
    },
  };

  async #move(to: SlotChoice): Promise<void> {
    const before = this.#current;
    if (!this.#ref || !before) return;
    const booking = await this.#moving.submit({ ref: this.#ref, wish: { start: to.start, ...(to.hostId !== undefined && { hostId: to.hostId }) } });
    this.#options.outdated();
    if (!booking) {
      this.#fail('move', this.#moving.state);
      return;
    }
    this.#renew(booking, 'moved');
    this.#host.dispatchEvent(new TourMovedEvent(booking.tourId, before.start, booking.start));
  }

  async #cancel(): Promise<void> {
    if (!this.#ref) return;
    const booking = await this.#cancelling.submit({ ref: this.#ref, wish: this.#step.at === 'cancelling' ? this.#step.reason.trim() : '' });
    if (!booking) {
      this.#fail('cancel', this.#cancelling.state);
      return;
    }
    this.#options.outdated();
    this.#renew(booking, 'cancelled');
    this.#host.dispatchEvent(new TourCancelledEvent(booking.tourId));
  }

  async #withdraw(): Promise<void> {
    const { introduction } = this.#current ?? {};
    if (!this.#ref || !introduction) return;
    const answer = await this.#withdrawing.submit({ id: introduction.id, token: introduction.manageToken ?? this.#ref.token });
    const booking = this.#current;
    if (!answer || booking?.introduction?.id !== answer.id) return;
    this.#booking = { ...booking, introduction: answer };
    this.#withdrawing.reset();
    this.#options.focus.next('#introduction-title');
  }

  /** A member is shown as they chose to be. */
  #whom({ introduction }: TourBooking): string | undefined {
    const member = this.#people.value?.members.find(({ id }) => id === introduction?.memberId);
    return member && (member.firstName ?? member.craft);
  }

  #renew(booking: TourBooking, done: Done): void {
    // A new link makes the old one useless; without one the old one stays.
    if (this.#ref) this.#ref = { id: booking.id, token: booking.manageToken ?? this.#ref.token };
    this.#booking = booking;
    this.#done = done;
    this.#moving.reset();
    this.#cancelling.reset();
    this.#go({ at: 'reading' }, '#visit-title');
  }

  #fail(step: 'move' | 'cancel', state: Submission<TourBooking>): void {
    const error = errorOf(state);
    if (error) this.#host.dispatchEvent(new TourFailedEvent(step, error.code));
  }

  #restart(ref: ManageRef | undefined, booking: TourBooking | undefined): void {
    this.#ref = ref;
    this.#booking = booking;
    this.#done = undefined;
    for (const sending of [this.#moving, this.#cancelling, this.#withdrawing]) sending.reset();
    this.#go({ at: 'reading' });
  }

  #go(step: VisitStep, focus?: string): void {
    this.#step = step;
    if (focus) this.#options.focus.next(focus);
    this.#host.requestUpdate();
  }
}

const errorOf = (state: Submission<unknown>): BackendError | undefined => (state.status === 'failed' ? state.error : undefined);

function peopleOf(backend: Backend | undefined): PeopleSource {
  if (!backend?.people) throw new BackendError('unsupported', 'This backend introduces nobody.');
  return backend.people;
}

function toursOf(backend: Backend | undefined): NonNullable<Backend['tours']> {
  if (!backend?.tours) throw new BackendError('unsupported', 'This backend has no visits.');
  return backend.tours;
}
