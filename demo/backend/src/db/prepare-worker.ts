// Makes the archive that `prepared.ts` unpacks: a new database with all tables, without what a single one does not need, and
// shut down in order, so that its first start has nothing to recover and little to do.
import { createWriteStream, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { workerData } from 'node:worker_threads';
import { constants, createGzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { packTar } from 'modern-tar/fs';
import { migrate } from './migrate.ts';

const steps = [
  // Two thirds of a new folder are the databases from which others would be made.
  'update pg_database set datistemplate = false',
  'drop database template0',
  'drop database template1',
  'vacuum full',
  // The log of all this is long. It goes with the next checkpoint, and zeros take its place.
  'select pg_switch_wal()',
  'checkpoint',
];

const { file } = workerData as { readonly file: string };
const folder = `${file}.folder`;
const openFolder = (): Promise<PGlite> => PGlite.create(folder, { extensions: { btree_gist }, startParams: [...PGlite.defaultStartParams, '-c', 'wal_recycle=off'] });
try {
  const db = await openFolder();
  await db.exec('create extension btree_gist');
  await migrate({ transaction: (work) => db.transaction((tx) => work({ query: async <T>(sql: string, params: readonly unknown[] = []) => (await tx.query<T>(sql, [...params])).rows })) });
  for (const step of steps) await db.exec(step);
  await db.close();
  // A first question has the engine write down where its catalogues are, which every later start then reads.
  const again = await openFolder();
  await again.query('select name from migration');
  await again.close();
  await pipeline(packTar(folder), createGzip({ level: constants.Z_BEST_COMPRESSION }), createWriteStream(file));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
