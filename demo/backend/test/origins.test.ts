// Which pages may use a space, and what every answer tells the browser.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Backend } from '../src/server.ts';
import { apiOf, open, somebody } from './helpers/api.ts';
import { loftWith } from './helpers/spaces.ts';

const ours = 'https://loft.example';
const other = 'https://elsewhere.example';

describe('a space that lists its sites', () => {
  let backend: Backend;
  before(async () => { backend = await open({ spaces: loftWith(`origins: [${ours}, 'http://localhost:5173']`) }); });
  after(() => backend.close());
  const ask = (path: string, origin?: string, init: RequestInit = {}): Promise<Response> =>
    fetch(backend.base('loft') + path, { ...init, headers: { ...init.headers as Record<string, string>, ...(origin !== undefined && { origin }) } });
  const book = (origin?: string): Promise<Response> => ask('/events/talk-2026-10-23/rsvps', origin, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ attendee: somebody() }),
  });
  const allowed = (response: Response): string | null => response.headers.get('access-control-allow-origin');

  it('answers each of them by name, and keeps the answers apart for caches', async () => {
    for (const origin of [ours, 'http://localhost:5173']) {
      for (const path of ['/space', '/nothing', '/images/dot.svg']) {
        const response = await ask(path, origin);
        assert.equal(allowed(response), origin, path);
        assert.match(response.headers.get('vary') ?? '', /\bOrigin\b/, path);
        assert.equal(response.headers.get('access-control-expose-headers'), 'ETag, Retry-After');
      }
    }
    const first = await ask('/space', ours);
    const again = await ask('/space', ours, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
    assert.equal(allowed(again), ours);
    assert.match(again.headers.get('vary') ?? '', /\bOrigin\b/);
  });

  it('lets no other page read, and takes no write from it', async () => {
    for (const origin of [other, 'null', 'https://loft.example.evil.example', 'http://loft.example', 'https://sub.loft.example']) {
      const read = await ask('/space', origin);
      assert.equal(allowed(read), null, origin);
      assert.match(read.headers.get('vary') ?? '', /\bOrigin\b/);
      const write = await book(origin);
      assert.equal(write.status, 403, origin);
      assert.equal(allowed(write), null);
    }
    assert.deepEqual(await backend.db.query('select 1 from rsvp'), []);
  });

  it('takes writes from its sites, from programs and from its own pages', async () => {
    assert.equal((await book(ours)).status, 201);
    assert.equal((await book()).status, 201);
    assert.equal((await book(backend.url)).status, 201);
  });

  it('answers the question before a write in the same way', async () => {
    const preflight = (origin: string): Promise<Response> => ask('/tours/tour/bookings', origin, {
      method: 'OPTIONS', headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,idempotency-key' },
    });
    const yes = await preflight(ours);
    assert.equal(yes.status, 204);
    assert.equal(allowed(yes), ours);
    assert.match(yes.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
    const no = await preflight(other);
    assert.equal(allowed(no), null);
    for (const response of [yes, no]) assert.match(response.headers.get('vary') ?? '', /\bOrigin\b/);
  });
});

describe('every answer', () => {
  it('tells browsers to make nothing else of it', async () => {
    const backend = await open();
    for (const [path, status] of [['/space', 200], ['/nothing', 404], ['/rsvps/none', 401], ['/images/dot.svg', 200]] as const) {
      const response = await fetch(backend.base('loft') + path);
      assert.equal(response.status, status);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(response.headers.get('strict-transport-security'), null, 'nobody said that we are reached by https');
      assert.doesNotMatch(response.headers.get('vary') ?? '', /Origin/, 'the same for every page');
    }
    await backend.close();
  });

  it('tells browsers to come back by https, where that is how visitors come', async () => {
    const backend = await open({ publicUrl: 'https://api.loft.example' });
    const response = await fetch(`${backend.base('loft')}/space`);
    assert.equal(response.headers.get('strict-transport-security'), 'max-age=31536000');
    await backend.close();
  });
});

describe('what is too much', () => {
  it('is refused kindly: an address that does not end, and a body that nests without end', async () => {
    const backend = await open();
    const api = apiOf(backend);
    const long = await api.get(`/availability?resourceId=${'room,'.repeat(1800)}`);
    assert.equal(long.body.code, 'invalid_request');
    assert.match(long.body.detail, /Ask in parts/);
    const nested = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    for (const body of [nested, `{"attendee":{"name":"A","email":"a@example.org"},"answers":{"a":${nested}}}`, `{"attendee":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`]) {
      const deep = await api.post('/events/talk-2026-10-23/rsvps', body, { headers: { 'content-type': 'application/json' } });
      assert.equal(deep.body.code, 'invalid_request');
    }
    await backend.close();
  });
});
