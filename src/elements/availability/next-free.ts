import type { ReactiveControllerHost } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import { kindsOf, type Availability, type Resource, type ResourceView } from '../../domain/availability.js';
import { addDays, type IsoDate } from '../../domain/dates.js';
import { daysFrom } from '../../domain/weeks.js';
import type { AvailabilityController } from './availability.controller.js';
import { covers } from './availability.model.js';

export interface NextFreeOptions {
  readonly known: AvailabilityController;
  readonly backend: () => Backend | undefined;
  /** Whether a day has what the visitor looks for. */
  readonly fits: (day: IsoDate, availability: Availability) => boolean;
  /** What that is, compared by identity. */
  readonly wish: () => unknown;
}

interface Search {
  readonly day: IsoDate;
  readonly availability: Availability;
}

/** How many days are asked for one after the other, where those that are known have nothing: a big house has much to say about each. */
const AHEAD = [7, 24];

/** Finds the next day with room when the day that a visitor looks at has none: among what is known, else by asking. */
export class NextFreeController {
  readonly #options: NextFreeOptions;
  readonly #remote: RemoteController<readonly [Backend, ResourceView, IsoDate, number, readonly Resource[], unknown], IsoDate | null>;

  constructor(host: ReactiveControllerHost, options: NextFreeOptions) {
    this.#options = options;
    const { known, backend, wish } = options;
    this.#remote = patient(host, new RemoteController(host, {
      args: () => {
        const search = this.#search();
        const from = backend();
        return from && search && !this.#among(search) ? [from, known.view, search.availability.to, known.people, known.all, wish()] as const : undefined;
      },
      load: async ([from, view, first], signal) => {
        let day = first;
        for (const count of AHEAD) {
          const to = addDays(day, count);
          const availability = await from.availability?.window({ from: day, to, kinds: kindsOf(view) }, { signal });
          const found = availability && daysFrom(day, to).find((one) => options.fits(one, availability));
          if (found) return found;
          day = to;
        }
        return null;
      },
    }));
  }

  /** The day; null where there is none, undefined as long as it is not known or not wanted. */
  get day(): IsoDate | null | undefined {
    const search = this.#search();
    const { state } = this.#remote;
    return search && (this.#among(search) ?? (state.status === 'ready' ? state.value : undefined));
  }

  #among({ day, availability }: Search): IsoDate | undefined {
    return daysFrom(addDays(day, 1), availability.to).find((one) => this.#options.fits(one, availability));
  }

  #search(): Search | undefined {
    const { known: { reading, view, room, place: { picked } }, fits } = this.#options;
    if (reading.status !== 'ready' || view === 'offices' || room) return undefined;
    const { availability } = reading;
    const day = view === 'desks' ? picked : reading.day;
    return day && covers(availability, day) && !fits(day, availability) ? { day, availability } : undefined;
  }
}
