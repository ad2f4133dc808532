import { expect } from '@open-wc/testing';
import { memory } from '../../src/adapters/memory/index.js';
import type { Change, ToursSource } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/error.js';
import { NOW, sampleBackend, sampleSpace, TODAY, ZONE } from '../helpers/sample-space.js';

// What the contract suite cannot ask of every backend.
describe('the memory adapter', () => {
  const ada = { name: 'Ada', email: 'ada@example.org', phone: '+31201234567' };
  const key = (word: string) => ({ key: word });
  const toursOf = (backend = sampleBackend()) => backend.tours as ToursSource;

  it('has only what its data has', async () => {
    const backend = memory({ facts: { name: 'Loft', timeZone: ZONE } });
    expect(backend.availability).to.equal(undefined);
    expect(backend.events).to.equal(undefined);
    expect((await backend.space.facts()).capabilities).to.deep.equal(['changes']);
    expect(await backend.space.hosts()).to.deep.equal([]);
  });

  it('forgets nothing between calls and shares nothing between backends', async () => {
    const [one, other] = [toursOf(), toursOf()];
    await one.book('tour', { start: '2027-03-05T09:00:00Z', hostId: 'sam', attendee: ada }, key('a'));
    const on = (tours: ToursSource) =>
      tours.slots({ tourId: 'tour', from: '2027-03-05', to: '2027-03-06', hostId: 'sam' });
    expect((await on(one)).items).to.have.length(2);
    expect((await on(other)).items).to.have.length(3);
  });

  it('lets no host be at two visits at once', async () => {
    const tours = toursOf();
    await tours.book('trial', { start: '2027-03-09T08:00:00Z', hostId: 'noor', attendee: ada }, key('a'));
    const { items } = await tours.slots({ tourId: 'tour', from: '2027-03-09', to: '2027-03-10', hostId: 'noor' });
    expect(items).to.deep.equal([]);
  });

  it('lets as many come to one start as fit, and counts them down', async () => {
    const tours = toursOf();
    const start = '2027-03-09T08:00:00Z';
    const remaining = async () =>
      (await tours.slots({ tourId: 'trial', from: '2027-03-09', to: '2027-03-10' })).items.map(
        (slot) => slot.remaining,
      );
    expect(await remaining()).to.deep.equal([3]);
    for (const guest of ['a', 'b']) await tours.book('trial', { start, attendee: ada }, key(guest));
    expect(await remaining()).to.deep.equal([1]);
    await tours.book('trial', { start, attendee: ada }, key('c'));
    expect(await remaining()).to.deep.equal([]);
  });

  it('keeps the notice, the horizon and the closed days of a visit', async () => {
    const { items, nextAvailable } = await toursOf().slots({ tourId: 'tour', from: TODAY, to: '2027-03-27' });
    expect(items[0]?.start).to.equal('2027-03-04T10:00:00Z');
    expect(items.some(({ start }) => start.startsWith('2027-03-26'))).to.equal(false);
    expect(nextAvailable).to.equal('2027-03-30T09:00:00Z');
  });

  it('keeps the clock of the house when the clocks change', async () => {
    const starts = (
      await toursOf().slots({ tourId: 'tour', from: '2027-03-25', to: '2027-04-02', hostId: 'noor' })
    ).items.map(({ start }) => start);
    expect(starts.filter((start) => start.endsWith('10:00:00Z'))).to.deep.equal([
      '2027-03-25T10:00:00Z',
      '2027-03-30T10:00:00Z',
      '2027-04-01T10:00:00Z',
    ]);
    expect(starts.filter((start) => start.endsWith('11:00:00Z'))).to.deep.equal(['2027-03-25T11:00:00Z']);
    expect(starts.filter((start) => start.endsWith('09:00:00Z'))).to.deep.equal([
      '2027-03-30T09:00:00Z',
      '2027-04-01T09:00:00Z',
    ]);
  });

  it('asks a member for whoever books a visit with a wish to meet them', async () => {
    const backend = sampleBackend();
    const booked = await backend.tours?.book(
      'tour',
      { start: '2027-03-05T09:00:00Z', attendee: ada, meet: { memberId: 'm-bas', why: 'I have eleven old windows.' } },
      key('a'),
    );
    const { introduction } = booked ?? {};
    expect(introduction?.state).to.equal('asked');
    const shown = await backend.people?.introduction({
      id: introduction?.id ?? '',
      token: introduction?.manageToken ?? '',
    });
    expect(shown?.memberId).to.equal('m-bas');
  });

  it('lets a request for an introduction end by itself', async () => {
    let moment = NOW;
    const backend = sampleBackend({ now: () => moment });
    const asked = await backend.people?.ask({ craft: 'Design', why: 'A poster.', attendee: ada }, key('a'));
    moment = '2027-03-18T08:00:00Z';
    const shown = await backend.people?.introduction({ id: asked?.id ?? '', token: asked?.manageToken ?? '' });
    expect(shown?.state).to.equal('expired');
  });

  it('puts nobody before those who wait already', async () => {
    const late = await sampleBackend().events?.register('lettering', { attendee: ada, joinWaitlist: true }, key('a'));
    expect([late?.status, late?.waitlistPosition]).to.deep.equal(['waitlisted', 3]);
  });

  it('shows a guest as the guest chose to be shown', async () => {
    const events = sampleBackend().events;
    await events?.register(
      'breakfast',
      { attendee: { ...ada, name: 'Ada Lovelace' }, appearance: 'firstName', craft: 'Mathematician' },
      key('a'),
    );
    await events?.register('breakfast', { attendee: { ...ada, email: 'b@example.org' }, alone: true }, key('b'));
    const guests = (await events?.event('breakfast'))?.guests;
    expect(guests?.count).to.equal(10);
    expect(guests?.shown.at(-1)).to.deep.equal({ firstName: 'Ada', craft: 'Mathematician' });
  });

  it('counts no guests below the minimum group', async () => {
    const events = sampleBackend().events;
    await events?.register('bookkeeping', { attendee: ada }, key('a'));
    expect((await events?.event('bookkeeping'))?.guests?.count).to.equal(undefined);
  });

  it('offers an office from the day it is free', async () => {
    const answer = await sampleBackend().availability?.window({
      from: '2027-04-30',
      to: '2027-05-02',
      resourceIds: ['office-5'],
    });
    expect(answer?.items).to.deep.equal([
      {
        resourceId: 'office-5',
        intervals: [
          { start: '2027-04-29T22:00:00Z', end: '2027-04-30T22:00:00Z', available: 0, reason: 'booked' },
          { start: '2027-04-30T22:00:00Z', end: '2027-05-01T22:00:00Z', available: 1 },
        ],
        nextAvailable: '2027-04-30T22:00:00Z',
      },
    ]);
  });

  it('is open past midnight where the hours say so, and on no closed day', async () => {
    const night = [{ days: [5, 6], opens: '20:00', closes: '02:00' }] as const;
    const backend = memory(
      {
        facts: { ...sampleSpace.facts, openingHours: night, closedDays: [{ date: '2027-03-06' }] },
        resources: [{ id: 'bar', kind: 'eventSpace', name: 'Bar' }],
      },
      { now: () => NOW },
    );
    const answer = await backend.availability?.window({ from: '2027-03-05', to: '2027-03-08' });
    expect(answer?.items[0]?.intervals).to.deep.equal([
      { start: '2027-03-05T19:00:00Z', end: '2027-03-06T01:00:00Z', available: 1 },
    ]);
  });

  it('says what is wrong with a reservation', async () => {
    const reserve = async (start: string, end: string) => {
      const error: unknown = await sampleBackend()
        .availability?.reserve('atelier', { start, end, attendee: ada }, key('a'))
        .catch((thrown: unknown) => thrown);
      return error instanceof BackendError ? error.code : 'reserved';
    };
    expect(await reserve('2027-03-04T07:30:00Z', '2027-03-04T08:00:00Z')).to.equal('closed');
    expect(await reserve('2027-03-05T08:00:00Z', '2027-03-05T08:10:00Z')).to.equal('invalid');
    expect(await reserve('2027-03-05T20:00:00Z', '2027-03-05T21:00:00Z')).to.equal('outside-window');
    expect(await reserve('2027-03-04T10:30:00Z', '2027-03-04T11:30:00Z')).to.equal('taken');
    expect(await reserve('2027-03-04T11:00:00Z', '2027-03-04T12:00:00Z')).to.equal('reserved');
  });

  it('fails when it is told to, and stores nothing then', async () => {
    const error = new BackendError('timeout', 'Too slow.');
    let broken = true;
    const tours = toursOf(sampleBackend({ fail: (call) => (broken && call === 'tours.book' ? error : undefined) }));
    const visit = { start: '2027-03-05T09:00:00Z', attendee: ada };
    expect(await tours.book('tour', visit, key('a')).catch((thrown: unknown) => thrown)).to.equal(error);
    broken = false;
    expect((await tours.book('tour', visit, key('a'))).status).to.equal('confirmed');
  });

  it('tells whoever watches, and nobody who left', async () => {
    const backend = sampleBackend();
    const heard: Change[] = [];
    const leave = backend.changes?.watch(['tours'], (change) => heard.push(change));
    await backend.tours?.book('tour', { start: '2027-03-05T09:00:00Z', attendee: ada }, key('a'));
    await backend.events?.register('breakfast', { attendee: ada }, key('b'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).to.deep.equal([{ topic: 'tours', ids: ['tour'] }]);

    leave?.();
    await backend.tours?.book('tour', { start: '2027-03-05T10:00:00Z', attendee: ada }, key('c'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).to.have.length(1);
  });
});
