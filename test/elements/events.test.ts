import { expect, oneEvent } from '@open-wc/testing';
import { memory, type MemorySpace } from '../../src/adapters/memory/index.js';
import type { Backend } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/error.js';
import { visitorZone } from '../../src/domain/dates.js';
import type { EventQuery, SpaceEvent } from '../../src/domain/events.js';
import type { ViewChangeEvent } from '../../src/elements/events/events.events.js';
import { openEvents } from '../helpers/events-page.js';
import { NOW, sampleBackend, sampleSpace } from '../helpers/sample-space.js';

const away = () => new BackendError('unreachable', 'away');

/** A house with these events and nothing else. */
const houseWith = (events: readonly SpaceEvent[], facts: Partial<MemorySpace['facts']> = {}) =>
  memory({ facts: { ...sampleSpace.facts, ...facts }, events }, { now: () => NOW });

const talk = (given: Partial<SpaceEvent> = {}): SpaceEvent => ({
  id: 'talk', kind: 'event', title: 'Talk', start: '2027-03-10T18:00:00Z', end: '2027-03-10T20:00:00Z', timeZone: 'Europe/Amsterdam', status: 'scheduled', ...given,
});
const talks = (count: number) => Array.from({ length: count }, (_, index) => talk({
  id: `talk-${index}`, title: `Talk ${index + 1}`, start: `2027-03-${String(10 + Math.floor(index / 8))}T${String(8 + (index % 8)).padStart(2, '0')}:00:00Z`, end: `2027-03-${String(10 + Math.floor(index / 8))}T18:00:00Z`,
}));

/** A backend that also tells which events were asked for. */
function watched(backend: Backend): { readonly backend: Backend; readonly queries: EventQuery[] } {
  const queries: EventQuery[] = [];
  const { events } = backend;
  if (!events) throw new Error('no events');
  return { queries, backend: { ...backend, events: { ...events, list: (query, options) => { queries.push(query); return events.list(query, options); } } } };
}

describe('<cowork-events> as a list', () => {
  it('shows what is on, day by day', async () => {
    const page = await openEvents({ limit: 4 });
    expect(page.days).to.deep.equal(['Today, Thursday 4 March', 'Friday 5 March', 'Tuesday 9 March', 'Wednesday 10 March']);
    expect(page.on('Friday')).to.deep.equal(['Newcomers’ breakfast']);
  });

  it('tells of each when, where, with whom and for how much', async () => {
    const page = await openEvents();
    const breakfast = page.event('Newcomers’ breakfast');
    expect(breakfast.time).to.equal('08:30–09:30');
    expect(breakfast.facts).to.equal('Kitchen with Noor Free Good if you are new community food');
    expect(breakfast.way).to.equal('Sign up: Newcomers’ breakfast 4 places left');
    expect(page.event('Sign lettering by hand').facts).to.contain('€18');
  });

  it('invites to rituals without a list', async () => {
    const page = await openEvents({ limit: 1 });
    expect(page.event('Lunch at the long table').way).to.equal('Just walk in visitors welcome');
  });

  it('says that it is full, and how many wait', async () => {
    const page = await openEvents();
    expect(page.event('Sign lettering by hand').way).to.equal('Join the waiting list: Sign lettering by hand Full, 2 people are waiting');
  });

  it('says in words and by a line what does not take place', async () => {
    const page = await openEvents({ limit: 30 });
    const film = page.event('Film in the yard');
    expect([film.state, film.struck, film.way]).to.deep.equal(['Cancelled', true, '']);
    expect(page.event('Pitch night').state).to.equal('Postponed');
  });

  it('says from when something was moved', async () => {
    const page = await openEvents({ backend: houseWith([talk({ previousStart: '2027-03-08T18:00:00Z' })]) });
    expect(page.event('Talk').state).to.equal('Moved, first planned for Monday 8 March, 19:00');
  });

  it('marks what is for members, what takes days, what is elsewhere', async () => {
    const page = await openEvents({ limit: 30 });
    expect(page.event('Members’ dinner').facts).to.contain('Members only');
    expect(page.event('Open studios').time).to.equal('All day, until Sunday 21 March');
    expect(page.event('Ask us anything, online').facts).to.match(/^Online Free/);
    expect(page.event('Ask us anything, online').way).to.match(/^Register there/);
  });

  it('leaves out what a page does not want', async () => {
    const page = await openEvents({ limit: 30, audience: 'public', kind: 'event' });
    expect(page.titles).not.to.include('Members’ dinner');
    expect(page.titles).not.to.include('Lunch at the long table');
    page.element.tag = 'craft, business';
    await page.settled();
    expect(page.titles).to.deep.equal(['Sign lettering by hand', 'Pitch night']);
  });

  it('names the zone only where the visitor’s clock shows another time', async () => {
    const abroad = await openEvents({ backend: houseWith([talk()], { timeZone: 'Pacific/Kiritimati' }) });
    expect(abroad.part('zone')).to.equal('Times in Kiritimati');
    expect(abroad.event('Talk').time).to.equal('08:00–10:00');
    const home = await openEvents({ backend: houseWith([talk()], { timeZone: visitorZone() }) });
    expect(home.part('zone')).to.equal(undefined);
  });

  it('says how old it is', async () => {
    const page = await openEvents();
    expect(page.part('as-of')).to.equal('As of 09:00');
  });

  it('shows an old calendar from its own first day', async () => {
    const page = await openEvents({ from: '2018-05-01', backend: houseWith([talk({ start: '2018-05-03T18:00:00Z', end: '2018-05-03T20:00:00Z', rsvp: { mode: 'inline' } })]) });
    expect(page.days).to.deep.equal(['Thursday 3 May 2018']);
    expect(page.event('Talk').way).to.equal('');
  });

  it('shows hostile words as words', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    const page = await openEvents({ backend: houseWith([talk({
      title: evil, summary: evil, description: evil, tags: [evil], hostedBy: evil, url: 'javascript:alert(1)', location: { name: evil, url: 'javascript:alert(1)' },
      prices: [{ amount: 'NaN', currency: 'EUR', per: 'person' }], rsvp: { mode: 'link', url: 'javascript:alert(1)', label: evil },
    })]) });
    await page.event(evil).open();
    expect(page.strays).to.equal(0);
  });
});

