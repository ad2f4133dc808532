// The database for a command: opened where nobody has it, else through the server that has it. On PostgreSQL a command is
// one more process.
import type { Database } from './database.ts';
import { reachOverLine } from './line.ts';
import { FolderInUse } from './lock.ts';
import { openDatabase } from './open.ts';

export interface Reached {
  readonly db: Database;
  /** The database is another process's, which keeps its tables up to date itself. */
  readonly through: boolean;
}

/** A server that is about to start, or a command that is about to end, is waited for this long. */
const patience = 15_000;

export async function reachDatabase(where: string): Promise<Reached> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return { db: await openDatabase(where), through: false };
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      const db = await reachOverLine(where).catch((refusal: NodeJS.ErrnoException) => {
        if (refusal.code !== 'ENOENT' && refusal.code !== 'ECONNREFUSED') throw refusal;
        return undefined;
      });
      if (db) return { db, through: true };
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
