// Answers that everybody may see, kept for a few seconds. Many who ask for the same at once are served by one look into the
// database. An answer is never served beyond a change of its space that this process knows of: the number of changes is part
// of its key, and it is read before the database is. Changes by another process are heard through the live hints; should
// one get lost, the answer is too old by `longest` at the most.
import { LRUCache } from 'lru-cache';
import type { Prepared } from './answers.ts';
import type { Instant } from './time/days.ts';

/** Milliseconds. */
const longest = 5_000;
/** Characters of text; a month of a house with 200 rooms has 4 million. */
const mostCharacters = 24_000_000;

export interface Wanted {
  readonly space: string;
  /** Whatever the answer depends on besides the space, the changes in it and the time. */
  readonly what: string;
  readonly now: Instant;
  /** The reader has just changed something, perhaps by way of another process, and takes nothing that was kept. */
  readonly anew: boolean;
}

export class Cache {
  readonly #kept = new LRUCache<string, Prepared, () => Promise<Prepared>>({
    maxSize: mostCharacters,
    sizeCalculation: ({ text }) => text.length + 500,
    ttl: longest,
    fetchMethod: (_key, _stale, { context }) => context(),
  });
  readonly #changes = new Map<string, number>();
  #allChanges = 0;

  async answer({ space, what, now, anew }: Wanted, make: () => Promise<Prepared>): Promise<Prepared> {
    if (anew) return make();
    const key = `${space} ${this.#changes.get(space) ?? 0} ${this.#allChanges} ${Math.floor(now / longest)} ${what}`;
    return await this.#kept.fetch(key, { context: make }) ?? make();
  }

  /** Something in this space has changed; without one, anything anywhere may have. */
  changed(space?: string): void {
    if (space === undefined) this.#allChanges++;
    else this.#changes.set(space, (this.#changes.get(space) ?? 0) + 1);
  }
}
