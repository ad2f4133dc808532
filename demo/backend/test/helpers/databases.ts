// The databases that a suite runs on: always the embedded one, and a real PostgreSQL where one is installed.
import { startPostgres } from '../../../../test/tools/postgres.mjs';

export interface TestDatabase {
  readonly name: 'embedded' | 'postgres';
  /** For `startBackend`. */
  readonly db: string;
}

const postgres = await startPostgres();

export const databases: readonly TestDatabase[] = [
  { name: 'embedded', db: 'memory' },
  ...(postgres ? [{ name: 'postgres', db: postgres.url } as const] : []),
];

export const stopDatabases = async (): Promise<void> => postgres?.stop();
