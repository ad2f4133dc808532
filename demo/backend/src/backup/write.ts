// Writes a backup while visitors go on booking: it sees the database as it was when it began.
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database, Queryable } from '../db/database.ts';
import type { Head, Line, Progress } from './format.ts';
import { prepareLong, quoted, tablesOf } from './tables.ts';

const rowsAtOnce = 500;

/**
 * The file appears whole, synced to disk and readable by its owner only, or not at all. It holds what visitors have left, and
 * not the secret from which their private links are made.
 */
export async function writeBackup(db: Database, file: string, { now, progress = () => {} }: { readonly now: number; readonly progress?: Progress }): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await db.transaction(async (tx) => {
      await tx.query('set transaction isolation level repeatable read read only');
      await prepareLong(tx);
      const lines = async function* (): AsyncGenerator<string> {
        for await (const line of linesOf(tx, now, progress)) yield `${JSON.stringify(line)}\n`;
      };
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    });
    await sync(unfinished);
    await rename(unfinished, file);
    await sync(dirname(file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function* linesOf(tx: Queryable, now: number, progress: Progress): AsyncGenerator<Line> {
  const tables = await tablesOf(tx);
  let all = 0;
  for (const { name } of tables) all += (await tx.query<{ count: number }>(`select count(*)::int as count from ${quoted(name)}`))[0]?.count ?? 0;
  const migrations = (await tx.query<{ name: string }>('select name from migration order by name')).map(({ name }) => name);
  yield { format: 'cowork-backup', version: 1, at: new Date(now).toISOString(), migrations, rows: all } satisfies Head;

  let rows = 0;
  for (const { name, columns } of tables) {
    yield { table: name, columns };
    const texts = columns.map(([column], index) => `${quoted(column)}::text as c${index}`).join(', ');
    await tx.query(`declare backup no scroll cursor for select ${texts} from ${quoted(name)}`);
    for (;;) {
      const some = await tx.query<Record<string, string | null>>(`fetch ${rowsAtOnce} from backup`);
      for (const row of some) yield columns.map((_, index) => row[`c${index}`] ?? null);
      rows += some.length;
      progress(rows, all);
      if (some.length < rowsAtOnce) break;
    }
    await tx.query('close backup');
  }
  // Sequences stand outside transactions: read last, none is behind a row above.
  const sequences = await tx.query<{ name: string; last: number }>('select sequencename as name, last_value as last from pg_sequences where schemaname = current_schema() and last_value is not null');
  yield { end: true, rows, sequences: Object.fromEntries(sequences.map(({ name, last }) => [name, last])) };
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
