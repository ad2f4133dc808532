// `restore`: puts a backup into a new database; also the way from the embedded database to PostgreSQL, and to a new version.
import { restoreBackup } from '../backup/restore.ts';
import { openDatabase } from '../db/open.ts';
import { Misuse, fromHere, settingsOf, type Command } from './command.ts';
import { showProgress } from './progress.ts';

export const restore: Command = {
  name: 'restore',
  takes: 'FILE',
  does: 'puts a backup into a new database: an empty folder (--data) or an empty PostgreSQL (DATABASE_URL)',
  async run(given) {
    const [file] = given.args;
    if (file === undefined) throw new Misuse(`Say what: restore ${this.takes}`);
    const { db: database = 'memory', secret = '' } = settingsOf(given);
    const db = await openDatabase(database);
    try {
      const { at, rows } = await restoreBackup(db, fromHere(file), { secret, progress: showProgress('rows') });
      console.log(`Restored ${rows} rows as they were at ${at}.`);
    } finally {
      await db.close();
    }
  },
};
