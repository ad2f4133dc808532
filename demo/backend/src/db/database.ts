// What the rest of the backend knows about its database: the same for the embedded one and for a PostgreSQL server.

export type Row = Record<string, unknown>;

export interface Queryable {
  /** Rows of one statement; `$1` … are its parameters. Instants come back as Date, bigint as number, date as string. */
  query<T = Row>(sql: string, params?: readonly unknown[]): Promise<readonly T[]>;
}

export interface Database extends Queryable {
  readonly kind: 'embedded' | 'postgres';
  /** Several statements without parameters. */
  script(sql: string): Promise<void>;
  /** Everything in `work` or nothing; repeated when the engine says that a repetition will do. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Calls back for every notification, and with `undefined` when some may have been missed. */
  listen(channel: string, heard: (payload: string | undefined) => void): Promise<void>;
  /** How many queries and transactions wait for a connection just now. */
  waiting(): number;
  /** Settles when the database has ended by itself and only a new process can bring it back. A server on the network comes back. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
}

/** What PostgreSQL says when the same transaction may succeed if it runs again. */
const passing = new Set(['40001', '40P01']);
const tries = 8;

/** Repeats with a growing, uneven pause while the engine asks for it. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let failed = 0; ; failed++) {
    try {
      return await work();
    } catch (error) {
      if (failed >= tries || !passing.has(sqlState(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** failed));
    }
  }
}

/** The five characters of SQLSTATE, or Node's code of a broken connection. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** A constraint said that somebody else has this already. */
export const isTaken = (error: unknown): boolean => ['23505', '23P01', '23514'].includes(sqlState(error) ?? '');

/** The database is away, too busy or not the one that may write just now, and the same request may succeed later. */
export const isAway = (error: unknown): boolean => awayCodes.test(sqlState(error) ?? '') || awayWords.test(error instanceof Error ? error.message : '');

/**
 * Connection lost (08), serialisation given up, read only after a failover, out of connections or memory (53), cancelled or shutting
 * down (57), its disk in trouble (58); and what Node and the embedded database say of a line that is gone.
 */
const awayCodes = /^(08|40001|40P01|25006|53|57014|57P|58|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN|CLOSED)/;
/** What `pg` throws without a code. */
const awayWords = /^Connection terminated|timeout exceeded when trying to connect|has encountered a connection error|^Cannot use a pool after/;
