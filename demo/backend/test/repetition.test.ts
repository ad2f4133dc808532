// A visitor presses twice, or asks again because no answer came: what the second request gets while the first one is still at work.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { patienceMs } from '../src/idempotency.ts';
import type { Backend } from '../src/server.ts';
import { apiOf, fixtures, newKey, open, somebody, type Api } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { startProcess } from './helpers/process.ts';

after(stopDatabases);
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

for (const { name, db } of databases) {
  describe(`a repetition on ${name}`, () => {
    let backends: Backend[];
    let apis: readonly Api[];
    before(async () => {
      backends = [await open({ db })];
      // A second process, where the database allows one.
      if (name === 'postgres') backends.push(await open({ db }));
      apis = backends.map((backend) => apiOf(backend));
    });
    after(async () => { for (const backend of backends) await backend.close(); });
    const api = (index: number): Api => apis[index % apis.length] as Api;
    const path = '/tours/tour/bookings';

    /** Nobody gets past a host while `work` is at it. */
    const holdingUp = async <T>(work: () => Promise<T>): Promise<T> => {
      let release = (): void => {};
      const released = new Promise<void>((resolve) => { release = resolve; });
      let locked = (): void => {};
      const isLocked = new Promise<void>((resolve) => { locked = resolve; });
      const lock = backends[0]?.db.transaction(async (tx) => {
        await tx.query('select id from host for update');
        locked();
        await released;
      });
      await isLocked;
      try {
        return await work();
      } finally {
        release();
        await lock;
      }
    };
    const bookings = async (email: string): Promise<number | undefined> =>
      (await backends[0]?.db.query<{ count: number }>('select count(*) as count from tour_booking where email = $1', [email]))?.[0]?.count;

    it('waits for the first answer and gets the same one, in the same process and in another one', async () => {
      const key = newKey();
      const body = { start: '2026-10-21T08:00:00Z', attendee: somebody() };
      let answered = 0;
      const sent = await holdingUp(async () => {
        const replies = [0, 0, 1, 1].map((index) => api(index).post(path, body, { key }).finally(() => { answered++; }));
        await pause(3_000);
        assert.equal(answered, 0, 'all of them wait');
        return replies;
      });
      const replies = await Promise.all(sent);
      assert.deepEqual(replies.map(({ status }) => status), [201, 201, 201, 201]);
      assert.equal(new Set(replies.map(({ text }) => text)).size, 1);
      assert.equal(await bookings(body.attendee.email), 1);
    });

    it('is refused if it is another request under the same key', async () => {
      const key = newKey();
      const body = { start: '2026-10-21T09:00:00Z', attendee: somebody() };
      const sent = await holdingUp(async () => {
        const first = api(0).post(path, body, { key });
        await pause(200);
        return [first, ...[0, 1].map((index) => api(index).post(path, { ...body, partySize: 2 }, { key }))];
      });
      const replies = await Promise.all(sent);
      assert.deepEqual(replies.map(({ status, body: { code } }) => code ?? status), [201, 'idempotency_key_reused', 'idempotency_key_reused']);
    });

    it('does the work if the first call was refused', async () => {
      const key = newKey();
      const other = await api(0).post(path, { start: '2026-10-22T08:00:00Z', hostId: 'ada', attendee: somebody() });
      const body = { start: '2026-10-22T08:00:00Z', hostId: 'ada', attendee: somebody() };
      assert.equal((await api(0).post(path, body, { key })).body.code, 'slot_taken');
      await api(0).post(`/tour-bookings/${other.body.id}/cancel`, {}, { token: other.body.manageToken });
      assert.equal((await api(1).post(path, body, { key })).status, 201);
    });

    it('is told to come back when the first call takes too long', async () => {
      const key = newKey();
      const body = { start: '2026-10-23T08:00:00Z', attendee: somebody() };
      const { refused, first } = await holdingUp(async () => {
        const sent = api(0).post(path, body, { key });
        await pause(100);
        const began = Date.now();
        const replies = await Promise.all([0, 1].map((index) => api(index).post(path, body, { key })));
        assert.ok(Date.now() - began >= patienceMs - 100);
        return { refused: replies, first: sent };
      });
      for (const reply of refused) assert.deepEqual([reply.body.code, reply.headers.get('retry-after')], ['idempotency_in_progress', '1']);
      assert.equal((await first).status, 201);
      assert.equal((await api(1).post(path, body, { key })).text, (await first).text);
    });

    it('does the work when the process of the first call has died over it', { skip: name === 'embedded' ? 'One process only.' : false }, async () => {
      const dying = await startProcess({ DATABASE_URL: db, COWORK_SPACES: fixtures });
      const alive = await open({ db, now: Date.now });
      const key = newKey();
      const { body: { items: [slot] } } = await apiOf(alive).get('/tours/tour/slots');
      const body = { start: slot.start, attendee: somebody() };
      const second = await holdingUp(async () => {
        const first = assert.rejects(apiOf(dying).post(path, body, { key }));
        await pause(500);
        const waiting = apiOf(alive).post(path, body, { key });
        await pause(500);
        await dying.kill();
        await first;
        return { waiting };
      });
      assert.equal((await second.waiting).status, 201);
      assert.equal(await bookings(body.attendee.email), 1);
      await alive.close();
    });
  });
}
