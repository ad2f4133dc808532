import type { ToursSource } from '../../backend/backend.js';
import type { SlotList } from '../../domain/tours.js';

/** Keeps the times that were asked for, so that going back to a month or a kind of visit shows them at once. */
export class Shelf {
  readonly #kept = new Map<string, SlotList>();
  #tours: ToursSource | undefined;

  async slots(tours: ToursSource, ...[query, options]: Parameters<ToursSource['slots']>): Promise<SlotList> {
    const known = tours === this.#tours ? this.#kept.get(keyOf(query.tourId, query.from)) : undefined;
    const list = known ?? (await tours.slots(query, options));
    this.put(tours, query.tourId, list);
    return list;
  }

  put(tours: ToursSource | undefined, tourId: string, list: SlotList): void {
    if (tours !== this.#tours) this.clear();
    this.#tours = tours;
    this.#kept.set(keyOf(tourId, list.from), list);
  }

  /** What is there is old. */
  clear(): void {
    this.#kept.clear();
  }
}

const keyOf = (tourId: string, from: string | undefined): string => `${tourId} ${from}`;
