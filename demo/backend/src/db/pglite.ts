// The embedded database: PGlite, which is PostgreSQL compiled to WebAssembly. One connection, so transactions take turns.
import { mkdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { retrying, type Database, type Queryable, type Row } from './database.ts';
import { lockFolder } from './lock.ts';
import type { Tell } from './pglite-worker.ts';

const major = '18';

/** `folder` undefined keeps everything in memory, for tests. */
export async function openEmbedded(folder?: string): Promise<Database> {
  let unlock = (): void => {};
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    unlock = lockFolder(folder);
    checkVersion(folder);
  }
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { folder } });
  const waiting = new Map<number, { resolve(rows: readonly unknown[]): void; reject(error: Error): void }>();
  const listeners = new Map<string, ((payload: string | undefined) => void)[]>();
  let asked = 0;
  let closed: Error | undefined;

  const fail = (error: Error): void => {
    closed = Object.assign(error, { code: 'CLOSED' });
    for (const { reject } of waiting.values()) reject(closed);
    waiting.clear();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message: Tell) => {
        if ('ready' in message) resolve();
        else if ('failed' in message) reject(new Error(`The embedded database does not start: ${message.failed}`));
        else if ('channel' in message) for (const heard of listeners.get(message.channel) ?? []) heard(message.payload);
        else {
          const waiter = waiting.get(message.id);
          waiting.delete(message.id);
          if ('rows' in message) waiter?.resolve(message.rows);
          else waiter?.reject(Object.assign(new Error(message.error.message), message.error));
        }
      });
      worker.on('error', (error: Error) => { fail(error); reject(error); });
      worker.on('exit', () => fail(new Error('The embedded database is closed.')));
    });
  } catch (error) {
    await worker.terminate();
    unlock();
    throw error;
  }

  type Question = { readonly sql: string; readonly params?: readonly unknown[] } | { readonly script: string } | { readonly listen: string } | { readonly close: true };
  const ask = (question: Question): Promise<readonly unknown[]> => {
    if (closed) return Promise.reject(closed);
    const id = ++asked;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...question });
    });
  };

  // Whoever holds the turn has the one connection to itself; a transaction holds it to its end.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work, work);
    turn = result.catch(() => {});
    return result;
  };
  const connection: Queryable = {
    query: <T = Row>(sql: string, params: readonly unknown[] = []) => ask({ sql, params }) as Promise<readonly T[]>,
  };

  return {
    kind: 'embedded',
    query: (sql, params) => inTurn(() => connection.query(sql, params)),
    script: (sql) => inTurn(async () => { await ask({ script: sql }); }),
    transaction: (work) => retrying(() => inTurn(async () => {
      await ask({ sql: 'begin' });
      try {
        const result = await work(connection);
        await ask({ sql: 'commit' });
        return result;
      } catch (error) {
        await ask({ sql: 'rollback' }).catch(() => {});
        throw error;
      }
    })),
    async listen(channel, heard) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), heard]);
      await inTurn(() => ask({ listen: channel }));
    },
    async close() {
      await inTurn(() => ask({ close: true })).catch(() => {});
      await worker.terminate();
      unlock();
    },
  };
}

/** A folder of another PostgreSQL major cannot be opened, and the engine itself says so in no words a host understands. */
function checkVersion(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found !== major) throw new Error(`The data folder ${folder} was written by version ${found} of the database; this one is ${major}.`);
}
