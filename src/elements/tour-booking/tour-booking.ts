import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { BackendController } from '../../controllers/backend.js';
import { ChangesController } from '../../controllers/changes.js';
import { FocusController } from '../../controllers/focus.js';
import { PartController } from '../../controllers/part.js';
import { PrivateLinkController } from '../../controllers/private-link.js';
import type { Remote } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import { isIsoDate, now as clock, type Instant, type IsoDate } from '../../domain/dates.js';
import type { TourBooking, TourKind } from '../../domain/tours.js';
import { common } from '../../i18n/en/common.js';
import { tourBooking } from '../../i18n/en/tour-booking.js';
import { base } from '../../styles/base.js';
import { forms } from '../../styles/forms.js';
import { month } from '../../styles/month.js';
import { personCardStyles } from '../parts/person-card.styles.js';
import type { Chosen } from './form.model.js';
import { TourPicker, type Choices, type Picking } from './picker.js';
import { TourBookedEvent, TourDaySelectEvent, TourKindSelectEvent, TourSlotSelectEvent } from './tour-booking.events.js';
import type { SlotChoice } from './tour-booking.model.js';
import { styles } from './tour-booking.styles.js';
import { emptyTemplate, frameTemplate, pickerTemplate, type PickerActions, type PickerLook } from './tour-booking.template.js';
import type { VisitDesk } from './visit.js';

/**
 * Books a visit with a host: who comes, what for, with whom and when on one surface, then a few fields. Shows, moves and
 * cancels a visit by its private link, `#cowork-visit=ID.TOKEN`, on the page where the element stands.
 *
 * @element cowork-tour-booking
 * @slot - What to show instead while there is no backend, when it fails, and where there is nothing to book.
 * @fires {TourKindSelectEvent} cowork-tour-kind-select - The visitor chose a kind of visit.
 * @fires {TourDaySelectEvent} cowork-tour-day-select - The visitor picked a day.
 * @fires {TourSlotSelectEvent} cowork-tour-slot-select - The visitor picked a time.
 * @fires {TourFormStartEvent} cowork-tour-form-start - The visitor began to fill in the form.
 * @fires {TourBookedEvent} cowork-tour-booked - A visit is booked.
 * @fires {TourMovedEvent} cowork-tour-moved - A visit was moved to another time.
 * @fires {TourCancelledEvent} cowork-tour-cancelled - A visit was cancelled.
 * @fires {TourFailedEvent} cowork-tour-failed - A booking, move or cancellation did not succeed.
 */
export class CoworkTourBooking extends LitElement {
  static override styles = [base, forms, month, personCardStyles, styles];

  /** Base URL of the space's backend (contract cowork/1), or a backend made by an adapter or `compose()`. */
  @property() backend?: string | Backend;

  /** The kind of visit chosen at first: `tour`, `coffee`, `trialDay`, `teamTrialDay`, or the id of one. */
  @property() kind?: TourKind | (string & {});

  /** Id of the host chosen at first. */
  @property() host?: string;

  /** Day chosen at first, `YYYY-MM-DD`; without it the first free one. */
  @property() day?: IsoDate;

  /** How many come; two or more are a team. */
  @property({ type: Number }) people?: number;

  /** What the form's notes say at first. */
  @property() notes?: string;

  /** Keeps the page's address, the referrer and UTM words out of the booking. */
  @property({ type: Boolean, attribute: 'no-attribution' }) noAttribution = false;

  /** The present moment, RFC 3339, for tests and previews; without it the real one. */
  @property({ attribute: false }) now?: Instant;

  @state() private _chosen: Chosen | undefined;
  @state() private _stage: 'choosing' | 'visiting' | 'stuck' = 'choosing';

