// What a visitor sees and does, in their language. Fetched beside the first answers, so that asking need not wait for it.
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { ChangesController } from '../../controllers/changes.js';
import { FocusController } from '../../controllers/focus.js';
import { PartController } from '../../controllers/part.js';
import { PrivateLinkController } from '../../controllers/private-link.js';
import { StringsController } from '../../controllers/strings.js';
import type { Instant } from '../../domain/dates.js';
import type { TourBooking } from '../../domain/tours.js';
import { common } from '../../i18n/en/common.js';
import { tourBooking } from '../../i18n/en/tour-booking.js';
import { adoptMore } from '../../styles/adopt.js';
import { forms } from '../../styles/forms.js';
import { month } from '../../styles/month.js';
import { personCardStyles } from '../parts/person-card.styles.js';
import type { DayNotesSource } from './day-notes.js';
import type { BookingForm } from './form.js';
import type { Chosen } from './form.model.js';
import type { Choices, Offer, TourPicker } from './picker.js';
import { looks } from './picker.styles.js';
import { TourBookedEvent, TourDaySelectEvent, TourKindSelectEvent, TourSlotSelectEvent } from './tour-booking.events.js';
import { toPicking, type Picking, type SlotChoice } from './tour-booking.model.js';
import { stageTemplate, type PickerActions, type PickerLook, type Stage } from './tour-booking.template.js';
import type { VisitDesk } from './visit.js';
import { VISIT_LINK } from './visit-link.js';

export interface FaceOptions {
  readonly picker: TourPicker;
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  readonly notes: () => string | undefined;
  readonly attributed: () => boolean;
}

/** What comes after the choice of a time, or instead of it; `stuck` when it could not be fetched. */
type Step =
  | { readonly at: 'choosing' }
  | { readonly at: 'form'; readonly chosen: Chosen }
  | { readonly at: 'visit' }
  | { readonly at: 'stuck'; readonly again: () => void };

/** Leads a visitor from the choice to the form, the confirmation and back. */
export class TourFace {
  readonly #host: LitElement;
  readonly #options: FaceOptions;
  readonly #strings: StringsController<'tourBooking'>;
  readonly #focus: FocusController;
  readonly #beside: PartController<DayNotesSource>;
  readonly #form: PartController<BookingForm>;
  readonly #visit: PartController<VisitDesk>;
  #step: Step = { at: 'choosing' };
  #shown: { readonly offer: Offer; readonly picking: Picking } | undefined;

  readonly #actions: PickerActions = {
    choose: (choices) => this.#choose(choices),
    selectDay: (day) => {
      this.#options.picker.choose({ day });
      this.#host.dispatchEvent(new TourDaySelectEvent(day));
    },
    look: (day, keyboard) => {
      if (keyboard) this.#focus.next(`[data-day="${day}"]`);
      this.#options.picker.look(day, keyboard);
    },
    select: (slot) => this.#select(slot),
    hint: () => void this.#form.load(),
    retry: () => (this.#step.at === 'stuck' ? this.#step.again() : this.#options.picker.retry()),
  };

  constructor(host: LitElement, options: FaceOptions) {
    this.#host = host;
    this.#options = options;
    this.#strings = new StringsController<'tourBooking'>(host, { common, tourBooking });
    this.#focus = new FocusController(host);
    this.#beside = new PartController(host, () => this.#makeNotes());
    this.#form = new PartController(host, () => this.#makeForm());
    this.#visit = new PartController(host, () => this.#makeVisit());
    new ChangesController(host, { topics: ['tours'], backend: options.backend, changed: () => options.picker.refresh() });
    new PrivateLinkController(host, VISIT_LINK, (ref) => this.#openVisit((desk) => desk.open(ref)));
    adoptMore(host.renderRoot as ShadowRoot, [forms, month, personCardStyles, looks]);
  }

  /** Undefined as long as there are no words. */
  render(): TemplateResult | undefined {
    if (!this.#strings.ready) return undefined;
    return html`<div class="frame" part="frame">${this.#later ?? stageTemplate(this.#stage, this.#look(false), this.#actions)}</div>`;
  }

  get #later(): TemplateResult | undefined {
    switch (this.#step.at) {
      case 'form':
        return this.#form.current?.render(this.#step.chosen, this.#options.picker.space);
      case 'visit':
        return this.#visit.current?.render();
      case 'choosing':
      case 'stuck':
        return undefined;
    }
  }

  get #stage(): Stage {
    const { offered } = this.#options.picker;
    if (this.#step.at === 'stuck') return { status: 'failed', error: new BackendError('unreachable', 'A part of the element did not load.') };
    if (this.#step.at === 'visit' && !this.#visit.current) return { status: 'loading' };
    if (offered.status !== 'ready') return offered;
    const picking = this.#picking;
    // What stands beside the times comes after them.
    if (picking?.days) void this.#beside.load();
    return picking ? { status: 'ready', picking } : { status: 'empty' };
  }

  get #offer(): Offer | undefined {
    const { offered } = this.#options.picker;
    return offered.status === 'ready' ? offered.offer : undefined;
  }

  /** Worked out once for each offer: a month may hold hundreds of times. */
  get #picking(): Picking | undefined {
    const offer = this.#offer;
    if (!offer || !this.#shown || !isSame(offer, this.#shown.offer)) this.#shown = offer && { offer, picking: toPicking(offer, this.#options.now()) };
    return this.#shown?.picking;
  }

  #look(moving: boolean): PickerLook {
    const { current: strings, formats } = this.#strings;
    const picking = this.#picking;
    const notes = picking?.day ? this.#beside.current?.notesFor(picking.day, picking.zone, { strings, formats }) : undefined;
    return { strings, formats, space: this.#options.picker.space, moving, notes };
  }

  #choose(choices: Choices): void {
    this.#options.picker.choose(choices);
    const kind = choices.kind && this.#offer?.kind;
    if (kind) this.#host.dispatchEvent(new TourKindSelectEvent(kind.id, kind.kind));
  }

