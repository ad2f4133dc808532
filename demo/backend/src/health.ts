// What a supervisor and a balancer ask. Alive: this process can go on; if not, start another one. Ready: send it visitors.
import { isAway, type Database, type Queryable } from './db/database.ts';
import { migrationNames } from './db/migrate.ts';

export type Readiness = 'ready' | 'stopping' | 'databaseAway' | 'migrationsMissing';

/** A database that takes longer than this is no help to a visitor. The embedded one may be tidying up for a second. */
const patience = 4_000;

export class Health {
  readonly #db: Queryable;
  /** True from the moment it was told to stop; what has been accepted is still finished. */
  stopping = false;
  #lost: Error | undefined;

  constructor(db: Database) {
    this.#db = db;
    void db.lost.then((error) => { this.#lost = error; });
  }

  get alive(): boolean {
    return this.#lost === undefined;
  }

  async readiness(): Promise<Readiness> {
    if (this.stopping) return 'stopping';
    try {
      const there = new Set((await soon(this.#db.query<{ name: string }>('select name from migration'))).map(({ name }) => name));
      // A newer process may have added some; those that this one was written for must be there.
      return migrationNames().every((name) => there.has(name)) ? 'ready' : 'migrationsMissing';
    } catch (error) {
      if (isAway(error)) return 'databaseAway';
      throw error;
    }
  }
}

/** The answer of the database, if it comes while anybody still waits for it. */
export async function soon<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('The database does not answer in time.'), { code: 'ETIMEDOUT' })), patience);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
