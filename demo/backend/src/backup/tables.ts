// What a database holds, asked of the database itself, so that a table that comes with a migration is in every backup from then on.
import type { Queryable } from '../db/database.ts';

export interface Table {
  readonly name: string;
  /** Name and type of each column, as SQL has them. */
  readonly columns: readonly (readonly [name: string, type: string])[];
}

/** What belongs to the process and not to the space: what is migrated, who does which job, the self-check of the embedded database. */
const left = ['migration', 'job', 'durable'];

/** A table comes after those it refers to. */
export async function tablesOf(tx: Queryable): Promise<readonly Table[]> {
  const columns = await tx.query<{ table: string; column: string; type: string }>(
    `select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and c.relname <> all ($1::text[])
     order by c.relname, a.attnum`, [left]);
  const references = await tx.query<{ from: string; to: string }>(
    `select c.conrelid::regclass::text as "from", c.confrelid::regclass::text as "to" from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where c.contype = 'f' and n.nspname = current_schema() and c.conrelid <> c.confrelid`);
  const tables = new Map<string, [string, string][]>();
  for (const { table, column, type } of columns) tables.set(table, [...(tables.get(table) ?? []), [column, type]]);

  const sorted: Table[] = [];
  for (let open = [...tables.keys()]; open.length;) {
    const next = open.filter((name) => !references.some(({ from, to }) => from === name && open.includes(to)));
    if (!next.length) throw new Error(`These tables refer to each other in a circle, so none of them can come first: ${open.join(', ')}.`);
    for (const name of next) sorted.push({ name, columns: tables.get(name) ?? [] });
    open = open.filter((name) => !next.includes(name));
  }
  return sorted;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A backup takes as long as it takes, and writes everything the same whatever the server's settings are. */
export async function prepareLong(tx: Queryable): Promise<void> {
  await tx.query('set local statement_timeout = 0');
  await tx.query('set local idle_in_transaction_session_timeout = 0');
  await tx.query(`set local timezone = 'UTC'`);
  await tx.query(`set local datestyle = 'ISO, YMD'`);
  await tx.query(`set local intervalstyle = 'postgres'`);
  await tx.query('set local extra_float_digits = 1');
}
