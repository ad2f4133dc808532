// How much one visitor may ask for, in one process and in several.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Backend } from '../src/server.ts';
import { apiOf, atOnce, newKey, open, somebody, tuesday, type Api, type Reply, type Sending } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { loftWith } from './helpers/spaces.ts';

after(stopDatabases);
const minute = 60_000;
const spaces = loftWith(`
limits:
  perAddress: [{ count: 5, minutes: 10 }]
  perMail: [{ count: 3, minutes: 60 }]
  perSpace: [{ count: 60, minutes: 10 }]
  failuresPerAddress: [{ count: 4, minutes: 10 }]
  streamsPerAddress: 2`);

for (const { name, db } of databases) {
  describe(`limits on ${name}`, () => {
    let backends: Backend[];
    let next: () => Api;
    let now = tuesday;
    before(async () => {
      const options = { db, spaces, trustProxy: '1', limits: 'asConfigured', now: () => now } as const;
      backends = [await open(options)];
      if (name === 'postgres') backends.push(await open(options));
      let turn = 0;
      const apis = backends.map((backend) => apiOf(backend));
      next = () => apis[turn++ % apis.length] as Api;
    });
    after(async () => { for (const backend of backends) await backend.close(); });

    let addresses = 0;
    const newAddress = (): string => `198.51.100.${++addresses}`;
    const from = (address: string, more: Sending = {}): Sending => ({ ...more, headers: { 'x-forwarded-for': address } });
    /** Not one of these fits anywhere, so only limits can make a difference. */
    const ask = (address: string, attendee = somebody(), key?: string): Promise<Reply> =>
      next().post('/events/nothing/rsvps', { attendee }, from(address, key === undefined ? {} : { key }));
    const register = (address: string, key: string, attendee = somebody()): Promise<Reply> =>
      next().post('/events/talk-2026-10-23/rsvps', { attendee }, from(address, { key }));

    it('let an address write as often as they say, then again little by little', async () => {
      const address = newAddress();
      const { counts, replies } = await atOnce(12, () => ask(address));
      assert.deepEqual(counts, { '404 not_found': 5, '429 rate_limited': 7 });
      const refused = replies.find(({ status }) => status === 429);
      assert.equal(refused?.body.retryAfterSeconds, 120);
      assert.equal(refused?.headers.get('retry-after'), '120');
      assert.equal((await ask(newAddress())).status, 404, 'somebody elsewhere');

      now += 2 * minute;
      assert.deepEqual((await atOnce(3, () => ask(address))).counts, { '404 not_found': 1, '429 rate_limited': 2 });
      now += 10 * minute;
      assert.deepEqual((await atOnce(6, () => ask(address))).counts, { '404 not_found': 5, '429 rate_limited': 1 });
    });

    it('count the addresses of one IPv6 network together, and believe no header of a stranger', async () => {
      let host = 0;
      const { counts } = await atOnce(7, () => ask(`2001:db8::${++host}`));
      assert.deepEqual(counts, { '404 not_found': 5, '429 rate_limited': 2 });
      const address = newAddress();
      const forged = await atOnce(7, () => ask(`203.0.113.${++host}, ${address}`));
      assert.deepEqual(forged.counts, { '404 not_found': 5, '429 rate_limited': 2 });
    });

    it('hold for one mail address from many places, however it is written', async () => {
      now += 60 * minute;
      const ways = ['ann@example.org', 'ANN@example.org', 'ann+1@example.org', 'Ann+two@Example.ORG', 'ann@example.org'];
      const answers: number[] = [];
      for (const email of ways) answers.push((await ask(newAddress(), { name: 'Ann', email })).status);
      assert.deepEqual(answers, [404, 404, 404, 429, 429]);
    });

    it('hold for the whole space, as a valve', async () => {
      now += 60 * minute;
      const { counts } = await atOnce(64, () => ask(newAddress()));
      assert.deepEqual(counts, { '404 not_found': 60, '429 rate_limited': 4 });
      now += 60 * minute;
    });

    it('take nothing for the repetition of a request that was answered', async () => {
      const address = newAddress();
      const key = newKey();
      const attendee = somebody();
      const first = await register(address, key, attendee);
      assert.equal(first.status, 201);
      for (let times = 0; times < 8; times++) assert.equal((await register(address, key, attendee)).text, first.text);
      assert.deepEqual((await atOnce(6, () => ask(address))).counts, { '404 not_found': 4, '429 rate_limited': 2 });
      assert.equal((await register(address, key, attendee)).text, first.text, 'not even when nothing is left');
    });

    it('slow down who tries one private link after the other, and nobody who has the right one', async () => {
      const address = newAddress();
      const { body } = await register(newAddress(), newKey());
      const guess = (): Promise<Reply> => next().get(`/rsvps/${body.id}`, from(address, { token: newKey() }));
      assert.deepEqual((await atOnce(6, guess)).counts, { '401 unauthorized': 4, '429 rate_limited': 2 });
      assert.equal((await next().get(`/rsvps/${body.id}`, from(address, { token: body.manageToken }))).status, 200);
    });

    it('leave reads alone', async () => {
      const address = newAddress();
      assert.deepEqual((await atOnce(40, () => next().get('/space', from(address)))).counts, { 200: 40 });
    });

    it('let an address have so many open streams, and a new one when one has ended', async () => {
      const [backend] = backends;
      const url = `${backend?.base('loft')}/changes`;
      const listen = async (): Promise<{ status: number; end: () => Promise<void> }> => {
        const response = await fetch(url, { headers: { 'x-forwarded-for': '198.51.100.250' } });
        return { status: response.status, end: async () => response.body?.cancel() };
      };
      const streams = [await listen(), await listen(), await listen()];
      assert.deepEqual(streams.map(({ status }) => status), [200, 200, 429]);
      await streams[0]?.end();
      for (let tries = 0; ; tries++) {
        const another = await listen();
        await another.end();
        if (another.status === 200) break;
        assert.ok(tries < 100, 'the place was never given back');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await streams[1]?.end();
    });

    it('keep no address, and forget who owes nothing', async () => {
      const [backend] = backends;
      const rows = await backend?.db.query('select * from rate');
      assert.ok(rows?.length);
      assert.doesNotMatch(JSON.stringify(rows), /198\.51|2001:|203\.0|example/i);
      now += 24 * 60 * minute;
      await backend?.jobs.run('forget-rates');
      assert.deepEqual(await backend?.db.query('select * from rate'), []);
    });
  });
}
