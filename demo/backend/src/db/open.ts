// Which database: `postgres://…` is a server, `memory` is gone with the process, anything else is a folder.
import type { Database } from './database.ts';

export async function openDatabase(where: string, listenUrl?: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(where)) return (await import('./postgres.ts')).openPostgres(where, { listenUrl });
  const { openEmbedded } = await import('./pglite.ts');
  return openEmbedded(where === 'memory' ? undefined : where);
}
