// A PostgreSQL server (15 or newer), by DATABASE_URL.
import pg from 'pg';
import { retrying, type Database, type Queryable, type Row } from './database.ts';

const statementTimeout = 15_000;

export interface PostgresOptions {
  /** A direct connection for notifications, where `url` goes through a pooler that drops them. */
  readonly listenUrl?: string | undefined;
  readonly connections?: number;
}

export function openPostgres(url: string, options: PostgresOptions = {}): Database {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 ? Number : oid === pg.types.builtins.DATE ? String : pg.types.getTypeParser(oid, format)) as unknown,
  };
  // A transaction pooler refuses these as parameters of the start, and keeps none that a session sets.
  const pooled = options.listenUrl !== undefined;
  const begin = `begin isolation level read committed${pooled ? `; set local statement_timeout = ${statementTimeout}` : ''}`;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    types,
    connectionTimeoutMillis: 10_000,
    ...(pooled ? {} : { statement_timeout: statementTimeout, idle_in_transaction_session_timeout: statementTimeout }),
  });
  // An idle connection dies with the server; whoever asks next is told.
  pool.on('error', () => {});
  // One that dies at work fails its query; without somebody who hears the event it would take the process with it.
  pool.on('connect', (client) => client.on('error', () => {}));

  const rowsOf = (client: pg.Pool | pg.PoolClient): Queryable => ({
    async query<T = Row>(sql: string, params: readonly unknown[] = []) {
      return (await client.query(sql, [...params])).rows as T[];
    },
  });

  const stops: (() => void)[] = [];

  return {
    kind: 'postgres',
    ...rowsOf(pool),
    async script(sql) {
      await pool.query(sql);
    },
    transaction: (work) => retrying(async () => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        // What must not happen twice is behind row locks and constraints; a stricter level would only add retries.
        await client.query(begin);
        const result = await work(rowsOf(client));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => { broken = failure; });
        throw error;
      } finally {
        client.release(broken);
      }
    }),
    async listen(channel, heard) {
      stops.push(await keepListening(options.listenUrl ?? url, channel, heard));
    },
    waiting: () => pool.waitingCount,
    lost: new Promise(() => {}),
    async close() {
      for (const stop of stops) stop();
      await pool.end();
    },
  };
}

/** Listens until told to stop, and comes back by itself when the server went away. */
async function keepListening(url: string, channel: string, heard: (payload: string | undefined) => void): Promise<() => void> {
  let stopped = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    if (stopped) return;
    const own = new pg.Client({ connectionString: url, keepAlive: true });
    client = own;
    own.on('error', () => void own.end().catch(() => {}));
    own.once('end', () => { if (!stopped) setTimeout(() => void connect(), 500).unref(); });
    own.on('notification', (message) => heard(message.payload ?? ''));
    try {
      await own.connect();
      await own.query(`listen ${channel}`);
      heard(undefined);
    } catch {
      void own.end().catch(() => {});
    }
  };
  await connect();
  return () => {
    stopped = true;
    void client?.end().catch(() => {});
  };
}
