// Backups: everything comes back, in whichever database, and nothing half.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { restoreBackup } from '../src/backup/restore.ts';
import { prepareLong, tablesOf } from '../src/backup/tables.ts';
import { writeBackup } from '../src/backup/write.ts';
import type { Database } from '../src/db/database.ts';
import { migrate } from '../src/db/migrate.ts';
import { openDatabase } from '../src/db/open.ts';
import type { Backend } from '../src/server.ts';
import { apiOf, fixtures, newKey, open, secret, somebody, tuesday, type Json, type Reply } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

const folder = mkdtempSync(join(tmpdir(), 'cowork-backup-'));
after(async () => {
  await stopDatabases();
  rmSync(folder, { recursive: true, force: true });
});
const cli = new URL('../src/cli.ts', import.meta.url).pathname;
const attendee = { name: 'Łucja 渡辺 עדה 👩🏽‍💻 O’Neil', email: 'lucja@example.org' };
const move = { start: '2026-10-28T10:00:00Z' };

/** Every row of every table, in an order that does not depend on where it lies. */
async function contentsOf(db: Database): Promise<Readonly<Record<string, string>>> {
  return db.transaction(async (tx) => {
    await prepareLong(tx);
    const contents: Record<string, string> = {};
    for (const { name, columns } of await tablesOf(tx)) {
      const row = columns.map(([column]) => `coalesce("${column}"::text, '∅')`).join(` || '|' || `);
      contents[name] = (await tx.query<{ sum: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(r, ',' order by r collate "C")), '') as sum from (select ${row} as r from "${name}") as rows`))[0]?.sum ?? '';
    }
    return contents;
  });
}

let fresh = 0;
/** A database that holds nothing yet, of the same kind as `where`. */
async function emptyLike({ name, db: where }: (typeof databases)[number]): Promise<string> {
  fresh++;
  if (name === 'embedded') return join(folder, `data-${fresh}`, 'db');
  const admin = await openDatabase(where);
  await admin.query(`create database empty_${fresh}`);
  await admin.close();
  return where.replace(/\/postgres$/, `/empty_${fresh}`);
}

for (const from of databases) {
  for (const to of databases.length > 1 ? databases.filter((other) => other !== from) : databases) {
    it(`come back whole: from ${from.name} to ${to.name}, taken while visitors book`, async () => {
      const backend = await open({ db: await emptyLike(from) });
      const api = apiOf(backend);
      const key = newKey();
      const tour = (await api.post('/tours/tour/bookings', { start: '2026-10-27T10:00:00Z', attendee }, { key })).body;
      const rsvps: Reply[] = [];
      for (let guest = 0; guest < 5; guest++) rsvps.push(await api.post('/events/small-2026-10-24/rsvps', { attendee: somebody(), joinWaitlist: true }));
      await api.post(`/tour-bookings/${tour.id}/reschedule`, move, { token: tour.manageToken });

      const file = join(folder, `${from.name}-${to.name}.gz`);
      const [, ...meanwhile] = await Promise.all([
        writeBackup(backend.db, file, { now: tuesday }),
        ...Array.from({ length: 20 }, () => api.post('/events/talk-2026-10-23/rsvps', { attendee: somebody() })),
      ]);
      assert.ok(meanwhile.every(({ status }) => status === 201));
      assert.equal(statSync(file).mode & 0o777, 0o600);
      await backend.close();

      const where = await emptyLike(to);
      const db = await openDatabase(where);
      await restoreBackup(db, file, { secret });
      await db.close();

      // A server on the restored database goes on where the first one was.
      const again = await open({ db: where });
      const known = apiOf(again);
      assert.deepEqual((await known.get(`/tour-bookings/${tour.id}`, { token: tour.manageToken })).body.start, move.start);
      assert.equal((await again.db.query<{ name: string }>('select name from tour_booking where id = $1', [tour.id]))[0]?.name, attendee.name);
      const repeated = await known.post('/tours/tour/bookings', { start: '2026-10-27T10:00:00Z', attendee }, { key });
      assert.deepEqual([repeated.status, repeated.body.id], [201, tour.id]);
      assert.equal((await known.post('/tours/tour/bookings', { ...move, attendee: somebody() })).status, 409);
      const waiting = rsvps.map(({ body }: Json) => body).filter(({ status }) => status === 'waitlisted');
      assert.equal((await known.get(`/rsvps/${waiting[0].id}`, { token: waiting[0].manageToken })).body.waitlistPosition, 1);

      // And back from there: the same to the letter.
      const second = join(folder, `${from.name}-${to.name}-2.gz`);
      await writeBackup(again.db, second, { now: tuesday });
      const expected = await contentsOf(again.db);
      await again.close();
      const last = await openDatabase(await emptyLike(from));
      await restoreBackup(last, second, { secret });
      assert.deepEqual(await contentsOf(last), expected);
      await last.close();
    });
  }
}

describe('what is no backup to restore', () => {
  const good = join(folder, 'good.gz');
  let empty: Database;
  before(async () => {
    const backend = await open();
    await writeBackup(backend.db, good, { now: tuesday });
    await backend.close();
    empty = await openDatabase('memory');
  });
  after(() => empty.close());
  const rewritten = (name: string, change: (lines: string[]) => readonly string[]): string => {
    const file = join(folder, name);
    writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(good)).toString().trimEnd().split('\n')).map((line) => `${line}\n`).join('')));
    return file;
  };

  it('is refused, and leaves nothing behind', async () => {
    const cut = join(folder, 'cut.gz');
    writeFileSync(cut, readFileSync(good));
    truncateSync(cut, Math.floor(statSync(good).size / 2));
    const text = join(folder, 'letter.gz');
    writeFileSync(text, 'Dear Ada');
    const cases: readonly (readonly [string, RegExp])[] = [
      [join(folder, 'nowhere.gz'), /no file .*nowhere/],
      [text, /not a backup/],
      [cut, /was cut off. Nothing was restored/],
      [rewritten('short.gz', (lines) => lines.slice(0, -1)), /is not whole/],
      [rewritten('lost.gz', (lines) => lines.toSpliced(lines.findIndex((line) => line.startsWith('[')), 1)), /is not whole/],
      [rewritten('newer.gz', ([head = '', ...lines]) => [head.replace('"001-first.sql"', '"001-first.sql","999-later.sql"'), ...lines]), /newer version .*999-later/],
    ];
    for (const [file, words] of cases) await assert.rejects(restoreBackup(empty, file, { secret }), words);
    await assert.rejects(restoreBackup(empty, good, { secret: 'another secret of thirty-two characters' }), /another secret.*COWORK_SECRET/);
    assert.deepEqual(await empty.query('select id from space'), []);
    await restoreBackup(empty, good, { secret });
    assert.deepEqual(await empty.query('select id from space'), [{ id: 'loft' }]);
    await assert.rejects(restoreBackup(empty, good, { secret }), /already holds loft, and nothing is ever overwritten/);
  });

  it('of an older version is brought to this one', async () => {
    const old = await openDatabase('memory');
    await old.script('drop schema public cascade; create schema public');
    await migrate(old, { only: new Set(['001-first.sql', '002-no-overlap.sql', '003-job.sql']) });
    await old.query(`insert into space (id) values ('attic')`);
    await old.query(`insert into setting (key, value) values ('note', 'kept')`);
    const file = join(folder, 'old.gz');
    await writeBackup(old, file, { now: tuesday });
    await old.close();
    const db = await openDatabase('memory');
    await restoreBackup(db, file, { secret });
    assert.deepEqual(await db.query(`select value from setting where key = 'note'`), [{ value: 'kept' }]);
    assert.equal((await db.query<{ count: number }>('select count(*)::int as count from migration'))[0]?.count,
      readdirSync(new URL('../src/db/migrations/', import.meta.url)).filter((name) => name.endsWith('.sql')).length);
    await db.close();

    const server = databases.find(({ name }) => name === 'postgres');
    if (!server) return;
    const newer = await openDatabase(await emptyLike(server));
    await migrate(newer);
    await assert.rejects(restoreBackup(newer, file, { secret }), /tables of a newer version than the backup/);
    await newer.close();
  });
});

describe('backups that nobody has to think of', () => {
  it('are written each day, and the newest ones stay', async () => {
    const nightly = join(folder, 'nightly');
    mkdirSync(nightly);
    let now = tuesday;
    const backend = await open({ now: () => now, backups: { folder: nightly, kept: 2 } });
    await backend.jobs.run('tidy');
    writeFileSync(join(nightly, 'notes.txt'), 'not ours');
    for (let day = 0; day < 3; day++, now += 86_400_000) await backend.jobs.run('backup');
    await backend.close();
    assert.deepEqual(readdirSync(nightly).sort(), ['cowork-2026-10-21T08-00-00Z.backup.gz', 'cowork-2026-10-22T08-00-00Z.backup.gz', 'notes.txt']);
  });

  it('and those that somebody asks for, of a server that runs', async () => {
    const data = join(folder, 'office');
    const backend: Backend = await open({ db: `${data}/db` });
    const run = (...words: string[]): Promise<{ stdout: string }> => promisify(execFile)(process.execPath,
      [cli, ...words, '--spaces', fixtures], { env: { ...process.env, COWORK_SECRET: secret, DATABASE_URL: '' } });
    const booked = (await apiOf(backend).post('/tours/tour/bookings', { start: '2026-10-27T10:00:00Z', attendee })).body;
    const { stdout } = await run('backup', folder, '--data', data);
    const file = /Written: (\S+\.backup\.gz)/.exec(stdout)?.[1] ?? '';
    await assert.rejects(run('restore', file, '--data', data), /in use by another process/);
    await backend.close();
    assert.match((await run('restore', file, '--data', join(folder, 'moved'))).stdout, /Restored \d+ rows as they were at/);
    const moved = await open({ db: join(folder, 'moved/db') });
    assert.equal((await apiOf(moved).get(`/tour-bookings/${booked.id}`, { token: booked.manageToken })).status, 200);
    await moved.close();
  });
});
