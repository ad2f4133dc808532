import type { ReactiveControllerHost } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { RemoteController } from '../../controllers/remote.js';
import { dayOf, today, type Instant, type IsoDate } from '../../domain/dates.js';
import type { Host, Space } from '../../domain/space.js';
import type { SlotList, TourType } from '../../domain/tours.js';
import { asksWho, bookable, kindOf, kindsFor, windowOf, type Window } from './kinds.model.js';
import type { Need } from './tour-booking.model.js';

export interface PickerOptions {
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
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
}

/** Where the visitor looks, if not at what is chosen. */
export interface Gaze {
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

/** What can be chosen; an offer that is absent means that there is nothing to book. */
export type Offered =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: BackendError }
  | { readonly status: 'ready'; readonly offer: Offer | undefined };

interface Times {
  readonly tourId: string;
  readonly list: SlotList;
}

/**
 * Holds a visitor's choice of who, what, with whom and when, and asks for what it needs: the kinds and the hosts at once,
 * then the times of the kind shown, two months at a time. Choosing another host asks nothing: all hosts' times are there.
 */
export class TourPicker {
  readonly #host: ReactiveControllerHost;
  readonly #options: PickerOptions;
  readonly #kinds: RemoteController<readonly [Backend], readonly TourType[]>;
  readonly #hosts: RemoteController<readonly [Backend], readonly Host[]>;
  readonly #times: RemoteController<readonly [Backend, string, IsoDate, IsoDate], Times>;
  readonly #space: RemoteController<readonly [Backend], Space>;
  readonly #known = new Map<string, SlotList>();
  #source: Backend | undefined;
  #choices: Choices = {};
  #gaze: Gaze = {};

  constructor(host: ReactiveControllerHost, options: PickerOptions) {
    this.#host = host;
    this.#options = options;
    const backend = (): readonly [Backend] | undefined => {
      const current = options.backend();
      return current && [current];
    };
    this.#kinds = new RemoteController(host, { args: backend, load: async ([source], signal) => bookable(await toursOf(source).kinds({ signal })) });
    this.#hosts = new RemoteController(host, { args: backend, load: ([{ space }], signal) => space.hosts({ signal }) });
    this.#times = new RemoteController(host, { args: () => this.#timesToAsk(), load: (args, signal) => this.#loadTimes(args, signal) });
    // Needed only for a way on, so it does not compete with the times.
    this.#space = new RemoteController(host, {
      args: () => (/ready|failed/.test(this.#kinds.state.status) ? backend() : undefined),
      load: ([{ space }], signal) => space.facts({ signal }),
    });
  }

  get offered(): Offered {
    const { state } = this.#kinds;
    if (state.status === 'failed') return { status: 'failed', error: state.error };
    // A host's face arrives with the first look, or not at all: nothing moves later.
    const waits = state.status !== 'ready' || (this.#hosts.state.status === 'loading' && !this.#hosts.value);
    return waits ? { status: 'loading' } : { status: 'ready', offer: this.#offer };
  }

  get space(): Space | undefined {
    return this.#space.value;
  }

  /** Chooses; what does not fit any more is forgotten. */
  choose(choices: Choices): void {
    const before = this.#kind?.id;
    this.#choices = { ...this.#choices, ...choices };
    if (choices.day) this.#gaze = { ...this.#gaze, month: this.#gaze.month && choices.day, focus: undefined };
    // A free time of another kind may be in another month.
    if (this.#kind?.id !== before && !choices.day) {
      this.#choices = { ...this.#choices, day: undefined };
      this.#gaze = {};
    }
    this.#host.requestUpdate();
  }

  /** Goes to a day, perhaps of another month; without `stay`, the first free day there is shown. */
  look(day: IsoDate, stay: boolean): void {
    if (!stay) this.#choices = { ...this.#choices, day: undefined };
    this.#gaze = { ...this.#gaze, month: day, focus: stay ? day : undefined };
    this.#host.requestUpdate();
  }

  /** Asks again for what did not come. */
  retry(): void {
    for (const remote of [this.#kinds, this.#hosts, this.#space]) if (remote.state.status === 'failed') remote.retry();
    this.refresh();
  }

  /** Asks again for the times. */
  refresh(): void {
    this.#known.clear();
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

  #timesToAsk(): readonly [Backend, string, IsoDate, IsoDate] | undefined {
    const backend = this.#options.backend();
    const kind = this.#kind;
    if (!backend || kind?.book.mode !== 'inline') return undefined;
    const day = today(kind.timeZone, this.#options.now());
    const { from, to } = windowOf(this.#gaze.month ?? this.#gaze.ahead ?? this.#choices.day ?? day, day);
    return [backend, kind.id, from, to];
  }

  async #loadTimes([backend, tourId, from, to]: readonly [Backend, string, IsoDate, IsoDate], signal: AbortSignal): Promise<Times> {
    const list = await this.#ask(backend, tourId, { from, to }, signal);
    if (list.items.length > 0 || !list.nextAvailable || this.#gaze.month) return { tourId, list };
    // Nothing in the first two months: on to where there is something.
    const ahead = dayOf(list.nextAvailable, list.timeZone);
    this.#gaze = { ...this.#gaze, ahead };
    return { tourId, list: await this.#ask(backend, tourId, windowOf(ahead, from), signal) };
  }

  async #ask(backend: Backend, tourId: string, window: Window, signal: AbortSignal): Promise<SlotList> {
    if (backend !== this.#source) this.#known.clear();
    this.#source = backend;
    const key = `${tourId} ${window.from}`;
    const list = this.#known.get(key) ?? (await toursOf(backend).slots({ tourId, ...window }, { signal }));
    this.#known.set(key, list);
    return list;
  }
}

const NONE: readonly never[] = [];

function toursOf({ tours }: Backend): NonNullable<Backend['tours']> {
  if (!tours) throw new BackendError('unsupported', 'This backend has no visits.');
  return tours;
}
