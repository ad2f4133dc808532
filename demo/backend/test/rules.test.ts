// How soon, how far ahead and how late: what visitors may do when, and hosts may do all the same.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { moveReservation } from '../src/availability/changes.ts';
import type { Backend } from '../src/server.ts';
import { loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import { seedSpace } from '../src/spaces/seed.ts';
import type { Space } from '../src/spaces/space.ts';
import { bookVisit, cancelVisit, moveVisit } from '../src/tours/changes.ts';
import { tourOf } from '../src/tours/visit.ts';
import { apiOf, newKey, open, somebody, tuesday, type Api, type Json } from './helpers/api.ts';
import { loftWhere } from './helpers/spaces.ts';

const hours = (count: number): number => count * 3_600_000;
const spaces = loftWhere({
  hosts: { ada: { child: true, dog: [3] } },
  tours: { tour: { changeNoticeMinutes: 120, maxDaysAhead: 8 } },
  resources: { room: { changeNoticeMinutes: 60, maxDaysAhead: 5 }, desk: { maxDaysAhead: 5 } },
});

describe('a visitor', () => {
  let backend: Backend;
  let api: Api;
  let space: Space;
  let now = tuesday;
  before(async () => {
    backend = await open({ spaces, now: () => now });
    api = apiOf(backend);
    space = await seedSpace(backend.db, loadSpaces(spaces)[0] as LoadedFile, tuesday);
  });
  after(() => backend.close());
  beforeEach(() => { now = tuesday; });

  const book = async (start: string): Promise<Json> => (await api.post('/tours/tour/bookings', { start, hostId: 'ada', attendee: somebody() }, { key: newKey() })).body;
  const reserve = (start: string, end: string): Promise<{ readonly status: number; readonly body: Json }> =>
    api.post('/resources/room/reservations', { start, end, attendee: somebody() }, { key: newKey() });

  it('moves and cancels a visit until two hours before it, and is sent to a person after that', async () => {
    const start = '2026-10-21T08:00:00Z';
    const body = await book(start);
    assert.deepEqual([body.canCancel, body.canReschedule], [true, true]);
    const ask = (verb: string, sent: object): ReturnType<Api['post']> => api.post(`/tour-bookings/${body.id}/${verb}`, sent, { token: body.manageToken });
    now = Date.parse(start) - hours(2);
    const seen = await api.get(`/tour-bookings/${body.id}`, { token: body.manageToken });
    assert.deepEqual([seen.body.canCancel, seen.body.canReschedule], [false, false]);
    for (const refused of [await ask('cancel', {}), await ask('reschedule', { start: '2026-10-22T08:00:00Z' })]) {
      assert.equal(refused.body.code, 'closed');
      assert.match(refused.body.detail, /call or write/);
    }
    now -= 1;
    assert.equal((await ask('reschedule', { start: '2026-10-22T08:00:00Z' })).status, 200);
    assert.equal((await ask('cancel', {})).status, 200);
  });

  it('sees of each time whether a child or a dog can come along, and the host hears who does', async () => {
    const { body } = await api.get('/tours/tour/slots?from=2026-10-20&to=2026-10-23&hostId=ada');
    const said = new Set((body.items as Json[]).map(({ start, child, dog }) => `${start.slice(0, 10)} ${child} ${dog}`));
    assert.deepEqual([...said], ['2026-10-21 true true', '2026-10-22 true false']);
    const needs = { child: true, dog: true };
    const booked = await api.post('/tours/tour/bookings', { start: body.items.at(-1).start, hostId: 'ada', attendee: somebody(), needs }, { key: newKey() });
    assert.equal(booked.status, 201);
    const [row] = await backend.db.query<{ details: Json }>('select details from tour_booking where id = $1', [booked.body.id]);
    assert.deepEqual(row?.details.needs, needs);
  });

  it('gives a room back until an hour before, and no later', async () => {
    const { body } = await reserve('2026-10-21T08:00:00Z', '2026-10-21T09:00:00Z');
    now = Date.parse('2026-10-21T07:00:00Z');
    assert.equal((await api.post(`/reservations/${body.id}/cancel`, {}, { token: body.manageToken })).body.code, 'closed');
    now -= 1;
    assert.equal((await api.post(`/reservations/${body.id}/cancel`, {}, { token: body.manageToken })).body.status, 'cancelled');
  });

  it('takes a room as many days ahead as the space wants, and is shown no more', async () => {
    assert.equal((await reserve('2026-10-25T11:00:00Z', '2026-10-25T12:00:00Z')).body.code, 'outside_window', 'closed on Sundays');
    assert.equal((await reserve('2026-10-23T08:00:00Z', '2026-10-23T09:00:00Z')).status, 201);
    assert.equal((await reserve('2026-10-26T08:00:00Z', '2026-10-26T09:00:00Z')).body.code, 'outside_window');
    const { body } = await api.get('/availability?from=2026-10-20&to=2026-11-10&resourceId=room,desk');
    for (const { intervals } of body.items) {
      const free = intervals.filter(({ available }: Json) => available > 0).map(({ start }: Json) => (start as string).slice(0, 10));
      assert.equal(free.at(-1), '2026-10-23');
      assert.equal(intervals.at(-1).reason, 'closed');
    }
  });

  it('meets a host who may do more: late, early, at odd hours; but never twice at once', async () => {
    const by = { now, by: 'host' } as const;
    const asHost = <T>(work: (tx: Parameters<typeof moveVisit>[0]) => Promise<T>): Promise<T> => backend.db.transaction(work);
    const visit = await book('2026-10-21T09:00:00Z');
    const late = await asHost((tx) => moveVisit(tx, space, { ...by, id: visit.id, start: Date.parse('2026-12-24T20:35:00Z'), hostId: 'ada', reason: 'as we said on the phone' }));
    assert.equal(late.starts_at.toISOString(), '2026-12-24T20:35:00.000Z');
    await assert.rejects(asHost((tx) => bookVisit(tx, space, tourOf(space, 'tour'), { start: '2026-12-24T20:45:00Z', hostId: 'ada', partySize: 1, attendee: somebody() }, by)), /taken/);
    await assert.rejects(asHost((tx) => bookVisit(tx, space, tourOf(space, 'tour'), { start: '2026-12-24T21:37:00Z', hostId: 'ada', partySize: 1, attendee: somebody() }, by)), /does not fit/);
    const seen = await api.get(`/tour-bookings/${visit.id}`, { token: visit.manageToken });
    assert.equal(seen.body.message, 'as we said on the phone');
    now = Date.parse('2026-12-24T20:34:00Z');
    assert.equal((await asHost((tx) => cancelVisit(tx, space, { now, by: 'host', id: visit.id }))).status, 'cancelled');

    now = tuesday;
    const room = (await reserve('2026-10-22T08:00:00Z', '2026-10-22T09:00:00Z')).body;
    const moved = await asHost((tx) => moveReservation(tx, space, { ...by, id: room.id, start: Date.parse('2026-11-30T22:15:00Z'), end: Date.parse('2026-11-30T23:00:00Z') }));
    assert.equal(moved.starts_at.toISOString(), '2026-11-30T22:15:00.000Z');
  });
});
