// The folder of the embedded database: how it comes to be, and what is refused.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { openDatabase } from '../src/db/open.ts';
import { preparedArchive } from '../src/db/prepared.ts';

const root = mkdtempSync(join(tmpdir(), 'cowork-embedded-'));
after(() => rmSync(root, { recursive: true, force: true }));

describe('the folder of the embedded database', () => {
  let folder = '';
  let made = 0;
  beforeEach(() => { folder = join(root, `data-${++made}`, 'db'); });

  it('appears whole, and keeps what was written', async () => {
    const first = await openDatabase(folder);
    await first.query('create table kept (word text)');
    await first.query(`insert into kept values ('here')`);
    await first.close();
    const second = await openDatabase(folder);
    assert.deepEqual(await second.query('select word from kept'), [{ word: 'here' }]);
    await second.close();
  });

  it('is laid out anew where the first start was cut off', async () => {
    mkdirSync(`${folder}.new/base`, { recursive: true });
    writeFileSync(`${folder}.new/base/half`, 'half');
    mkdirSync(folder);
    const db = await openDatabase(folder);
    assert.equal((await db.query('select 1 as one')).length, 1);
    await db.close();
    assert.equal(existsSync(`${folder}.new`), false);
    assert.equal(existsSync(join(folder, 'base/half')), false);
  });

  it('of another version is left alone, and it is said what to do', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'PG_VERSION'), '17\n');
    await assert.rejects(openDatabase(folder), /written by version 17 .* this one is 18 .*backup FILE.*restore FILE/);
    // The lock was given back: the same words again, and not that another process has it.
    await assert.rejects(openDatabase(folder), /written by version 17/);
  });

  it('is never made of a folder that holds something else', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'letters.txt'), 'Dear Ada');
    await assert.rejects(openDatabase(folder), /holds something else than a database/);
    assert.equal(existsSync(join(folder, 'letters.txt')), true);
  });

  it('and one in memory start also while another process puts its own archive in the place of ours', async () => {
    const archive = await preparedArchive();
    const others = setInterval(() => {
      copyFileSync(archive, `${archive}.another`);
      renameSync(`${archive}.another`, archive);
    }, 5);
    try {
      for (const place of ['memory', folder]) await (await openDatabase(place)).close();
    } finally {
      clearInterval(others);
    }
  });

  it('belongs to one at a time', async () => {
    const db = await openDatabase(folder);
    await assert.rejects(openDatabase(folder), /in use by another process.*DATABASE_URL/);
    await db.close();
    await (await openDatabase(folder)).close();
  });
});
