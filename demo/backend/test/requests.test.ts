// Bad input, and what the wire promises: problems with stable codes, nothing stored, nothing leaked, reads that can be kept.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { bodyLimit } from '../src/body.ts';
import type { Backend } from '../src/server.ts';
import { apiOf, open, somebody, tuesday, type Api, type Json } from './helpers/api.ts';

let backend: Backend;
let api: Api;
before(async () => {
  backend = await open();
  api = apiOf(backend);
});
after(() => backend.close());

const ada = { name: 'Ada', email: 'ada@example.org' };
const tour = '/tours/tour/bookings';
const start = '2026-10-21T08:00:00Z';
const rsvp = '/events/talk-2026-10-23/rsvps';
const room = '/resources/room/reservations';

describe('bad input', () => {
  const cases: readonly (readonly [what: string, path: string, body: unknown, status: number, code: string, pointer?: string])[] = [
    ['an unknown field', tour, { start, attendee: ada, admin: true }, 422, 'validation_failed', '/admin'],
    ['an unknown field of the attendee', tour, { start, attendee: { ...ada, id: 1 } }, 422, 'validation_failed', '/attendee/id'],
    ['a missing field', tour, { start }, 422, 'validation_failed', '/attendee'],
    ['a wrong type', tour, { start, attendee: ada, partySize: '2' }, 422, 'validation_failed', '/partySize'],
    ['a number that is none', tour, { start, attendee: ada, partySize: 1.5 }, 422, 'validation_failed', '/partySize'],
    ['a list', tour, [1, 2], 422, 'validation_failed'],
    ['null', tour, null, 422, 'validation_failed'],
    ['no body', tour, '', 400, 'invalid_request'],
    ['broken JSON', tour, '{"start":', 400, 'invalid_request'],
    ['an empty name', tour, { start, attendee: { ...ada, name: '  ' } }, 422, 'validation_failed', '/attendee/name'],
    ['a mail address that is none', tour, { start, attendee: { ...ada, email: 'ada' } }, 422, 'validation_failed', '/attendee/email'],
    ['a NUL in a name', tour, { start, attendee: { ...ada, name: 'A\0da' } }, 422, 'validation_failed', '/attendee/name'],
    ['half a character', tour, '{"start":"2026-10-21T08:00:00Z","attendee":{"name":"\\ud800","email":"a@example.org"}}', 422, 'validation_failed', '/attendee/name'],
    ['a start that is no time', tour, { start: 'soon', attendee: ada }, 422, 'validation_failed', '/start'],
    ['a start without a zone', tour, { start: '2026-10-21T08:00:00', attendee: ada }, 422, 'validation_failed', '/start'],
    ['a slot in the past', tour, { start: '2026-10-19T08:00:00Z', attendee: ada }, 410, 'closed'],
    ['a slot that is too soon', tour, { start: '2026-10-20T08:30:00Z', hostId: 'ada', attendee: ada }, 422, 'outside_window', '/start'],
    ['a slot too far ahead', tour, { start: '2026-12-16T09:00:00Z', attendee: ada }, 422, 'outside_window', '/start'],
    ['a slot off the grid', tour, { start: '2026-10-21T08:07:00Z', attendee: ada }, 422, 'outside_window', '/start'],
    ['a slot in the year 9999', tour, { start: '9999-12-31T23:30:00Z', attendee: ada }, 422, 'outside_window'],
    ['a slot in a leap second', tour, { start: '2026-12-31 23:59:60z', attendee: ada }, 422, 'outside_window'],
    ['a slot on a closed day', tour, { start: '2026-11-11T09:00:00Z', attendee: ada }, 422, 'outside_window'],
    ['a slot in the night', tour, { start: '2026-10-21T02:00:00Z', attendee: ada }, 422, 'outside_window'],
    ['a host who does not do that', tour, { start, hostId: 'night', attendee: ada }, 422, 'validation_failed', '/hostId'],
    ['too many people', tour, { start, attendee: ada, partySize: 5 }, 422, 'validation_failed', '/partySize'],
    ['no phone where one is asked', '/tours/solo/bookings', { start, attendee: ada }, 422, 'validation_failed', '/attendee/phone'],
    ['an answer to no question', tour, { start, attendee: ada, answers: { nope: 1 } }, 422, 'validation_failed', '/answers/nope'],
    ['an answer that is not a choice', tour, { start, attendee: ada, answers: { floor: 'z' } }, 422, 'validation_failed', '/answers/floor'],
    ['an answer that is too long', tour, { start, attendee: ada, answers: { company: 'x'.repeat(21) } }, 422, 'validation_failed', '/answers/company'],
    ['somebody who cannot be met', tour, { start, attendee: ada, meet: { memberId: 'm-9' } }, 422, 'validation_failed', '/meet/memberId'],
    ['a visit that is booked elsewhere', '/tours/link/bookings', { start, attendee: ada }, 403, 'forbidden'],
    ['a visit that does not exist', '/tours/nope/bookings', { start, attendee: ada }, 404, 'not_found'],
    ['an event that does not exist', '/events/nope/rsvps', { attendee: ada }, 404, 'not_found'],
    ['a cancelled event', '/events/off-2026-10-26/rsvps', { attendee: ada }, 410, 'closed'],
    ['an event whose registration closed', '/events/early-2026-10-21/rsvps', { attendee: ada }, 410, 'closed'],
    ['an event for members', '/events/members-2026-10-22/rsvps', { attendee: ada }, 403, 'forbidden'],
    ['a ritual', '/events/lunch-2026-10-27/rsvps', { attendee: ada }, 403, 'forbidden'],
    ['a party that is too big', rsvp, { attendee: ada, partySize: 5 }, 422, 'validation_failed', '/partySize'],
    ['a missing answer', '/events/dinner-2026-10-25/rsvps', { attendee: ada }, 422, 'validation_failed', '/answers/diet'],
    ['a reservation that ends before it starts', room, { start, end: '2026-10-21T07:00:00Z', attendee: ada }, 422, 'validation_failed', '/end'],
    ['a reservation in the past', room, { start: '2026-10-19T08:00:00Z', end: '2026-10-19T09:00:00Z', attendee: ada }, 410, 'closed'],
    ['a reservation that is too short', room, { start, end: '2026-10-21T08:15:00Z', attendee: ada }, 422, 'outside_window'],
    ['a reservation that is too long', room, { start, end: '2026-10-21T13:00:00Z', attendee: ada }, 422, 'outside_window'],
    ['a reservation off the grid', room, { start: '2026-10-21T08:15:00Z', end: '2026-10-21T08:45:00Z', attendee: ada }, 422, 'outside_window'],
    ['a reservation that is too soon', room, { start: '2026-10-20T08:30:00Z', end: '2026-10-20T09:30:00Z', attendee: ada }, 422, 'outside_window'],
    ['a reservation outside opening hours', room, { start: '2026-10-21T15:30:00Z', end: '2026-10-21T16:30:00Z', attendee: ada }, 422, 'outside_window'],
    ['a reservation in three years', room, { start: '2029-10-22T08:00:00Z', end: '2029-10-22T09:00:00Z', attendee: ada }, 422, 'outside_window'],
    ['more units than there are', '/resources/desk/reservations', { start, end: '2026-10-21T15:00:00Z', units: 5, attendee: ada }, 422, 'validation_failed', '/units'],
    ['a room that is only shown', '/resources/shown/reservations', { start, end: '2026-10-21T09:00:00Z', attendee: ada }, 403, 'forbidden'],
    ['an introduction to nobody', '/introductions', { why: 'x', attendee: ada }, 422, 'validation_failed', '/memberId'],
    ['a key that is too short', tour, { start, attendee: ada, __key: 'x' }, 422, 'validation_failed'],
  ];

  for (const [what, path, body, status, code, pointer] of cases) {
    it(`refuses ${what}`, async () => {
      const before = await stored();
      const key = (body as { __key?: string } | null)?.__key;
      const reply = await api.post(path, body, { headers: key ? { 'idempotency-key': key } : {} });
      assert.equal(`${reply.status} ${reply.body.code}`, `${status} ${code}`, reply.text);
      if (pointer !== undefined) assert.ok(reply.body.errors.some((error: Json) => error.pointer === pointer), reply.text);
      assert.equal(await stored(), before);
    });
  }

  const reads: readonly (readonly [what: string, path: string, status: number, code: string])[] = [
    ['a day that does not exist', '/events?from=2026-02-30', 422, 'validation_failed'],
    ['a window that is too long', '/availability?from=2026-10-20&to=2027-10-20', 422, 'outside_window'],
    ['a window of slots that is too long', '/tours/tour/slots?from=2026-10-20&to=2027-01-20', 422, 'outside_window'],
    ['a window that is too long for events', '/events?from=2026-01-01&to=2027-12-31', 422, 'outside_window'],
    ['a window that ends before it starts', '/events?from=2026-10-20&to=2026-10-19', 422, 'outside_window'],
    ['availability long ago', '/availability?from=2018-03-01', 422, 'outside_window'],
    ['availability far ahead', '/availability?from=2036-03-01', 422, 'outside_window'],
    ['a day of the year 275760', '/events?from=9999-12-31', 422, 'outside_window'],
    ['a cursor that is none', '/events?cursor=xx', 422, 'validation_failed'],
    ['a cursor with a NUL', `/events?cursor=${Buffer.from('["2026-10-20T00:00:00.000Z","\\u0000"]').toString('base64url')}`, 422, 'validation_failed'],
    ['a cursor of other things', '/resources?cursor=xx', 422, 'validation_failed'],
    ['a limit of nothing', '/events?limit=0', 422, 'validation_failed'],
    ['a kind that is none', '/events?kind=concert', 422, 'validation_failed'],
    ['words with a NUL', '/events?q=a%00b', 422, 'validation_failed'],
    ['a host of nowhere', '/tours/tour/slots?hostId=nobody', 422, 'validation_failed'],
    ['a path that does not exist', '/nothing', 404, 'not_found'],
    ['a NUL in a path', '/events/a%00b', 422, 'validation_failed'],
    ['an encoding that is broken', '/events/%E0%A4%A', 404, 'not_found'],
  ];
  for (const [what, path, status, code] of reads) {
    it(`refuses ${what}`, async () => {
      const reply = await api.get(path);
      assert.equal(`${reply.status} ${reply.body.code}`, `${status} ${code}`, reply.text);
    });
  }

  it('ignores query parameters it does not know', async () => {
    assert.equal((await api.get('/events?utm_source=x&_=1')).status, 200);
  });

  it('knows no other space', async () => {
    const reply = await apiOf(backend, 'elsewhere').get('/space');
    assert.equal(`${reply.status} ${reply.body.code}`, '404 not_found');
    assert.equal((await apiOf(backend, 'elsewhere').post(tour, { start, attendee: ada })).status, 404);
  });

  it('answers a wrong token and a thing that does not exist alike', async () => {
    const { body } = await api.post(tour, { start, attendee: somebody() });
    const guest = await api.post(rsvp, { attendee: somebody() });
    const texts = [];
    for (const path of [`/tour-bookings/${body.id}`, '/tour-bookings/nope', `/rsvps/${guest.body.id}`, '/reservations/x', '/introductions/x', `/rsvps/${body.id}`]) {
      for (const token of [undefined, 'x', 'x'.repeat(43), guest.body.manageToken.replace(/.$/, '*'), `${body.manageToken}=`]) {
        const reply = await api.get(path, { token });
        assert.equal(`${reply.status} ${reply.body.code}`, '401 unauthorized');
        texts.push(reply.text);
      }
    }
    assert.equal(new Set(texts).size, 1);
    for (const [path, sent] of [['cancel', {}], ['reschedule', { start }]] as const) {
      assert.equal((await api.post(`/tour-bookings/${body.id}/${path}`, sent, { token: 'wrong' })).status, 401);
      assert.equal((await api.post(`/tour-bookings/nope/${path}`, sent, { token: 'wrong' })).status, 401);
    }
    assert.equal((await api.get(`/tour-bookings/${body.id}`, { token: body.manageToken })).body.status, 'confirmed');
  });

  it('keeps words of every script as they came', async () => {
    const attendee = { name: 'Zoë 李雷 مريم 👩‍🎤 O’Neil; drop table', email: 'zoe@example.org' };
    const reply = await api.post(rsvp, { attendee, appearance: 'craft', craft: 'خط / 書道 🖌' });
    assert.equal(reply.body.craft, 'خط / 書道 🖌');
    const [row] = await backend.db.query<{ name: string }>('select name from rsvp where id = $1', [reply.body.id]);
    assert.equal(row?.name, attendee.name);
  });

  /** Rows of everything a visitor can make. */
  async function stored(): Promise<string> {
    const tables = ['tour_booking', 'tour_cell', 'reservation', 'resource_cell', 'rsvp', 'introduction', 'idempotency', 'outbox'];
    const [row] = await backend.db.query(`select ${tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}, (select sum(taken + waiting) from event) as guests`);
    return JSON.stringify(row);
  }
});

