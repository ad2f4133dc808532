// The embedded database in a thread of its own: its queries resolve in microtasks, and a burst of them would starve the
// sockets and timers of the thread that answers HTTP.
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { DurableFiles, durableParameters, synced } from './durable-files.ts';

/** A folder, which is laid out from the archive if there is one to do it from; or, without a folder, in memory. */
export type Place = { readonly folder: string; readonly archive?: string } | { readonly archive: string };

export type Ask =
  | { readonly id: number; readonly sql: string; readonly params?: readonly unknown[] }
  | { readonly id: number; readonly script: string }
  | { readonly id: number; readonly listen: string }
  | { readonly id: number; readonly close: true };

export type Tell =
  | { readonly ready: true }
  | { readonly failed: string }
  /** The engine itself has given up, for example because the disk refused a write. Nothing more comes from it. */
  | { readonly broken: string }
  | { readonly id: number; readonly rows: readonly unknown[] }
  | { readonly id: number; readonly error: { readonly message: string; readonly code?: string; readonly constraint?: string } }
  | { readonly channel: string; readonly payload: string };

const port = parentPort;
if (!port) throw new Error('This file is started as a worker.');
const tell = (message: Tell): void => port.postMessage(message);
const bigint = 20;
const date = 1082;

async function open(place: Place): Promise<PGlite> {
  const options = { extensions: { btree_gist }, parsers: { [bigint]: Number, [date]: String } };
  // Read at once: a blob that is still a file is void when another process puts its archive there.
  if (!('folder' in place)) return PGlite.create({ ...options, loadDataDir: new Blob([await readFile(place.archive)]) });
  if (place.archive !== undefined) await (await import('./lay-out.ts')).layOut(place.folder, place.archive);
  const db = await PGlite.create({ ...options, fs: new DurableFiles(place.folder, (broken) => tell({ broken })), startParams: durableParameters() });
  const before = synced.times;
  await db.exec('create table if not exists durable (n int); insert into durable values (1); delete from durable; checkpoint');
  if (synced.times === before) throw new Error('This version of PGlite does not reach the disk: bookings could be lost in a power cut.');
  return db;
}

try {
  const db = await open(workerData as Place);
  const answer = async (ask: Ask): Promise<void> => {
    try {
      if ('sql' in ask) tell({ id: ask.id, rows: (await db.query(ask.sql, [...(ask.params ?? [])])).rows });
      else if ('script' in ask) { await db.exec(ask.script); tell({ id: ask.id, rows: [] }); }
      else if ('listen' in ask) {
        await db.listen(ask.listen, (payload) => tell({ channel: ask.listen, payload }));
        tell({ id: ask.id, rows: [] });
      } else { await db.close(); tell({ id: ask.id, rows: [] }); }
    } catch (error) {
      const { message, code, constraint } = error as Error & { code?: string; constraint?: string };
      tell({ id: ask.id, error: { message, ...(code && { code }), ...(constraint && { constraint }) } });
    }
  };
  port.on('message', (ask: Ask) => void answer(ask));
  tell({ ready: true });
} catch (error) {
  tell({ failed: error instanceof Error ? error.message : String(error) });
}
