// What comes once the first look has been drawn, or where it cannot be: the other views, reserving, days without room,
// how lively it usually is, private links, news of changes, and words for what went wrong.
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { Task } from '@lit/task';
import type { Backend } from '../../backend/backend.js';
import { AddressController } from '../../controllers/address.js';
import { asRemote } from '../../controllers/blocks-remote.js';
import { ChangesController } from '../../controllers/changes.js';
import { FocusController } from '../../controllers/focus.js';
import { LanguageController } from '../../controllers/language.js';
import { MinuteController } from '../../controllers/minute.js';
import { PartController } from '../../controllers/part.js';
import { patient } from '../../controllers/patience.js';
import { PrivateLinkController } from '../../controllers/private-link.js';
import { StringsController } from '../../controllers/strings.js';
import type { Resource, ResourceView } from '../../domain/availability.js';
import { sameClock } from '../../domain/clock.js';
import { dayOf, visitorZone, type Instant, type IsoDate } from '../../domain/dates.js';
import { minutesBetween } from '../../domain/moments.js';
import { openingOn } from '../../domain/opening.js';
import type { House, Space } from '../../domain/space.js';
import { allFormats, type AllFormats } from '../../i18n/all-formats.js';
import { availability } from '../../i18n/en/availability.js';
import { common } from '../../i18n/en/common.js';
import { house } from '../../i18n/en/house.js';
import { places } from '../../i18n/en/places.js';
import { rooms } from '../../i18n/en/rooms.js';
import { status } from '../../i18n/en/status.js';
import type { AvailabilityStrings } from '../../i18n/sections/availability.js';
import type { PlacesStrings } from '../../i18n/sections/places.js';
import { adoptMore } from '../../styles/adopt.js';
import { month } from '../../styles/month.js';
import { more } from '../../styles/more.js';
import { failure, staleness } from '../parts/notice.js';
import { fromKept, toKept } from './address.model.js';
import { heed, retry } from './again.js';
import type { AvailabilityController, Place, Reading, ReadyReading } from './availability.controller.js';
import { DaySelectEvent, SlotSelectEvent, TourAskEvent } from './availability.events.js';
import { covers, toShow } from './availability.model.js';
import type { AvailabilityExtras, Piece } from './availability.template.js';
import { desksStyles } from './desks.styles.js';
import { desksTemplate } from './desks.template.js';
import { styles } from './later.styles.js';
import { NextFreeController } from './next-free.js';
import { officesStyles } from './offices.styles.js';
import { officesTemplate } from './offices.template.js';
import { RESERVATION_LINK, hasRoom } from './places.model.js';
import type * as reservation from './reservation.js';
import type * as week from './week.template.js';
import { roomsLaterStyles } from './rooms.later.styles.js';
import { RoomsLater, type RoomsWords } from './rooms.js';
import { rhythmTemplate } from './rhythm.template.js';
import type { Choice } from './spans.model.js';
import { tabList } from './tabs.template.js';
import { leadToTour } from './tour.js';

export interface LaterOptions {
  readonly known: AvailabilityController;
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  /** How many come by the page's own word. */
  readonly asked: () => number;
}

/** What a view other than rooms draws: what is known, and what the visitor has done with it. */
export interface ViewProps extends Pick<ReadyReading, 'resources' | 'availability' | 'day'> {
  /** Where the day has nothing: the first later day that has; null where none was found. */
  readonly ahead: IsoDate | null | undefined;
  /** The day picked of a month. */
  readonly picked: IsoDate | undefined;
  readonly chosen: Choice | undefined;
  readonly people: number;
  readonly now: Instant;
  readonly tourHref: string | undefined;
  readonly words: AvailabilityStrings & PlacesStrings;
  readonly formats: AllFormats;
  readonly actions: ViewActions;
}

export interface ViewActions {
  readonly pick: (day: IsoDate) => void;
  readonly move: (day: IsoDate, keyboard: boolean) => void;
  readonly choose: (choice: Choice) => void;
  /** Asks on a tour, and leads to where one is booked. */
  readonly ask: (resource: Resource) => void;
}

interface Host extends LitElement {
  show?: ResourceView;
  room?: string;
  keepInUrl?: string;
  tourHref?: string;
  noAttribution: boolean;
}

/** Minutes after which an answer is asked for again, and after which it is said to be old. */
const REFRESH = 10;
const STALE = 15;

/** Adds to the first look what a visitor may want next; what leads to a reservation is fetched when somebody does. */
export class AvailabilityLater implements AvailabilityExtras {
  readonly #host: Host;
  readonly #options: LaterOptions;
  readonly #strings: StringsController<'availability' | 'places' | 'rooms' | 'status' | 'house'>;
  readonly #focus: FocusController;
  readonly #house: Task<readonly [Backend | undefined, boolean], House | undefined>;
  readonly #reservation: PartController<typeof reservation>;
  readonly #week: PartController<typeof week>;
  readonly #facts: Task<readonly [Backend | undefined], Space | undefined>;
  readonly #next: NextFreeController;
  readonly rooms: RoomsLater;
  #said: { readonly strings: unknown; readonly words: RoomsWords } | undefined;
  #desk: reservation.ReservationDesk | undefined;
  #choice: Choice | undefined;

