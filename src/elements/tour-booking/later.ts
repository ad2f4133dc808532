// What comes once the first look has been drawn, or where it cannot be: the month and wishes, what else happens that day,
// the form, the visit, private links, news of changes, and words for what went wrong.
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { ChangesController } from '../../controllers/changes.js';
import { FocusController } from '../../controllers/focus.js';
import { LanguageController } from '../../controllers/language.js';
import { PartController } from '../../controllers/part.js';
import { PrivateLinkController } from '../../controllers/private-link.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import { SightController } from '../../controllers/sight.js';
import { StringsController } from '../../controllers/strings.js';
import { sameClock } from '../../domain/clock.js';
import { visitorZone, type Instant, type PartOfDay } from '../../domain/dates.js';
import type { Space } from '../../domain/space.js';
import type { SlotList, TourBooking, TourType } from '../../domain/tours.js';
import { allFormats } from '../../i18n/all-formats.js';
import { choosing } from '../../i18n/en/choosing.js';
import { common } from '../../i18n/en/common.js';
import { status } from '../../i18n/en/status.js';
import { tourBooking } from '../../i18n/en/tour-booking.js';
import { adoptMore } from '../../styles/adopt.js';
import { forms } from '../../styles/forms.js';
import { month } from '../../styles/month.js';
import { more } from '../../styles/more.js';
import { failure, staleness } from '../parts/notice.js';
import { CalendarMode, type CalendarKind } from './calendar-mode.js';
import { calendarTemplate, elsewhereTemplate, noTimesTemplate, waysOn, whoTemplate, yourTimeText, type ChoosingActions, type ChoosingLook } from './choosing.template.js';
import { DayNotes, staySentence } from './day-notes.js';
import type { BookingForm } from './form.js';
import type { Chosen } from './form.model.js';
import { styles } from './later.styles.js';
import { needsTemplate } from './needs.template.js';
import { PeopleNotes } from './people-notes.js';
import { TourOpening } from './opening.js';
import type { TourWords } from './opening.model.js';
import type { Choices, Offer, TourPicker } from './picker.js';
import { recallSent } from './sent-form.js';
import { Shelf } from './shelf.js';
import { TeamNotes } from './team-notes.js';
import {
  TourBookedEvent, TourCalendarChangeEvent, TourDaySelectEvent, TourHostSelectEvent, TourKindSelectEvent, TourNeedsSelectEvent, TourSlotSelectEvent,
  TourViewEvent, TourWhoSelectEvent,
} from './tour-booking.events.js';
import type { Picking, SlotChoice, Wanted } from './tour-booking.model.js';
import type { BesideSlot, Piece, TourExtras } from './tour-booking.template.js';
import { isToldTwice } from './twice.model.js';
import type { VisitDesk } from './visit.js';
import { VISIT_LINK } from './visit-link.js';
import { suiting, toWishes } from './wishes.model.js';

export interface LaterOptions {
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  /** The times to choose from; `moving` for a visit that exists. */
  readonly choosing: (moving: boolean) => Piece;
}

/** What comes after the choice of a time, or instead of it; `stuck` when it could not be fetched. */
type Step =
  | { readonly at: 'choosing' }
  | { readonly at: 'form'; readonly chosen: Chosen }
  | { readonly at: 'visit' }
  | { readonly at: 'stuck'; readonly again: () => void };

interface Host extends LitElement {
  notes?: string;
  calendar?: CalendarKind;
  prefill?: TourWords;
  noAttribution: boolean;
}

/** Leads a visitor from the choice to the form, the confirmation and back. */
export class TourLater implements TourExtras {
  readonly #host: Host;
  readonly #picker: TourPicker;
  readonly #options: LaterOptions;
  readonly #strings: StringsController<'tourBooking' | 'choosing' | 'status'>;
  readonly #focus: FocusController;
  readonly #space: RemoteController<readonly [Backend], Space>;
  readonly #shelf = new Shelf();
  readonly #calendar: CalendarMode;
  readonly #notes: DayNotes;
  readonly #people: PeopleNotes;
  readonly #team: TeamNotes;
  readonly #form: PartController<BookingForm>;
  readonly #visit: PartController<VisitDesk>;
  readonly opening: TourOpening;
  #step: Step = { at: 'choosing' };

