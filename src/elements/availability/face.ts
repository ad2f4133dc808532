import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { ChangesController } from '../../controllers/changes.js';
import { FocusController } from '../../controllers/focus.js';
import { PartController } from '../../controllers/part.js';
import { PrivateLinkController } from '../../controllers/private-link.js';
import { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import type { House } from '../../domain/space.js';
import type { Instant } from '../../domain/dates.js';
import { availability } from '../../i18n/en/availability.js';
import { common } from '../../i18n/en/common.js';
import { adoptMore } from '../../styles/adopt.js';
import type { AvailabilityController, ReadyReading } from './availability.controller.js';
import { DaySelectEvent, SlotSelectEvent, TourAskEvent } from './availability.events.js';
import { frameTemplate, type AvailabilityActions } from './availability.template.js';
import { NextFreeController } from './next-free.js';
import { RESERVATION_LINK, type Choice } from './places.model.js';
import type * as reservation from './reservation.js';
import type * as rhythm from './rhythm.template.js';
import { looks } from './frame.styles.js';
import { leadToTour } from './tour.js';

export interface FaceOptions {
  readonly known: AvailabilityController;
  readonly backend: () => Backend | undefined;
  readonly people: () => number;
  readonly now: () => Instant;
  /** The page has chosen the view. */
  readonly fixed: () => boolean;
  readonly tourHref: () => string | undefined;
  readonly attributed: () => boolean;
}

/** What a visitor sees and does, in their language. Fetched beside the first answer, so that asking need not wait for it. */
export class AvailabilityFace {
  readonly #host: LitElement;
  readonly #options: FaceOptions;
  readonly #strings: StringsController<'availability'>;
  readonly #focus: FocusController;
  readonly #rhythm: RemoteController<readonly [Backend], readonly [typeof rhythm, House]>;
  readonly #reservation: PartController<typeof reservation>;
  readonly #next: NextFreeController;
  #desk: reservation.ReservationDesk | undefined;
  #choice: Choice | undefined;

  readonly #actions: AvailabilityActions = {
    show: (view, keyboard) => {
      this.#visit({ view });
      if (keyboard) this.#focus.next(`#tab-${view}`);
    },
    go: (day) => {
      this.#visit({ day });
      if (this.#ready) this.#host.dispatchEvent(new DaySelectEvent(this.#ready.day));
    },
    pick: (day) => {
      this.#visit({ day, picked: day });
      this.#focus.next('[data-picked]');
      this.#host.dispatchEvent(new DaySelectEvent(day));
    },
    move: (day, keyboard) => {
      this.#options.known.visit({ day });
      if (keyboard) this.#focus.next(`[data-day="${day}"]`);
    },
    choose: (choice) => {
      const { resource, span } = choice;
      if (span) this.#host.dispatchEvent(new SlotSelectEvent(resource, span.start, span.end));
      this.#choice = choice;
      this.#host.requestUpdate();
      void this.#open((desk) => desk.open(choice));
    },
    ask: (resource) => {
      const unanswered = this.#host.dispatchEvent(new TourAskEvent(resource));
      if (unanswered && !this.#options.tourHref() && !leadToTour(this.#host, resource)) this.#actions.choose({ resource });
    },
    hint: () => void this.#reservation.load(),
    retry: () => this.#options.known.retry(),
  };

  constructor(host: LitElement, options: FaceOptions) {
    this.#host = host;
    this.#options = options;
    this.#strings = new StringsController<'availability'>(host, { common, availability });
    this.#focus = new FocusController(host);
    this.#reservation = new PartController(host, () => import('./reservation.js'));
    this.#rhythm = new RemoteController<readonly [Backend], readonly [typeof rhythm, House]>(host, {
      args: () => { const backend = options.backend(); return backend && options.known.view !== 'offices' ? [backend] : undefined; },
      load: ([backend], signal) => Promise.all([import('./rhythm.template.js'), backend.space.house({ signal })]),
    });
    this.#next = new NextFreeController(host, options);
    new ChangesController(host, { topics: ['availability'], backend: options.backend, changed: this.#actions.retry });
    new PrivateLinkController(host, RESERVATION_LINK, (ref) => void this.#open((desk) => desk.openLink(ref)));
    adoptMore(host.renderRoot as ShadowRoot, [looks]);
  }

  /** Undefined as long as there are no words. */
  render(): TemplateResult | undefined {
    const { current: strings, formats, language, ready } = this.#strings;
    const { known, fixed, people, now, tourHref } = this.#options;
    const [rhythm, house] = this.#rhythm.value ?? [];
    if (!ready) return undefined;
    if (this.#ready) adoptMore(this.#host.renderRoot as ShadowRoot, this.#ready.module.styles);
    return frameTemplate({
      view: known.view,
      tabs: fixed() ? [] : known.views,
      stage: known.reading,
      props: { ahead: this.#next.day, picked: known.picked, chosen: this.#choice, people: people(), now: now(), tourHref: tourHref(), strings, formats, actions: this.#actions },
      panel: this.#desk?.render() ?? nothing,
      rhythm: (day, zone) => (rhythm && house?.rhythm ? rhythm.render(house.rhythm, day, zone, language, formats) : nothing),
    });
  }

  get #ready(): ReadyReading | undefined {
    const { reading } = this.#options.known;
    return reading.status === 'ready' ? reading : undefined;
  }

  /** Elsewhere, what was chosen here is left. */
  #visit(where: Parameters<AvailabilityController['visit']>[0]): void {
    this.#desk?.leave();
    this.#choice = undefined;
    this.#options.known.visit(where);
  }

  async #open(open: (desk: reservation.ReservationDesk) => void): Promise<void> {
    const part = await this.#reservation.load();
    if (!part) return;
    const { known, backend, people, now, tourHref, attributed } = this.#options;
    this.#desk ??= new part.ReservationDesk(this.#host, this.#focus, {
      backend, people, now, tourHref, attributed,
      availability: () => this.#ready?.availability,
      resource: (id) => known.resource(id),
      ask: this.#actions.ask,
      changed: this.#actions.retry,
      closed: () => this.#back(),
    });
    open(this.#desk);
  }

  /** To where the visitor came from. */
  #back(): void {
    const { resource, span } = this.#choice ?? {};
    this.#choice = undefined;
    if (resource) this.#focus.next(`[data-slot="${resource.id} ${span?.start ?? ''}"]`);
  }
}
