// The folder of a new database. initdb takes seconds and some 700 MB at its peak; unpacking what it once made takes neither.
// The archive is that of a new, empty database of exactly this PGlite. A published package brings it along
// (`db/prepared-VERSION.tgz`); a checkout makes it at its first start and keeps it in `node_modules/.cache`.
import { createReadStream, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { unpackTar } from 'modern-tar/fs';
import { threadFile } from '../thread.ts';

const pglite = JSON.parse(readFileSync(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')), 'utf8')) as { readonly version: string };
export const archiveName = `prepared-${pglite.version}.tgz`;
const shipped = fileURLToPath(new URL(archiveName, import.meta.url));
const cached = fileURLToPath(new URL(`../../../../node_modules/.cache/cowork-backend/${archiveName}`, import.meta.url));

/** The archive's path; makes it first where there is none. */
export async function preparedArchive(): Promise<string> {
  const found = [shipped, cached].find((file) => existsSync(file));
  if (found !== undefined) return found;
  await makeArchive(cached);
  return cached;
}

/** Several processes may do this at once: each makes its own, and the last one stays. */
export async function makeArchive(file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  // In a thread, so that the memory initdb takes is given back.
  const worker = new Worker(threadFile('./prepare-worker', import.meta.url), { workerData: { file: unfinished } });
  await new Promise<void>((resolve, reject) => worker.once('error', reject).once('exit', () => resolve()));
  renameSync(unfinished, file);
}

/**
 * Unpacks a new database to `folder`. It appears there whole and synced to disk, or not at all: a start that is killed in the
 * middle leaves only `folder.new`, which the next one clears away.
 */
export async function layOut(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  await pipeline(createReadStream(await preparedArchive()), createGunzip(), unpackTar(unfinished));
  await syncTree(unfinished);
  if (existsSync(folder)) rmdirSync(folder);
  renameSync(unfinished, folder);
  await sync(dirname(folder));
}

/** Every file and folder below, and the folder itself. */
export async function syncTree(folder: string): Promise<void> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  await Promise.all(entries.map((entry) => sync(join(entry.parentPath, entry.name))));
  await sync(folder);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
