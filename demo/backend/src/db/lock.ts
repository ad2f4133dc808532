// One process per data folder. The lock is SQLite's own on a small file beside the data: the kernel gives it back even
// after kill -9, and there is no process number to go stale.
import { DatabaseSync } from 'node:sqlite';

/** Another process has the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** Takes the folder, or says that another process has it. Returns how to give it back. */
export function lockFolder(folder: string): () => void {
  const file = new DatabaseSync(`${folder}.lock`);
  try {
    file.exec('pragma busy_timeout = 0; pragma journal_mode = delete; begin exclusive');
  } catch (cause) {
    file.close();
    throw new FolderInUse(`The data folder ${folder} is in use by another process. Stop that one first, choose another folder`
      + ' with --data, or set DATABASE_URL to a PostgreSQL server, which serves several.', { cause });
  }
  return () => file.close();
}
