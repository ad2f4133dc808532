import { expect } from '@open-wc/testing';
import { memory } from '../../src/adapters/memory/index.js';
import { BackendError } from '../../src/backend/error.js';
import type { EventPage, SpaceEvent } from '../../src/domain/events.js';
import { openEvents } from '../helpers/events-page.js';
import { NOW, sampleBackend, sampleSpace } from '../helpers/sample-space.js';

const event = (given: Partial<SpaceEvent> = {}): SpaceEvent => ({
  id: 'talk', kind: 'event', title: 'Talk', start: '2027-03-10T18:00:00Z', end: '2027-03-10T20:00:00Z', timeZone: 'Europe/Amsterdam', status: 'scheduled', ...given,
});
const page = (items: readonly unknown[], more: Partial<EventPage> = {}) => ({ timeZone: 'Europe/Amsterdam', asOf: NOW, items, next: null, ...more });
const tag = (value: unknown, rest = '') => `<script type="application/json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>${rest}`;
const slow = () => memory({ facts: sampleSpace.facts, events: [event({ title: 'Talk, now full', capacity: 8, remaining: 0 })] }, { now: () => NOW, delay: 300 });

describe('<cowork-events> with events that the page brought', () => {
  it('shows them at once, and what the backend says when it answers', async () => {
    const shown = await openEvents({ inside: tag(page([event()])), backend: slow(), settled: false });
    await shown.element.updateComplete;
    expect([shown.titles, shown.skeletonRows]).to.deep.equal([['Talk'], 0]);
    await shown.until(() => shown.titles.includes('Talk, now full'));
    expect(shown.titles).to.have.length(1);
  });

  it('keeps them when the backend is away, and says that they may be old', async () => {
    const shown = await openEvents({ inside: tag(page([event()])), backend: sampleBackend({ fail: () => new BackendError('unreachable', 'away') }) });
    await shown.until(() => shown.part('stale'));
    expect(shown.titles).to.deep.equal(['Talk']);
  });

  it('needs no backend for the list, the month, the week and the filters', async () => {
    const items = [event(), event({ id: 'lunch', kind: 'ritual', title: 'Lunch', prices: [], start: '2027-03-12T11:00:00Z', end: '2027-03-12T12:00:00Z' })];
    const shown = await openEvents({ inside: tag(page(items)), backend: undefined });
    expect(shown.titles).to.deep.equal(['Talk', 'Lunch']);
    await shown.press('Month');
    expect(shown.busyDays).to.deep.equal(['Wednesday 10 March, 1 event', 'Friday 12 March, 1 event']);
    await shown.press('List');
    await shown.press('Filter');
    await shown.until(() => shown.part('filters'));
    await shown.press('Free');
    expect(shown.titles).to.deep.equal(['Lunch']);
  });

  it('leads to the page of an event where nobody takes a registration', async () => {
    const items = [event({ rsvp: { mode: 'inline' }, url: 'https://loft.example/talk' }), event({ id: 'b', title: 'Other', rsvp: { mode: 'inline' } })];
    const shown = await openEvents({ inside: tag(page(items)), backend: undefined });
    await shown.until(() => shown.event('Talk').way.startsWith('Sign up on their page'));
    expect(shown.event('Other').way).to.equal('Ask us about it when you come to look around.');
  });

  it('draws no more of a thousand than was asked for, and the rest when somebody wants it', async () => {
    const items = Array.from({ length: 1000 }, (_, index) => event({ id: `e${index}`, title: `Talk ${index}` }));
    const shown = await openEvents({ inside: tag(page(items)), backend: undefined, limit: 5 });
    expect(shown.titles).to.have.length(5);
    await shown.press('Show more');
    expect(shown.titles).to.have.length(10);
    expect(shown.focused).to.equal('Talk 5');
  });

  it('leaves out what is over: the page may have been kept for days', async () => {
    const shown = await openEvents({ inside: tag(page([event({ id: 'old', start: '2027-03-03T18:00:00Z', end: '2027-03-03T20:00:00Z' }), event()])), backend: undefined });
    expect(shown.titles).to.deep.equal(['Talk']);
  });

  for (const [what, json] of Object.entries({
    'broken JSON': '{"items": [', 'no object': '"hello"', 'null': 'null', 'no zone': { items: [event()] }, 'a zone that nobody knows': page([event()], { timeZone: 'Mars/Base' }),
    'an empty script': '', 'items that are no list': { timeZone: 'Europe/Amsterdam', items: 'many' },
  })) {
    it(`passes over ${what} without a word`, async () => {
      const shown = await openEvents({ inside: tag(json, '<p>The programme hangs at the door.</p>') });
      expect(shown.titles).to.have.length(10);
      const alone = await openEvents({ inside: tag(json, '<p>The programme hangs at the door.</p>'), backend: undefined, settled: false });
      await alone.element.updateComplete;
      expect(alone.showsFallback).to.equal(true);
    });
  }

  it('reads field by field what it was given, as from any server', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const hostile = { ...event({ title: evil, summary: evil, url: 'javascript:alert(1)' }), tags: { 0: evil }, prices: 'free', guests: [], hostedBy: {}, __proto__: { polluted: true } };
    const shown = await openEvents({ inside: tag(JSON.stringify(page([hostile, { ...event(), id: 7 }, event({ id: 'late', start: 'soon' }), null, 'x'])).replaceAll('<', '\\u003c')), backend: undefined });
    expect(shown.titles).to.deep.equal([evil]);
    expect(shown.strays).to.equal(0);
  });
});

describe('<cowork-events> with a list that the page’s server rendered', () => {
  const list = '<ol><li>Wednesday 10 March, 19:00: Talk</li></ol>';

  it('leaves it in place until the backend has answered', async () => {
    const shown = await openEvents({ inside: list, prerendered: true, backend: slow(), settled: false });
    await shown.element.updateComplete;
    expect([shown.showsFallback, shown.skeletonRows]).to.deep.equal([true, 0]);
    await shown.until(() => shown.titles.includes('Talk, now full'));
    expect(shown.showsFallback).to.equal(false);
  });

  it('leaves it there when the backend is away, below a word about it', async () => {
    const shown = await openEvents({ inside: list, prerendered: true, backend: sampleBackend({ fail: () => new BackendError('unreachable', 'away') }) });
    expect(shown.error).to.contain('We can’t reach our calendar right now.');
    expect(shown.showsFallback).to.equal(true);
  });
});
