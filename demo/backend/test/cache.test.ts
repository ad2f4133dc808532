// Reads that are kept for a moment: never older than what this process has heard, and cheap for many at once.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Backend } from '../src/server.ts';
import { apiOf, newKey, open, somebody, type Api } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

after(stopDatabases);
const anew = { headers: { 'cache-control': 'max-age=0' } };
const slots = '/tours/tour/slots?from=2026-10-21&to=2026-10-28';
const starts = async (api: Api, sending = {}): Promise<readonly string[]> =>
  ((await api.get(slots, sending)).body.items as readonly { readonly start: string }[]).map(({ start }) => start);
/** One that is gone when it is booked, since a single host has it. */
const rare = (all: readonly string[]): string => all.find((start) => all.indexOf(start) === all.lastIndexOf(start)) ?? '';
const book = (api: Api, start: string) => api.post('/tours/tour/bookings', { start, attendee: somebody() }, { key: newKey() });

/** How often is read what is taken, while `work` runs; jobs and the post ask for other things meanwhile. */
async function queriesOf(backend: Backend, work: () => Promise<unknown>): Promise<number> {
  const db = backend.db as { query: Backend['db']['query'] };
  const { query } = db;
  let count = 0;
  db.query = (...args) => {
    if (/^select .* from (tour|resource)_cell/s.test(args[0])) count++;
    return query.apply(db, args) as never;
  };
  await work();
  db.query = query;
  return count;
}

/** As it comes over the wire; fetch would unpack it. */
const raw = (url: string, accept: string): Promise<{ readonly encoding: string | undefined; readonly vary: string | undefined; readonly bytes: Buffer }> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': accept } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ encoding: response.headers['content-encoding'], vary: response.headers.vary, bytes: Buffer.concat(chunks) }));
    }).on('error', reject);
  });

for (const { name, db } of databases) {
  describe(`kept reads on ${name}`, () => {
    let backend: Backend;
    let api: Api;
    before(async () => {
      backend = await open({ db });
      api = apiOf(backend);
    });

    it('serve many at once, and once more, with one look into the database', async () => {
      const one = await queriesOf(backend, () => starts(api));
      assert.ok(one > 0);
      assert.equal(await queriesOf(backend, () => starts(api)), 0, 'kept');
      const other = (await api.get('/availability?from=2026-10-21&to=2026-10-22')).text;
      const many = await queriesOf(backend, () => Promise.all(Array.from({ length: 30 }, () => api.get('/availability?to=2026-10-22&from=2026-10-21'))));
      assert.equal(many, 0, 'whatever the order of the parameters');
      assert.ok(other.length > 100);
      const crowd = await queriesOf(backend, () => Promise.all(Array.from({ length: 30 }, () => api.get('/availability?from=2026-10-22&to=2026-10-23'))));
      const alone = await queriesOf(backend, () => api.get('/availability?from=2026-10-23&to=2026-10-24'));
      assert.equal(crowd, alone);
    });

    it('are looked up at most twice for many who ask anew at once: those who came during the first wait for the second', async () => {
      const alone = await queriesOf(backend, () => starts(api, anew));
      const crowd = await queriesOf(backend, () => Promise.all(Array.from({ length: 30 }, () => starts(api, anew))));
      assert.ok(alone > 0 && crowd >= alone && crowd <= 4 * alone, `${crowd} for 30, ${alone} for one`);
      assert.equal(await queriesOf(backend, () => starts(api)), 0, 'and kept for all others');
    });

    it('are gone the moment a booking is answered', async () => {
      const first = rare(await starts(api));
      assert.equal((await book(api, first)).status, 201);
      assert.ok(!(await starts(api)).includes(first));
    });

    it('are compressed for those who take it, and the same text for all', async () => {
      const url = `${backend.base('loft')}${slots}`;
      const plain = await raw(url, 'identity');
      const br = await raw(url, 'gzip, deflate, br');
      const gz = await raw(url, 'gzip;q=0.5, br;q=0');
      assert.deepEqual([plain.encoding, br.encoding, gz.encoding], [undefined, 'br', 'gzip']);
      assert.match(plain.vary ?? '', /accept-encoding/i);
      assert.equal(brotliDecompressSync(br.bytes).toString(), plain.bytes.toString());
      assert.equal(gunzipSync(gz.bytes).toString(), plain.bytes.toString());
      assert.ok(br.bytes.length * 4 < plain.bytes.length, `${br.bytes.length} of ${plain.bytes.length}`);
    });
  });
}

const postgres = databases.find(({ name }) => name === 'postgres');
describe('kept reads of two processes', { skip: postgres ? false : 'PostgreSQL is not installed.' }, () => {
  it('show one’s own booking by the other process when asked anew, and to everybody as soon as it is announced', async () => {
    const backends = [await open({ db: postgres?.db ?? '' }), await open({ db: postgres?.db ?? '' })] as const;
    const [here, there] = [apiOf(backends[0]), apiOf(backends[1])];
    const first = rare(await starts(there));
    assert.equal((await book(here, first)).status, 201);
    assert.ok(!(await starts(there, anew)).includes(first), 'asked anew');
    for (let tries = 0; tries < 100 && (await starts(there)).includes(first); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(!(await starts(there)).includes(first), 'announced');
  });
});
