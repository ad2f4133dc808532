// A time that is kept while somebody fills a form.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Backend } from '../src/server.ts';
import { apiOf, atOnce, newKey, open, somebody, tuesday, type Api, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { loftWhere } from './helpers/spaces.ts';

after(stopDatabases);

const minutes = (count: number): number => count * 60_000;
const spaces = loftWhere({ tours: { tour: { holdMinutes: 10 } }, resources: { room: { holdMinutes: 5 }, booth: { holdMinutes: 5 }, desk: { holdMinutes: 5 } } });

for (const { name, db } of databases) {
  describe(`a hold on ${name}`, () => {
    let backend: Backend;
    let api: Api;
    let now = tuesday;
    before(async () => {
      backend = await open({ db, spaces, now: () => now });
      api = apiOf(backend);
    });
    after(() => backend.close());
    beforeEach(async () => {
      // What the test before kept is over.
      now = tuesday + minutes(60);
      await backend.jobs.run('let-go');
      now = tuesday;
    });

    const hold = (start: string, hostId: string): Promise<{ readonly status: number; readonly body: Json }> =>
      api.post('/tours/tour/holds', { start, hostId }, { key: newKey() });
    const release = (held: Json): Promise<{ readonly status: number }> => api.post(`/holds/${held.id}/release`, undefined, { token: held.manageToken });
    const book = (start: string, more: object = {}): Promise<{ readonly status: number; readonly body: Json }> =>
      api.post('/tours/tour/bookings', { start, hostId: 'ada', attendee: somebody(), ...more }, { key: newKey() });
    const offered = async (): Promise<readonly string[]> => (await api.get('/tours/tour/slots?hostId=ada')).body.items.map(({ start }: Json) => start);

    it('keeps a slot from others, and the booking that names it has it', async () => {
      const start = '2026-10-21T08:00:00Z';
      const { status, body } = await hold(start, 'ada');
      assert.deepEqual([status, body.hostId, body.start, body.expiresAt], [201, 'ada', start, '2026-10-20T08:10:00Z']);
      assert.ok(!(await offered()).includes(start));
      const other = await book(start);
      assert.equal(other.body.code, 'slot_taken');
      assert.ok(other.body.alternatives.length);
      const mine = await book(start, { holdId: body.id });
      assert.equal(mine.status, 201);
      now += minutes(20);
      assert.equal((await book(start)).body.code, 'slot_taken', 'the booking stays when the time of its hold is over');
    });

    it('gives the visit to the host whose time was held', async () => {
      const start = '2026-10-22T08:00:00Z';
      const { body } = await hold(start, 'bob');
      const visit = await api.post('/tours/tour/bookings', { start, attendee: somebody(), holdId: body.id }, { key: newKey() });
      assert.deepEqual([visit.status, visit.body.host.id], [201, 'bob']);
    });

    it('is over by itself, and at once', async () => {
      const start = '2026-10-23T08:00:00Z';
      const { body } = await hold(start, 'ada');
      now += minutes(10) - 1;
      assert.ok(!(await offered()).includes(start));
      now += 1;
      assert.ok((await offered()).includes(start));
      assert.equal((await book(start)).status, 201);
      assert.equal((await book(start, { holdId: body.id })).body.code, 'slot_taken', 'who comes too late has no right to it');
    });

    it('that is over does not hinder a booking that names it', async () => {
      const { body } = await hold('2026-10-26T09:00:00Z', 'ada');
      now += minutes(11);
      assert.equal((await book('2026-10-26T09:00:00Z', { holdId: body.id })).status, 201);
      assert.equal((await book('2026-10-27T09:00:00Z', { holdId: 'nothing' })).status, 201);
    });

    it('can be given back, as often as somebody likes, by whoever has its token', async () => {
      const start = '2026-10-28T09:00:00Z';
      const { body } = await hold(start, 'ada');
      assert.equal((await api.post(`/holds/${body.id}/release`, undefined, { token: 'wrong' })).status, 401);
      assert.ok(!(await offered()).includes(start));
      for (let times = 0; times < 2; times++) assert.equal((await release(body)).status, 200);
      assert.ok((await offered()).includes(start));
    });

    it('is one for each key', async () => {
      const key = newKey();
      const sent = { start: '2026-10-29T09:00:00Z', hostId: 'ada' };
      const { counts, replies } = await atOnce(10, () => api.post('/tours/tour/holds', sent, { key }));
      assert.deepEqual(counts, { '201': 10 });
      assert.equal(new Set(replies.map(({ text }) => text)).size, 1);
    });

    it('of one slot is given to one of many, and nobody can keep a whole house', async () => {
      const one = await atOnce(20, () => api.post('/tours/tour/holds', { start: '2026-10-30T09:00:00Z', hostId: 'ada' }, { key: newKey() }));
      assert.deepEqual(one.counts, { '201': 1, '409 slot_taken': 19 });
      const starts = (await offered()).slice(0, 30);
      const many = await atOnce(starts.length, (index) => api.post('/tours/tour/holds', { start: starts[index] ?? '', hostId: 'ada' }, { key: newKey() }));
      assert.equal(many.counts['201'], 4, 'five at a time from one address');
      const refused = many.replies.find(({ body }) => body.code === 'rate_limited');
      assert.equal(refused?.headers.get('retry-after'), '600');
    });

    it('keeps a unit of a room, of several booths, of a day', async () => {
      const cases = [
        ['room', { start: '2026-10-21T08:00:00Z', end: '2026-10-21T09:00:00Z' }, 1],
        ['booth', { start: '2026-10-21T08:00:00Z', end: '2026-10-21T09:00:00Z' }, 3],
        ['desk', { start: '2026-10-21T07:00:00Z', end: '2026-10-21T08:00:00Z' }, 4],
      ] as const;
      for (const [resource, span, units] of cases) {
        const reserve = (more: object = {}): Promise<{ readonly status: number; readonly body: Json }> =>
          api.post(`/resources/${resource}/reservations`, { ...span, units, attendee: somebody(), ...more }, { key: newKey() });
        const held = await api.post(`/resources/${resource}/holds`, { ...span, units }, { key: newKey() });
        assert.deepEqual([held.status, held.body.units], [201, units]);
        assert.equal((await reserve()).body.code, 'slot_taken');
        const reserved = await reserve({ holdId: held.body.id });
        assert.equal(reserved.status, 201);
        await api.post(`/reservations/${reserved.body.id}/cancel`, {}, { token: reserved.body.manageToken });
        await api.post(`/resources/${resource}/holds`, { ...span, units }, { key: newKey() });
        now += minutes(6);
        assert.equal((await reserve()).status, 201);
      }
      const left = await backend.db.query<{ id: string }>('select id from hold');
      assert.deepEqual(left, []);
    });

    it('is offered only where the space’s file says so', async () => {
      assert.ok((await api.get('/space')).body.capabilities.includes('holds'));
      const refused = await api.post('/tours/solo/holds', { start: '2026-10-21T08:00:00Z' }, { key: newKey() });
      assert.equal(refused.body.code, 'forbidden');
      assert.equal((await api.get('/tours')).body.items.find(({ id }: Json) => id === 'tour').holdMinutes, 10);
    });
  });
}