describe('a body that is too big', () => {
  // Much more than the buffers of the two sockets hold.
  const size = 64 * 1024 * 1024;

  it('is refused by its length alone', async () => {
    const reply = await send({ 'content-length': String(size) });
    assert.match(reply.answer, /^HTTP\/1\.1 413 /);
    assert.match(reply.answer, /"code":"payload_too_large"/);
    assert.ok(reply.taken < size / 4, `${reply.taken} bytes were taken`);
  });

  it('is not read to its end when its length is not told', async () => {
    const reply = await send({ 'transfer-encoding': 'chunked' });
    assert.match(reply.answer, /^HTTP\/1\.1 413 /);
    assert.match(reply.answer, /access-control-allow-origin: \*/i);
    assert.ok(reply.taken < size / 4, `${reply.taken} bytes were taken`);
  });

  it('is taken up to the limit', async () => {
    const body = JSON.stringify({ start: '2026-10-29T09:00:00Z', attendee: ada });
    const reply = await api.post(tour, body + ' '.repeat(bodyLimit - body.length));
    assert.equal(reply.status, 201, reply.text);
    assert.equal((await api.post(tour, body + ' '.repeat(bodyLimit - body.length + 1))).status, 413);
  });

  /** Sends as fast as the server takes it; tells what it answered and how much it took. */
  function send(headers: Readonly<Record<string, string>>): Promise<{ readonly answer: string; readonly taken: number }> {
    return new Promise((resolve, reject) => {
      const spaces = ' '.repeat(16 * 1024);
      const chunk = Buffer.from('transfer-encoding' in headers ? `${spaces.length.toString(16)}\r\n${spaces}\r\n` : spaces);
      const socket = connect(backend.port, '127.0.0.1');
      let answer = '';
      let sent = 0;
      socket.on('data', (data) => { answer += data.toString(); });
      socket.on('error', () => {});
      socket.on('close', () => resolve({ answer, taken: socket.bytesWritten }));
      setTimeout(() => reject(new Error('the server keeps listening')), 8_000).unref();
      socket.write(`POST /cowork/v1/loft${tour} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
      const more = (): void => {
        while (sent < size && !socket.destroyed) {
          sent += chunk.length;
          if (!socket.write(chunk)) { socket.once('drain', more); return; }
        }
      };
      more();
    });
  }
});

describe('the wire', () => {
  it('lets every page read and write', async () => {
    const preflight = await fetch(`${backend.base('loft')}${tour}`, { method: 'OPTIONS', headers: { origin: 'https://page.example', 'access-control-request-method': 'POST' } });
    assert.equal(preflight.status, 204);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
    assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /POST/);
    assert.match((await fetch(`${backend.base('loft')}/space`)).headers.get('access-control-expose-headers') ?? '', /ETag.*Retry-After/);
  });

  it('lets reads be kept and asked again for nothing', async () => {
    for (const path of ['/space', '/hosts', '/house', '/resources', '/availability', '/events', '/events/talk-2026-10-23', '/tours', '/tours/tour/slots', '/people']) {
      const { headers } = await api.get(path);
      const etag = headers.get('etag');
      assert.ok(etag && headers.get('cache-control')?.includes('public'), path);
      const again = await api.get(path, { headers: { 'if-none-match': `"other", ${etag}` } });
      assert.equal(again.status, 304, path);
      assert.equal(again.text, '');
    }
  });

  it('keeps nothing private', async () => {
    const { headers, body } = await api.post(rsvp, { attendee: somebody() });
    assert.equal(headers.get('cache-control'), 'private, no-store');
    assert.equal((await api.get(`/rsvps/${body.id}`, { token: body.manageToken })).headers.get('cache-control'), 'private, no-store');
  });

  it('gives events page by page, each once', async () => {
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: Json } = await api.get(`/events?limit=3${cursor && `&cursor=${cursor}`}`);
      ids.push(...body.items.map(({ id }: Json) => id));
      cursor = body.next;
    }
    const { body: all } = await api.get('/events?limit=200');
    assert.deepEqual(ids, all.items.map(({ id }: Json) => id));
    assert.equal(all.next, null);
    const { body: resources } = await api.get('/resources?limit=2');
    assert.equal((await api.get(`/resources?limit=200&cursor=${resources.next}`)).body.items.length, 5);
  });

  it('finds events by words, tags and kind', async () => {
    const titles = async (query: string): Promise<unknown> => [...new Set((await api.get(`/events?${query}`)).body.items.map(({ title }: Json) => title))];
    assert.deepEqual(await titles('q=LOOMS%20talk'), ['Talk']);
    assert.deepEqual(await titles('q=100%25'), []);
    assert.deepEqual(await titles('tag=evening,nothing'), ['Talk']);
    assert.deepEqual(await titles('kind=ritual'), ['Lunch']);
    assert.deepEqual(await titles('audience=members'), ['Members']);
    const { body } = await api.get('/events?kind=ritual&to=2026-11-20');
    assert.deepEqual(body.items.map(({ status }: Json) => status), ['scheduled', 'cancelled', 'scheduled', 'scheduled', 'scheduled']);
    const fair = (await api.get('/events?q=fair')).body.items[0];
    assert.deepEqual([fair.allDay, fair.start, fair.end], [true, '2026-10-31T23:00:00Z', '2026-11-02T23:00:00Z']);
    const night = (await api.get('/events?q=clocks')).body.items[0];
    // Eight hours that are nine on the wall.
    assert.deepEqual([night.start, night.end], ['2026-10-24T20:00:00Z', '2026-10-25T04:00:00Z']);
  });

  it('merges crafts of few people, and does not tell of fewer', async () => {
    assert.deepEqual((await api.get('/people')).body.crafts, [{ craft: 'Code', people: 9 }, { craft: 'Cloth', people: 6, usualDays: [1] }]);
  });

  it('answers at its root and to a health check, and has no icon', async () => {
    assert.equal((await fetch(`${backend.url}/`)).status, 200);
    assert.deepEqual(await (await fetch(`${backend.url}/healthz`)).json(), { status: 'ok' });
    assert.equal((await fetch(`${backend.url}/favicon.ico`)).status, 204);
  });

  it('shows pictures of the space and nothing else of the disk', async () => {
    const picture = await fetch(`${backend.base('loft')}/images/dot.svg`);
    assert.equal(picture.status, 200);
    assert.equal(picture.headers.get('content-type'), 'image/svg+xml');
    assert.match(picture.headers.get('cache-control') ?? '', /max-age=\d{5,}/);
    for (const path of ['/images/../space.yaml', '/images/..%2fspace.yaml', '/images/%2e%2e/space.yaml', '/images/nope.svg', '/images/dot.svg%00.png']) {
      assert.equal(await rawStatus(`/cowork/v1/loft${path}`), 404, path);
    }
  });

  it('tells those who listen what changed, and to start over after a broken line', async () => {
    const quiet = await listen('/changes?topic=availability');
    const all = await listen('/changes');
    await api.post(rsvp, { attendee: somebody() });
    const booked = await api.post(tour, { start: '2026-10-27T09:00:00Z', attendee: somebody() });
    await all.until(/event: tours/);
    assert.match(all.text(), /id: \d+\nevent: events\ndata: \{"eventIds":\["talk-2026-10-23"\],"from":"2026-10-23","to":"2026-10-24"\}/);
    assert.match(all.text(), /event: tours\ndata: \{"tourIds":\["tour","solo","trial","link"\],"from":"2026-10-27","to":"2026-10-28"\}/);
    assert.doesNotMatch(quiet.text(), /event:/);
    const last = [...all.text().matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? '';
    all.close();
    quiet.close();
    const same = await listen('/changes', { 'last-event-id': last });
    const late = await listen('/changes', { 'last-event-id': '1' });
    await late.until(/event: reset/);
    await api.post(`/tour-bookings/${booked.body.id}/cancel`, {}, { token: booked.body.manageToken });
    await same.until(/event: tours/);
    assert.doesNotMatch(same.text(), /reset/);
    same.close();
    late.close();
  });

  function rawStatus(path: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      request({ port: backend.port, host: '127.0.0.1', path }, (response) => { response.resume(); resolve(response.statusCode); }).on('error', reject).end();
    });
  }

  async function listen(path: string, headers: Readonly<Record<string, string>> = {}): Promise<{ text(): string; until(pattern: RegExp): Promise<void>; close(): void }> {
    const stop = new AbortController();
    const response = await fetch(backend.base('loft') + path, { headers, signal: stop.signal });
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    let text = '';
    void (async () => {
      for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
    })().catch(() => {});
    return {
      text: () => text,
      close: () => stop.abort(),
      async until(pattern) {
        for (let tries = 0; tries < 200 && !pattern.test(text); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
        assert.match(text, pattern);
      },
    };
  }
});

describe('stopping', () => {
  it('finishes what it has begun, and ends the streams', async () => {
    const own = await open({ now: () => tuesday });
    const stream = await fetch(`${own.base('loft')}/changes`);
    const begun = arrived(20);
    const bookings = Array.from({ length: 20 }, () => apiOf(own).post(rsvp, { attendee: somebody() }));
    await begun;
    const closing = own.close();
    assert.ok((await Promise.all(bookings)).every(({ status }) => status === 201));
    await stream.text();
    await closing;
    await assert.rejects(fetch(`${own.url}/healthz`));
  });
});

/** Resolves when so many forms have arrived: what is still on its way to the server has not begun. */
function arrived(count: number): Promise<void> {
  return new Promise((resolve) => {
    const tally = (message: unknown): void => {
      if ((message as { request: IncomingMessage }).request.method !== 'POST' || --count > 0) return;
      unsubscribe('http.server.request.start', tally);
      resolve();
    };
    subscribe('http.server.request.start', tally);
  });
}
