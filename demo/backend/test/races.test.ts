// Many people want the same thing at the same moment.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Backend } from '../src/server.ts';
import { apiOf, atOnce, newKey, open, somebody, type Api } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

after(stopDatabases);

for (const { name, db } of databases) {
  describe(`on ${name}`, () => {
    let backends: Backend[];
    /** Round robin over the processes, where there are several. */
    let next: () => Api;

    before(async () => {
      backends = [await open({ db })];
      if (name === 'postgres') backends.push(await open({ db }));
      let turn = 0;
      const apis = backends.map((backend) => apiOf(backend));
      next = () => apis[turn++ % apis.length] as Api;
    });
    after(async () => { for (const backend of backends) await backend.close(); });
    const count = async (sql: string): Promise<number> => Number((await backends[0]?.db.query<{ count: number }>(sql))?.[0]?.count);

    it('gives one tour slot to one of 200 visitors, and the others the next free times', async () => {
      const body = (): object => ({ start: '2026-10-21T07:00:00Z', attendee: somebody() });
      const { replies, counts } = await atOnce(200, () => next().post('/tours/tour/bookings', body(), { key: newKey() }));
      assert.deepEqual(counts, { '201': 1, '409 slot_taken': 199 });
      for (const { body: problem } of replies.filter(({ status }) => status === 409)) {
        assert.ok(problem.alternatives.length > 0);
        assert.ok(!problem.alternatives.some((slot: { start: string }) => slot.start === '2026-10-21T07:00:00Z'));
      }
      assert.equal(await count(`select count(*) from tour_booking where starts_at = '2026-10-21T07:00:00Z'`), 1);
    });

    it('gives a start that two hosts have to two visitors', async () => {
      const { counts } = await atOnce(60, () => next().post('/tours/tour/bookings', { start: '2026-10-22T08:00:00Z', attendee: somebody() }));
      assert.deepEqual(counts, { '201': 2, '409 slot_taken': 58 });
    });

    it('lets one host take three trial days at once, and no more', async () => {
      const { counts } = await atOnce(30, () => next().post('/tours/trial/bookings', { start: '2026-10-28T08:00:00Z', attendee: somebody() }));
      assert.deepEqual(counts, { '201': 3, '409 slot_taken': 27 });
    });

    it('never overlaps two visits of one host, whatever the kinds and starts', async () => {
      const starts = ['08:00', '08:30', '09:00', '09:30'].map((time) => `2026-10-23T${time}:00Z`);
      await atOnce(80, (index) => next().post(index % 2 ? '/tours/tour/bookings' : '/tours/solo/bookings',
        { start: starts[index % 4], hostId: 'ada', attendee: { ...somebody(), phone: '+31200000000' } }));
      assert.equal(await count(`select count(*) from tour_booking a join tour_booking b on a.id < b.id and a.host_id = b.host_id and a.lane = b.lane
        and a.starts_at < b.host_until and b.starts_at < a.host_until where a.status <> 'cancelled' and b.status <> 'cancelled'`), 0);
    });

    it('moves one of 40 visits to the slot they all want', async () => {
      const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09', '2026-11-10', '2026-11-12'];
      const booked = await Promise.all(days.flatMap((day) => ['08:00', '09:00', '10:00'].map((time) =>
        next().post('/tours/tour/bookings', { start: `${day}T${time}:00Z`, hostId: 'ada', attendee: somebody() }))));
      const { counts } = await atOnce(booked.length, (index) => next().post(`/tour-bookings/${booked[index]?.body.id}/reschedule`,
        { start: '2026-11-13T09:00:00Z', hostId: 'ada' }, { token: booked[index]?.body.manageToken }));
      assert.deepEqual(counts, { '200': 1, '409 slot_taken': booked.length - 1 });
    });

    it('confirms 40 of 300 registrations and puts the others in line', async () => {
      const { replies, counts } = await atOnce(300, () => next().post('/events/talk-2026-10-23/rsvps', { attendee: somebody(), joinWaitlist: true }, { key: newKey() }));
      assert.deepEqual(counts, { '201': 300 });
      assert.equal(replies.filter(({ body }) => body.status === 'confirmed').length, 40);
      const positions = replies.filter(({ body }) => body.status === 'waitlisted').map(({ body }) => Number(body.waitlistPosition)).sort((a, b) => a - b);
      assert.deepEqual(positions, Array.from({ length: 260 }, (_, index) => index + 1));
      const event = await next().get('/events/talk-2026-10-23');
      assert.equal(event.body.remaining, 0);
      assert.equal(event.body.waiting, 260);

      // Ten leave at once: the first ten in line come in, and everybody behind them moves up by ten.
      const confirmed = replies.filter(({ body }) => body.status === 'confirmed').slice(0, 10);
      const waiting = replies.filter(({ body }) => body.status === 'waitlisted').sort((a, b) => a.body.waitlistPosition - b.body.waitlistPosition);
      const left = await atOnce(10, (index) => next().post(`/rsvps/${confirmed[index]?.body.id}/cancel`, {}, { token: confirmed[index]?.body.manageToken }));
      assert.deepEqual(left.counts, { '200': 10 });
      const now = await Promise.all(waiting.slice(0, 12).map(({ body }) => next().get(`/rsvps/${body.id}`, { token: body.manageToken })));
      assert.deepEqual(now.map(({ body }) => body.waitlistPosition ?? body.status), [...Array.from({ length: 10 }, () => 'confirmed'), 1, 2]);
      assert.equal(await count(`select sum(party_size) as count from rsvp where event_id = 'talk-2026-10-23' and status = 'confirmed'`), 40);
      assert.equal(await count(`select count(*) from outbox where kind = 'rsvp.promoted'`), 10);
    });

    it('registers one person once, however often they press', async () => {
      const attendee = somebody();
      const { counts } = await atOnce(20, () => next().post('/events/small-2026-10-24/rsvps', { attendee }));
      assert.deepEqual(counts, { '201': 1, '409 already_registered': 19 });
    });

    it('gives one room to one of 100, and three booths to three', async () => {
      const room = await atOnce(100, () => next().post('/resources/room/reservations', { start: '2026-10-21T08:00:00Z', end: '2026-10-21T10:00:00Z', attendee: somebody() }));
      assert.deepEqual(room.counts, { '201': 1, '409 slot_taken': 99 });
      assert.ok(room.replies.filter(({ status }) => status === 409).every(({ body }) => body.alternatives.length === 5));
      const booths = await atOnce(60, (index) => next().post('/resources/booth/reservations', {
        // Overlapping in the middle: never more than three at any moment.
        start: `2026-10-21T08:${index % 2 ? '00' : '15'}:00Z`, end: `2026-10-21T08:${index % 2 ? '30' : '45'}:00Z`, attendee: somebody(),
      }));
      assert.equal(booths.counts['201'], 3);
      assert.equal(await count(`select count(*) from resource_cell where taken > units`), 0);
    });

    it('never gives out more desks than there are, over any number of days', async () => {
      await atOnce(60, (index) => {
        const from = 26 + (index % 4);
        return next().post('/resources/desk/reservations', {
          start: `2026-10-${from}T07:00:00Z`, end: `2026-10-${from + 1 + (index % 3 > 1 && from < 29 ? 1 : 0)}T00:00:00Z`, units: 1 + (index % 2), attendee: somebody(),
        });
      });
      const rows = await backends[0]?.db.query<{ day: string; taken: number; counted: number }>(
        `select c.cell::date::text as day, c.taken, (select coalesce(sum(r.units), 0)::int from reservation r where r.resource_id = 'desk' and r.status = 'confirmed'
           and r.starts_at < c.cell + interval '1 day' and r.ends_at > c.cell) as counted from resource_cell c where c.resource_id = 'desk'`);
      assert.ok(rows?.length);
      for (const { taken, counted } of rows) {
        assert.equal(taken, counted);
        assert.ok(taken <= 4);
      }
    });

    it('answers 50 repetitions of one request with one booking', async () => {
      const key = newKey();
      const body = { start: '2026-10-26T09:00:00Z', attendee: somebody() };
      const { replies, counts } = await atOnce(50, () => next().post('/tours/tour/bookings', body, { key }));
      assert.deepEqual(counts, { '201': 50 });
      assert.equal(new Set(replies.map(({ text }) => text)).size, 1);
      assert.equal(await count(`select count(*) from tour_booking where starts_at = '2026-10-26T09:00:00Z'`), 1);
    });
  });
}
