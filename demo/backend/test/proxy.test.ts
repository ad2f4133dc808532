// Two processes behind the proxy of compose.yaml: nothing is held back, and visitors do not notice when a process is replaced.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { apiOf, newKey, open, somebody } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { startAlone, type Alone } from './helpers/serve.ts';

after(stopDatabases);
const postgres = databases.find(({ name }) => name === 'postgres');
const nginx = spawnSync('nginx', ['-v'], { env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` } }).status === 0;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

describe('behind the proxy', { skip: postgres && nginx ? false : 'PostgreSQL or nginx is not installed.' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cowork-proxy-'));
  const running = new Set<Alone>();
  let proxy: ReturnType<typeof spawn> | undefined;
  after(async () => {
    proxy?.kill('SIGQUIT');
    for (const server of running) await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('processes are replaced one after the other, and every booking in between is confirmed', async () => {
    const [front = 0, ...ports] = [await freePort(), await freePort(), await freePort()];
    const start = async (port: number): Promise<Alone> => {
      const server = await startAlone(postgres?.db ?? '', { port, env: { DRAIN_SECONDS: '1' } });
      running.add(server);
      return server;
    };
    const servers = [await start(ports[0] ?? 0), await start(ports[1] ?? 0)];
    const config = readFileSync(new URL('../nginx.conf', import.meta.url), 'utf8')
      .replace('backend-1:8787', `127.0.0.1:${ports[0]}`).replace('backend-2:8787', `127.0.0.1:${ports[1]}`).replace('listen 8080', `listen 127.0.0.1:${front}`)
      .replace('/run/nginx.pid', join(folder, 'pid')).replace('/dev/stdout', join(folder, 'log'));
    writeFileSync(join(folder, 'nginx.conf'), config);
    proxy = spawn('nginx', ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'],
      { stdio: 'inherit', env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` } });
    const through = { base: (space: string) => `http://127.0.0.1:${front}/cowork/v1/${space}` };
    for (let tries = 0; tries < 100 && !await fetch(`${through.base('loft')}/space`).then(({ ok }) => ok, () => false); tries++) await pause(50);

    let heard = '';
    const stop = new AbortController();
    const stream = await fetch(`${through.base('loft')}/changes`, { signal: stop.signal });
    void (async () => { for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk as Uint8Array).toString(); })().catch(() => {});

    const statuses: Record<number, number> = {};
    let over = false;
    const booking = Promise.all(Array.from({ length: 4 }, async () => {
      while (!over) {
        const { status } = await apiOf(through).post('/events/talk-2026-10-23/rsvps', { attendee: somebody(), joinWaitlist: true }, { key: newKey() });
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    }));
    for (let tries = 0; tries < 250 && !/event: events/.test(heard); tries++) await pause(20);
    assert.match(heard, /event: events/, 'a hint comes through at once');
    for (const [index, server] of servers.entries()) {
      assert.equal(await server.stop(), 0);
      running.delete(server);
      await start(ports[index] ?? 0);
    }
    over = true;
    await booking;
    stop.abort();
    assert.deepEqual(Object.keys(statuses), ['201']);
    const backend = await open({ db: postgres?.db ?? '' });
    assert.equal((await backend.db.query<{ count: number }>('select count(*)::int as count from rsvp'))[0]?.count, statuses[201]);
    await backend.close();
    assert.equal((await fetch(`http://127.0.0.1:${front}/metrics`)).status, 404);
    assert.doesNotMatch(readFileSync(join(folder, 'log'), 'utf8'), /127\.0\.0\.1 -|example\.org/);
  });
});
