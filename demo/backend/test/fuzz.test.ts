// Requests that nobody thought of: made from the OpenAPI document, by the thousand, at a backend that is in use. Whatever
// comes, the answer fits the document and is not our fault; and every operation is reached with what it exists for.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { operations } from '../src/contract.ts';
import { Tokens, confirmKey, type Confirmed } from '../src/tokens.ts';
import { apiOf, checkReply, newKey, open, secret, somebody, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { loftWhere } from './helpers/spaces.ts';
import { wishes, type Wish } from './helpers/wishes.ts';

after(stopDatabases);
/** FUZZ_SEED makes others. */
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const count = Number(process.env['FUZZ_COUNT'] ?? 5_000);
const tokens = new Tokens(secret);
const door = 'a-token-for-the-door-of-the-house';
const spaces = loftWhere({ tours: { tour: { holdMinutes: 10 } }, resources: { room: { holdMinutes: 10 } } }, 'checkIns: { steadyFrom: 6, livelyFrom: 12 }');
const together = 16;
const batch = 100;

for (const { name, db } of databases) {
  describe(`${count} requests from the document on ${name}, seed ${seed}`, () => {
    it('are answered as the document says, none with a 5xx, and every operation succeeds at times', async () => {
      const backend = await open({ db, spaces, checkInsToken: () => door });
      const known = await firstKnowledge(apiOf(backend));
      const reached = new Map<string, Map<number, number>>(operations.map(({ id }) => [id, new Map()]));

      const ask = async (wish: Wish): Promise<void> => {
        const stop = new AbortController();
        const response = await fetch(backend.base('loft') + wish.path, {
          method: wish.method, headers: wish.headers, signal: stop.signal, redirect: 'manual', ...(wish.body !== undefined && { body: wish.body }),
        });
        const statuses = reached.get(wish.operation);
        statuses?.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        const type = response.headers.get('content-type') ?? '';
        if (!type.includes('json')) {
          assert.ok(response.status < 500, `${response.status} for ${JSON.stringify(wish)}`);
          if (type.startsWith('text/event-stream')) stop.abort();
          else await response.text();
          return;
        }
        const text = await response.text();
        assert.ok(response.status < 500, `${response.status} ${text} for ${JSON.stringify(wish)}`);
        const body = JSON.parse(text);
        checkReply(wish.method, wish.path, { status: response.status, headers: response.headers, text, body });
        remember(known, wish.operation, body);
      };

      // Each batch knows what the ones before it have made.
      for (let sent = 0; sent < count; sent += batch) {
        if (sent && sent % 500 === 0) await makeSome(apiOf(backend), known, sent / 500);
        const pending = fc.sample(wishes(known), { numRuns: batch, seed: seed + sent })[Symbol.iterator]();
        await Promise.all(Array.from({ length: together }, async () => { for (const wish of pending) await ask(wish); }));
      }

      assert.equal((await fetch(`${backend.url}/healthz`)).status, 200);
      // What this place does not have answers 404 by design.
      const never = [...reached].filter(([, statuses]) => ![...statuses.keys()].some((status) => status < 400 || status === 404)).map(([id]) => id);
      assert.deepEqual(never, [], 'operations that never succeeded');
    });
  });
}

type Memory = Record<string, string[]>;

/** What a page learns by reading, and one of each thing that can be made. */
async function firstKnowledge(api: ReturnType<typeof apiOf>): Promise<Memory> {
  const ids = (items: readonly Json[]): string[] => items.map(({ id }) => id as string);
  const offers = (await api.get('/tours/tour/slots?from=2026-10-21&to=2026-11-10')).body.items as readonly Json[];
  const known: Memory = {
    tourId: ids((await api.get('/tours')).body.items), hostId: ids((await api.get('/hosts')).body.items),
    resourceId: ids((await api.get('/resources')).body.items), eventId: ids((await api.get('/events?limit=200')).body.items),
    checkInsToken: [door],
    memberId: ids((await api.get('/people')).body.members),
    start: [...offers.map(({ start }) => start as string), '2026-10-22T09:00:00Z', '2026-10-23T13:30:00Z'],
    end: ['2026-10-22T10:00:00Z', '2026-10-23T15:00:00Z'],
  };
  await makeSome(api, known, 0);
  remember(known, 'bookTour', (await api.post('/tours/tour/bookings', { start: known['start']?.[0], attendee: somebody() }, { key: newKey() })).body);
  remember(known, 'createReservation', (await api.post('/resources/room/reservations', { start: '2026-10-26T09:00:00Z', end: '2026-10-26T10:00:00Z', attendee: somebody() })).body);
  remember(known, 'askIntroduction', (await api.post('/introductions', { memberId: known['memberId']?.[0], why: 'Letterpress.', attendee: somebody() })).body);
  return known;
}

/** What strangers' requests soon cancel or use up. */
async function makeSome(api: ReturnType<typeof apiOf>, known: Memory, round: number): Promise<void> {
  remember(known, 'createRsvp', (await api.post('/events/talk-2026-10-23/rsvps', { attendee: somebody() }, { key: newKey() })).body);
  remember(known, 'holdTour', (await api.post('/tours/tour/holds', { start: known['start']?.at(-3 - round) }, { key: newKey() })).body);
}

const made: Readonly<Record<string, string>> = {
  bookTour: 'bookingId', createRsvp: 'rsvpId', createReservation: 'reservationId', askIntroduction: 'introductionId', holdTour: 'holdId', holdResource: 'holdId',
};

/** What a mail address is proven for. */
const proven: Readonly<Record<string, Confirmed>> = { bookingId: 'visit', rsvpId: 'rsvp', reservationId: 'reservation' };

/** Id and tokens of what was made last; of things made long ago most are cancelled. */
function remember(known: Memory, operation: string, body: Json): void {
  const field = made[operation];
  if (field === undefined || typeof body?.id !== 'string' || typeof body.manageToken !== 'string') return;
  known[field] = [body.id as string];
  known[`manageToken of ${field}`] = [body.manageToken as string];
  const mailed = proven[field];
  if (mailed) known[`confirmToken of ${field}`] = [tokens.make({ kind: 'confirm', id: confirmKey(mailed, body.id as string), version: 0 })];
}
