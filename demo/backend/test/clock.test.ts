// Slots and availability through both clock changes, against a computation of its own: every minute of the day is asked what
// the clock on the wall shows, by Intl and not by Temporal.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Backend } from '../src/server.ts';
import { apiOf, open, somebody, type Api, type Json } from './helpers/api.ts';

const wall = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', weekday: 'short' });
function read(instant: number): { readonly day: string; readonly time: string; readonly weekday: string } {
  const part = Object.fromEntries(wall.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { day: `${part['year']}-${part['month']}-${part['day']}`, time: `${part['hour']}:${part['minute']}`, weekday: part['weekday'] ?? '' };
}
const quarter = 15 * 60_000;
const iso = (instant: number): string => new Date(instant).toISOString().replace('.000', '');

/** Every quarter of these local days whose wall clock lies within the hours. */
function quartersOpen(days: readonly string[], opens: string, closes: string): readonly number[] {
  const from = Date.parse(`${days[0]}T00:00:00Z`) - 6 * 3_600_000;
  return Array.from({ length: days.length * 96 + 48 }, (_, index) => from + index * quarter)
    .filter((instant) => days.includes(read(instant).day) && read(instant).time >= opens && read(instant).time < closes);
}

for (const [season, now, saturday, sunday, hours] of [
  ['autumn', '2026-10-20T08:00:00Z', '2026-10-24', '2026-10-25', 7],
  ['spring', '2027-03-23T08:00:00Z', '2027-03-27', '2027-03-28', 5],
] as const) {
  describe(`the night of the clock change in ${season}`, () => {
    let backend: Backend;
    let api: Api;
    before(async () => {
      backend = await open({ now: () => Date.parse(now) });
      api = apiOf(backend);
    });
    after(() => backend.close());

    it(`has ${hours} hours from midnight to six, and a slot in each half of them`, async () => {
      const expected = [saturday, sunday].flatMap((day) => quartersOpen([day], '00:00', '06:00').filter((_, index) => index % 2 === 0).map(iso));
      const { body } = await api.get(`/tours/nights/slots?from=${saturday}&to=${addDay(sunday)}`);
      assert.deepEqual(body.items.map(({ start }: Json) => start), expected);
      assert.equal(body.items.filter(({ start }: Json) => read(Date.parse(start)).day === sunday).length, hours * 2);
      for (const { start, end } of body.items) assert.equal(Date.parse(end) - Date.parse(start), 30 * 60_000);
    });

    it('books every slot that is offered, once', async () => {
      const { body } = await api.get(`/tours/nights/slots?from=${sunday}&to=${addDay(sunday)}`);
      for (const { start, end } of body.items) {
        const booked = await api.post('/tours/nights/bookings', { start, attendee: somebody() });
        assert.equal(booked.status, 201, booked.text);
        assert.deepEqual([booked.body.start, booked.body.end], [start, end]);
        assert.equal((await api.post('/tours/nights/bookings', { start, attendee: somebody() })).status, 409);
      }
      assert.deepEqual((await api.get(`/tours/nights/slots?from=${sunday}&to=${addDay(sunday)}`)).body.items, []);
    });

    it('keeps nine o’clock at nine on every day of that month', async () => {
      const { body } = await api.get(`/tours/tour/slots?hostId=ada&from=${saturday}`);
      assert.ok(body.items.length > 20);
      const starts = new Set<string>(body.items.map(({ start }: Json) => read(Date.parse(start)).time));
      assert.deepEqual([...starts].sort(), ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30']);
    });

    it('shows a day of 23 or 25 hours as open from midnight to midnight', async () => {
      const { body } = await api.get(`/availability?from=${sunday}&to=${addDay(sunday)}&resourceId=bar`);
      const [{ intervals }] = body.items;
      const open = quartersOpen([sunday], '00:00', '24:00');
      assert.deepEqual(intervals, [{ start: iso(open[0] ?? 0), end: iso((open.at(-1) ?? 0) + quarter), available: 1 }]);
      assert.equal(open.length / 4, hours + 18);
    });

    it('closes at two in the night, before the clocks change, on the day after the party', async () => {
      const { body } = await api.get(`/availability?from=${addDay(saturday, -1)}&to=${addDay(saturday, 1)}&resourceId=bar`);
      const [{ intervals }] = body.items;
      const friday = quartersOpen([addDay(saturday, -1)], '18:00', '24:00')[0] ?? 0;
      assert.deepEqual(intervals[0], { start: iso(friday), end: iso(friday + 8 * 3_600_000), available: 1 });
      assert.equal(read(friday + 8 * 3_600_000).time, '02:00');
    });

    it('takes a reservation over the change, cut out of what is free', async () => {
      const open = quartersOpen([sunday], '00:00', '24:00');
      const from = open[4] ?? 0;
      const to = from + 3 * 3_600_000;
      const reserved = await api.post('/resources/bar/reservations', { start: iso(from), end: iso(to), attendee: somebody() });
      assert.equal(reserved.status, 201, reserved.text);
      const { body } = await api.get(`/availability?from=${sunday}&to=${addDay(sunday)}&resourceId=bar`);
      assert.deepEqual(body.items[0].intervals.map(({ start, available, reason }: Json) => [start, available, reason]),
        [[iso(open[0] ?? 0), 1, undefined], [iso(from), 0, 'booked'], [iso(to), 1, undefined]]);
    });

    it('opens the room at eight and the desks by the day, on both sides of the change', async () => {
      const days = [addDay(sunday, -2), addDay(sunday, 1)];
      const { body } = await api.get(`/availability?from=${days[0]}&to=${addDay(sunday, 2)}&resourceId=room,desk`);
      const expected = days.map((day) => quartersOpen([day], '08:00', '18:00')).map((open) => [iso(open[0] ?? 0), iso((open.at(-1) ?? 0) + quarter)]);
      for (const { intervals } of body.items) assert.deepEqual(intervals.map(({ start, end }: Json) => [start, end]), expected);
    });
  });
}

describe('now', () => {
  it('is the moment before which nothing is offered', async () => {
    const backend = await open({ now: () => Date.parse('2026-10-20T08:07:00Z') });
    const api = apiOf(backend);
    const { body } = await api.get('/availability?from=2026-10-20&to=2026-10-21&resourceId=room,booth,desk');
    const free = Object.fromEntries(body.items.map(({ resourceId, intervals }: Json) => [resourceId, intervals.find(({ available }: Json) => available > 0)]));
    // The room asks for an hour's notice, the booth for none, and the desk is a whole day of which most is left.
    assert.equal(free.room.start, '2026-10-20T09:15:00Z');
    assert.equal(free.booth.start, '2026-10-20T08:15:00Z');
    assert.equal(free.desk.start, '2026-10-20T06:00:00Z');
    assert.equal(body.items[0].nextAvailable, '2026-10-20T09:15:00Z');
    assert.equal((await api.post('/resources/desk/reservations', { start: free.desk.start, end: free.desk.end, attendee: somebody() })).status, 201);
    const tours = await api.get('/tours/tour/slots?from=2026-10-20&to=2026-10-21');
    assert.deepEqual(tours.body.items, []);
    assert.equal((await api.get('/tours/tour/slots?from=2026-10-01&to=2026-10-21')).body.items.length, 0);
    assert.equal(tours.body.nextAvailable, '2026-10-21T07:00:00Z');
    await backend.close();
  });
});

function addDay(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
