// Reminders: once, in time, and only to those for whom they say something new.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { remind } from '../src/mail/reminders.ts';
import type { Backend } from '../src/server.ts';
import { loadSpaces } from '../src/spaces/check.ts';
import type { MailFile } from '../src/spaces/file.ts';
import { toSpace, type Space } from '../src/spaces/space.ts';
import { apiOf, fixtures, open, somebody, tuesday, type Api, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

after(stopDatabases);

const at = (time: string): number => Date.parse(time);
const never = new AbortController().signal;
const [loaded] = loadSpaces(fixtures);
const loft = (reminders: NonNullable<MailFile['reminders']> = {}): Space => {
  assert.ok(loaded);
  return toSpace({ ...loaded, space: { ...loaded.space, mail: { reminders } } }, new Map());
};

for (const { name, db } of databases) {
  describe(`reminders on ${name}`, () => {
    let backend: Backend;
    let api: Api;
    let now = tuesday;
    before(async () => {
      backend = await open({ db, now: () => now, limits: 'off' });
      api = apiOf(backend);
    });
    after(() => backend.close());

    /** A visit that begins then, booked now. */
    const book = async (start: string, hostId = 'ada'): Promise<Json> => {
      const { status, body, text } = await api.post('/tours/tour/bookings', { start, hostId, attendee: somebody() });
      assert.equal(status, 201, text);
      return body;
    };
    const reminders = async (ref: string): Promise<number> => (await backend.db.query(`select 1 from outbox where ref = $1 and kind like '%.reminder'`, [ref])).length;
    const run = (time: string, space = loft()): Promise<void> => remind(backend.db, [space], at(time), never);

    it('come a day before, once, whichever process asks how often', async () => {
      now = tuesday;
      const { id } = await book('2026-10-27T08:00:00Z');
      await run('2026-10-26T07:59:00Z');
      assert.equal(await reminders(id), 0);
      await Promise.all([run('2026-10-26T08:01:00Z'), run('2026-10-26T08:01:00Z')]);
      await run('2026-10-26T12:00:00Z');
      assert.equal(await reminders(id), 1);
    });

    it('are one for each of the hours that the space wants, and one only if several are due at once', async () => {
      now = tuesday;
      const two = loft({ visits: [24, 2] });
      const { id } = await book('2026-10-27T09:00:00Z');
      await run('2026-10-26T09:01:00Z', two);
      await run('2026-10-27T07:01:00Z', two);
      assert.equal(await reminders(id), 2);

      const late = await book('2026-10-28T09:00:00Z');
      await run('2026-10-28T08:00:00Z', two);
      await run('2026-10-28T08:05:00Z', two);
      assert.equal(await reminders(late.id), 1, 'nothing ran until an hour before');

      const none = await book('2026-10-29T09:00:00Z');
      await run('2026-10-29T08:00:00Z', loft({ visits: [] }));
      assert.equal(await reminders(none.id), 0);
    });

    it('do not come for what was booked or moved after it was time, is cancelled, or has begun', async () => {
      now = at('2026-10-29T07:00:00Z');
      const { id: soon } = await book('2026-10-30T08:00:00Z');
      now = at('2026-10-29T09:10:00Z');
      const { id: sooner } = await book('2026-10-30T09:00:00Z', 'ada');
      await run('2026-10-29T09:30:00Z');
      assert.deepEqual([await reminders(soon), await reminders(sooner)], [1, 0]);

      now = tuesday;
      const off = await book('2026-11-03T08:00:00Z');
      assert.equal((await api.post(`/tour-bookings/${off.id}/cancel`, undefined, { token: off.manageToken })).status, 200);
      await run('2026-11-03T07:00:00Z');
      await run('2026-11-03T09:00:00Z');
      assert.equal(await reminders(off.id), 0);
    });

    it('come again for a new time, and for guests of an event', async () => {
      now = tuesday;
      const visit = await book('2026-11-04T08:00:00Z');
      await run('2026-11-03T08:30:00Z');
      now = at('2026-11-03T09:00:00Z');
      assert.equal((await api.post(`/tour-bookings/${visit.id}/reschedule`, { start: '2026-11-06T08:00:00Z' }, { token: visit.manageToken })).status, 200);
      await run('2026-11-05T08:30:00Z');
      assert.equal(await reminders(visit.id), 2);

      now = tuesday;
      const { body: { items } } = await api.get('/events?from=2026-10-20&to=2026-10-30');
      const talk = (items as readonly { readonly id: string; readonly title: string }[]).find(({ title }) => title === 'Talk');
      const { body: guest } = await api.post(`/events/${talk?.id}/rsvps`, { attendee: somebody() });
      await run('2026-10-22T17:00:00Z');
      assert.equal(await reminders(guest.id), 0);
      await run('2026-10-22T18:00:00Z');
      assert.equal(await reminders(guest.id), 1);
    });
  });
}