  #select(slot: SlotChoice): void {
    const picking = this.#picking;
    if (!picking) return;
    this.#host.dispatchEvent(new TourSlotSelectEvent(picking.kind.id, slot.start, slot.hostId));
    if (this.#step.at === 'visit') this.#visit.current?.pick(slot);
    else void this.#openForm({ ...picking, slot });
  }

  async #openForm(chosen: Chosen): Promise<void> {
    const form = await this.#form.load();
    this.#go(form ? { at: 'form', chosen } : { at: 'stuck', again: () => void this.#openForm(chosen) });
    form?.reopen();
    // The confirmation is there before it is needed: the network may not be.
    void this.#visit.load();
  }

  #take(slot: SlotChoice): void {
    if (this.#step.at === 'form') this.#go({ at: 'form', chosen: { ...this.#step.chosen, slot } });
  }

  #back(): void {
    const start = this.#step.at === 'form' ? this.#step.chosen.slot.start : undefined;
    const { day, days } = this.#picking ?? {};
    const isThere = day && days?.get(day)?.some((slot) => slot.start === start);
    this.#focus.next(isThere ? `[data-slot="${start}"]` : '[data-day][tabindex="0"]');
    this.#go({ at: 'choosing' });
  }

  #booked(booking: TourBooking): void {
    this.#options.picker.refresh();
    this.#openVisit((desk) => desk.show(booking));
    this.#host.dispatchEvent(new TourBookedEvent(booking));
  }

  #openVisit(open: (desk: VisitDesk) => void): void {
    this.#go({ at: 'visit' });
    void this.#visit.load().then((desk) => {
      if (desk) open(desk);
      else this.#go({ at: 'stuck', again: () => this.#openVisit(open) });
    });
  }

  #close(): void {
    this.#options.picker.choose({ only: undefined, day: undefined });
    this.#focus.next('input[type="radio"]:checked, [data-day][tabindex="0"]');
    this.#go({ at: 'choosing' });
  }

  async #makeNotes(): Promise<DayNotesSource> {
    const { DayNotesSource } = await import('./day-notes.js');
    return new DayNotesSource(this.#host, { backend: this.#options.backend, day: () => this.#picking?.day });
  }

  async #makeForm(): Promise<BookingForm> {
    const { BookingForm } = await import('./form.js');
    const { picker, backend, notes, attributed } = this.#options;
    return new BookingForm(this.#host, {
      backend, notes, attributed, focus: this.#focus, hosts: () => this.#offer?.hosts ?? [], outdated: () => picker.refresh(),
      back: () => this.#back(), take: (slot) => this.#take(slot), booked: (booking) => this.#booked(booking),
    });
  }

  async #makeVisit(): Promise<VisitDesk> {
    const { VisitDesk } = await import('./visit.js');
    const { picker, backend, now } = this.#options;
    return new VisitDesk(this.#host, {
      backend, now, focus: this.#focus, space: () => picker.space, outdated: () => picker.refresh(), closed: () => this.#close(),
      moving: ({ tourId }) => picker.choose({ only: tourId, day: undefined }), picker: () => stageTemplate(this.#stage, this.#look(true), this.#actions),
    });
  }

  #go(step: Step): void {
    this.#step = step;
    this.#host.requestUpdate();
  }
}

const isSame = (one: Offer, other: Offer): boolean => (Object.keys(one) as (keyof Offer)[]).every((name) => Object.is(one[name], other[name]));
