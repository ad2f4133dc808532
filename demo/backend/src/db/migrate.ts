// Brings the tables to where this version of the backend expects them. Any number of processes may call it at once.
import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.ts';

export const migrationsFolder = new URL('./migrations/', import.meta.url);
const lock = 7_205_190;

export async function migrate(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    // Whoever comes second waits as long as the first one needs.
    await tx.query('set local statement_timeout = 0');
    await tx.query('select pg_advisory_xact_lock($1)', [lock]);
    await tx.query('create table if not exists migration (name text primary key)');
    const done = new Set((await tx.query<{ name: string }>('select name from migration')).map(({ name }) => name));
    for (const name of readdirSync(migrationsFolder).filter((file) => file.endsWith('.sql')).sort()) {
      if (done.has(name)) continue;
      for (const statement of statementsOf(readFileSync(new URL(name, migrationsFolder), 'utf8'))) await tx.query(statement);
      await tx.query('insert into migration (name) values ($1)', [name]);
    }
  });
}

/** Statements end with a semicolon at the end of a line; comments are whole lines. */
const statementsOf = (sql: string): readonly string[] =>
  sql.replace(/^\s*--.*$/gm, '').split(/;\s*(?:\n|$)/).filter((statement) => statement.trim());