describe('<cowork-events> with more than fits', () => {
  it('adds the next page below, and goes on reading there', async () => {
    const { backend, queries } = watched(houseWith(talks(23)));
    const page = await openEvents({ backend });
    await page.press('Show more');
    expect(page.titles).to.deep.equal(talks(20).map(({ title }) => title));
    expect(page.focused).to.equal('Talk 11');
    await page.press('Show more');
    expect(page.titles).to.have.length(23);
    expect(page.part('more-button')).to.equal(undefined);
    expect(queries.map(({ cursor }) => cursor)).to.deep.equal([undefined, '10', '20']);
  });

  it('keeps what is there when the next page does not come', async () => {
    let dead = false;
    const page = await openEvents({ backend: memory({ facts: sampleSpace.facts, events: talks(12) }, { now: () => NOW, fail: () => (dead ? away() : undefined) }) });
    dead = true;
    await page.press('Show more');
    expect(page.titles).to.have.length(10);
    expect(page.error).to.contain('We can’t reach our calendar right now.');
    dead = false;
    await page.press('Try again');
    expect(page.titles).to.have.length(12);
  });

  it('stays usable with a thousand events', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => talk({ id: `e${index}`, title: `Event ${index}`, start: new Date(Date.UTC(2027, 2, 5) + index * 3_600_000).toISOString(), end: new Date(Date.UTC(2027, 2, 5) + (index + 1) * 3_600_000).toISOString() }));
    const page = await openEvents({ backend: houseWith(many), limit: 200 });
    for (let pages = 1; pages < 5; pages++) await page.press('Show more');
    expect(page.titles).to.have.length(1000);
    const start = performance.now();
    page.element.requestUpdate();
    await page.element.updateComplete;
    expect(performance.now() - start).to.be.below(1000);
    expect(page.drawn.whole, 'events that are whole').to.be.below(100);
    expect(page.drawn.nodes, 'elements').to.be.below(12_000);
  }).timeout(20_000);
});

describe('<cowork-events> as a month', () => {
  it('is one press away, and tells the page', async () => {
    const page = await openEvents();
    const heard = oneEvent<ViewChangeEvent>(page.element, 'cowork-view-change');
    await page.press('Month');
    expect((await heard).view).to.equal('month');
    expect(page.month).to.equal('March 2027');
    expect(page.busyDays).to.include('Thursday 11 March, 2 events');
  });

  it('lists the day that one picks', async () => {
    const page = await openEvents({ view: 'month' });
    expect(page.titles).to.deep.equal(['Lunch at the long table']);
    await page.pickDay('2027-03-11');
    expect(page.days).to.deep.equal(['Thursday 11 March']);
    expect(page.titles).to.deep.equal(['Lunch at the long table', 'Bookkeeping for makers']);
  });

  it('has an event of several days on each of them', async () => {
    const page = await openEvents({ view: 'month' });
    await page.pickDay('2027-03-21');
    expect(page.titles).to.deep.equal(['Open studios']);
  });

  it('says so when a month is empty', async () => {
    const page = await openEvents({ view: 'month' });
    await page.press('Next month');
    expect([page.month, page.part('empty')]).to.deep.equal(['April 2027', 'Nothing is planned in April 2027 yet.']);
  });

  it('is walked through by keyboard', async () => {
    const { sendKeys } = await import('@web/test-runner-commands');
    const page = await openEvents({ view: 'month' });
    page.focusDay('2027-03-04');
    await sendKeys({ press: 'ArrowDown' });
    await page.settled();
    expect(page.focused).to.equal('Thursday 11 March, 2 events');
    await sendKeys({ press: 'Enter' });
    await page.settled();
    expect(page.titles).to.include('Bookkeeping for makers');
    await sendKeys({ press: 'PageDown' });
    await page.until(() => page.month === 'April 2027');
    expect(page.focused).to.match(/^Sunday 11 April/);
  });

  it('can be the only view', async () => {
    const page = await openEvents({ view: 'month', views: 'month' });
    expect(page.part('view')).to.equal(undefined);
  });
});

