import type { ReactiveControllerHost } from 'lit';
import type { Backend, ToursSource } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import type { Asked } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import { dayOf, today, type Instant, type IsoDate } from '../../domain/dates.js';
import type { Host } from '../../domain/space.js';
import type { SlotList, TourType } from '../../domain/tours.js';
import { asksWho, bookable, kindOf, kindsFor, windowOf, type Window } from './kinds.model.js';
import { MONTHS, toPicking, type Picking, type View, type Wanted } from './tour-booking.model.js';
import type { Need } from './wishes.model.js';

export interface PickerOptions {
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  readonly later: { readonly current: PickerExtras | undefined };
}

/** What is added once the first look has been drawn. */
export interface PickerExtras {
  /** Which times have what a visitor wishes; undefined where nothing is wished for. */
  readonly suits: (offer: Offer) => Wanted['suits'];
  /** Instead of the backend's own, from what is known already. */
  readonly slots: (tours: ToursSource, ...query: Parameters<ToursSource['slots']>) => Promise<SlotList>;
}

/** What a visitor has chosen so far; what is left out is still open. */
export interface Choices {
  /** The id of the one kind that counts, for a visit that exists. */
  readonly only?: string | undefined;
  readonly people?: number | undefined;
  readonly daysPerWeek?: string | undefined;
  /** An id or a kind. */
  readonly kind?: string | undefined;
  readonly host?: string | undefined;
  readonly day?: IsoDate | undefined;
  readonly needs?: readonly Need[] | undefined;
  readonly language?: string | undefined;
  readonly tellHost?: boolean | undefined;
}

/** Where the visitor looks, if not at what is chosen. */
export interface Gaze {
  /** Months, or weeks. */
  readonly view: View;
  readonly month?: IsoDate | undefined;
  readonly focus?: IsoDate | undefined;
  /** The first free time, where that is beyond the first two months. */
  readonly ahead?: IsoDate | undefined;
}

/** All that is known about what can be chosen. */
export interface Offer {
  readonly kinds: readonly TourType[];
  readonly kind: TourType;
  readonly hosts: readonly Host[];
  /** Undefined until the times of this kind are there. */
  readonly times: SlotList | undefined;
  /** Why there are no newer times. */
  readonly error: BackendError | undefined;
  readonly choices: Choices;
  readonly gaze: Gaze;
}

/** What can be chosen; without a picking there is nothing to book. */
export type Offered =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: BackendError }
  | { readonly status: 'ready'; readonly picking: Picking | undefined };

interface Times {
  readonly tourId: string;
  readonly list: SlotList;
}

type TimesArgs = readonly [Backend, string, IsoDate, IsoDate];

/**
 * Holds a visitor's choice of who, what, with whom and when, and asks for what it needs: the kinds and the hosts at once,
 * then the times of the kind shown, two months at a time. Choosing another host asks nothing: all hosts' times are there.
 */
export class TourPicker {
  readonly #host: ReactiveControllerHost;
  readonly #options: PickerOptions;
  readonly #kinds: RemoteController<readonly [Backend], readonly TourType[]>;
  readonly #hosts: RemoteController<readonly [Backend], readonly Host[]>;
  readonly #times: RemoteController<TimesArgs, Times>;
  #choices: Choices = {};
  #gaze: Gaze = { view: MONTHS };
  #shown: { readonly offer: Offer; readonly picking: Picking } | undefined;

  constructor(host: ReactiveControllerHost, options: PickerOptions) {
    this.#host = host;
    this.#options = options;
    const args = () => { const backend = options.backend(); return backend && [backend] as const; };
    this.#kinds = new RemoteController(host, { args, load: async ([source], signal) => bookable(await toursOf(source).kinds({ signal })) });
    this.#hosts = new RemoteController(host, { args, load: ([{ space }], signal) => space.hosts({ signal }) });
    this.#times = new RemoteController(host, { args: () => this.#timesToAsk(), load: (asked, signal) => this.#loadTimes(asked, signal) });
  }

