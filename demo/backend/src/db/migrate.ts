// Brings the tables to where this version of the backend expects them. Any number of processes may call it at once, and the
// older ones go on answering meanwhile: a migration adds, and never renames or drops what an older version uses. What is no
// longer used goes one version later.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sqlState, type Database, type Queryable } from './database.ts';

export const migrationsFolder = new URL('./migrations/', import.meta.url);
const advisoryLock = 7_205_190;

/** A change of a table waits behind whoever reads it, and everybody else behind the change; so it gives up soon and comes back. */
const lockTimeout = '2s';
const pauseMs = 1_000;
const tries = 300;
const lockNotAvailable = '55P03';

/** In the order in which they are applied. */
export const migrationNames = (folder = migrationsFolder): readonly string[] => readdirSync(folder).filter((file) => file.endsWith('.sql')).sort();

export interface MigrateOptions {
  readonly folder?: URL;
  /** Only these; all by default. */
  readonly only?: ReadonlySet<string>;
}

export async function migrate(db: Pick<Database, 'transaction'>, { folder = migrationsFolder, only }: MigrateOptions = {}): Promise<void> {
  const names = migrationNames(folder).filter((name) => only?.has(name) ?? true);
  for (let failed = 0; ;) {
    try {
      // Each in a transaction of its own, so that no table is locked for longer than its own change takes.
      if (!await db.transaction((tx) => applyNext(tx, names, folder))) return;
    } catch (error) {
      if (sqlState(error) !== lockNotAvailable || ++failed > tries) throw error;
      await pause(pauseMs);
    }
  }
}

/** False if there is nothing left to do. */
async function applyNext(tx: Queryable, names: readonly string[], folder: URL): Promise<boolean> {
  // Whoever comes second waits as long as the first one needs.
  await tx.query('set local statement_timeout = 0');
  await tx.query('select pg_advisory_xact_lock($1)', [advisoryLock]);
  await tx.query('create table if not exists migration (name text primary key)');
  const done = new Set((await tx.query<{ name: string }>('select name from migration')).map(({ name }) => name));
  const next = names.find((name) => !done.has(name));
  if (next === undefined) return false;
  await tx.query(`set local lock_timeout = '${lockTimeout}'`);
  for (const statement of statementsOf(readFileSync(new URL(next, folder), 'utf8'))) await tx.query(statement);
  await tx.query('insert into migration (name) values ($1)', [next]);
  return true;
}

/** Statements end with a semicolon at the end of a line; comments are whole lines. */
const statementsOf = (sql: string): readonly string[] =>
  sql.replace(/^\s*--.*$/gm, '').split(/;\s*(?:\n|$)/).filter((statement) => statement.trim());
