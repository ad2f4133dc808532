// Every column of every table that can hold words, to look for what must not be there.
import type { Database } from '../../src/db/database.ts';

/** `table.column`s with a row in which one of the words stands, whatever its case. */
export async function placesOf(db: Database, words: readonly string[]): Promise<readonly string[]> {
  const columns = await db.query<{ table_name: string; column_name: string }>(
    `select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'json', 'jsonb', 'character varying', 'bytea', 'ARRAY')
     order by 1, 2`);
  const places: string[] = [];
  for (const { table_name, column_name } of columns) {
    const rows = await db.query<{ value: string | null }>(`select "${column_name}"::text as value from "${table_name}"`);
    const text = rows.map(({ value }) => value ?? '').join('\n').toLowerCase();
    if (words.some((word) => text.includes(word.toLowerCase()))) places.push(`${table_name}.${column_name}`);
  }
  return places;
}