  readonly #strings = new StringsController<'tourBooking'>(this, { common, tourBooking });
  readonly #backend = new BackendController(this);
  readonly #focus = new FocusController(this);
  readonly #picker = new TourPicker(this, { backend: () => this.#backend.current, now: () => this.#clock() });
  readonly #beside = new PartController(this, async () => {
    const { DayNotesSource } = await import('./day-notes.js');
    return new DayNotesSource(this, { backend: () => this.#backend.current, day: () => this.#picker.current?.day });
  });
  readonly #form = new PartController(this, async () => {
    const { BookingForm } = await import('./form.js');
    return new BookingForm(this, {
      backend: () => this.#backend.current, focus: this.#focus, hosts: () => this.#picker.hosts, notes: () => this.notes, attributed: () => !this.noAttribution,
      back: () => this.#back(), take: (slot) => this.#take(slot), outdated: () => this.#picker.refresh(), booked: (booking) => this.#booked(booking),
    });
  });
  readonly #visit = new PartController(this, async () => {
    const { VisitDesk } = await import('./visit.js');
    return new VisitDesk(this, {
      backend: () => this.#backend.current, focus: this.#focus, now: () => this.#clock(), space: () => this.#picker.space, picker: () => this.#times(),
      moving: ({ tourId }) => this.#picker.choose({ only: tourId, day: undefined }), outdated: () => this.#picker.refresh(), closed: () => this.#close(),
    });
  });
  /** What the part that is on its way is for. */
  #wanted: () => void = () => undefined;
  readonly #actions: PickerActions = {
    choose: (choices) => this.#choose(choices),
    selectDay: (day) => {
      this.#picker.choose({ day });
      this.dispatchEvent(new TourDaySelectEvent(day));
    },
    look: (day, keyboard) => {
      if (keyboard) this.#focus.next(`[data-day="${day}"]`);
      this.#picker.look(day, keyboard);
    },
    select: (slot) => this.#select(slot),
    hint: () => void this.#form.load(),
    retry: () => this.#picker.retry(),
  };

  constructor() {
    super();
    new ChangesController(this, { topics: ['tours'], backend: () => this.#backend.current, changed: () => this.#picker.refresh() });
    new PrivateLinkController(this, 'cowork-visit', (ref) => this.#visitThen((desk) => desk.open(ref)));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('people')) this.#picker.choose({ people: this.people });
    if (changed.has('kind')) this.#picker.choose({ kind: this.kind });
    if (changed.has('host')) this.#picker.choose({ host: this.host });
    if (changed.has('day')) this.#picker.choose({ day: isIsoDate(this.day) ? this.day : undefined });
  }

  protected override render(): TemplateResult {
    const form = this._chosen && this.#form.current?.render(this._chosen, this.#picker.space);
    const visit = this._stage === 'visiting' ? this.#visit.current?.render() : undefined;
    return frameTemplate(this.#state, visit ?? form, this.#look(false), { ...this.#actions, retry: () => this.#retry() });
  }

  protected override updated(): void {
    // What stands beside the times comes after them.
    if (this.#picker.current?.days) void this.#beside.load();
  }

  get #state(): Remote<Picking | undefined> {
    if (!this.#backend.current) return { status: 'idle' };
    if (this._stage === 'stuck') return { status: 'failed', error: new BackendError('unreachable', 'A part of the element did not load.'), last: undefined };
    return this._stage === 'visiting' || !this.#strings.ready ? { status: 'loading', last: undefined } : this.#picker.state;
  }

  #times(): TemplateResult {
    const { current } = this.#picker;
    return current ? pickerTemplate(current, this.#look(true), this.#actions) : emptyTemplate(this.#look(true));
  }

  #look(moving: boolean): PickerLook {
    const { current: strings, formats } = this.#strings;
    const { current: picking, space } = this.#picker;
    const notes = picking?.day && this.#beside.current?.notesFor(picking.day, picking.zone, { strings, formats });
    return { strings, formats, space, moving, notes: notes || undefined };
  }

  #clock(): Instant {
    return this.now ?? clock();
  }

  #choose(choices: Choices): void {
    this.#picker.choose(choices);
    const kind = choices.kind && this.#picker.current?.kind;
    if (kind) this.dispatchEvent(new TourKindSelectEvent(kind.id, kind.kind));
  }

  #select(slot: SlotChoice): void {
    const picking = this.#picker.current;
    if (!picking) return;
    this.dispatchEvent(new TourSlotSelectEvent(picking.kind.id, slot.start, slot.hostId));
    if (this._stage === 'visiting') {
      this.#visit.current?.pick(slot);
      return;
    }
    const { kind, people, daysPerWeek, wishes, zone } = picking;
    this.#wanted = () => void this.#form.load().then((form) => {
      this._stage = form ? 'choosing' : 'stuck';
      if (!form) return;
      this._chosen = { slot, kind, people, daysPerWeek, wishes, zone };
      form.reopen();
      // The confirmation is there before it is needed: the network may not be.
      void this.#visit.load();
    });
    this.#wanted();
  }

  #take(slot: SlotChoice): void {
    if (this._chosen) this._chosen = { ...this._chosen, slot };
  }

  #back(): void {
    this.#focus.next(`[data-slot="${this._chosen?.slot.start ?? ''}"], [data-day][tabindex="0"]`);
    this._chosen = undefined;
  }

  #booked(booking: TourBooking): void {
    this.#picker.refresh();
    this.#visitThen((desk) => desk.show(booking));
    this.dispatchEvent(new TourBookedEvent(booking));
  }

  #visitThen(act: (desk: VisitDesk) => void): void {
    this._stage = 'visiting';
    this.#wanted = () => void this.#visit.load().then((desk) => {
      this._stage = desk ? 'visiting' : 'stuck';
      this._chosen = undefined;
      if (desk) act(desk);
    });
    this.#wanted();
  }

  #close(): void {
    this._stage = 'choosing';
    this.#picker.choose({ only: undefined, day: undefined });
    this.#focus.next('input[type="radio"]:checked, [data-day][tabindex="0"]');
  }

  #retry(): void {
    if (this._stage === 'stuck') this.#wanted();
    else this.#picker.retry();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cowork-tour-booking': CoworkTourBooking;
  }
}