  readonly #actions: ViewActions = {
    pick: (day) => {
      this.#visit({ day, picked: day });
      this.#focus.next('[data-picked]');
      this.#host.dispatchEvent(new DaySelectEvent(day));
    },
    move: (day, keyboard) => {
      this.#options.known.visit({ day });
      if (keyboard) this.#focus.next(`[data-day="${day}"]`);
    },
    choose: (choice) => this.choose(choice),
    ask: (resource) => {
      const unanswered = this.#host.dispatchEvent(new TourAskEvent(resource));
      if (unanswered && !this.#host.tourHref && !leadToTour(this.#host, resource)) this.choose({ resource });
    },
  };

  constructor(host: Host, options: LaterOptions) {
    this.#host = host;
    this.#options = options;
    this.#strings = new StringsController<'availability' | 'places' | 'rooms' | 'status' | 'house'>(host, { common, availability, places, rooms, status, house });
    this.#focus = new FocusController(host);
    this.#reservation = new PartController(host, () => import('./reservation.js'));
    // Without it a line stays empty, which nobody misses.
    this.#house = new Task(host, {
      args: () => [options.backend(), options.known.view !== 'offices'] as const,
      task: async ([backend, wanted], { signal }) => (wanted ? backend?.space.house({ signal }) : undefined),
    });
    this.#facts = new Task(host, { args: () => [options.backend()] as const, task: async ([backend], { signal }) => backend?.space.facts({ signal }) });
    this.#week = new PartController(host, () => import('./week.template.js'));
    this.rooms = new RoomsLater(host, this.#focus, {
      ...options,
      facts: () => this.#facts.value,
      chosen: () => this.#choice,
      ahead: () => this.#next.day,
      words: () => this.#words,
      formats: () => this.#formats,
      outdated: (reading) => this.outdated(reading),
      go: (day) => this.#go(day),
      visit: (place) => this.#visit(place),
    });
    this.#next = new NextFreeController(host, {
      ...options,
      wish: () => this.rooms.filter,
      fits: (day, availability) => (options.known.view === 'rooms' ? this.rooms.fits(day, availability)
        : hasRoom(day, { resources: toShow(options.known.all, options.known.view, options.known.people), view: options.known.view, availability, people: options.known.people, now: options.now() })),
    });
    patient(host, asRemote(options.known.things));
    patient(host, asRemote(options.known.windows));
    new LanguageController(host);
    // Even where nothing changes a number is not to look old, or its age be hidden.
    new MinuteController(host, () => options.known.windows.invalidate(({ asOf }) => minutesBetween(asOf, options.now()) >= REFRESH));
    new ChangesController(host, { topics: ['availability'], backend: options.backend, changed: (changes) => heed(options.known, changes) });
    new AddressController(host, {
      prefix: () => (host.keepInUrl === undefined ? undefined : host.keepInUrl || 'cowork'),
      restore: (kept) => {
        const { place, filter } = fromKept(kept);
        this.rooms.filter = filter;
        options.known.visit(place);
      },
      kept: () => {
        const { view, day, room, people } = options.known.place;
        return toKept({ view: host.show ? undefined : view, day, room: host.room ? undefined : room, people }, this.rooms.filter);
      },
    });
    new PrivateLinkController(host, RESERVATION_LINK, (ref) => void this.#open((desk) => desk.openLink(ref)));
    // A first sign of interest.
    for (const sign of ['pointerover', 'focusin']) host.renderRoot.addEventListener(sign, () => void this.#reservation.load(), { once: true });
    adoptMore(host.renderRoot as ShadowRoot, [...more, month, styles, roomsLaterStyles, desksStyles, officesStyles]);
  }

  choose(chosen: Choice): void {
    const choice = this.#ready ? this.rooms.choice(chosen, this.#ready) : chosen;
    const { resource, span } = choice;
    if (span) this.#host.dispatchEvent(new SlotSelectEvent(resource, span.start, span.end));
    this.#choice = chosen;
    this.#host.requestUpdate();
    void this.#open((desk) => desk.open(choice));
  }

  tabs(): Piece {
    const { views, view } = this.#options.known;
    return tabList(views, view, this.#strings.current.places, (next, keyboard) => {
      this.#visit({ view: next });
      if (keyboard) this.#focus.next(`#tab-${next}`);
    });
  }

  tools(): Piece {
    return this.rooms.tools();
  }

  show(reading: ReadyReading): TemplateResult | undefined {
    const { known, now } = this.#options;
    if (known.view === 'rooms') return known.room ? this.#showWeek(reading) : undefined;
    const { availability: first, places: rest } = this.#strings.current;
    const view = known.view === 'desks' ? desksTemplate : officesTemplate;
    return html`${this.outdated(reading)}${view({
      ...reading, ahead: this.#next.day, picked: known.place.picked, chosen: this.#choice, people: known.people, now: now(), tourHref: this.#host.tourHref,
      words: { ...first, ...rest }, formats: this.#formats, actions: this.#actions,
    })}`;
  }

  instead(reading: Reading): Piece {
    const { known } = this.#options;
    const { places: words, status } = this.#strings.current;
    switch (reading.status) {
      case 'failed':
        return html`${failure(reading.error, status, () => retry(known))}<slot></slot>`;
      case 'empty': {
        const most = mostOf(toShow(known.all, known.view, 0));
        return html`<p class="notice" part="empty">${most === undefined ? words.nothing : words.tooMany(known.people, most)}</p><slot></slot>`;
      }
      case 'idle':
      case 'loading':
      case 'ready':
        return nothing;
    }
  }

  outdated({ error, availability, day }: ReadyReading): Piece {
    return error && !covers(availability, day) ? failure(error, this.#strings.current.status, () => retry(this.#options.known)) : nothing;
  }

  panel(): Piece {
    return this.#desk?.render() ?? nothing;
  }

  rhythm({ day, availability: { timeZone } }: ReadyReading): Piece {
    const { known } = this.#options;
    const rhythm = this.#house.value?.rhythm;
    return rhythm ? rhythmTemplate(rhythm, known.view === 'desks' ? (known.place.picked ?? day) : day, timeZone, this.#strings.current.house, this.#formats) : nothing;
  }

  freshness({ availability: shown, day, error }: ReadyReading): Piece {
    const { asOf, timeZone } = shown;
    const now = this.#options.now();
    const { status: words } = this.#strings.current;
    const formats = this.#formats;
    const time = dayOf(asOf, timeZone) === dayOf(now, timeZone) ? formats.time(asOf, timeZone) : formats.dayAndTime(asOf, timeZone);
    return html`
      ${(error && covers(shown, day)) || minutesBetween(asOf, now) > STALE ? staleness(words.stale(time)) : html`<p>${words.asOf(time)}</p>`}
      ${sameClock(timeZone, visitorZone(), now) ? nothing : html`<p part="zone">${words.zone(formats.place(timeZone))}</p>`}
    `;
  }

  /** Seven days of one room; undefined while that is on its way. */
  #showWeek(reading: ReadyReading): TemplateResult | undefined {
    const { known, now } = this.#options;
    const room = known.all.find(({ id }) => id === known.room);
    const { current: part } = this.#week;
    const facts = this.#facts.value;
    if (!part) void this.#week.load();
    // A room that the space has not, or no longer has.
    if (!room) known.visit({ room: undefined });
    return room && part && html`${this.outdated(reading)}${part.weekTemplate(reading, {
      room, now: now(), chosen: this.#choice, words: this.#words, formats: this.#formats,
      back: this.#host.room ? undefined : () => { this.#visit({ room: undefined }); this.#focus.next(`[data-room="${room.id}"]`); },
      opening: (day) => facts && openingOn(facts, day),
      go: (day) => this.#go(day),
      choose: (choice) => this.choose(choice),
    })}`;
  }

  /** The same object for the same sentences. */
  get #words(): RoomsWords {
    const { current } = this.#strings;
    if (this.#said?.strings !== current) {
      const { common, availability: first, places: rest, rooms: more } = current;
      this.#said = { strings: current, words: { ...common, ...first, ...rest, ...more } };
    }
    return this.#said.words;
  }

  get #formats(): AllFormats {
    return allFormats(this.#strings.language);
  }

  get #ready(): ReadyReading | undefined {
    const { reading } = this.#options.known;
    return reading.status === 'ready' ? reading : undefined;
  }

  /** To a day; without one to today. */
  #go(day: IsoDate | undefined): void {
    this.#visit({ day });
    if (this.#ready) this.#host.dispatchEvent(new DaySelectEvent(this.#ready.day));
  }

  /** Elsewhere, what was chosen here is left. */
  #visit(where: Place): void {
    this.#desk?.leave();
    this.#choice = undefined;
    this.#options.known.visit(where);
  }

  async #open(open: (desk: reservation.ReservationDesk) => void): Promise<void> {
    const part = await this.#reservation.load();
    if (!part) return;
    const { known, backend, now } = this.#options;
    this.#desk ??= new part.ReservationDesk(this.#host, this.#focus, {
      backend, now,
      people: () => known.people,
      tourHref: () => this.#host.tourHref,
      attributed: () => !this.#host.noAttribution,
      availability: () => this.#ready?.availability,
      resource: (id) => known.all.find((one) => one.id === id),
      ask: this.#actions.ask,
      changed: () => { this.rooms.hush(); known.windows.invalidate(() => true); },
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

/** The most that one of them holds. */
const mostOf = (resources: readonly Resource[]): number | undefined =>
  resources.length > 0 ? Math.max(0, ...resources.map(({ capacity = 0 }) => capacity)) : undefined;
