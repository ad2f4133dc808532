// A backend in a process of its own, for tests that end it without a word: `node serve.ts FOLDER`, or with `startAlone`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startBackend, type Backend } from '../../src/server.ts';
import { fixtures, secret, tuesday } from './api.ts';

export interface Alone extends Pick<Backend, 'url' | 'base'> {
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
}

interface AloneOptions {
  /** A file that is loaded before anything else, in every thread. */
  readonly preload?: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export async function startAlone(db: string, { preload, port = 0, env = {} }: AloneOptions = {}): Promise<Alone> {
  const child = spawn(process.execPath, [...(preload ? ['--import', preload] : []), import.meta.filename, db, String(port)], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text; });
  const url = await Promise.race([
    new Promise<string>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const found = /^listening on (\S+)/m.exec(text)?.[1];
        if (found !== undefined) resolve(found);
      });
    }),
    exited.then(() => { throw new Error(`The server did not start: ${said}`); }),
  ]);
  return {
    url,
    base: (space) => `${url}/cowork/v1/${space}`,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      return (await exited)[0];
    },
  };
}

if (import.meta.main) {
  const [, , db = '', port] = process.argv;
  const backend = await startBackend({ db, port: Number(port), spaces: fixtures, secret, now: () => tuesday, limits: 'off', drainSeconds: Number(process.env['DRAIN_SECONDS'] ?? 0), log: console.error });
  await backend.laidOut;
  process.once('SIGTERM', () => void backend.close().then(() => process.exit()));
  console.log(`listening on ${backend.url}`);
}
