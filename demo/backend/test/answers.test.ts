// Places that wait for an answer: of a host who says yes first, or of a visitor who opens the link in a mail.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { approveReservation } from '../src/availability/changes.ts';
import type { Queryable } from '../src/db/database.ts';
import { approveRsvp, declineRsvp } from '../src/events/changes.ts';
import type { Backend } from '../src/server.ts';
import { loadSpaces } from '../src/spaces/check.ts';
import { seedSpace } from '../src/spaces/seed.ts';
import type { Space } from '../src/spaces/space.ts';
import { Tokens, confirmKey, type Confirmed } from '../src/tokens.ts';
import { approveVisit, declineVisit } from '../src/tours/changes.ts';
import { apiOf, newKey, open, secret, somebody, tuesday, type Api, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { loftWhere } from './helpers/spaces.ts';

after(stopDatabases);

const tokens = new Tokens(secret);
/** The token that is in the mail and nowhere else. */
const mailed = (kind: Confirmed, id: string): string => tokens.make({ kind: 'confirm', id: confirmKey(kind, id), version: 0 });
const minutes = (count: number): number => count * 60_000;
const small = 'small-2026-10-24';
const spaces = loftWhere({
  tours: { tour: { approval: true }, solo: { confirmByMail: true, approval: true, confirmMinutes: 30 } },
  resources: { room: { confirmByMail: true }, desk: { approval: true } },
  events: { small: { rsvp: { mode: 'inline', maxPartySize: 3, confirmByMail: true } }, talk: { rsvp: { mode: 'inline', approval: true } } },
});

for (const { name, db } of databases) {
  describe(`on ${name}`, () => {
    let backend: Backend;
    let api: Api;
    let space: Space;
    let now = tuesday;
    before(async () => {
      backend = await open({ db, spaces, now: () => now });
      api = apiOf(backend);
      const [loaded] = loadSpaces(spaces);
      assert.ok(loaded);
      space = await seedSpace(backend.db, loaded, tuesday);
    });
    after(() => backend.close());
    beforeEach(() => { now = tuesday; });

    const asHost = <T>(work: (tx: Queryable) => Promise<T>): Promise<T> => backend.db.transaction(work);
    const told = async (ref: string): Promise<readonly string[]> =>
      (await backend.db.query<{ kind: string }>(`select kind from outbox where ref = $1 and audience = 'visitor' order by number`, [ref])).map(({ kind }) => kind.split('.')[1] ?? '');
    const trail = async (ref: string): Promise<readonly string[]> =>
      (await backend.db.query<{ kind: string }>('select kind from audit where ref = $1 order by number', [ref])).map(({ kind }) => kind.split('.')[1] ?? '');
    const slots = async (): Promise<readonly string[]> => (await api.get('/tours/tour/slots?hostId=ada')).body.items.map(({ start }: Json) => start);
    const visit = async (start: string): Promise<Json> => (await api.post('/tours/tour/bookings', { start, hostId: 'ada', attendee: somebody() }, { key: newKey() })).body;
    const seen = async (path: string, { id, manageToken: token }: Json): Promise<Json> => (await api.get(`/${path}/${id}`, { token })).body;

    it('a visit that a host must allow keeps its time, and is the visitor’s with the host’s yes', async () => {
      const start = '2026-10-21T08:00:00Z';
      const body = await visit(start);
      assert.deepEqual([body.status, body.expiresAt], ['pendingApproval', start]);
      assert.ok(!(await slots()).includes(start));
      await asHost((tx) => approveVisit(tx, space, { id: body.id, now, by: 'host' }));
      await asHost((tx) => approveVisit(tx, space, { id: body.id, now, by: 'host' }));
      const after = await seen('tour-bookings', body);
      assert.deepEqual([after.status, after.expiresAt, after.sequence], ['confirmed', undefined, 1]);
      assert.deepEqual(await told(body.id), ['requested', 'confirmed']);
      await assert.rejects(asHost((tx) => declineVisit(tx, space, { id: body.id, now, by: 'host' })), /Cancel it instead/);
    });

    it('a host’s no gives the time back, and the visitor reads why', async () => {
      const start = '2026-10-21T09:00:00Z';
      const body = await visit(start);
      await asHost((tx) => declineVisit(tx, space, { id: body.id, now, by: 'host', reason: 'We are moving house that day.' }));
      const after = await seen('tour-bookings', body);
      assert.deepEqual([after.status, after.message, after.canCancel], ['cancelled', 'We are moving house that day.', false]);
      assert.ok((await slots()).includes(start));
      assert.deepEqual(await told(body.id), ['requested', 'declined']);
    });

    it('a request that nobody answers ends when the visit would begin', async () => {
      const body = await visit('2026-10-22T07:00:00Z');
      const moved = await api.post(`/tour-bookings/${body.id}/reschedule`, { start: '2026-10-22T09:00:00Z' }, { token: body.manageToken });
      assert.deepEqual([moved.body.status, moved.body.expiresAt], ['pendingApproval', '2026-10-22T09:00:00Z']);
      now = Date.parse('2026-10-22T09:00:00Z');
      assert.equal((await seen('tour-bookings', body)).status, 'cancelled');
      assert.deepEqual(await told(body.id), ['requested', 'moved', 'declined']);
    });

    it('a visit that needs both asks for the mail first and for the host then', async () => {
      const { body } = await api.post('/tours/solo/bookings', { start: '2026-10-23T08:00:00Z', attendee: { ...somebody(), phone: '+31201234567' } }, { key: newKey() });
      assert.deepEqual([body.status, body.expiresAt], ['pendingConfirmation', '2026-10-20T08:30:00Z']);
      const token = mailed('visit', body.id);
      for (const other of [undefined, body.manageToken]) assert.equal((await api.post(`/tour-bookings/${body.id}/confirm`, undefined, { token: other })).status, 401);
      for (let times = 0; times < 2; times++) {
        const confirmed = await api.post(`/tour-bookings/${body.id}/confirm`, undefined, { token });
        assert.deepEqual([confirmed.status, confirmed.body.status, confirmed.body.expiresAt], [200, 'pendingApproval', '2026-10-23T08:00:00Z']);
      }
      await asHost((tx) => approveVisit(tx, space, { id: body.id, now, by: 'host' }));
      assert.deepEqual(await told(body.id), ['toConfirm', 'requested', 'confirmed']);
    });

    const hour = { start: '2026-10-21T08:00:00Z', end: '2026-10-21T09:00:00Z' };
    const reserve = async (more: object = {}): Promise<{ readonly status: number; readonly body: Json }> =>
      api.post('/resources/room/reservations', { ...hour, attendee: somebody(), ...more }, { key: newKey() });
    const free = async (): Promise<boolean> => {
      const { body: { items: [{ intervals }] } } = await api.get('/availability?resourceId=room&from=2026-10-21&to=2026-10-22');
      return intervals.some(({ start, end, available }: Json) => available > 0 && start <= hour.start && end >= hour.end);
    };

    it('a room waits an hour for the mail to be confirmed, and is free for others the moment it was not', async () => {
      const first = await reserve();
      assert.deepEqual([first.body.status, first.body.expiresAt], ['pendingConfirmation', '2026-10-20T09:00:00Z']);
      assert.equal((await reserve()).status, 409);
      now += minutes(60) - 1;
      assert.equal(await free(), false);
      now += 1;
      assert.equal(await free(), true);
      const second = await reserve();
      assert.equal(second.status, 201);
      const late = await api.post(`/reservations/${first.body.id}/confirm`, undefined, { token: mailed('reservation', first.body.id) });
      assert.equal(late.body.code, 'closed');
      assert.equal((await api.post(`/reservations/${second.body.id}/confirm`, undefined, { token: mailed('reservation', second.body.id) })).body.status, 'confirmed');
      now += minutes(600);
      assert.equal((await seen('reservations', second.body)).status, 'confirmed');
      assert.deepEqual(await told(first.body.id), ['toConfirm'], 'an address that nobody confirmed gets no second mail');
      assert.deepEqual(await trail(first.body.id), ['toConfirm', 'expired']);
      assert.deepEqual(await told(second.body.id), ['toConfirm', 'confirmed']);
    });

    it('a booking is free for whoever asks first, even if nobody looked since its time was up', async () => {
      const tomorrow = { start: '2026-10-22T08:00:00Z', end: '2026-10-22T09:00:00Z' };
      await reserve(tomorrow);
      now += minutes(61);
      assert.equal((await reserve(tomorrow)).status, 201);
    });

    it('a desk that a host must allow is taken meanwhile, and given by the host', async () => {
      const { body } = await api.post('/resources/desk/reservations', { start: '2026-10-21T07:00:00Z', end: '2026-10-21T08:00:00Z', units: 4, attendee: somebody() });
      assert.equal(body.status, 'pendingApproval');
      assert.equal((await api.post('/resources/desk/reservations', { start: '2026-10-21T07:00:00Z', end: '2026-10-21T08:00:00Z', attendee: somebody() })).status, 409);
      await asHost((tx) => approveReservation(tx, space, { id: body.id, now, by: 'host' }));
      assert.equal((await seen('reservations', body)).status, 'confirmed');
    });

    it('places that were not confirmed go to those who wait; who confirmed while waiting has theirs at once', async () => {
      const guest = async (partySize: number): Promise<Json> =>
        (await api.post(`/events/${small}/rsvps`, { attendee: somebody(), partySize, joinWaitlist: true }, { key: newKey() })).body;
      const [first, second, third] = [await guest(3), await guest(1), await guest(1)];
      assert.deepEqual([first, second, third].map(({ status }) => status), ['pendingConfirmation', 'waitlisted', 'waitlisted']);
      const waiting = await api.post(`/rsvps/${second.id}/confirm`, undefined, { token: mailed('rsvp', second.id) });
      assert.deepEqual([waiting.body.status, waiting.body.waitlistPosition], ['waitlisted', 1]);

      now += minutes(60);
      await backend.jobs.run('let-go');
      assert.deepEqual([(await seen('rsvps', first)).status, (await seen('rsvps', second)).status], ['cancelled', 'confirmed']);
      const promoted = await seen('rsvps', third);
      assert.deepEqual([promoted.status, promoted.expiresAt], ['pendingConfirmation', '2026-10-20T10:00:00Z']);
      assert.deepEqual([await told(first.id), await told(second.id), await told(third.id)],
        [['toConfirm'], ['waitlisted', 'promoted'], ['waitlisted', 'toConfirm']]);
      assert.equal((await api.get(`/events/${small}`)).body.remaining, 1);
      assert.equal((await api.post(`/rsvps/${third.id}/confirm`, undefined, { token: mailed('rsvp', third.id) })).body.status, 'confirmed');
    });

    it('a registration that a host must allow counts as a guest until the host says no', async () => {
      const register = async (): Promise<Json> => (await api.post('/events/talk-2026-10-23/rsvps', { attendee: somebody() })).body;
      const [yes, no] = [await register(), await register()];
      assert.deepEqual([yes.status, no.status, (await api.get('/events/talk-2026-10-23')).body.remaining], ['pendingApproval', 'pendingApproval', 38]);
      await asHost((tx) => approveRsvp(tx, space, { id: yes.id, now, by: 'host' }));
      await asHost((tx) => declineRsvp(tx, space, { id: no.id, now, by: 'host' }));
      assert.deepEqual([(await seen('rsvps', yes)).status, (await seen('rsvps', no)).status], ['confirmed', 'cancelled']);
      assert.equal((await api.get('/events/talk-2026-10-23')).body.remaining, 39);
      assert.deepEqual([await told(yes.id), await told(no.id)], [['requested', 'confirmed'], ['requested', 'declined']]);
    });
  });
}
