import type { ReactiveControllerHost } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { RemoteController, type Remote } from '../../controllers/remote.js';
import { dayOf, firstOfMonth, today, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';
import type { Host, Space } from '../../domain/space.js';
import type { SlotList, TourType } from '../../domain/tours.js';
import {
  asksWho, bookable, hostsOf, kindOf, kindsFor, languagesOf, lastDay, needsOf, toDays, windowOf,
  type Need, type SlotChoice, type Window, type Wishes,
} from './tour-booking.model.js';

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

/** Everything to choose from, and what is chosen. */
export interface Picking {
  readonly asksWho: boolean;
  readonly people: number;
  readonly daysPerWeek: string | undefined;
  readonly kinds: readonly TourType[];
  readonly kind: TourType;
  readonly hosts: readonly Host[];
  readonly hostId: string | undefined;
  readonly zone: TimeZone;
  readonly today: IsoDate;
  readonly last: IsoDate;
  readonly month: IsoDate;
  readonly focus: IsoDate;
  readonly needs: readonly Need[];
  readonly languages: readonly string[];
  readonly wishes: Wishes;
  /** Undefined until they are known. */
  readonly days: ReadonlyMap<IsoDate, readonly SlotChoice[]> | undefined;
  readonly day: IsoDate | undefined;
  /** The first free day after the month shown, as far as is known. */
  readonly nextDay: IsoDate | undefined;
  /** Why there are no times, or why those shown may be old. */
  readonly error: BackendError | undefined;
  readonly asOf: Instant | undefined;
}

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
  #month: IsoDate | undefined;
  #focus: IsoDate | undefined;
  /** The month of the first free time, where that is far away. */
  #ahead: IsoDate | undefined;

  constructor(host: ReactiveControllerHost, options: PickerOptions) {
    this.#host = host;
    this.#options = options;
    const backend = (): readonly [Backend] | undefined => {
      const current = options.backend();
      return current && [current];
    };
    this.#kinds = new RemoteController(host, { args: backend, load: ([source], signal) => kindsOfBackend(source, signal) });
    this.#hosts = new RemoteController(host, { args: backend, load: ([{ space }], signal) => space.hosts({ signal }) });
    this.#times = new RemoteController(host, { args: () => this.#timesToAsk(), load: (args, signal) => this.#loadTimes(args, signal) });
    // Needed only for a way on, so it does not compete with the times.
    this.#space = new RemoteController(host, {
      args: () => (/ready|failed/.test(this.#kinds.state.status) ? backend() : undefined),
      load: ([{ space }], signal) => space.facts({ signal }),
    });
  }

  /** Idle without a backend; ready with no kind where there is nothing to book. */
  get state(): Remote<Picking | undefined> {
    const kinds = this.#kinds.state;
    if (kinds.status !== 'ready') return kinds.status === 'failed' ? { ...kinds, last: undefined } : kinds.status === 'idle' ? kinds : { status: 'loading', last: undefined };
    // A host's face arrives with the first look, or not at all: nothing moves later.
    if (this.#hosts.state.status === 'loading' && !this.#hosts.value) return { status: 'loading', last: undefined };
    return { status: 'ready', value: this.current };
  }

  /** What is shown, if there is something to book. */
  get current(): Picking | undefined {
    const kind = this.#kind;
    return kind && this.#picking(kind, this.#kinds.value ?? []);
  }

  get space(): Space | undefined {
    return this.#space.value;
  }

  get hosts(): readonly Host[] {
    return this.#hosts.value ?? [];
  }

  /** Chooses; what does not fit any more is forgotten. */
  choose(choices: Choices): void {
    const before = this.#kind?.id;
    this.#choices = { ...this.#choices, ...choices };
    if (choices.day) {
      this.#focus = undefined;
      this.#month &&= choices.day;
    }
    // A free time of another kind may be in another month.
    if (this.#kind?.id !== before && !choices.day) {
      this.#choices = { ...this.#choices, day: undefined };
      this.#month = this.#focus = this.#ahead = undefined;
    }
    this.#host.requestUpdate();
  }

  /** Goes to a day, perhaps of another month; without `stay`, the first free day there is shown. */
  look(day: IsoDate, stay: boolean): void {
    if (!stay) this.#choices = { ...this.#choices, day: undefined };
    this.#month = day;
    this.#focus = stay ? day : undefined;
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

  #picking(kind: TourType, all: readonly TourType[]): Picking {
    const { people = 1, daysPerWeek, host, needs = [], language } = this.#choices;
    const now = this.#options.now();
    const zone = kind.timeZone;
    const day = today(zone, now);
    const hosts = hostsOf(kind, this.hosts);
    const state = this.#times.state;
    const times = this.#times.value?.tourId === kind.id ? this.#times.value.list : undefined;
    const offered = needsOf(times?.items ?? []);
    const languages = languagesOf(hosts);
    // What this kind of visit does not offer is not asked of it.
    const wishes: Wishes = {
      hostId: hosts.find(({ id }) => id === host)?.id,
      needs: offered.filter((need) => needs.includes(need)),
      language: languages.find((code) => code === language),
    };
    const days = times && toDays(times.items, this.hosts, wishes, zone, now);
    const free = [...(days?.keys() ?? [])];
    const wanted = this.#choices.day && !this.#ahead && this.#choices.day >= day ? this.#choices.day : undefined;
    const month = this.#month ?? wanted ?? free[0] ?? this.#ahead ?? day;
    const covered = times !== undefined && month >= firstOfMonth(times.from) && month < times.to;
    const shown = covered ? (free.find((one) => one === this.#choices.day) ?? free.find((one) => sameMonth(one, month))) : undefined;
    const after = covered ? (free.find((one) => one > month && !sameMonth(one, month)) ?? dayOfNext(times, zone)) : undefined;
    return {
      asksWho: asksWho(all), people, daysPerWeek, kinds: asksWho(all) ? kindsFor(all, people) : all, kind, hosts, hostId: wishes.hostId, zone,
      today: day, last: lastDay(kind, day), month, focus: this.#focus ?? shown ?? (sameMonth(month, day) ? day : firstOfMonth(month)),
      needs: offered, languages, wishes,
      days: covered ? days : undefined, day: shown, nextDay: after,
      error: state.status === 'failed' ? state.error : undefined, asOf: times?.asOf,
    };
  }

  #timesToAsk(): readonly [Backend, string, IsoDate, IsoDate] | undefined {
    const backend = this.#options.backend();
    const kind = this.#kind;
    if (!backend || !kind || kind.book.mode !== 'inline') return undefined;
    const day = today(kind.timeZone, this.#options.now());
    const { from, to } = windowOf(this.#month ?? this.#ahead ?? this.#choices.day ?? day, day);
    return [backend, kind.id, from, to];
  }

  async #loadTimes([backend, tourId, from, to]: readonly [Backend, string, IsoDate, IsoDate], signal: AbortSignal): Promise<Times> {
    const list = await this.#ask(backend, tourId, { from, to }, signal);
    if (list.items.length > 0 || !list.nextAvailable || this.#month) return { tourId, list };
    // Nothing in the first two months: on to where there is something.
    this.#ahead = dayOf(list.nextAvailable, list.timeZone);
    return { tourId, list: await this.#ask(backend, tourId, windowOf(this.#ahead, from), signal) };
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

const dayOfNext = ({ nextAvailable }: SlotList, zone: TimeZone): IsoDate | undefined => (nextAvailable ? dayOf(nextAvailable, zone) : undefined);

const kindsOfBackend = async (backend: Backend, signal: AbortSignal): Promise<readonly TourType[]> => bookable(await toursOf(backend).kinds({ signal }));

function toursOf({ tours }: Backend): NonNullable<Backend['tours']> {
  if (!tours) throw new BackendError('unsupported', 'This backend has no visits.');
  return tours;
}

const sameMonth = (one: IsoDate, other: IsoDate): boolean => one.slice(0, 7) === other.slice(0, 7);
