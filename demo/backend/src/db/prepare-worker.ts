// Makes the archive that `prepared.ts` unpacks: a new database, without what a single one does not need, and shut down in
// order, so that its first start has nothing to recover.
import { createWriteStream, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { workerData } from 'node:worker_threads';
import { constants, createGzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { packTar } from 'modern-tar/fs';

const steps = [
  'create extension btree_gist',
  // Two thirds of a new folder are the databases from which others would be made.
  'update pg_database set datistemplate = false',
  'drop database template0',
  'drop database template1',
  'vacuum',
];

const { file } = workerData as { readonly file: string };
const folder = `${file}.folder`;
try {
  const db = await PGlite.create(folder, { extensions: { btree_gist } });
  for (const step of steps) await db.exec(step);
  await db.close();
  await pipeline(packTar(folder), createGzip({ level: constants.Z_BEST_COMPRESSION }), createWriteStream(file));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