  readonly #actions: ChoosingActions = {
    choose: (choices) => this.choose(choices),
    selectDay: (day) => {
      this.#picker.choose({ day });
      this.#host.dispatchEvent(new TourDaySelectEvent(day));
    },
    look: (day, keyboard) => {
      if (keyboard) this.#focus.next(`[data-day="${day}"]`);
      // The arrows stay on a day; otherwise it is the first free one of that month.
      if (!keyboard) this.#picker.choose({ day: undefined });
      this.#picker.turn({ month: day, focus: keyboard ? day : undefined });
    },
    show: (calendar) => {
      // The day that is shown stays in sight.
      this.#picker.turn({ month: this.#picking?.day ?? this.#picking?.month, focus: undefined });
      this.#calendar.choose(calendar);
      this.#host.dispatchEvent(new TourCalendarChangeEvent(calendar));
    },
    goToFirst: () => {
      this.#picker.choose({ day: undefined });
      this.#picker.turn({ month: undefined, focus: undefined });
      this.#focus.next('[data-day][aria-pressed="true"]');
    },
  };

  constructor(host: Host, picker: TourPicker, options: LaterOptions) {
    this.#host = host;
    this.#picker = picker;
    this.#options = options;
    this.#strings = new StringsController<'tourBooking' | 'choosing' | 'status'>(host, { common, tourBooking, choosing, status });
    this.#focus = new FocusController(host);
    this.#space = patient(host, new RemoteController<readonly [Backend], Space>(host, {
      args: () => { const backend = options.backend(); return backend && [backend]; },
      load: async ([{ space }], signal) => {
        const facts = await space.facts({ signal });
        void this.#resume(facts);
        return facts;
      },
    }));
    this.#notes = new DayNotes(host, { backend: options.backend, day: () => this.#picking?.day });
    this.#people = new PeopleNotes(host, { backend: options.backend, wanted: () => this.#picking?.day !== undefined && this.#picking.people < 2 });
    this.#team = new TeamNotes(host, { backend: options.backend, now: options.now, picking: () => this.#picking });
    this.#form = new PartController(host, () => this.#makeForm());
    this.#visit = new PartController(host, () => this.#makeVisit());
    this.#calendar = new CalendarMode(host, { picker, language: () => this.#strings.language });
    const { kind, times } = this.#picking?.offer ?? {};
    if (kind && times) this.#shelf.put(options.backend()?.tours, kind.id, times);
    for (const asked of picker.asked) patient(host, asked);
    // Somebody who shows interest in a time will want the form.
    for (const type of ['pointerover', 'focusin']) host.renderRoot.addEventListener(type, ({ target }) => this.#hint(target));
    new LanguageController(host);
    new SightController(host, '.frame', () => this.#host.dispatchEvent(new TourViewEvent()));
    new ChangesController(host, { topics: ['tours'], backend: options.backend, changed: () => { if (this.#step.at !== 'form') this.#refresh(); } });
    this.opening = new TourOpening(host, picker, this);
    new PrivateLinkController(host, VISIT_LINK, (ref) => this.#openVisit((desk) => desk.open(ref)));
    adoptMore(host.renderRoot as ShadowRoot, [...more, forms, month, styles]);
  }

  /** How far the visitor is. */
  get at(): 'choosing' | 'form' | 'visit' {
    return this.#step.at === 'stuck' ? 'choosing' : this.#step.at;
  }

  /** What stands instead of the choice; undefined while it is the choice. */
  step(): Piece | undefined {
    switch (this.#step.at) {
      case 'choosing':
        return undefined;
      case 'form':
        return this.#form.current?.render(this.#step.chosen);
      case 'visit':
        return this.#visit.current?.render();
      case 'stuck':
        return this.#failed(new BackendError('unreachable', 'A part of the element did not load.'), this.#step.again);
    }
  }

  slots(...query: Parameters<Shelf['slots']>): Promise<SlotList> {
    return this.#shelf.slots(...query);
  }

  suits(offer: Offer): Wanted['suits'] {
    return suiting(toWishes(offer), offer.hosts);
  }

  choose(choices: Choices): void {
    this.#picker.choose(choices);
    const picking = this.#picking;
    if (picking) for (const event of eventsOf(choices, picking)) this.#host.dispatchEvent(event);
  }

  /** Back to the choice, for a link that asks for something. What was typed stays. */
  startOver(): void {
    if (this.#step.at === 'choosing') return;
    void this.#form.current?.leave().then(() => this.#refresh());
    this.#close();
  }

  /** Behind a closed dialog no time is kept; what was typed stays. */
  closed(): void {
    void this.#form.current?.leave();
  }

  select(slot: SlotChoice): void {
    const picking = this.#picking;
    if (!picking) return;
    this.#host.dispatchEvent(new TourSlotSelectEvent(picking.kind.id, slot.start, slot.hostId));
    if (this.#step.at === 'visit') this.#visit.current?.pick(slot);
    else void this.#openForm({ ...picking, slot, daysPerWeek: picking.offer.choices.daysPerWeek, wishes: toWishes(picking.offer), stay: this.#notes.stay(slot, picking.zone) });
  }

  instead(error: BackendError | undefined): Piece {
    if (error) return this.#failed(error, () => this.#retry());
    return html`<div class="notice" part="empty"><p>${this.#strings.current.choosing.noKinds}</p>${waysOn(this.#look)}</div><slot></slot>`;
  }

  who(picking: Picking): Piece {
    return whoTemplate(picking, this.#look);
  }

  sentence({ hosts, hostId }: Picking): Piece {
    const { sentence } = hosts.find(({ id }) => id === hostId) ?? {};
    return sentence ? html`<p class="sentence-below small">“${sentence}”</p>` : nothing;
  }

  elsewhere(kind: TourType): Piece {
    return elsewhereTemplate(kind, this.#look);
  }

  calendar(picking: Picking): Piece {
    return html`${calendarTemplate(picking, this.#look)}${needsTemplate(picking, this.#look)}`;
  }

  trouble(picking: Picking): Piece {
    const { days, zone, offer: { error, times } } = picking;
    const { status: words } = this.#strings.current;
    if (!error) return this.opening.note(picking, (day) => this.#look.formats.day(day));
    if (days) return staleness(words.stale(times?.asOf ? this.#look.formats.time(times.asOf, zone) : ''));
    return html`${failure(error, words, () => this.#retry())}${waysOn(this.#look)}`;
  }

  noTimes(picking: Picking): Piece {
    return noTimesTemplate(picking, this.#look);
  }

  clock(picking: Picking): Piece {
    return differs(picking) ? html`<p class="small muted">${this.#strings.current.status.zone(this.#look.formats.place(picking.zone))}</p>` : nothing;
  }

  besideSlot(slot: SlotChoice, picking: Picking): BesideSlot {
    const { choosing } = this.#strings.current;
    const yours = differs(picking) ? yourTimeText(slot, picking.day, this.#look) : '';
    const { zone } = picking;
    const stay = this.#notes.stay(slot, zone);
    const which = isToldTwice(slot.start, zone) ? this.#look.formats.zoneName(slot.start, zone) : '';
    return {
      spoken: `${which && `, ${which}`}${stay ? `. ${staySentence(stay, zone, choosing, this.#look.formats)}` : ''}${yours && ` (${yours})`}`,
      seen: html`
        ${stay ? html`<span class="stay small" aria-hidden="true"><span>${stay.event.title}</span></span>` : nothing}
        ${[which, yours].map((text) => (text ? html`<span class="small muted" aria-hidden="true">${text}</span>` : nothing))}`,
    };
  }

  besidePart(part: PartOfDay, { day }: Picking): Piece {
    return this.#notes.beside(part, day, this.#strings.current.choosing);
  }

  notes(picking: Picking): Piece {
    const { day, days, zone, people } = picking;
    const { choosing, status } = this.#strings.current;
    const { formats } = this.#look;
    if (!day) return nothing;
    return html`<div class="notes" part="notes">
      ${people > 1 ? this.#team.below(picking, choosing, formats, status.asOf) : nothing}
      ${this.#notes.below(day, zone, choosing, formats, days?.get(day) ?? [])}
      ${people < 2 ? this.#people.below(day, zone, choosing, formats) : nothing}
    </div>`;
  }

  get #look(): ChoosingLook {
    return { strings: this.#strings.current, formats: allFormats(this.#strings.language), space: this.#space.value, actions: this.#actions };
  }

  get #picking(): Picking | undefined {
    const { offered } = this.#picker;
    return offered.status === 'ready' ? offered.picking : undefined;
  }

  #failed(error: BackendError, again: () => void): TemplateResult {
    return html`${failure(error, this.#strings.current.status, again)}${waysOn(this.#look)}<slot></slot>`;
  }

  #retry(): void {
    if (this.#space.state.status === 'failed') this.#space.retry();
    for (const asked of this.#picker.asked) if (asked.state.status === 'failed') asked.retry();
    this.#refresh();
  }

  #refresh(): void {
    this.#shelf.clear();
    this.#picker.refresh();
  }

  #hint(target: EventTarget | null): void {
    if (target instanceof Element && target.closest('.times')) void this.#form.load();
  }

  async #openForm(chosen: Chosen): Promise<void> {
    const form = await this.#form.load();
    this.#go(form ? { at: 'form', chosen } : { at: 'stuck', again: () => void this.#openForm(chosen) });
    form?.reopen(chosen);
    // The confirmation is there before it is needed: the network may not be.
    void this.#visit.load();
  }

  /** Goes on with what was sent before the page was loaded again. */
  async #resume(space: Space): Promise<void> {
    const sent = recallSent(space);
    const form = sent && this.#step.at === 'choosing' ? await this.#form.load() : undefined;
    if (!sent || !form || this.#step.at !== 'choosing') return;
    form.resume(sent);
    this.#go({ at: 'form', chosen: sent.chosen });
  }

  #take(slot: SlotChoice): void {
    if (this.#step.at === 'form') this.#go({ at: 'form', chosen: { ...this.#step.chosen, slot, stay: this.#notes.stay(slot, this.#step.chosen.zone) } });
  }

  #back(): void {
    const start = this.#step.at === 'form' ? this.#step.chosen.slot.start : undefined;
    const { day, days } = this.#picking ?? {};
    const isThere = day && days?.get(day)?.some((slot) => slot.start === start);
    this.#focus.next(isThere ? `[data-slot="${start}"]` : '[data-day][tabindex="0"]');
    this.#go({ at: 'choosing' });
    // What was kept is free again, and so is what was not shown meanwhile.
    void this.#form.current?.leave().then(() => this.#refresh());
  }

  #booked(booking: TourBooking, earlier: boolean): void {
    this.#refresh();
    this.#openVisit((desk) => desk.show(booking, earlier));
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
    void this.#form.current?.leave();
    this.#picker.choose({ only: undefined, day: undefined });
    this.#focus.next('input[type="radio"]:checked, [data-day][tabindex="0"]');
    this.#go({ at: 'choosing' });
  }

  async #makeForm(): Promise<BookingForm> {
    const { BookingForm } = await import('./form.js');
    const { backend } = this.#options;
    return new BookingForm(this.#host, {
      backend, space: () => this.#space.value, now: this.#options.now, notes: () => this.#host.notes, known: () => this.opening.known, attributed: () => !this.#host.noAttribution, focus: this.#focus,
      hosts: () => this.#picking?.offer.hosts ?? [], outdated: () => this.#refresh(),
      back: () => this.#back(), take: (slot) => this.#take(slot), booked: (booking, earlier) => this.#booked(booking, earlier),
    });
  }

  async #makeVisit(): Promise<VisitDesk> {
    const { VisitDesk } = await import('./visit.js');
    const { backend, now } = this.#options;
    return new VisitDesk(this.#host, {
      backend, now, focus: this.#focus, space: () => this.#space.value, outdated: () => this.#refresh(), closed: () => this.#close(),
      moving: ({ tourId }) => this.#picker.choose({ only: tourId, day: undefined }), choosing: () => this.#options.choosing(true),
    });
  }

  #go(step: Step): void {
    this.#step = step;
    this.#host.requestUpdate();
  }
}

/** What a page is told of a choice. */
function eventsOf(choices: Choices, { people, kind, hostId, offer }: Picking): readonly Event[] {
  const { needs, language } = toWishes(offer);
  return [
    ...('people' in choices ? [new TourWhoSelectEvent(people)] : []),
    ...(choices.kind ? [new TourKindSelectEvent(kind.id, kind.kind)] : []),
    ...('host' in choices ? [new TourHostSelectEvent(kind.id, hostId)] : []),
    ...('needs' in choices || 'language' in choices ? [new TourNeedsSelectEvent(needs.length + (language ? 1 : 0))] : []),
  ];
}

/** Whether the clocks there and here show different times on the day that is shown. */
const differs = ({ zone, day, days }: Picking): boolean => {
  const own = visitorZone();
  return (day && days?.get(day))?.some(({ start }) => !sameClock(zone, own, start)) ?? false;
};
