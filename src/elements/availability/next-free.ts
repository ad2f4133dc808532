import type { ReactiveControllerHost } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import { kindsOf, type Resource, type ResourceView } from '../../domain/availability.js';
import { addDays, type Instant, type IsoDate } from '../../domain/dates.js';
import type { AvailabilityController } from './availability.controller.js';
import { covers, toShow } from './availability.model.js';
import { freeDayAfter, hasRoom, type Search } from './places.model.js';

export interface NextFreeOptions {
  readonly known: AvailabilityController;
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
}

/** How many days are asked for, where those that are known have nothing. */
const AHEAD = 31;

/** Finds the next day with room when the day that a visitor looks at has none: among what is known, else by asking once. */
export class NextFreeController {
  readonly #options: NextFreeOptions;
  readonly #remote: RemoteController<readonly [Backend, ResourceView, IsoDate, number, readonly Resource[]], IsoDate | null>;

  constructor(host: ReactiveControllerHost, options: NextFreeOptions) {
    this.#options = options;
    const { known, backend, now } = options;
    this.#remote = patient(host, new RemoteController(host, {
      args: () => {
        const search = this.#search();
        const from = backend();
        return from && search && !freeDayAfter(search.day, search) ? [from, search.view, search.availability.to, known.people, known.all] as const : undefined;
      },
      load: async ([from, view, first, many, all], signal) => {
        const availability = await from.availability?.window({ from: first, to: addDays(first, AHEAD), kinds: kindsOf(view) }, { signal });
        return availability ? (freeDayAfter(addDays(first, -1), { resources: toShow(all, view, many), view, availability, people: many, now: now() }) ?? null) : null;
      },
    }));
  }

  /** The day; null where there is none, undefined as long as it is not known or not wanted. */
  get day(): IsoDate | null | undefined {
    const search = this.#search();
    const { state } = this.#remote;
    return search && (freeDayAfter(search.day, search) ?? (state.status === 'ready' ? state.value : undefined));
  }

  #search(): (Search & { readonly day: IsoDate }) | undefined {
    const { known: { reading, view, people, place: { picked } }, now } = this.#options;
    if (reading.status !== 'ready' || view === 'offices') return undefined;
    const { availability, resources } = reading;
    const day = view === 'desks' ? picked : reading.day;
    const search = { resources, view, availability, people, now: now() };
    return day && covers(availability, day) && !hasRoom(day, search) ? { ...search, day } : undefined;
  }
}
