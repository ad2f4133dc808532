// A backend as operators start it: a process of its own, which can be killed.
import { spawn, type ChildProcess } from 'node:child_process';

/** Of every backend in tests, so that they can share a database. */
export const secret = 'a secret of at least thirty-two characters';

export interface BackendProcess {
  readonly url: string;
  base(space: string): string;
  /** Without a chance to finish anything. */
  kill(): Promise<void>;
  /** As a host's system would; answers the exit code. */
  stop(): Promise<number | null>;
}

const cli = new URL('../../src/cli.ts', import.meta.url).pathname;

/** `env` says which database (DATABASE_URL or COWORK_DATA) and which spaces (COWORK_SPACES). */
export async function startProcess(env: Readonly<Record<string, string>>, port = 0): Promise<BackendProcess> {
  const child = spawn(process.execPath, [cli, 'start', '--port', String(port)], {
    env: { PATH: process.env['PATH'], COWORK_SECRET: secret, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve); });
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  void ended.then(() => process.off('exit', killWithUs));
  const url = await ready(child, ended);
  const end = (signal: NodeJS.Signals) => (): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return { url, base: (space) => `${url}/cowork/v1/${space}`, kill: async () => void await end('SIGKILL')(), stop: end('SIGTERM') };
}

function ready(child: ChildProcess, ended: Promise<unknown>): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (text: string): void => {
      said += text;
      const url = /answers on (http:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.setEncoding('utf8').on('data', listen);
    child.stderr?.setEncoding('utf8').on('data', listen);
    void ended.then(() => reject(new Error(`The backend did not start: ${said}`)));
  });
}