describe('<cowork-events> when something is missing', () => {
  it('leaves the page’s own words where there is no backend', async () => {
    const page = await openEvents({ backend: undefined, settled: false });
    await page.element.updateComplete;
    expect(page.showsFallback).to.equal(true);
  });

  it('keeps the place while it loads', async () => {
    const page = await openEvents({ backend: sampleBackend({ delay: 60_000 }), limit: 3, settled: false });
    await page.element.updateComplete;
    expect([page.busy, page.skeletonRows]).to.deep.equal([true, 3]);
  });

  it('says what went wrong, keeps the page’s own words, and recovers', async () => {
    let dead = true;
    const page = await openEvents({ backend: sampleBackend({ fail: () => (dead ? away() : undefined) }) });
    expect(page.error).to.equal('We can’t reach our calendar right now. We keep trying. Try again');
    expect(page.showsFallback).to.equal(true);
    dead = false;
    await page.press('Try again');
    expect(page.titles).to.have.length(10);
  });

  it('keeps the last list when asking again fails, and says that it may be old', async () => {
    let dead = false;
    const page = await openEvents({ backend: sampleBackend({ fail: () => (dead ? away() : undefined) }) });
    dead = true;
    page.element.refresh();
    await page.settled();
    expect(page.titles).to.have.length(10);
    expect(page.part('stale')).to.equal('This was right at 09:00; we are asking again.');
  });

  it('says so when nothing is on, and looks further ahead', async () => {
    const page = await openEvents({ backend: houseWith([talk({ start: '2027-06-10T18:00:00Z', end: '2027-06-10T20:00:00Z' })]), days: 60 });
    expect(page.part('empty')).to.contain('Nothing is planned for these weeks yet.');
    await page.press('Look further ahead');
    expect(page.titles).to.deep.equal(['Talk']);
  });

  it('says so when the backend has no events', async () => {
    const { space } = sampleBackend();
    const page = await openEvents({ backend: { space } });
    expect(page.error).to.equal('This can’t be done online here. Please write or call us.');
    expect(page.showsFallback).to.equal(true);
  });

  it('does not break on an answer that makes no sense', async () => {
    const backend = sampleBackend();
    const list = () => Promise.resolve({ timeZone: 'Mars/Base', items: [talk({ start: 'soon' })] });
    const page = await openEvents({ backend: { ...backend, events: { ...backend.events!, list } } });
    expect(page.error).to.contain('Our calendar sent something we can’t read.');
  });

  it('does not break on settings that make no sense', async () => {
    const page = await openEvents({ from: 'soon' as '2027-01-01', days: Number.NaN, limit: -3, view: 'year' as 'list' });
    expect(page.titles).to.have.length(10);
  });
});

describe('<cowork-events> in the life of a page', () => {
  it('asks no second time when it is moved', async () => {
    const { backend, queries } = watched(sampleBackend());
    const page = await openEvents({ backend });
    page.element.remove();
    page.frame.append(page.element);
    await page.settled();
    expect(page.titles).to.have.length(10);
    expect(queries).to.have.length(1);
  });

  it('asks again for a setting that is changed later', async () => {
    const page = await openEvents({ limit: 3 });
    page.element.limit = 5;
    await page.settled();
    expect(page.titles).to.have.length(5);
  });

  it('speaks the language of the page, and changes with it', async () => {
    const page = await openEvents({ limit: 2, lang: 'nl' });
    await page.until(() => page.text.includes('Lijst'));
    expect(page.days).to.deep.equal(['Vandaag, donderdag 4 maart', 'vrijdag 5 maart']);
    expect(page.event('Newcomers’ breakfast').way).to.equal('Aanmelden: Newcomers’ breakfast Nog 4 plekken');
    page.frame.lang = 'en';
    await page.until(() => page.text.includes('List'));
    expect(page.days[1]).to.equal('Friday 5 March');
  });

  it('fits a phone of 320 pixels', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung';
    const page = await openEvents({ width: 280, backend: houseWith([talk({ title: long, tags: [long], location: { name: long }, rsvp: { mode: 'inline' } }), ...(sampleSpace.events ?? [])]) });
    expect(page.overflow).to.be.at.most(1);
    await page.press('Month');
    expect(page.overflow).to.be.at.most(1);
  });
});
