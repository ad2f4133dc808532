import type { ReactiveControllerHost } from 'lit';
import type { AvailabilitySource, Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { RemoteController, type Remote } from '../../controllers/remote.js';
import { kindsOf, type Availability, type Resource, type ResourceView } from '../../domain/availability.js';
import { addDays, firstOfMonth, today, type Instant, type IsoDate } from '../../domain/dates.js';
import { covers, freeDayAfter, hasRoom, queryOf, toShow, viewsOf, type Search } from './availability.model.js';
import type { ViewModule } from './availability.template.js';

/** What an element wants to show. */
export interface Wish {
  readonly backend: Backend | undefined;
  /** Undefined is the first that the space has. */
  readonly view: ResourceView | undefined;
  /** Undefined is today. */
  readonly day: IsoDate | undefined;
  /** Picked of a month. */
  readonly picked: IsoDate | undefined;
  readonly people: number;
  readonly now: Instant;
}

/** What is known of it. */
export type Reading =
  | { readonly status: 'idle' | 'loading' }
  /** Nothing of this kind, or nothing for so many: then with the most that one holds. */
  | { readonly status: 'empty'; readonly most: number | undefined }
  | { readonly status: 'failed'; readonly error: BackendError }
  | ReadyReading;

export interface ReadyReading {
  readonly status: 'ready';
  readonly module: ViewModule;
  readonly resources: readonly Resource[];
  readonly availability: Availability;
  readonly day: IsoDate;
  /** Where the day has nothing: the first later day that has; null where none was found. */
  readonly ahead: IsoDate | null | undefined;
  readonly busy: boolean;
  /** Why the newest answer did not come. */
  readonly error: BackendError | undefined;
}

interface Answer {
  readonly backend: Backend;
  readonly view: ResourceView;
  readonly block: IsoDate | undefined;
  readonly module: ViewModule;
  readonly availability: Availability;
}

const modules: Readonly<Record<ResourceView, () => Promise<ViewModule>>> = {
  rooms: () => import('./rooms.template.js'),
  desks: () => import('./desks.template.js'),
  offices: () => import('./offices.template.js'),
};

/** How many days are searched for one with room. */
const SEARCHED = 31;

/**
 * Knows what is free. Asks for what there is and for the days in view at the same time; the view's own module travels
 * beside them. Days are asked for in fixed blocks, a day of rooms or a month of desks, and an answer is kept until the
 * next one for the same view is there, so that a failure takes nothing away.
 */
export class AvailabilityController {
  readonly #wish: () => Wish;
  readonly #resources: RemoteController<readonly [Backend], readonly Resource[]>;
  readonly #window: RemoteController<readonly [Backend, ResourceView, IsoDate | undefined], void>;
  readonly #search: RemoteController<readonly [Backend, ResourceView, IsoDate, number], IsoDate | null>;
  #list: { readonly backend: Backend; readonly resources: readonly Resource[] } | undefined;
  #answer: Answer | undefined;

  constructor(host: ReactiveControllerHost, wish: () => Wish) {
    this.#wish = wish;
    this.#resources = new RemoteController(host, {
      args: () => { const { backend } = wish(); return backend && [backend] as const; },
      load: async ([backend], signal) => {
        const resources = await source(backend).resources({}, { signal });
        this.#list = { backend, resources };
        return resources;
      },
    });
    this.#window = new RemoteController(host, {
      args: () => { const { backend } = wish(); return backend && !this.#barren ? [backend, this.view, this.#block] as const : undefined; },
      load: async ([backend, view, block], signal) => {
        const [module, availability] = await Promise.all([
          modules[view]().catch((cause: unknown) => { throw new BackendError('unreachable', `The view "${view}" could not be fetched.`, { cause }); }),
          source(backend).window(queryOf(view, block, wish().now), { signal }),
        ]);
        if (!signal.aborted) this.#answer = { backend, view, block, module, availability };
      },
    });
    this.#search = new RemoteController(host, {
      args: () => {
        const { backend, people } = wish();
        const search = this.#searchFrom();
        return backend && search && !this.#nearest(search) ? [backend, this.view, search.availability.to, people] as const : undefined;
      },
      load: async ([backend, view, from, people], signal) => {
        const availability = await source(backend).window({ from, to: addDays(from, SEARCHED), kinds: kindsOf(view) }, { signal });
        return freeDayAfter(addDays(from, -1), { resources: this.#shown, view, availability, people, now: wish().now }) ?? null;
      },
    });
  }

  /** The views that the space has, as far as it is known. */
  get views(): readonly ResourceView[] {
    return viewsOf(this.#all ?? []);
  }

  get view(): ResourceView {
    return this.#wish().view ?? this.views[0] ?? 'rooms';
  }

  get reading(): Reading {
    const { backend, people } = this.#wish();
    const answer = this.#current;
    const error = errorOf(this.#window.state);
    const broken = errorOf(this.#resources.state);
    if (!backend) return { status: 'idle' };
    if (!this.#all) return broken ? { status: 'failed', error: broken } : { status: 'loading' };
    if (this.#barren) return { status: 'empty', most: mostOf(toShow(this.#all, this.view, 0), people) };
    if (!answer) return error ? { status: 'failed', error } : { status: 'loading' };
    const { module, availability } = answer;
    const search = this.#searchFrom();
    return {
      status: 'ready', module, availability, error,
      resources: this.#shown,
      day: this.#day(availability),
      ahead: search && (this.#nearest(search) ?? (this.#search.state.status === 'ready' ? this.#search.state.value : undefined)),
      busy: this.#window.state.status === 'loading',
    };
  }

  resource(id: string): Resource | undefined {
    return this.#all?.find((one) => one.id === id);
  }

  /** Asks again now. */
  retry(): void {
    if (!this.#all) this.#resources.retry();
    this.#window.retry();
  }

  get #all(): readonly Resource[] | undefined {
    return this.#list && this.#list.backend === this.#wish().backend ? this.#list.resources : undefined;
  }

  get #shown(): readonly Resource[] {
    return toShow(this.#all ?? [], this.view, this.#wish().people);
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
    const { day } = this.#wish();
    const answer = this.#current;
    if (this.view === 'offices') return undefined;
    if (answer && covers(answer.availability, this.#day(answer.availability))) return answer.block;
    return day && this.view === 'desks' ? firstOfMonth(day) : day;
  }

  #day({ timeZone }: Availability): IsoDate {
    const { day, now } = this.#wish();
    const first = today(timeZone, now);
    return day && day > first ? day : first;
  }

  /** Where to look on from, when the day that the visitor looks at has nothing. */
  #searchFrom(): (Search & { readonly day: IsoDate }) | undefined {
    const { picked, people, now } = this.#wish();
    const { view } = this;
    const availability = this.#current?.availability;
    if (!availability || view === 'offices' || this.#barren || !this.#all) return undefined;
    const day = view === 'desks' ? picked : this.#day(availability);
    const search = { resources: this.#shown, view, availability, people, now };
    return day && covers(availability, day) && !hasRoom(day, search) ? { ...search, day } : undefined;
  }

  #nearest(search: Search & { readonly day: IsoDate }): IsoDate | undefined {
    return freeDayAfter(search.day, search);
  }
}

function source({ availability }: Backend): AvailabilitySource {
  if (!availability) throw new BackendError('unsupported', 'This backend offers no availability.');
  return availability;
}

const errorOf = (state: Remote<unknown>): BackendError | undefined => (state.status === 'failed' ? state.error : undefined);

/** The most that one of them holds, where that is too few. */
function mostOf(resources: readonly Resource[], people: number): number | undefined {
  const most = Math.max(0, ...resources.map(({ capacity = 0 }) => capacity));
  return resources.length > 0 && most < people ? most : undefined;
}
