// The embedded database: PGlite, which is PostgreSQL compiled to WebAssembly. One connection, so transactions take turns.
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { threadFile } from '../thread.ts';
import { retrying, type Database, type Queryable, type Row } from './database.ts';
import { lockFolder } from './lock.ts';
import type { Place, Tell } from './pglite-worker.ts';
import { preparedArchive } from './prepared.ts';

const major = '18';
/** Megabytes for what the thread has just made: rows on their way, which the other thread takes at once. */
const mostYoung = 6;

/** `folder` undefined keeps everything in memory, for tests. */
export async function openEmbedded(folder?: string): Promise<Database> {
  if (folder === undefined) return openWorker({ archive: await preparedArchive() }, () => {});
  mkdirSync(dirname(folder), { recursive: true });
  const unlock = lockFolder(folder);
  try {
    if (isNew(folder)) return await openWorker({ folder, archive: await preparedArchive() }, unlock);
    checkVersion(folder);
    return await openWorker({ folder }, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openWorker(workerData: Place, unlock: () => void): Promise<Database> {
  const worker = new Worker(threadFile('./pglite-worker', import.meta.url), { workerData, resourceLimits: { maxYoungGenerationSizeMb: mostYoung } });
  const waiting = new Map<number, { resolve(rows: readonly unknown[]): void; reject(error: Error): void }>();
  const listeners = new Map<string, ((payload: string | undefined) => void)[]>();
  let asked = 0;
  let closed: Error | undefined;
  let closing = false;
  let lose = (_error: Error): void => {};
  const lost = new Promise<Error>((resolve) => { lose = resolve; });

  const fail = (error: Error): void => {
    closed ??= Object.assign(error, { code: 'CLOSED' });
    if (!closing) lose(closed);
    for (const { reject } of waiting.values()) reject(closed);
    waiting.clear();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message: Tell) => {
        if ('ready' in message) resolve();
        else if ('failed' in message) reject(new Error(`The embedded database does not start: ${message.failed}`));
        else if ('broken' in message) {
          const error = new Error(`The embedded database has broken down: ${message.broken}`);
          fail(error);
          reject(error);
          void worker.terminate();
        } else if ('channel' in message) for (const heard of listeners.get(message.channel) ?? []) heard(message.payload);
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
  let queued = 0;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    queued++;
    const begin = (): Promise<T> => { queued--; return work(); };
    const result = turn.then(begin, begin);
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
    waiting: () => queued,
    lost,
    async close() {
      closing = true;
      await inTurn(() => ask({ close: true })).catch(() => {});
      await worker.terminate();
      unlock();
    },
  };
}

/** Not there yet, or an empty folder that somebody made for us. */
const isNew = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

/** A folder of another PostgreSQL major cannot be opened, and the engine itself says so in no words a host understands. */
function checkVersion(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  if (!existsSync(file)) throw new Error(`${folder} holds something else than a database. Choose an empty or a new folder with --data.`);
  const found = readFileSync(file, 'utf8').trim();
  if (found !== major) {
    throw new Error(`The data folder ${folder} was written by version ${found} of the embedded database; this one is ${major} and cannot read it.`
      + ' Nothing is lost: run `backup FILE` with the version of cowork-backend that you had, move the folder away, and run `restore FILE` with this one.'
      + ' RUNNING.md, "A new version", has the steps.');
  }
}
