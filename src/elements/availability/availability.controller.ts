import type { ReactiveControllerHost } from 'lit';
import type { AvailabilitySource, Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import type { Asked } from '../../controllers/patience.js';
import { RemoteController, type Remote } from '../../controllers/remote.js';
import type { Availability, Resource, ResourceView } from '../../domain/availability.js';
import { firstOfMonth, today, type Instant, type IsoDate } from '../../domain/dates.js';
import { covers, queryOf, toShow, viewsOf } from './availability.model.js';

/** What the page wants to be shown. */
export interface Wish {
  readonly backend: Backend | undefined;
  /** Undefined leaves it to the visitor. */
  readonly view: ResourceView | undefined;
  readonly people: number;
  readonly now: Instant;
}

/** Where the visitor is. */
export interface Place {
  /** Undefined is the first that the space has. */
  readonly view?: ResourceView | undefined;
  /** Undefined is today. */
  readonly day?: IsoDate | undefined;
  /** Picked of a month. */
  readonly picked?: IsoDate | undefined;
}

/** What is known of it. */
export type Reading =
  | { readonly status: 'idle' | 'loading' }
  /** Nothing of this kind, or nothing for so many. */
  | { readonly status: 'empty' }
  | { readonly status: 'failed'; readonly error: BackendError }
  | ReadyReading;

export interface ReadyReading {
  readonly status: 'ready';
  readonly resources: readonly Resource[];
  readonly availability: Availability;
  readonly day: IsoDate;
  readonly busy: boolean;
  /** Why the newest answer did not come. */
  readonly error: BackendError | undefined;
}

interface Answer {
  readonly backend: Backend;
  readonly view: ResourceView;
  readonly block: IsoDate | undefined;
  readonly availability: Availability;
}

/**
 * Knows what is free. Asks for what there is and for the days in view at the same time. Days are asked for in fixed
 * blocks, a day of rooms or a month of desks, and an answer is kept until the next one for the same view is there, so
 * that a failure takes nothing away.
 */
export class AvailabilityController {
  readonly #host: ReactiveControllerHost;
  readonly #wish: () => Wish;
  readonly #resources: RemoteController<readonly [Backend], { readonly backend: Backend; readonly all: readonly Resource[] }>;
  readonly #window: RemoteController<readonly [Backend, ResourceView, IsoDate | undefined], void>;
  #answer: Answer | undefined;
  #place: Place = {};

  constructor(host: ReactiveControllerHost, wish: () => Wish) {
    this.#host = host;
    this.#wish = wish;
    this.#resources = new RemoteController(host, {
      args: () => { const { backend } = wish(); return backend && [backend] as const; },
      load: async ([backend], signal) => ({ backend, all: await source(backend).resources({}, { signal }) }),
    });
    this.#window = new RemoteController(host, {
      args: () => { const { backend } = wish(); return backend && !this.#barren ? [backend, this.view, this.#block] as const : undefined; },
      load: async ([backend, view, block], signal) => {
        const availability = await source(backend).window(queryOf(view, block, wish().now), { signal });
        if (!signal.aborted) this.#answer = { backend, view, block, availability };
      },
    });
  }

  /** What may have to be asked again. */
  get asked(): readonly Asked[] {
    return [this.#resources, this.#window];
  }

  /** Everything that the space has, as far as it is known. */
  get all(): readonly Resource[] {
    return this.#all ?? [];
  }

  /** The views that the space has, as far as it is known. */
  get views(): readonly ResourceView[] {
    return viewsOf(this.all);
  }

  get view(): ResourceView {
    return this.#wish().view ?? this.#place.view ?? this.views[0] ?? 'rooms';
  }

  get picked(): IsoDate | undefined {
    return this.#place.picked;
  }

  get reading(): Reading {
    const answer = this.#current;
    const error = errorOf(this.#window.state);
    const broken = errorOf(this.#resources.state);
    if (!this.#all) return broken ? { status: 'failed', error: broken } : { status: 'loading' };
    if (this.#barren) return { status: 'empty' };
    if (!answer) return error ? { status: 'failed', error } : { status: 'loading' };
    const { availability } = answer;
    return {
      status: 'ready', availability, error,
      resources: this.#shown,
      day: this.#day(availability),
      busy: this.#window.state.status === 'loading',
    };
  }

  /** Goes somewhere else. */
  visit(place: Place): void {
    this.#place = { ...this.#place, ...place };
    this.#host.requestUpdate();
  }

  /** Asks again now. */
  retry(): void {
    if (!this.#all) this.#resources.retry();
    this.#window.retry();
  }

  get #all(): readonly Resource[] | undefined {
    const { backend, all } = this.#resources.value ?? {};
    return backend === this.#wish().backend ? all : undefined;
  }

  get #shown(): readonly Resource[] {
    return toShow(this.all, this.view, this.#wish().people);
  }

  /** It is known that there is nothing to ask for. */
  get #barren(): boolean {
    return this.#all !== undefined && this.#shown.length === 0;
  }

  get #current(): Answer | undefined {
    return this.#answer?.backend === this.#wish().backend && this.#answer?.view === this.view ? this.#answer : undefined;
  }

  /** What to ask for: the same as last time as long as that holds the day. */
  get #block(): IsoDate | undefined {
    const { day } = this.#place;
    const answer = this.#current;
    if (this.view === 'offices') return undefined;
    if (answer && covers(answer.availability, this.#day(answer.availability))) return answer.block;
    return day && this.view === 'desks' ? firstOfMonth(day) : day;
  }

  #day({ timeZone }: Availability): IsoDate {
    const { day } = this.#place;
    const first = today(timeZone, this.#wish().now);
    return day && day > first ? day : first;
  }
}

function source({ availability }: Backend): AvailabilitySource {
  if (!availability) throw new BackendError('unsupported', 'This backend offers no availability.');
  return availability;
}

const errorOf = (state: Remote<unknown>): BackendError | undefined => (state.status === 'failed' ? state.error : undefined);
