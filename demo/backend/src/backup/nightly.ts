// Backups that nobody has to think of: one each night into a folder, the newest ones kept.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../db/database.ts';
import type { Job } from '../jobs.ts';
import { writeBackup } from './write.ts';

const pattern = /^cowork-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup\.gz$/;
const daySeconds = 86_400;

export const backupName = (now: number): string => `cowork-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup.gz`;

export interface NightlyOptions {
  readonly db: Database;
  readonly now: () => number;
  /** Where they go. A folder on another disk, or one that is copied away. */
  readonly folder: string;
  /** How many are kept, 14 by default. Other files in the folder are left alone. */
  readonly kept?: number;
}

export const nightlyBackup = ({ db, now, folder, kept = 14 }: NightlyOptions): Job => ({
  name: 'backup',
  everySeconds: daySeconds,
  async run() {
    mkdirSync(folder, { recursive: true });
    const at = now();
    await writeBackup(db, join(folder, backupName(at)), { now: at });
    for (const old of readdirSync(folder).filter((name) => pattern.test(name)).sort().slice(0, -kept)) rmSync(join(folder, old));
  },
});

/** The embedded database has no one who tidies up by itself. */
export const nightlyTidying = (db: Database): Job => ({
  name: 'tidy',
  everySeconds: daySeconds,
  async run() { await db.query('vacuum (analyze)'); },
});
