// Lays out the folder of a new database.
import { createReadStream, existsSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { unpackTar } from 'modern-tar/fs';

/**
 * Unpacks a new database from `archive` to `folder`. It appears there whole and synced to disk, or not at all: a start that is killed in the
 * middle leaves only `folder.new`, which the next one clears away.
 */
export async function layOut(folder: string, archive: string): Promise<void> {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  await pipeline(createReadStream(archive), createGunzip(), unpackTar(unfinished));
  await syncTree(unfinished);
  if (existsSync(folder)) rmdirSync(folder);
  renameSync(unfinished, folder);
  await sync(dirname(folder));
}

/** Every file and folder below, and the folder itself. */
async function syncTree(folder: string): Promise<void> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  await Promise.all(entries.map((entry) => sync(join(entry.parentPath, entry.name))));
  await sync(folder);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
