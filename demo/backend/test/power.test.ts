// What a visitor was told is booked stays booked: through kill -9, and through a power cut.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { reachDatabase } from '../src/db/reach.ts';
import { apiOf, newKey, open, somebody, type Json } from './helpers/api.ts';
import { startAlone, type Alone } from './helpers/serve.ts';

const root = mkdtempSync(join(tmpdir(), 'cowork-power-'));
after(() => rmSync(root, { recursive: true, force: true }));
const preload = new URL('./helpers/power.ts', import.meta.url).href;
const guests = 8;

interface Booked {
  readonly id: string;
  readonly manageToken: string;
}

/** Books without a pause until the server is gone, and returns what it confirmed. */
async function bookUntilGone(server: Alone, gone: AbortSignal): Promise<readonly Booked[]> {
  const booked: Booked[] = [];
  await Promise.all(Array.from({ length: guests }, async () => {
    while (!gone.aborted) {
      const reply = await apiOf(server).post('/events/talk-2026-10-23/rsvps', { attendee: somebody(), joinWaitlist: true }, { key: newKey() }).catch(() => undefined);
      if (reply?.status === 201) booked.push(reply.body as Booked);
      else if (reply) assert.equal(reply.status, 503);
    }
  }));
  return booked;
}

/** Those of `booked` that a new server on this folder knows nothing of, or owes no mail for. */
async function missing(db: string, booked: readonly Booked[]): Promise<number> {
  const backend = await open({ db });
  let lost = 0;
  for (const { id, manageToken } of booked) {
    const { status } = await apiOf(backend).get(`/rsvps/${id}`, { token: manageToken });
    const mails: readonly Json[] = await backend.db.query('select 1 from outbox where ref = $1', [id]);
    if (status !== 200 || !mails.length) lost++;
  }
  const [event] = await backend.db.query<Json>(`select taken, waiting from event where id = 'talk-2026-10-23'`);
  const [counted] = await backend.db.query<Json>(`select coalesce(sum(party_size) filter (where status = 'confirmed'), 0)::int as taken,
    coalesce(sum(party_size) filter (where status = 'waitlisted'), 0)::int as waiting from rsvp where event_id = 'talk-2026-10-23'`);
  assert.deepEqual(event, counted);
  await backend.close();
  return lost;
}

it('kill -9 in a stream of bookings loses none of them', async () => {
  const db = join(root, 'killed/db');
  const booked: Booked[] = [];
  for (const afterMs of [900, 400, 1_300]) {
    const server = await startAlone(db);
    const gone = new AbortController();
    const booking = bookUntilGone(server, gone.signal);
    await pause(afterMs);
    await server.kill();
    gone.abort();
    booked.push(...await booking);
  }
  assert.ok(booked.length > 20, `${booked.length} were confirmed`);
  assert.equal(await missing(db, booked), 0);
});

it('confirms nothing that the disk refuses to keep, and asks to be started anew', async () => {
  const db = join(root, 'failing/db');
  const fail = join(root, 'failing/fail');
  await (await open({ db })).close();
  const server = await startAlone(db, { preload, env: { POWER_LIVE: db, POWER_DISK: join(root, 'failing/disk'), POWER_SYNC: 'ignored', POWER_FAIL: fail } });
  const book = (): Promise<Json> => apiOf(server).post('/events/talk-2026-10-23/rsvps', { attendee: somebody() });
  const good = await book();
  writeFileSync(fail, '');
  const refused = await book();
  assert.deepEqual([good.status, refused.status, refused.body.code], [201, 503, 'upstream_unavailable']);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 503);
  assert.equal((await fetch(`${server.url}/readyz`)).status, 503);
  assert.equal(await server.stop(), 0);
  assert.equal(await missing(db, [good.body]), 0);
});

describe('a power cut, after which only what was synced is on the disk,', () => {
  const cut = async (name: string, settings: Readonly<Record<string, string>>): Promise<{ readonly db: string; readonly booked: readonly Booked[] }> => {
    const live = join(root, name, 'live/db');
    const disk = join(root, name, 'disk/db');
    // Laid out before, and on the disk as it is.
    await (await open({ db: live })).close();
    cpSync(live, disk, { recursive: true });
    const server = await startAlone(live, { preload, env: { POWER_LIVE: live, POWER_DISK: disk, ...settings } });
    const gone = new AbortController();
    const booking = bookUntilGone(server, gone.signal);
    await pause(700);
    const { db: line } = await reachDatabase(live);
    await line.query('checkpoint');
    await line.close();
    await pause(700);
    await server.kill();
    gone.abort();
    const booked = await booking;
    assert.ok(booked.length > 20, `${booked.length} were confirmed`);
    return { db: disk, booked };
  };

  it('loses no booking that was confirmed', async () => {
    const { db, booked } = await cut('synced', {});
    assert.equal(await missing(db, booked), 0);
  });

  it('nor where the disk had written half of the rest by itself', async () => {
    const { db, booked } = await cut('leaking', { POWER_LEAK: '0.5' });
    assert.equal(await missing(db, booked), 0);
  });

  it('would lose them all if nothing were synced: the simulation notices', async () => {
    const { db, booked } = await cut('stock', { POWER_SYNC: 'ignored' });
    assert.equal(await missing(db, booked), booked.length);
  });
});
