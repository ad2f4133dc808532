// `backup`: writes all that visitors and staff have left into one file, while the server runs or not.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupName } from '../backup/nightly.ts';
import { writeBackup } from '../backup/write.ts';
import { reachDatabase } from '../db/reach.ts';
import { Misuse, fromHere, settingsOf, type Command } from './command.ts';
import { showProgress } from './progress.ts';

export const backup: Command = {
  name: 'backup',
  takes: 'FILE|FOLDER',
  does: 'writes everything in the database into a file, also while the server runs',
  async run(given) {
    const [where] = given.args;
    if (where === undefined) throw new Misuse(`Say where to: backup ${this.takes}`);
    const now = Date.now();
    const path = fromHere(where);
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, backupName(now)) : path;
    if (existsSync(file)) throw new Error(`${file} is there already. Take another name; nothing is overwritten.`);
    const { db: database = 'memory' } = settingsOf(given);
    const { db } = await reachDatabase(database);
    try {
      await writeBackup(db, file, { now, progress: showProgress('rows') });
    } finally {
      await db.close();
    }
    console.log(`Written: ${file}, ${Math.ceil(statSync(file).size / 1024)} kB. Keep the secret too (COWORK_SECRET, else the file \`secret\` in the data folder), but not beside it.`);
  },
};
