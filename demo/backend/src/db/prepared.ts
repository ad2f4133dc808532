// The archive of a new database, which `lay-out.ts` unpacks: initdb takes seconds and some 700 MB at its peak, and the migrations
// half a second. It holds an empty database of exactly this PGlite, with the tables of exactly these migrations. A published
// package brings it along (`db/prepared-….tgz`); a checkout makes it at its first start and keeps it in `node_modules/.cache`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { migrationNames, migrationsFolder } from './migrate.ts';
import { threadFile } from '../thread.ts';

const pglite = JSON.parse(readFileSync(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')), 'utf8')) as { readonly version: string };

export function archiveName(): string {
  const hash = createHash('sha256');
  for (const name of migrationNames()) hash.update(name).update(readFileSync(new URL(name, migrationsFolder)));
  return `prepared-${pglite.version}-${hash.digest('hex').slice(0, 12)}.tgz`;
}

/** The archive's path; makes it first where there is none. */
export async function preparedArchive(): Promise<string> {
  const name = archiveName();
  const shipped = fileURLToPath(new URL(name, import.meta.url));
  if (existsSync(shipped)) return shipped;
  const cached = fileURLToPath(new URL(`../../../../node_modules/.cache/cowork-backend/${name}`, import.meta.url));
  if (!existsSync(cached)) await makeArchive(cached);
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
