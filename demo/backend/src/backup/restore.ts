// Puts a backup into a new database, of whatever kind, and brings it to this version.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Database, Queryable } from '../db/database.ts';
import { migrate, migrationNames } from '../db/migrate.ts';
import { Tokens } from '../tokens.ts';
import { isEnd, isRow, isTable, type End, type Head, type Line, type Progress, type RowLine, type TableLine } from './format.ts';
import { prepareLong, quoted, tablesOf } from './tables.ts';

const rowsAtOnce = 500;

export interface RestoreOptions {
  /** The one that the backed up database had; with another, the private links in visitors' mails would be dead. */
  readonly secret: string;
  readonly progress?: Progress;
}

/** All or nothing, and only into a database that holds nothing yet. Says what was restored. */
export async function restoreBackup(db: Database, file: string, { secret, progress = () => {} }: RestoreOptions): Promise<Head> {
  const head = await headOf(file);
  await mustBeEmpty(db);
  await startBefore(db, head);
  // First the tables as they were, then what was in them, then what has come since.
  await migrate(db, { only: new Set(head.migrations) });
  await db.transaction(async (tx) => {
    await prepareLong(tx);
    await load(tx, file, head, progress);
    await new Tokens(secret).claim(tx);
  });
  await migrate(db);
  return head;
}

async function headOf(file: string): Promise<Head> {
  for await (const line of linesOf(file)) {
    if (!('format' in line)) break;
    if (line.version !== 1) throw new Error(`${file} is of a newer kind than this version reads. Take the version of cowork-backend that wrote it, or a newer one.`);
    const known = new Set(migrationNames());
    const unknown = line.migrations.filter((name) => !known.has(name));
    if (unknown.length) throw new Error(`${file} was written by a newer version of cowork-backend (this one does not know ${unknown.join(', ')}). Restore it with that version.`);
    return line;
  }
  throw new Error(`${file} is not a backup of cowork-backend.`);
}

async function mustBeEmpty(db: Queryable): Promise<void> {
  const [there] = await db.query<{ yes: boolean }>(`select to_regclass('space') is not null as yes`);
  if (!there?.yes) return;
  const spaces = await db.query<{ id: string }>('select id from space order by id');
  if (spaces.length) {
    throw new Error(`This database already holds ${spaces.map(({ id }) => id).join(', ')}, and nothing is ever overwritten.`
      + ' Restore into a new one: another folder with --data, or an empty database in DATABASE_URL.');
  }
}

/** A new embedded database has the tables of today already, and an older backup wants those of its own day. */
async function startBefore(db: Database, { migrations }: Head): Promise<void> {
  const [there] = await db.query<{ yes: boolean }>(`select to_regclass('migration') is not null as yes`);
  if (!there?.yes) return;
  const done = await db.query<{ name: string }>('select name from migration');
  if (done.every(({ name }) => migrations.includes(name))) return;
  if (db.kind !== 'embedded') throw new Error('This database has tables of a newer version than the backup. Restore into one that is empty.');
  await db.script('drop schema public cascade; create schema public');
}

async function load(tx: Queryable, file: string, head: Head, progress: Progress): Promise<void> {
  // Migrations may have put rows there that the backup has too.
  await tx.query(`truncate ${(await tablesOf(tx)).map(({ name }) => quoted(name)).join(', ')}`);
  let table: TableLine | undefined;
  let batch: RowLine[] = [];
  let rows = 0;
  let end: End | undefined;
  const flush = async (): Promise<void> => {
    if (table && batch.length) await insert(tx, table, batch);
    rows += batch.length;
    batch = [];
    progress(rows, head.rows);
  };
  for await (const line of linesOf(file)) {
    if (isRow(line)) {
      batch.push(line);
      if (batch.length === rowsAtOnce) await flush();
    } else if (isTable(line)) {
      await flush();
      table = line;
    } else if (isEnd(line)) {
      await flush();
      end = line;
    }
  }
  if (end?.rows !== rows) throw new Error(`${file} is not whole: it ends after ${rows} of ${head.rows} rows. Nothing was restored; take another backup.`);
  for (const [name, last] of Object.entries(end.sequences)) await tx.query('select setval($1::text::regclass, $2)', [quoted(name), last]);
}

async function insert(tx: Queryable, { table, columns }: TableLine, rows: readonly RowLine[]): Promise<void> {
  const names = columns.map(([name]) => quoted(name)).join(', ');
  const values = columns.map(([, type], index) => `x.c${index}::${type}`).join(', ');
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  await tx.query(
    `insert into ${quoted(table)} (${names}) overriding system value select ${values} from unnest(${arrays}) as x (${columns.map((_, index) => `c${index}`).join(', ')})`,
    columns.map((_, index) => rows.map((row) => row[index] ?? null)));
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  const source = createReadStream(file);
  const text = createGunzip().setEncoding('utf8');
  source.on('error', (error) => text.destroy(error));
  let rest = '';
  try {
    for await (const chunk of source.pipe(text)) {
      const lines = `${rest}${String(chunk)}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as Line;
    }
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    source.destroy();
  }
}

function unreadable(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOENT') return new Error(`There is no file ${file}.`);
  if (code === 'Z_BUF_ERROR') return new Error(`${file} is not whole: it was cut off. Nothing was restored; take another backup.`, { cause: error });
  if (code?.startsWith('Z_') || error instanceof SyntaxError) return new Error(`${file} is not a backup of cowork-backend, or it is damaged. Nothing was restored.`, { cause: error });
  return error;
}
