// Several processes on one PostgreSQL.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, globSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Backend } from '../src/server.ts';
import { apiOf, atOnce, newKey, open, somebody } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

const migrations = readdirSync(new URL('../src/db/migrations', import.meta.url)).length;
const postgres = databases.find(({ name }) => name === 'postgres');
after(stopDatabases);

describe('processes on one PostgreSQL', { skip: postgres ? false : 'PostgreSQL is not installed.' }, () => {
  const backends: Backend[] = [];
  before(async () => {
    await Promise.all(Array.from({ length: 3 }, async () => backends.push(await open({ db: postgres?.db ?? '' }))));
  });
  after(async () => { for (const backend of backends) await backend.close(); });
  const count = async (sql: string): Promise<number> => Number((await backends[0]?.db.query<{ count: number }>(sql))?.[0]?.count);
  const api = (index: number): ReturnType<typeof apiOf> => apiOf(backends[index % backends.length] as Backend);

  it('may start at once on an empty database', async () => {
    assert.equal(await count('select count(*) from migration'), migrations);
    assert.equal(await count(`select count(*) from event where id like 'talk-%'`), 1);
    assert.equal(await count('select count(*) from (select space_id, resource_id, starts_at from reservation group by 1, 2, 3 having count(*) > 1) as twice'), 0);
  });

  it('repeat each other’s answers', async () => {
    const sent = { start: '2026-10-22T08:00:00Z', attendee: somebody() };
    const key = newKey();
    const first = await api(0).post('/tours/tour/bookings', sent, { key });
    const second = await api(1).post('/tours/tour/bookings', sent, { key });
    assert.deepEqual([second.status, second.text], [201, first.text]);
    assert.equal((await api(2).get(`/tour-bookings/${first.body.id}`, { token: first.body.manageToken })).status, 200);
  });

  it('tell each other’s visitors what changed, and to start over when the line to the database was cut', async () => {
    const stop = new AbortController();
    const stream = await fetch(`${backends[1]?.base('loft')}/changes`, { signal: stop.signal });
    let heard = '';
    void (async () => { for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk as Uint8Array).toString(); })().catch(() => {});
    const until = async (pattern: RegExp): Promise<void> => {
      for (let tries = 0; tries < 250 && !pattern.test(heard); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
      assert.match(heard, pattern);
    };
    await api(0).post('/events/talk-2026-10-23/rsvps', { attendee: somebody() });
    await until(/event: events/);
    await backends[0]?.db.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()');
    await until(/event: reset/);
    heard = '';
    await api(2).post('/events/talk-2026-10-23/rsvps', { attendee: somebody() }, { key: newKey() });
    await until(/event: events/);
    stop.abort();
  });

  it('keep their word where the database would rather have serializable transactions', async () => {
    const url = `${postgres?.db ?? ''}?options=${encodeURIComponent('-c default_transaction_isolation=serializable')}`;
    backends.push(await open({ db: url }), await open({ db: url }));
    const apis = backends.slice(-2).map((backend) => apiOf(backend));
    const pick = (index: number): ReturnType<typeof apiOf> => apis[index % 2] as ReturnType<typeof apiOf>;
    const tours = await atOnce(100, (index) => pick(index).post('/tours/tour/bookings', { start: '2026-10-26T08:00:00Z', attendee: somebody() }, { key: newKey() }));
    assert.deepEqual(tours.counts, { '201': 1, '409 slot_taken': 99 });
    const guests = await atOnce(60, (index) => pick(index).post('/events/small-2026-10-24/rsvps', { attendee: somebody(), joinWaitlist: true }, { key: newKey() }));
    assert.deepEqual(guests.counts, { '201': 60 });
    assert.equal(guests.replies.filter(({ body }) => body.status === 'confirmed').length, 3);
    const rooms = await atOnce(60, (index) => pick(index).post('/resources/room/reservations', { start: '2026-10-26T09:00:00Z', end: '2026-10-26T10:00:00Z', attendee: somebody() }));
    assert.deepEqual(rooms.counts, { '201': 1, '409 slot_taken': 59 });
  });
});

const pgbouncer = globSync('/usr/{sbin,bin}/pgbouncer')[0];

describe('processes behind a pooler of transactions', { skip: postgres && pgbouncer ? false : 'PostgreSQL or PgBouncer is not installed.' }, () => {
  it('book, hint and repeat as without one, where LISTEN_URL goes past it', async () => {
    const direct = new URL(postgres?.db ?? '');
    const folder = mkdtempSync(join(tmpdir(), 'cowork-pooler-'));
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    writeFileSync(join(folder, 'users'), '"postgres" ""\n');
    writeFileSync(join(folder, 'pgbouncer.ini'), ['[databases]', `* = host=127.0.0.1 port=${direct.port}`, '[pgbouncer]', `listen_addr = 127.0.0.1`, `listen_port = ${port}`,
      'auth_type = trust', `auth_file = ${join(folder, 'users')}`, 'pool_mode = transaction', 'default_pool_size = 4', 'unix_socket_dir ='].join('\n'));
    chmodSync(folder, 0o755);
    // It refuses to run as root, like PostgreSQL.
    const pooler = spawn(pgbouncer ?? '', [...(process.getuid?.() === 0 ? ['-u', 'postgres'] : []), join(folder, 'pgbouncer.ini')], { stdio: 'ignore' });
    try {
      const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
      await Promise.race([once(pooler, 'exit').then(() => { throw new Error('PgBouncer did not start.'); }), new Promise((resolve) => setTimeout(resolve, 500))]);
      const backend = await open({ db: url, listenUrl: direct.href });
      const stop = new AbortController();
      const stream = await fetch(`${backend.base('loft')}/changes`, { signal: stop.signal });
      let heard = '';
      void (async () => { for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk as Uint8Array).toString(); })().catch(() => {});
      const key = newKey();
      const sent = { start: '2026-10-29T08:00:00Z', attendee: somebody() };
      const { counts } = await atOnce(40, () => apiOf(backend).post('/tours/tour/bookings', sent, { key }));
      assert.deepEqual(counts, { '201': 40 });
      for (let tries = 0; tries < 250 && !/event: tours/.test(heard); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
      assert.match(heard, /event: tours/);
      stop.abort();
      await backend.close();
    } finally {
      pooler.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
