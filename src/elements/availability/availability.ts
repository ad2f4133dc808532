import { LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Backend } from '../../backend/backend.js';
import { BackendController } from '../../controllers/backend.js';
import { ChangesController } from '../../controllers/changes.js';
import { FocusController } from '../../controllers/focus.js';
import { PartController } from '../../controllers/part.js';
import { PrivateLinkController } from '../../controllers/private-link.js';
import { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import type { ResourceView } from '../../domain/availability.js';
import { isIsoDate, now as clock, type Instant, type IsoDate } from '../../domain/dates.js';
import { availability } from '../../i18n/en/availability.js';
import { common } from '../../i18n/en/common.js';
import { adoptMore } from '../../styles/adopt.js';
import { base } from '../../styles/base.js';
import { AvailabilityController, type ReadyReading } from './availability.controller.js';
import { DaySelectEvent, SlotSelectEvent, TourAskEvent } from './availability.events.js';
import { RESERVATION_LINK, isView, type Choice } from './availability.model.js';
import { styles } from './availability.styles.js';
import { frameTemplate, type AvailabilityActions } from './availability.template.js';
import { leadToTour } from './tour.js';
import type { ReservationDesk } from './reservation.js';

/**
 * Shows what is free: rooms by the hour, desks and day passes by the day, offices and studios from a day on. A visitor
 * reserves in place, is led to the operator's page, or asks on a tour, as the backend says for each.
 *
 * @element cowork-availability
 * @slot - What to show while there is no backend, beside a failure, and where there is nothing.
 * @fires {DaySelectEvent} cowork-day-select - The visitor went to a day, or picked one of the month.
 * @fires {SlotSelectEvent} cowork-slot-select - The visitor chose something that is free.
 * @fires {TourAskEvent} cowork-tour-ask - The visitor wants to ask on a tour; cancel it to lead there yourself.
 * @fires {ReservedEvent} cowork-reserved - The visitor reserved something.
 * @fires {ReservationCancelledEvent} cowork-reservation-cancelled - The visitor cancelled what was just reserved.
 */
export class CoworkAvailability extends LitElement {
  static override styles = [base, styles];

  /** Base URL of the space's backend (contract cowork/1), or a backend made by an adapter or `compose()`. */
  @property() backend?: string | Backend;

  /** Shows one view only; without it, tabs for all that the space has. */
  @property() show?: ResourceView;

  /** First day shown, `YYYY-MM-DD`; without it today at the space. */
  @property() day?: IsoDate;

  /** How many come: leaves out rooms that are too small, and days with fewer places. */
  @property({ type: Number }) people?: number;

  /** Page on which a tour is booked; without it the `<cowork-tour-booking>` on the same page. */
  @property({ attribute: 'tour-href' }) tourHref?: string;

  /** The present moment, RFC 3339, for tests and previews; without it the real one. */
  @property({ attribute: false }) now?: Instant;

  @state() private _view: ResourceView | undefined;
  @state() private _day: IsoDate | undefined;
  @state() private _picked: IsoDate | undefined;
  @state() private _choice: Choice | undefined;

  readonly #strings = new StringsController<'availability'>(this, { common, availability });
  readonly #backend = new BackendController(this);
  readonly #focus = new FocusController(this);
  readonly #known = new AvailabilityController(this, () => ({
    backend: this.#backend.current, view: this.#view, day: this._day, picked: this._picked, people: this.#people, now: this.now ?? clock(),
  }));
  readonly #rhythm = new RemoteController(this, {
    args: (): readonly [Backend] | undefined => this.#backend.current && this.#known.view !== 'offices' ? [this.#backend.current] : undefined,
    load: async ([backend], signal) => Promise.all([import('./rhythm.template.js'), backend.space.house({ signal })]),
  });
  readonly #reservation = new PartController(this, () => import('./reservation.js'));
  #desk: ReservationDesk | undefined;
  readonly #actions: AvailabilityActions = {
    show: (view, keyboard) => {
      this._view = view;
      this._choice = undefined;
      if (keyboard) this.#focus.next(`#tab-${view}`);
    },
    go: (day) => {
      this._day = day;
      this._choice = undefined;
      if (this.#ready) this.dispatchEvent(new DaySelectEvent(this.#ready.day));
    },
    pick: (day) => {
      this._day = this._picked = day;
      this._choice = undefined;
      this.#focus.next('[data-picked]');
      this.dispatchEvent(new DaySelectEvent(day));
    },
    move: (day, keyboard) => {
      this._day = day;
      if (keyboard) this.#focus.next(`[data-day="${day}"]`);
    },
    choose: (choice) => {
      const { resource, span } = choice;
      if (span) this.dispatchEvent(new SlotSelectEvent(resource, span.start, span.end));
      this._choice = choice;
      void this.#openDesk((desk) => desk.open(choice));
    },
    ask: (resource) => {
      if (this.dispatchEvent(new TourAskEvent(resource)) && !this.tourHref && !leadToTour(this)) this.#actions.choose({ resource });
    },
    hint: () => void this.#reservation.load(),
    retry: () => this.#known.retry(),
  };

  constructor() {
    super();
    new ChangesController(this, { topics: ['availability'], backend: () => this.#backend.current, changed: () => this.#known.retry() });
    new PrivateLinkController(this, RESERVATION_LINK, (ref) => void this.#openDesk((desk) => desk.openLink(ref)));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('day')) this._day = isIsoDate(this.day) ? this.day : undefined;
    if (this.#ready) adoptMore(this.renderRoot as ShadowRoot, this.#ready.module.styles);
  }

  protected override render(): TemplateResult {
    const { current: strings, formats, language, ready } = this.#strings;
    const { reading } = this.#known;
    const [rhythm, house] = this.#rhythm.value ?? [];
    return frameTemplate({
      view: this.#known.view,
      tabs: isView(this.show) ? [] : this.#known.views,
      stage: !ready && reading.status !== 'idle' ? { status: 'loading' } : reading,
      props: {
        picked: this._picked, chosen: this._choice, people: this.#people, now: this.now ?? clock(), tourHref: this.tourHref,
        strings, formats, actions: this.#actions,
      },
      wordless: !ready,
      panel: this.#desk?.render() ?? nothing,
      rhythm: (day, zone) => rhythm && house?.rhythm ? rhythm.render(house.rhythm, day, zone, language, formats) : nothing,
    });
  }

  get #view(): ResourceView | undefined {
    return isView(this.show) ? this.show : this._view;
  }

  get #people(): number {
    return Math.max(1, Math.floor(this.people ?? 1) || 1);
  }

  get #ready(): ReadyReading | undefined {
    const { reading } = this.#known;
    return reading.status === 'ready' ? reading : undefined;
  }

  async #openDesk(open: (desk: ReservationDesk) => void): Promise<void> {
    const part = await this.#reservation.load();
    if (!part) return;
    this.#desk ??= new part.ReservationDesk(this, this.#focus, {
      backend: () => this.#backend.current,
      availability: () => this.#ready?.availability,
      resource: (id) => this.#known.resource(id),
      people: () => this.#people,
      now: () => this.now ?? clock(),
      tourHref: () => this.tourHref,
      ask: this.#actions.ask,
      changed: () => this.#known.retry(),
      closed: () => this.#leave(),
    });
    open(this.#desk);
  }

  /** Back to where the visitor came from. */
  #leave(): void {
    const { resource, span } = this._choice ?? {};
    this._choice = undefined;
    if (resource) this.#focus.next(`[data-slot="${resource.id} ${span?.start ?? ''}"]`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cowork-availability': CoworkAvailability;
  }
}
