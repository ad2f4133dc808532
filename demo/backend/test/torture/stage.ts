// What the visitors meet: processes of the backend that die without a word and come back, the database under them, and a
// mail server.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../../test/tools/postgres.mjs';
import { startProcess, type BackendProcess } from '../helpers/process.ts';

export type Engine = 'postgres' | 'embedded';

export interface Stage {
  readonly processes: number;
  /** Base URL of the space in each process. */
  readonly bases: () => readonly string[];
  /** Kills one process, and starts it again. */
  crashProcess(index: number): Promise<void>;
  /** Kills the database where it is a server of its own; its processes stay. */
  readonly crashDatabase: (() => Promise<void>) | undefined;
  /** Mails that have arrived, as their files say it. */
  mails(): readonly string[];
  /** Ends the processes in order; `db` can be opened until they are started again. */
  stop(): Promise<void>;
  start(): Promise<void>;
  readonly db: string;
  clear(): Promise<void>;
}

const spaces = new URL('./spaces/', import.meta.url).pathname;
const mailServer = new URL('../helpers/mailbox-process.ts', import.meta.url).pathname;

/** Undefined where the engine is not installed. */
export async function setStage(engine: Engine): Promise<Stage | undefined> {
  const postgres = engine === 'postgres' ? await startPostgres() : undefined;
  if (engine === 'postgres' && !postgres) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'cowork-torture-'));
  const mail = await startMail(folder);
  const env = {
    COWORK_SPACES: spaces, SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'House <mail@house.example>',
    ...(postgres ? { DATABASE_URL: postgres.url } : { COWORK_DATA: folder }),
  };
  const processes: BackendProcess[] = [];
  for (let index = 0; index < (postgres ? 2 : 1); index++) processes.push(await startProcess(env));
  const bases = processes.map((process) => process.base('house'));
  const startAgain = async (index: number): Promise<void> => {
    processes[index] = await startProcess(env, Number(new URL(bases[index] ?? '').port));
  };

  return {
    processes: processes.length,
    bases: () => bases,
    async crashProcess(index) {
      await processes[index]?.kill();
      // The database may be away at this moment; whoever watches over processes starts them again until they stand.
      while (!await startAgain(index).then(() => true, () => false));
    },
    crashDatabase: postgres?.crash,
    mails: () => readdirSync(folder).filter((name) => name.endsWith('.eml')).map((name) => readFileSync(join(folder, name), 'utf8')),
    async stop() {
      for (const process of processes) await process.stop();
    },
    async start() {
      for (const index of processes.keys()) await startAgain(index);
    },
    db: postgres?.url ?? join(folder, 'db'),
    async clear() {
      mail.process.kill('SIGKILL');
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startMail(folder: string): Promise<{ readonly process: ChildProcess; readonly port: number }> {
  const child = spawn(process.execPath, [mailServer, folder, '0', '50'], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data') as [Buffer];
  return { process: child, port: Number(line.toString()) };
}