  /** What may have to be asked again. */
  get asked(): readonly [kinds: Asked, hosts: Asked, times: Asked] {
    return [this.#kinds, this.#hosts, this.#times];
  }

  get offered(): Offered {
    const { state } = this.#kinds;
    if (state.status === 'failed') return { status: 'failed', error: state.error };
    // A host's face arrives with the first look, or not at all: nothing moves later.
    const waits = state.status !== 'ready' || (this.#hosts.state.status === 'loading' && !this.#hosts.value);
    return waits ? { status: 'loading' } : { status: 'ready', picking: this.#picking };
  }

  /** Chooses; what does not fit any more is forgotten. */
  choose(choices: Choices): void {
    const before = this.#kind?.id;
    this.#choices = { ...this.#choices, ...choices };
    if (choices.day) this.#gaze = { ...this.#gaze, month: this.#gaze.month && choices.day, focus: undefined };
    // A free time of another kind may be in another month.
    if (this.#kind?.id !== before && !choices.day) {
      this.#choices = { ...this.#choices, day: undefined };
      this.#gaze = { view: this.#gaze.view };
    }
    this.#host.requestUpdate();
  }

  /** Looks somewhere else. */
  turn(gaze: Partial<Gaze>): void {
    this.#gaze = { ...this.#gaze, ...gaze };
    this.#host.requestUpdate();
  }

  /** Asks again for the times. */
  refresh(): void {
    this.#times.retry();
  }

  get #kind(): TourType | undefined {
    const { only, people = 1, kind } = this.#choices;
    const kinds = this.#kinds.value ?? [];
    if (only !== undefined) return kinds.find(({ id }) => id === only);
    return kindOf(asksWho(kinds) ? kindsFor(kinds, people) : kinds, kind);
  }

  get #offer(): Offer | undefined {
    const kind = this.#kind;
    const { state, value } = this.#times;
    return kind && {
      kinds: this.#kinds.value ?? NONE, kind, hosts: this.#hosts.value ?? NONE,
      times: value?.tourId === kind.id ? value.list : undefined,
      error: state.status === 'failed' ? state.error : undefined,
      choices: this.#choices, gaze: this.#gaze,
    };
  }

  /** Worked out once for each offer: a month may hold hundreds of times. */
  get #picking(): Picking | undefined {
    const offer = this.#offer;
    if (!offer || !this.#shown || !isSame(offer, this.#shown.offer)) this.#shown = offer && { offer, picking: toPicking(offer, this.#options.now(), this.#options.later.current?.suits(offer)) };
    return this.#shown?.picking;
  }

  #timesToAsk(): TimesArgs | undefined {
    const backend = this.#options.backend();
    const kind = this.#kind;
    if (!backend || kind?.book.mode !== 'inline') return undefined;
    const day = today(kind.timeZone, this.#options.now());
    const { from, to } = this.#gaze.view.windowOf(this.#gaze.month ?? this.#gaze.ahead ?? this.#choices.day ?? day, day);
    return [backend, kind.id, from, to];
  }

  async #loadTimes([backend, tourId, from, to]: TimesArgs, signal: AbortSignal): Promise<Times> {
    const tours = toursOf(backend);
    const later = this.#options.later.current;
    const ask = (window: Window) => (later ? later.slots(tours, { tourId, ...window }, { signal }) : tours.slots({ tourId, ...window }, { signal }));
    const list = await ask({ from, to });
    if (list.items.length > 0 || !list.nextAvailable || this.#gaze.month) return { tourId, list };
    // Nothing in the first two months: on to where there is something.
    const ahead = dayOf(list.nextAvailable, list.timeZone);
    this.#gaze = { ...this.#gaze, ahead };
    return { tourId, list: await ask(windowOf(ahead, from)) };
  }
}

const NONE: readonly never[] = [];

const isSame = (one: Offer, other: Offer): boolean => (Object.keys(one) as (keyof Offer)[]).every((name) => one[name] === other[name]);

function toursOf({ tours }: Backend): ToursSource {
  if (!tours) throw new BackendError('unsupported', 'No visits.');
  return tours;
}
