// Writes that need a proof of work, solved with ALTCHA's own solver.
import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Backend } from '../src/server.ts';
import { apiOf, atOnce, newKey, open, somebody, type Api, type Reply } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { loftWith } from './helpers/spaces.ts';

after(stopDatabases);
const spaces = loftWith('challenge: { for: [rsvps, visits], effort: light }');
const talk = '/events/talk-2026-10-23/rsvps';

for (const { name, db } of databases) {
  describe(`a space that asks for a proof of work, on ${name}`, () => {
    let backends: Backend[];
    let next: () => Api;
    before(async () => {
      backends = [await open({ db, spaces })];
      if (name === 'postgres') backends.push(await open({ db, spaces }));
      let turn = 0;
      const apis = backends.map((backend) => apiOf(backend));
      next = () => apis[turn++ % apis.length] as Api;
    });
    after(async () => { for (const backend of backends) await backend.close(); });

    const solve = async (challenge: Challenge): Promise<string> => {
      const solution = await solveChallenge({ challenge, deriveKey });
      return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    };
    const newToken = async (): Promise<string> => solve((await next().get('/challenge')).body as Challenge);
    const register = (challengeToken?: string, key?: string, attendee = somebody()): Promise<Reply> => next().post(talk, { attendee, ...(challengeToken !== undefined && { challengeToken }) }, { key });
    const complaint = ({ status, body }: Reply): string => `${status} ${body.code} ${body.errors?.[0]?.pointer} ${body.errors?.[0]?.message}`;

    it('says so, makes challenges that no cache keeps, and takes the solution', async () => {
      const space = await next().get('/space');
      assert.deepEqual({ ...space.body.challenge, url: new URL(space.body.challenge.url as string).pathname }, { type: 'altcha', url: '/cowork/v1/loft/challenge', for: ['createRsvp', 'bookTour'] });
      const challenge = await fetch(space.body.challenge.url as string);
      assert.equal(challenge.headers.get('cache-control'), 'private, no-store');
      assert.notDeepEqual((await next().get('/challenge')).body, (await next().get('/challenge')).body);
      assert.equal((await register(await solve(await challenge.json() as Challenge))).status, 201);
      assert.equal((await next().post('/resources/room/reservations', { start: '2026-10-23T08:00:00Z', end: '2026-10-23T10:00:00Z', attendee: somebody() })).status, 201, 'not asked for here');
    });

    it('refuses what is missing, made up, changed, unsolved or from elsewhere, and says what to do', async () => {
      assert.match(complaint(await register()), /^422 challenge_failed \/challengeToken is missing: solve the challenge of GET \/challenge/);
      assert.match(complaint(await register('rubbish')), /cannot be read/);
      const { body } = await next().get('/challenge');
      const challenge = body as Challenge;
      const pack = (payload: unknown): string => Buffer.from(JSON.stringify(payload)).toString('base64');
      const solution = await solveChallenge({ challenge, deriveKey });
      const wrong = [
        { challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } },
        { challenge, solution: { counter: 'none' } },
        { challenge: { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '00' } }, solution },
        { challenge: { ...challenge, parameters: { ...challenge.parameters, expiresAt: (challenge.parameters.expiresAt ?? 0) + 3600 }, signature: '0'.repeat(64) }, solution },
        { challenge: { parameters: {} }, solution: {} },
      ];
      for (const payload of wrong) assert.match(complaint(await register(pack(payload))), /is not a solution of a challenge from here/);
      assert.equal((await register(pack({ challenge, solution }))).status, 201);
    });

    it('takes a solution once, in whichever process', async () => {
      const token = await newToken();
      const { counts } = await atOnce(8, () => register(token));
      assert.deepEqual(counts, { '201': 1, '422 challenge_failed': 7 });
      assert.match(complaint(await register(token)), /was used before/);
    });

    it('repeats its answer to a repeated request, and gives nobody else the proof by it', async () => {
      const token = await newToken();
      const [key, attendee] = [newKey(), somebody()];
      const { counts, replies } = await atOnce(4, () => register(token, key, attendee));
      assert.deepEqual(counts, { '201': 4 });
      assert.equal(new Set(replies.map(({ text }) => text)).size, 1);
      assert.equal((await register(token, key)).body.code, 'idempotency_key_reused');
      assert.match(complaint(await register(token, newKey())), /was used before/);
    });

    it('lets another time be tried with the same proof, where the first was gone', async () => {
      const token = await newToken();
      const book = (start: string): Promise<Reply> => next().post('/tours/solo/bookings', { start, attendee: { ...somebody(), phone: '+31200000000' }, challengeToken: token }, { key: newKey() });
      assert.equal((await book('2026-10-21T03:00:00Z')).body.code, 'outside_window');
      assert.equal((await book('2026-10-21T08:00:00Z')).status, 201);
      assert.equal((await book('2026-10-21T09:00:00Z')).body.code, 'challenge_failed');
    });

    it('takes no solution after ten minutes, but repeats what it answered before', async () => {
      const [late, used, key, attendee] = [await newToken(), await newToken(), newKey(), somebody()];
      const answered = await register(used, key, attendee);
      mock.timers.enable({ apis: ['Date'], now: Date.now() + 11 * 60_000 });
      try {
        assert.match(complaint(await register(late)), /has expired/);
        assert.equal((await register(used, key, attendee)).text, answered.text);
        await backends[0]?.jobs.run('forget-challenges');
        assert.deepEqual(await backends[0]?.db.query('select 1 from spent_challenge'), []);
      } finally {
        mock.timers.reset();
      }
    });
  });
}

describe('a space that asks for no proof', () => {
  it('has no challenge', async () => {
    const backend = await open();
    assert.equal((await apiOf(backend).get('/challenge')).status, 404);
    assert.deepEqual((await apiOf(backend).get('/space')).body.challenge, { type: 'none' });
    await backend.close();
  });
});
