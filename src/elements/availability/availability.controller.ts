import type { ReactiveControllerHost } from 'lit';
import type { AvailabilityQuery, AvailabilitySource, Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { BlocksController, errorOf, valueOf, type Block } from '../../controllers/blocks.js';
import type { Availability, Resource, ResourceView } from '../../domain/availability.js';
import { today, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';
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
  /** How many come, where the visitor has said it. */
  readonly people?: number | undefined;
  /** Id of the room whose next seven days are shown instead of a day of all. */
  readonly room?: string | undefined;
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

/** What was shown last. */
interface Shown {
  readonly backend: Backend | undefined;
  /** Answers to another kind of question are no stopgap. */
  readonly kind: string;
  readonly availability: Availability;
}

/**
 * Knows what is free. Asks for what there is and for the days in view at the same time, in fixed blocks, a day of rooms
 * or a month of desks (see controllers/blocks.md). What was shown last stays until there is something newer for the same
 * view, so that a failure takes nothing away.
 */
export class AvailabilityController {
  /** What there is. */
  readonly things: BlocksController<Backend, readonly Resource[]>;
  /** When it is free. */
  readonly windows: BlocksController<Backend, Availability>;
  readonly #host: ReactiveControllerHost;
  readonly #wish: () => Wish;
  #zone: TimeZone | undefined;
  #last: Shown | undefined;
  #place: Place = {};

  constructor(host: ReactiveControllerHost, wish: () => Wish) {
    this.#host = host;
    this.#wish = wish;
    const asked = { source: () => wish().backend };
    this.things = new BlocksController(host, { ...asked, wanted: () => [ALL], load: (backend, _, signal) => source(backend).resources({}, { signal }) });
    this.windows = new BlocksController(host, {
      ...asked,
      wanted: () => (this.#barren ? [] : [this.#key]),
      load: async (backend, key, signal) => {
        const availability = await source(backend).window(JSON.parse(key) as AvailabilityQuery, { signal });
        this.#zone = availability.timeZone;
        return availability;
      },
    });
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

  get place(): Place {
    return this.#place;
  }

  get people(): number {
    return this.#place.people ?? this.#wish().people;
  }

  get reading(): Reading {
    const block = this.windows.of(this.#key);
    const availability = this.#shown(block);
    const error = errorOf(block);
    const broken = errorOf(this.things.of(ALL));
    if (!this.#all) return broken ? { status: 'failed', error: broken } : { status: 'loading' };
    if (this.#barren) return { status: 'empty' };
    if (!availability) return error ? { status: 'failed', error } : { status: 'loading' };
    return { status: 'ready', availability, error, resources: this.#fitting, day: this.#day(availability.timeZone), busy: block.status === 'pending' };
  }

  /** Goes somewhere else. */
  visit(place: Place): void {
    this.#place = { ...this.#place, ...place };
    this.#host.requestUpdate();
  }

  get #all(): readonly Resource[] | undefined {
    return valueOf(this.things.of(ALL));
  }

  get #fitting(): readonly Resource[] {
    return toShow(this.all, this.view, this.people);
  }

  /** It is known that there is nothing to ask for. */
  get #barren(): boolean {
    return this.#all !== undefined && this.#fitting.length === 0;
  }

  /** The room whose week is shown. */
  get room(): string | undefined {
    return this.view === 'rooms' ? this.#place.room : undefined;
  }

  /** The question in view. */
  get #key(): string {
    const { view, room } = this;
    const { day } = this.#place;
    const ask = (block?: IsoDate) => JSON.stringify(queryOf(view, block, this.#wish().now, room));
    const first = ask();
    // Which day it is there is known with the first answer.
    const known = valueOf(this.windows.of(first));
    const here = this.#zone ? this.#day(this.#zone) : day;
    return view === 'offices' || !here || (known ? covers(known, here) && (!room || known.from === here) : !day) ? first : ask(here);
  }

  #shown(block: Block<Availability>): Availability | undefined {
    const { backend } = this.#wish();
    const kind = this.room ?? this.view;
    const availability = valueOf(block);
    if (availability) this.#last = { backend, kind, availability };
    return this.#last?.backend === backend && this.#last?.kind === kind ? this.#last.availability : undefined;
  }

  #day(zone: TimeZone): IsoDate {
    const { day } = this.#place;
    const first = today(zone, this.#wish().now);
    return day && day > first ? day : first;
  }
}

/** All things are one block. */
const ALL = '';

function source({ availability }: Backend): AvailabilitySource {
  if (!availability) throw new BackendError('unsupported', 'This backend offers no availability.');
  return availability;
}
