// The embedded database belongs to one process; what commands get of it while a server runs.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Database } from '../src/db/database.ts';
import { reachDatabase } from '../src/db/reach.ts';
import { openDatabase } from '../src/db/open.ts';
import { openLine } from '../src/db/line.ts';

describe('a command beside a running server', () => {
  const home = mkdtempSync(join(tmpdir(), 'cowork-line-'));
  const folder = join(home, 'db');
  let server: Database;
  let command: Database;
  let closeLine: () => Promise<void>;
  before(async () => {
    server = await openDatabase(folder);
    closeLine = await openLine(server, folder);
    await server.script('create table thing (id int primary key, at timestamptz, big bigint, day date, what jsonb)');
    const reached = await reachDatabase(folder);
    assert.equal(reached.through, true);
    command = reached.db;
  });
  after(async () => {
    await command.close();
    await closeLine();
    await server.close();
    rmSync(home, { recursive: true });
  });
  const count = async (): Promise<number> => Number((await server.query<{ count: number }>('select count(*) as count from thing'))[0]?.count);

  it('is the only one who may use the line', () => {
    assert.equal(statSync(`${folder}.sock`).mode & 0o777, 0o600);
  });

  it('gets the rows that the server would get', async () => {
    const sql = `select timestamptz '2026-10-20T08:00Z' as at, 12345678901::bigint as big, date '2026-10-20' as day, $1::jsonb as what, null as nothing, '\\x00ff'::bytea as bytes, $2::timestamptz as given`;
    const params = [JSON.stringify({ name: 'Zoë 🧶' }), new Date(0)];
    assert.deepEqual(await command.query(sql, params), await server.query(sql, params));
  });

  it('is told what the database refuses, with its code', async () => {
    await command.query('insert into thing (id) values (1)');
    await assert.rejects(command.query('insert into thing (id) values (1)'), { code: '23505' });
    await command.query('delete from thing');
  });

  it('keeps all of a transaction or nothing', async () => {
    await command.transaction(async (tx) => {
      await tx.query('insert into thing (id) values (1)');
      await tx.query('insert into thing (id) values (2)');
    });
    assert.equal(await count(), 2);
    await assert.rejects(command.transaction(async (tx) => {
      await tx.query('delete from thing');
      throw new Error('changed my mind');
    }), /changed my mind/);
    assert.equal(await count(), 2);
  });

  it('takes turns with the server', async () => {
    const add = (db: Database) => db.transaction(async (tx) => {
      const [row] = await tx.query<{ next: number }>('select max(id) + 1 as next from thing');
      await tx.query('insert into thing (id) values ($1)', [row?.next]);
    });
    await Promise.all(Array.from({ length: 20 }, (_, index) => add(index % 2 ? server : command)));
    assert.equal(await count(), 22);
  });

  it('leaves nothing behind when it dies in the middle', async () => {
    const { db: dying } = await reachDatabase(folder);
    let left = (): void => {};
    const leaving = new Promise<void>((resolve) => { left = resolve; });
    await Promise.race([leaving, dying.transaction(async (tx) => {
      await tx.query('delete from thing');
      // What the kernel does for a process that is gone.
      (tx as unknown as { close(): void }).close();
      left();
      await new Promise(() => {});
    })]);
    assert.equal(await count(), 22);
    await dying.close();
  });

  it('is told where a path is too long for it, and the server starts all the same', async () => {
    const deep = join(home, 'a-very-long-name-of-a-folder'.repeat(5), 'db');
    mkdirSync(dirname(deep), { recursive: true });
    const other = await openDatabase(deep);
    await assert.rejects(openLine(other, deep), /too long for a socket.*shorter --data/);
    await assert.rejects(reachDatabase(deep), /too long for a socket/);
    await other.close();
  });

  it('is told when the server stops, and opens the database itself when there is none', async () => {
    const waiting = command.query('select pg_sleep(0.2)').catch((error: Error) => error);
    await closeLine();
    assert.match(String(await waiting), /server stopped in the middle/);
    await server.close();
    const { db, through } = await reachDatabase(folder);
    assert.equal(through, false);
    await db.close();
    server = await openDatabase(folder);
    closeLine = await openLine(server, folder);
  });
});
