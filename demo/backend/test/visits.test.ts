// What a visitor gets who books, moves and cancels, on each database.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Backend } from '../src/server.ts';
import { apiOf, newKey, open, secret, somebody, tuesday, type Api } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

after(stopDatabases);

for (const { name, db } of databases) {
  describe(`on ${name}`, () => {
    let backend: Backend;
    let api: Api;
    let now = tuesday;
    before(async () => {
      backend = await open({ db, now: () => now });
      api = apiOf(backend);
    });
    after(() => backend.close());

    const book = (start: string, more: object = {}): ReturnType<Api['post']> =>
      api.post('/tours/tour/bookings', { start, hostId: 'ada', attendee: somebody(), ...more }, { key: newKey() });
    const slots = async (query = ''): Promise<readonly string[]> =>
      (await api.get(`/tours/tour/slots?hostId=ada${query}`)).body.items.map(({ start }: { start: string }) => start);
    const count = async (sql: string, params: unknown[] = []): Promise<number> => Number((await backend.db.query<{ count: number }>(sql, params))[0]?.count);

    it('books a slot, which then is no longer offered, with the pause after it', async () => {
      assert.ok((await slots()).includes('2026-10-21T08:00:00Z'));
      const { status, body } = await book('2026-10-21T08:00:00Z', { partySize: 2, attribution: { page: 'https://loft.example/visit?x=1', utm: { source: 'card' } } });
      assert.equal(status, 201);
      assert.equal(body.host.id, 'ada');
      assert.equal(body.end, '2026-10-21T08:30:00Z');
      assert.equal(body.arrival, 'Ring twice.');
      assert.equal(body.sequence, 0);
      assert.equal(body.manageUrl, `https://loft.example/visit#cowork-visit=${body.id}.${body.manageToken}`);
      assert.ok(Buffer.from(body.manageToken, 'base64url').length >= 16);
      const left = await slots();
      assert.ok(!left.includes('2026-10-21T08:00:00Z'));
      assert.ok(!left.includes('2026-10-21T08:30:00Z'), 'the pause is free');
      assert.ok(left.includes('2026-10-21T09:00:00Z'));
      assert.equal(await count(`select count(*) from outbox where ref = $1 and kind = 'tour.confirmed' and audience = 'visitor'`, [body.id]), 1);
      assert.equal(await count(`select count(*) from tour_booking where id = $1 and details->'attribution'->'utm'->>'source' = 'card'`, [body.id]), 1);
    });

    it('leads the private link only to pages of the space or of this computer', async () => {
      const pages = ['https://evil.example/a', 'http://localhost:5173/tour?x#y', 'javascript:alert(1)'];
      const urls = [];
      for (const [index, page] of pages.entries()) urls.push((await book(`2026-10-30T${['08', '09', '10'][index]}:00:00Z`, { attribution: { page } })).body.manageUrl.split('#')[0]);
      assert.deepEqual(urls, ['https://loft.example', 'http://localhost:5173/tour', 'https://loft.example']);
    });

    it('moves a visit with its token, and gives the old time back', async () => {
      const { body } = await book('2026-10-22T07:00:00Z');
      const { manageToken: token } = body;
      const key = newKey();
      const moved = await api.post(`/tour-bookings/${body.id}/reschedule`, { start: '2026-10-22T09:00:00Z' }, { token, key });
      assert.equal(moved.status, 200);
      assert.equal(moved.body.start, '2026-10-22T09:00:00Z');
      assert.equal(moved.body.host.id, 'ada');
      assert.equal(moved.body.sequence, 1);
      assert.equal(moved.body.uid, body.uid);
      assert.ok((await slots()).includes('2026-10-22T07:00:00Z'));
      const again = await api.post(`/tour-bookings/${body.id}/reschedule`, { start: '2026-10-22T09:00:00Z' }, { token, key });
      assert.equal(again.text, moved.text);
      assert.equal((await api.get(`/tour-bookings/${body.id}`, { token })).body.start, '2026-10-22T09:00:00Z');
      // Half an hour later overlaps with itself and is allowed.
      assert.equal((await api.post(`/tour-bookings/${body.id}/reschedule`, { start: '2026-10-22T08:30:00Z' }, { token })).status, 200);
    });

    it('keeps the visit where it was when the new time is taken', async () => {
      const first = await book('2026-10-23T07:00:00Z');
      const other = await book('2026-10-23T09:00:00Z');
      const refused = await api.post(`/tour-bookings/${first.body.id}/reschedule`, { start: other.body.start, hostId: 'ada' }, { token: first.body.manageToken });
      assert.equal(refused.body.code, 'slot_taken');
      assert.ok(refused.body.alternatives.length);
      assert.equal((await api.get(`/tour-bookings/${first.body.id}`, { token: first.body.manageToken })).body.start, '2026-10-23T07:00:00Z');
      assert.ok(!(await slots()).includes('2026-10-23T07:00:00Z'));
    });

    it('cancels once and says so as often as it is asked', async () => {
      const { body } = await book('2026-10-26T08:00:00Z');
      const { manageToken: token } = body;
      for (let times = 0; times < 2; times++) {
        const { status, body: cancelled } = await api.post(`/tour-bookings/${body.id}/cancel`, { reason: 'ill' }, { token });
        assert.equal(status, 200);
        assert.equal(cancelled.status, 'cancelled');
        assert.equal(cancelled.sequence, 1);
        assert.equal(cancelled.canCancel, false);
      }
      assert.equal((await api.post(`/tour-bookings/${body.id}/cancel`, undefined, { token })).status, 200);
      assert.ok((await slots()).includes('2026-10-26T08:00:00Z'));
      assert.equal((await api.post(`/tour-bookings/${body.id}/reschedule`, { start: '2026-10-27T08:00:00Z' }, { token })).body.code, 'closed');
      assert.equal(await count(`select count(*) from outbox where ref = $1 and kind = 'tour.cancelled' and audience = 'visitor'`, [body.id]), 1);
    });

    it('repeats an answer to the letter, and keeps no token', async () => {
      const key = newKey();
      const body = { start: '2026-10-28T10:00:00Z', hostId: 'ada', attendee: somebody() };
      const first = await api.post('/tours/tour/bookings', body, { key });
      const second = await api.post('/tours/tour/bookings', { attendee: body.attendee, hostId: 'ada', start: body.start }, { key });
      assert.equal(first.status, 201);
      assert.equal(second.status, 201);
      assert.equal(second.text, first.text);
      const other = await api.post('/tours/tour/bookings', { ...body, partySize: 2 }, { key });
      assert.equal(other.body.code, 'idempotency_key_reused');
      const kept = JSON.stringify(await backend.db.query('select * from idempotency')) + JSON.stringify(await backend.db.query('select * from tour_booking'));
      assert.ok(!kept.includes(first.body.manageToken));
      now += 25 * 3_600_000;
      assert.equal((await api.post('/tours/tour/bookings', body, { key })).body.code, 'slot_taken', 'after a day the key is forgotten');
      now = tuesday;
    });

    it('lets go of a key whose request was refused', async () => {
      const key = newKey();
      const taken = await book('2026-10-29T08:00:00Z');
      assert.equal((await api.post('/tours/tour/bookings', { start: taken.body.start, hostId: 'ada', attendee: somebody() }, { key })).status, 409);
      assert.equal((await api.post('/tours/tour/bookings', { start: '2026-10-29T10:00:00Z', hostId: 'ada', attendee: somebody() }, { key })).status, 201);
    });

    it('asks for an introduction together with a visit, and takes both back', async () => {
      const { body } = await book('2026-11-02T08:00:00Z', { meet: { memberId: 'm-1', why: 'I weave too.' } });
      const { introduction } = body;
      assert.equal(introduction.state, 'asked');
      assert.equal((await api.get(`/introductions/${introduction.id}`, { token: introduction.manageToken })).body.state, 'asked');
      await api.post(`/tour-bookings/${body.id}/cancel`, {}, { token: body.manageToken });
      assert.equal((await api.get(`/introductions/${introduction.id}`, { token: introduction.manageToken })).body.state, 'withdrawn');
      assert.equal(await count('select count(*) from introduction where id = $1 and why is null', [introduction.id]), 1);
    });

    it('lets a request for an introduction end by itself', async () => {
      const { body } = await api.post('/introductions', { craft: 'Cloth', why: 'To learn.', attendee: somebody() }, { key: newKey() });
      assert.equal(body.state, 'asked');
      now += 8 * 24 * 3_600_000;
      assert.equal((await api.get(`/introductions/${body.id}`, { token: body.manageToken })).body.state, 'expired');
      now = tuesday;
      assert.equal((await api.post(`/introductions/${body.id}/withdraw`, undefined, { token: body.manageToken })).body.state, 'withdrawn');
      assert.equal((await api.post(`/introductions/${body.id}/withdraw`, undefined, { token: body.manageToken })).body.state, 'withdrawn');
    });

    it('shows a guest as they chose, and nobody who did not', async () => {
      const path = '/events/dinner-2026-10-25/rsvps';
      const answers = { diet: 'none' };
      const hidden = await api.post(path, { attendee: { name: 'Hilde Hidden', email: 'h@example.org' }, answers });
      const craft = await api.post(path, { attendee: { name: 'Carl Craft', email: 'c@example.org' }, appearance: 'craft', craft: 'Weaving', answers, alone: true });
      await api.post(path, { attendee: { name: 'Fien Voornaam', email: 'f@example.org' }, appearance: 'firstName', craft: 'Glass', answers });
      const { body, text } = await api.get('/events/dinner-2026-10-25');
      const { shown, ...numbers } = body.guests;
      assert.deepEqual(numbers, { minimumGroup: 5, count: 9 });
      const byCraft = (a: { craft: string }, b: { craft: string }): number => a.craft.localeCompare(b.craft);
      assert.deepEqual(shown.toSorted(byCraft), [{ craft: 'Bakery', firstName: 'Bea' }, { craft: 'Glass', firstName: 'Fien' }, { craft: 'Weaving' }]);
      assert.doesNotMatch(text, /Hilde|Voornaam|Carl|example\.org"/);
      assert.equal((await api.post(path, { attendee: somebody(), answers, partySize: 2 })).body.code, 'event_full');
      const changed = await api.post(`/rsvps/${craft.body.id}/change`, { appearance: 'hidden' }, { token: craft.body.manageToken });
      assert.equal(changed.body.appearance, 'hidden');
      const again = await api.post(`/rsvps/${craft.body.id}/change`, { appearance: 'hidden' }, { token: craft.body.manageToken });
      assert.equal(again.text, changed.text);
      assert.equal(await count(`select count(*) from outbox where ref = $1 and kind = 'rsvp.changed'`, [craft.body.id]), 1, 'told once');
      await api.post(`/rsvps/${hidden.body.id}/cancel`, {}, { token: hidden.body.manageToken });
      const after = await api.get('/events/dinner-2026-10-25');
      assert.equal(after.body.remaining, 2);
      assert.equal(after.body.guests.shown.length, 2);
    });

    it('brings an event back into the calendar of a guest who cancelled and registers again', async () => {
      const guest = somebody();
      const event = '/events/talk-2026-10-23/rsvps';
      const first = (await api.post(event, { attendee: guest }, { key: newKey() })).body;
      await api.post(`/rsvps/${first.id}/cancel`, {}, { token: first.manageToken });
      const again = (await api.post(event, { attendee: { ...guest, email: guest.email.toUpperCase() } }, { key: newKey() })).body;
      const sequences = await backend.db.query<{ id: string; sequence: number }>('select id, sequence from rsvp where id = any($1::text[]) order by sequence', [[first.id, again.id]]);
      assert.deepEqual(sequences, [{ id: first.id, sequence: 1 }, { id: again.id, sequence: 2 }]);
      await api.post(`/rsvps/${again.id}/cancel`, {}, { token: again.manageToken });
    });

    it('passes nobody over: a party that does not fit yet keeps those behind it waiting', async () => {
      const path = '/events/small-2026-10-24/rsvps';
      const join = (partySize: number): ReturnType<Api['post']> => api.post(path, { attendee: somebody(), partySize, joinWaitlist: true });
      const first = await join(2);
      const second = await join(1);
      assert.equal((await api.post(path, { attendee: somebody() })).body.code, 'event_full');
      const pair = await join(2);
      const single = await join(1);
      assert.deepEqual([pair.body.waitlistPosition, single.body.waitlistPosition], [1, 2]);
      const state = async (reply: typeof pair): Promise<unknown> => {
        const { body } = await api.get(`/rsvps/${reply.body.id}`, { token: reply.body.manageToken });
        return body.waitlistPosition ?? body.status;
      };
      await api.post(`/rsvps/${second.body.id}/cancel`, {}, { token: second.body.manageToken });
      assert.deepEqual([await state(pair), await state(single)], [1, 2]);
      // The free place is kept for the one who waits first, so it is not offered either.
      assert.equal((await api.get('/events/small-2026-10-24')).body.remaining, 0);
      await api.post(`/rsvps/${first.body.id}/change`, { partySize: 1 }, { token: first.body.manageToken });
      assert.deepEqual([await state(pair), await state(single)], ['confirmed', 1]);
      await api.post(`/rsvps/${first.body.id}/cancel`, {}, { token: first.body.manageToken });
      assert.deepEqual([await state(pair), await state(single)], ['confirmed', 'confirmed']);
      assert.equal(await state(first), 'cancelled');
      assert.equal((await api.get('/events/small-2026-10-24')).body.remaining, 0);
    });

    it('reserves a room, moves it and gives it back', async () => {
      const { status, body } = await api.post('/resources/room/reservations', { start: '2026-10-21T08:00:00Z', end: '2026-10-21T09:30:00Z', attendee: somebody() }, { key: newKey() });
      assert.equal(status, 201);
      assert.deepEqual(body.total, { amount: '30.00', currency: 'EUR' });
      assert.match(body.manageUrl, /^https:\/\/loft\.example#cowork-reservation=/);
      const free = async (at: string): Promise<number> => {
        const { body: { items } } = await api.get('/availability?from=2026-10-21&to=2026-10-22&resourceId=room');
        return items[0].intervals.find((interval: { start: string; end: string }) => interval.start <= at && at < interval.end)?.available;
      };
      assert.equal(await free('2026-10-21T09:00:00Z'), 0);
      const token = body.manageToken;
      const moved = await api.post(`/reservations/${body.id}/reschedule`, { start: '2026-10-21T09:00:00Z', end: '2026-10-21T10:00:00Z' }, { token });
      assert.equal(moved.status, 200);
      assert.equal(moved.body.sequence, 1);
      assert.deepEqual([await free('2026-10-21T08:00:00Z'), await free('2026-10-21T09:00:00Z')], [1, 0]);
      assert.equal((await api.post(`/reservations/${body.id}/cancel`, undefined, { token })).body.status, 'cancelled');
      assert.equal((await api.post(`/reservations/${body.id}/cancel`, undefined, { token })).status, 200);
      assert.equal(await free('2026-10-21T09:00:00Z'), 1);
      assert.equal((await api.get(`/reservations/${body.id}`, { token })).body.status, 'cancelled');
    });

    it('reserves desks by the day and an office from a day on', async () => {
      const desks = await api.post('/resources/desk/reservations', { start: '2026-10-22T22:00:00Z', end: '2026-10-26T22:00:00Z', units: 2, attendee: somebody() });
      assert.equal(desks.status, 201, desks.text);
      // Friday to Monday, without the closed weekend.
      assert.deepEqual([desks.body.start, desks.body.end], ['2026-10-23T06:00:00Z', '2026-10-26T17:00:00Z']);
      assert.equal(desks.body.total.amount, '100.00');
      const { body: { items: [{ intervals }] } } = await api.get('/availability?from=2026-10-23&to=2026-10-28&resourceId=desk');
      assert.deepEqual(intervals.map(({ available }: { available: number }) => available), [2, 2, 4]);
      const { body: { items: [office] } } = await api.get('/availability?from=2026-10-20&to=2026-11-21&resourceId=office');
      assert.equal(office.nextAvailable, '2026-11-18T23:00:00Z');
      assert.deepEqual(office.intervals, [{ start: '2026-11-18T23:00:00Z', end: '2026-11-20T23:00:00Z', available: 1 }]);
      assert.equal((await api.post('/resources/office/reservations', { start: '2026-11-01T23:00:00Z', end: '2026-12-01T23:00:00Z', attendee: somebody() })).body.code, 'outside_window');
      const let1 = await api.post('/resources/office/reservations', { start: '2026-11-30T23:00:00Z', end: '2027-01-31T23:00:00Z', attendee: somebody() });
      assert.equal(let1.status, 201, let1.text);
      assert.equal((await api.post('/resources/office/reservations', { start: '2026-12-31T23:00:00Z', end: '2027-02-28T23:00:00Z', attendee: somebody() })).body.code, 'slot_taken');
    });

    it('takes every stretch that is shown as free, and none that is not', async () => {
      const { body: { items: [{ intervals }] } } = await api.get('/availability?from=2026-11-16&to=2026-11-18&resourceId=busy-room');
      const free = intervals.filter(({ available }: { available: number }) => available > 0);
      const taken = intervals.filter(({ available, reason }: { available: number; reason: string }) => available === 0 && reason === 'booked');
      assert.ok(free.length > 1 && taken.length > 1, 'the made-up reservations leave and take something');
      for (const { start, end } of taken) assert.equal((await api.post('/resources/busy-room/reservations', { start, end, attendee: somebody() })).body.code, 'slot_taken');
      for (const { start, end } of free) assert.equal((await api.post('/resources/busy-room/reservations', { start, end, attendee: somebody() })).status, 201);
    });

    it('starts again with everything that was there', async () => {
      if (name === 'embedded') return;
      const { body } = await book('2026-11-03T08:00:00Z');
      const second = await open({ db, now: () => now + 24 * 3_600_000 });
      assert.equal((await apiOf(second).get(`/tour-bookings/${body.id}`, { token: body.manageToken })).body.status, 'confirmed');
      await second.close();
      await assert.rejects(open({ db, secret: secret.replace('a', 'b') }), /another secret/);
    });
  });
}
