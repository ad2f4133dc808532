// A calendar server as staff have one: Debian's Radicale on a free port, with a folder of its own that goes when it stops.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Radicale {
  /** `http://127.0.0.1:1234` */
  readonly url: string;
  /** `user:password` of its one user. */
  readonly login: string;
  /** A request of CalDAV; throws what the server says if it refuses. */
  dav(method: string, path: string, body?: string): Promise<Response>;
  /** Away for a while; its folder stays. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const patience = 20_000;

/** Starts a server, or says in one line why there is none. */
export async function startRadicale(): Promise<Radicale | undefined> {
  if (spawnSync('radicale', ['--version']).status !== 0) {
    console.log('Radicale is not installed, so its tests are skipped. Debian: apt-get install radicale');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cowork-radicale-'));
  const login = 'ada:päss wörd';
  writeFileSync(join(folder, 'users'), `${login}\n`);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  writeFileSync(join(folder, 'config'), [
    '[server]', `hosts = 127.0.0.1:${port}`, '[auth]', 'type = htpasswd', `htpasswd_filename = ${join(folder, 'users')}`, 'htpasswd_encryption = plain', 'delay = 0',
    '[storage]', `filesystem_folder = ${join(folder, 'collections')}`, '[logging]', 'level = error', ''].join('\n'));
  let server: ChildProcess | undefined;
  const pause = async (): Promise<void> => {
    const ending = server;
    server = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill();
    await ended;
  };
  const resume = async (): Promise<void> => {
    server = spawn('radicale', ['--config', join(folder, 'config')], { stdio: 'inherit' });
    await until(async () => (await fetch(url, { redirect: 'manual' })).status > 0);
  };
  const stop = async (): Promise<void> => {
    await pause();
    rmSync(folder, { recursive: true, force: true });
  };
  await resume().catch(async (error: unknown) => { await stop(); throw error; });
  return {
    url, login, pause, resume, stop,
    async dav(method, path, body) {
      const response = await fetch(url + path, {
        method, ...(body !== undefined && { body }),
        headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}`, 'content-type': 'text/calendar; charset=utf-8' },
      });
      if (!response.ok) throw new Error(`Radicale answered ${response.status} to ${method} ${path}: ${await response.text()}`);
      return response;
    },
  };
}

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (const late = Date.now() + patience; ;) {
    if (await ready().catch(() => false)) return;
    if (Date.now() > late) throw new Error('Radicale does not answer.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
