// What is done again and again, by one process at a time.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { migrate } from '../src/db/migrate.ts';
import { openDatabase } from '../src/db/open.ts';
import { Jobs } from '../src/jobs.ts';
import { tuesday } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

after(stopDatabases);
const minute = 60_000;

for (const { name, db: where } of databases) {
  describe(`jobs on ${name}`, () => {
    it('are done by one of several processes, again when they are due, and by another one when the first has died', async () => {
      const db = await openDatabase(where);
      await migrate(db);
      let now = tuesday;
      let runs = 0;
      const said: string[] = [];
      const job = { name: 'count', everySeconds: 60, run: async () => { runs++; if (runs === 2) throw new Error('no paper left'); } };
      const rounds = async (): Promise<void> => {
        const processes = [1, 2, 3].map(() => new Jobs({ db, now: () => now, log: (text) => said.push(text) }, [job]));
        for (const jobs of processes) jobs.start();
        for (const jobs of processes) await jobs.stop();
      };
      await rounds();
      assert.equal(runs, 1);
      await rounds();
      assert.equal(runs, 1, 'not due yet');

      now += minute;
      await rounds();
      assert.equal(runs, 2);
      assert.deepEqual(said, ['The job count failed and is tried again: no paper left']);
      assert.equal((await db.query<{ last_error: string }>(`select last_error from job where name = 'count'`))[0]?.last_error, 'no paper left');

      now += minute;
      await db.query(`update job set leased_until = $1 where name = 'count'`, [new Date(now + minute)]);
      await rounds();
      assert.equal(runs, 2, 'somebody is at it');
      now += minute;
      await rounds();
      assert.equal(runs, 3, 'whoever was at it has died');
      assert.equal((await db.query<{ last_error: string | null }>(`select last_error from job where name = 'count'`))[0]?.last_error, null);
      await db.close();
    });
  });
}
