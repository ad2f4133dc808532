// Every change leaves a trace, without a word about the person.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { actAs } from '../src/acting.ts';
import { readAudit, record, type AuditEntry } from '../src/audit.ts';
import type { Backend } from '../src/server.ts';
import { apiOf, open, tuesday, type Api } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

after(stopDatabases);

for (const { name, db } of databases) {
  describe(`the audit trail on ${name}`, () => {
    let backend: Backend;
    let api: Api;
    before(async () => { backend = await open({ db }); api = apiOf(backend); });
    after(() => backend.close());
    const about = async (ref: string): Promise<readonly Pick<AuditEntry, 'by' | 'kind' | 'changed'>[]> =>
      (await readAudit(backend.db, 'loft', { ref })).map(({ by, kind, changed }) => ({ by, kind, changed }));

    it('tells what became of a visit, step by step, and never of whom', async () => {
      const attendee = { name: 'Zebedee Quince', email: 'zebedee.quince@example.org', phone: '+31201234567' };
      const booked = await api.post('/tours/tour/bookings', { start: '2026-10-21T07:00:00Z', hostId: 'ada', attendee, notes: 'Zebedee again', party: ['Zelda Quince'] });
      const { id, manageToken: token } = booked.body;
      await api.post(`/tour-bookings/${id}/reschedule`, { start: '2026-10-22T07:00:00Z', reason: 'Zebedee is ill' }, { token });
      await api.post(`/tour-bookings/${id}/cancel`, {}, { token });
      assert.deepEqual(await about(id), [
        {
          by: 'visitor', kind: 'tour.confirmed',
          changed: { tourId: { to: 'tour' }, hostId: { to: 'ada' }, start: { to: '2026-10-21T07:00:00Z' }, end: { to: '2026-10-21T07:30:00Z' }, status: { to: 'confirmed' }, partySize: { to: 1 } },
        },
        {
          by: 'visitor', kind: 'tour.moved',
          changed: { start: { from: '2026-10-21T07:00:00Z', to: '2026-10-22T07:00:00Z' }, end: { from: '2026-10-21T07:30:00Z', to: '2026-10-22T07:30:00Z' } },
        },
        { by: 'visitor', kind: 'tour.cancelled', changed: { status: { from: 'confirmed', to: 'cancelled' } } },
      ]);
      const all = JSON.stringify(await backend.db.query('select * from audit'));
      assert.doesNotMatch(all, /zebedee|zelda|quince|1234567/i);
    });

    it('says that the backend itself let somebody in from the waiting list', async () => {
      const rsvp = (email: string): Promise<{ body: { id: string; manageToken: string } }> =>
        api.post('/events/small-2026-10-24/rsvps', { attendee: { name: 'A', email }, partySize: 3, joinWaitlist: true });
      const first = await rsvp('first@example.org');
      const second = await rsvp('second@example.org');
      await api.post(`/rsvps/${first.body.id}/cancel`, {}, { token: first.body.manageToken });
      assert.deepEqual((await about(second.body.id)).map(({ by, kind }) => [by, kind]), [['visitor', 'rsvp.waitlisted'], ['system', 'rsvp.promoted']]);
      assert.deepEqual((await about(second.body.id))[1]?.changed, { status: { from: 'waitlisted', to: 'confirmed' }, line: { from: 1 } });
    });

    it('has nothing of what was undone, and knows what a member of staff did to things without a table', async () => {
      await assert.rejects(backend.db.transaction(async (tx) => {
        await record(tx, { space: 'loft', at: tuesday, kind: 'staff.signedIn', ref: 'gone' });
        throw new Error('and back');
      }));
      assert.deepEqual(await about('gone'), []);
      await actAs({ by: 'host', detail: 'session-1' }, async () => {
        await record(backend.db, { space: 'loft', at: tuesday, kind: 'house.counted', ref: 'monday', state: { people: 12 } });
        await record(backend.db, { space: 'loft', at: tuesday + 1000, kind: 'house.counted', ref: 'monday', state: { people: 13 } });
      });
      const entries = await readAudit(backend.db, 'loft', { ref: 'monday', since: tuesday + 1 });
      assert.deepEqual(entries.map(({ by, actor, changed, at }) => ({ by, actor, changed, at })),
        [{ by: 'host', actor: 'session-1', changed: { people: { from: 12, to: 13 } }, at: '2026-10-20T08:00:01Z' }]);
    });

    it('is read page by page, and cannot be rewritten', async () => {
      const everything = await readAudit(backend.db, 'loft');
      const [first] = await readAudit(backend.db, 'loft', { limit: 1 });
      assert.deepEqual(await readAudit(backend.db, 'loft', { after: first?.number ?? 0 }), everything.slice(1));
      assert.deepEqual(await readAudit(backend.db, 'elsewhere'), []);
      await assert.rejects(backend.db.query(`update audit set kind = 'nothing'`), /are not changed/);
    });
  });
}

describe('signing in as staff', () => {
  it('is in the trail whether it worked or not, and is slowed down for who guesses', async () => {
    const token = 'the staff token of the loft';
    const backend = await open({ limits: 'asConfigured', staffTokens: () => token });
    const signIn = async (word: string): Promise<number> => (await fetch(`${backend.url}/staff/loft/sign-in`, {
      method: 'POST', redirect: 'manual', headers: { origin: backend.url }, body: new URLSearchParams({ token: word }),
    })).status;
    assert.equal(await signIn(token), 303);
    for (let guess = 1; guess < 10; guess++) assert.equal(await signIn(`guess ${guess}`), 403);
    assert.equal(await signIn('one more'), 429);
    assert.equal(await signIn(token), 429, 'also who has guessed right at last');
    const trail = (await readAudit(backend.db, 'loft')).filter(({ kind }) => kind.startsWith('staff.'));
    assert.deepEqual(trail.map(({ by, kind }) => `${by} ${kind}`), ['host staff.signedIn', ...Array.from({ length: 9 }, () => 'visitor staff.refused')]);
    assert.doesNotMatch(JSON.stringify(trail), /guess|the staff token/);
    await backend.close();
  });
});
