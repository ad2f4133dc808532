// Answers that everybody may see, kept for a few seconds. Many who ask for the same at once are served by one look into the
// database. An answer is never served beyond a change of its space that this process knows of: the number of changes is part
// of its key, and it is read before the database is. Changes by another process are heard through the live hints; should
// one get lost, the answer is too old by `longest` at the most.
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Prepared } from './answers.ts';
import { isScarce } from './memory.ts';
import type { Instant } from './time/days.ts';

/** Milliseconds. */
const longest = 5_000;
/** Characters of text; a month of a house with 200 rooms has 4 million. */
const mostCharacters = isScarce ? 5_000_000 : 24_000_000;

export interface Wanted {
  readonly space: string;
  /** Whatever the answer depends on besides the space, the changes in it and the time. */
  readonly what: string;
  readonly now: Instant;
  /** The reader has just changed something, perhaps by way of another process, and takes nothing that was begun before. */
  readonly anew: boolean;
}

/** How many answers are worked out at once: each may take as much memory as all that is kept. */
const atOnce = isScarce ? 1 : 4;

interface Look {
  readonly now: Promise<Prepared>;
  /** The one after it, for those who came while it was under way. */
  next: Promise<Prepared> | undefined;
}

export class Cache {
  readonly #turn = pLimit(atOnce);
  readonly #kept = new LRUCache<string, Prepared, () => Promise<Prepared>>({
    maxSize: mostCharacters,
    sizeCalculation: ({ text }) => text.length + 500,
    ttl: longest,
    fetchMethod: (_key, _stale, { context }) => this.#turn(context),
  });
  readonly #looks = new Map<string, Look>();
  readonly #changes = new Map<string, number>();
  #allChanges = 0;

  async answer(wanted: Wanted, make: () => Promise<Prepared>): Promise<Prepared> {
    if (wanted.anew) return this.#anew(wanted, make);
    return await this.#kept.fetch(this.#keyOf(wanted), { context: make }) ?? this.#turn(make);
  }

  /** Something in this space has changed; without one, anything anywhere may have. */
  changed(space?: string): void {
    if (space === undefined) this.#allChanges++;
    else this.#changes.set(space, (this.#changes.get(space) ?? 0) + 1);
  }

  /** A look that begins now or, where one is under way, after that one: it may have begun before the change. */
  #anew(wanted: Wanted, make: () => Promise<Prepared>): Promise<Prepared> {
    const before = this.#looks.get(wanted.what);
    if (!before) return this.#look(wanted, make);
    const look = (): Promise<Prepared> => this.#look(wanted, make);
    return before.next ??= before.now.then(look, look);
  }

  #look(wanted: Wanted, make: () => Promise<Prepared>): Promise<Prepared> {
    const now = this.#turn(() => {
      const key = this.#keyOf(wanted);
      return make().then((prepared) => {
        this.#kept.set(key, prepared);
        return prepared;
      });
    });
    const look: Look = { now, next: undefined };
    this.#looks.set(wanted.what, look);
    const end = (): void => { if (!look.next) this.#looks.delete(wanted.what); };
    now.then(end, end);
    return now;
  }

  #keyOf({ space, what, now }: Wanted): string {
    return `${space} ${this.#changes.get(space) ?? 0} ${this.#allChanges} ${Math.floor(now / longest)} ${what}`;
  }
}
