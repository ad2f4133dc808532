// Makes the archive that `prepared.ts` unpacks: a new database, without what a single one does not need.
import { writeFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';

const steps = [
  'create extension btree_gist',
  // Two thirds of a new folder are the databases from which others would be made.
  'update pg_database set datistemplate = false',
  'drop database template0',
  'drop database template1',
  'vacuum',
  'checkpoint',
];

const db = await PGlite.create({ extensions: { btree_gist } });
for (const step of steps) await db.exec(step);
const archive = await db.dumpDataDir('none');
writeFileSync((workerData as { readonly file: string }).file, gzipSync(await archive.arrayBuffer(), { level: 9 }));
await db.close();
