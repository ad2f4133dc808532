import { expect } from '@open-wc/testing';
import { memory } from '../../src/adapters/memory/index.js';
import type { SpaceEvent } from '../../src/domain/events.js';
import type { EventFilterEvent } from '../../src/elements/events/events.events.js';
import { openEvents } from '../helpers/events-page.js';
import { NOW, sampleBackend, sampleSpace } from '../helpers/sample-space.js';

const event = (given: Partial<SpaceEvent>): SpaceEvent => ({
  id: 'e', kind: 'event', title: 'Talk', start: '2027-03-10T18:00:00Z', end: '2027-03-10T20:00:00Z', timeZone: 'Europe/Amsterdam', status: 'scheduled', ...given,
});
const houseWith = (events: readonly SpaceEvent[]) => memory({ facts: sampleSpace.facts, events }, { now: () => NOW });

describe('<cowork-events> as a week', () => {
  it('has a column for each day, with all that is on', async () => {
    const page = await openEvents({ view: 'week' });
    expect(page.weekName).to.match(/^1\s*[–-]\s*7 Mar 2027$/);
    expect(Object.keys(page.week)).to.have.length(7);
    expect(page.week['Thursday 4 March, 1 event']).to.deep.equal(['12:30 Lunch at the long table']);
    expect(page.week['Friday 5 March, 1 event']).to.deep.equal(['08:30 Newcomers’ breakfast']);
  });

  it('shows the one that is chosen whole below, and its heading has the focus', async () => {
    const page = await openEvents({ view: 'week' });
    await page.pickSlip('2027-03-05', 'breakfast');
    expect(page.titles).to.deep.equal(['Newcomers’ breakfast']);
    expect(page.focused).to.equal('Newcomers’ breakfast');
    expect(page.event('Newcomers’ breakfast').way).to.equal('Sign up: Newcomers’ breakfast 4 places left');
  });

  it('says on the slip what is full, cancelled, all day', async () => {
    const page = await openEvents({ view: 'week', from: '2027-03-08' });
    expect(page.week['Wednesday 10 March, 1 event']).to.deep.equal(['19:30 Sign lettering by hand Full']);
    expect(page.week['Friday 12 March, 1 event']).to.deep.equal(['20:00 Film in the yard Cancelled']);
    await page.press('Next week');
    expect(page.week['Saturday 20 March, 1 event']).to.deep.equal(['All day Open studios']);
    expect(page.week['Sunday 21 March, 1 event']).to.deep.equal(['All day Open studios']);
  });

  it('puts the days below each other where there is no room for seven', async () => {
    const page = await openEvents({ view: 'week', width: 400, from: '2027-03-08' });
    expect(page.week).to.deep.equal({});
    expect(page.days).to.deep.equal(['Tuesday 9 March', 'Wednesday 10 March', 'Thursday 11 March', 'Friday 12 March']);
    expect(page.overflow).to.be.at.most(1);
  });

  it('is turned with Page Down, and the focus stays with it', async () => {
    const { sendKeys } = await import('@web/test-runner-commands');
    const page = await openEvents({ view: 'week' });
    await page.pickSlip('2027-03-05', 'breakfast');
    await page.press('Next week');
    expect(page.weekName).to.match(/^8\s*[–-]\s*14 Mar 2027$/);
    page.focusOn('Next week');
    await sendKeys({ press: 'PageDown' });
    await page.settled();
    expect(page.weekName).to.match(/^15\s*[–-]\s*21 Mar 2027$/);
    await sendKeys({ press: 'PageUp' });
    await page.settled();
    expect(page.weekName).to.match(/^8\s*[–-]\s*14 Mar 2027$/);
    expect(page.focused).not.to.equal('');
  });

  it('says so when nothing is on', async () => {
    const page = await openEvents({ view: 'week', from: '2027-05-03' });
    expect(page.part('empty')).to.equal('Nothing is planned for this week yet.');
  });

  it('is chosen by itself where there is room', async () => {
    const wide = await openEvents({ view: 'auto' });
    expect(Object.keys(wide.week)).to.have.length(7);
    const narrow = await openEvents({ view: 'auto', width: 500 });
    expect(narrow.days[0]).to.equal('Today, Thursday 4 March');
    narrow.frame.style.inlineSize = '900px';
    await narrow.until(() => Object.keys(narrow.week).length === 7, 'The week');
  });
});

describe('the way from one view to another', () => {
  it('is a list where the words have no room beside each other, and does the same', async () => {
    const page = await openEvents({ width: 260, views: 'list week month rituals' });
    expect(page.part('view')).to.equal('List Week Month Rituals');
    await page.chooseView('rituals');
    expect(page.titles).to.deep.equal(['Lunch at the long table']);
    expect(page.overflow).to.be.at.most(1);
  });

  it('keeps its buttons where they have', async () => {
    const page = await openEvents({ width: 260 });
    expect(page.part('view')).to.equal('List');
    expect(page.overflow).to.be.at.most(1);
  });
});

describe('<cowork-events> as rituals', () => {
  const tea = (week: number) => event({ id: `tea-${week}`, seriesId: 'tea', kind: 'ritual', title: 'Tea', summary: 'Somebody pours.', description: 'One pot.\n\nNo talk of work.', hostedBy: 'Ilse', start: new Date(Date.UTC(2027, 2, 5, 14) + week * 7 * 86_400_000).toISOString(), end: new Date(Date.UTC(2027, 2, 5, 15) + week * 7 * 86_400_000).toISOString(), visitorsWelcome: false });
  const walk = event({ id: 'walk', seriesId: 'walk', kind: 'ritual', title: 'Walk', visitorsWelcome: true });

  it('shows each once: when, what happens, who is the host, whether visitors are welcome', async () => {
    const page = await openEvents({ view: 'rituals', backend: houseWith([walk, ...[0, 1, 2, 3, 4].map(tea), event({ id: 'talk' })]) });
    expect(page.titles).to.deep.equal(['Tea', 'Walk']);
    expect(page.event('Tea').time).to.equal('Every Friday, 15:00–16:00');
    expect(page.event('Tea').text).to.contain('Somebody pours.').and.to.contain('No talk of work.').and.to.contain('with Ilse');
    expect(page.event('Tea').way).to.equal('For the people of the house Next: Friday 5 March');
    expect(page.event('Walk').time).to.equal('19:00–21:00');
    expect(page.event('Walk').way).to.equal('Just walk in visitors welcome Next: Wednesday 10 March');
  });

  it('names all its days', async () => {
    const page = await openEvents({ view: 'rituals' });
    expect(page.event('Lunch at the long table').time).to.equal('Every Tuesday and Thursday, 12:30–13:30');
  });

  it('says so when there are none', async () => {
    const page = await openEvents({ view: 'rituals', backend: houseWith([event({})]) });
    expect(page.part('empty')).to.equal('There are no rituals at the moment.');
  });
});

describe('<cowork-events> with filters', () => {
  const open = async (given: Parameters<typeof openEvents>[0] = {}) => {
    const page = await openEvents({ limit: 30, ...given });
    await page.press('Filter');
    await page.until(() => page.part('filters'), 'The filters');
    await page.settled();
    return page;
  };

  it('offers words, what is free, what suits newcomers, and the tags there are', async () => {
    const page = await open();
    expect(page.focused).to.equal('Search');
    expect(page.chips).to.deep.equal(['Free', 'Good if you are new', 'food', 'community', 'culture', 'business', 'craft', 'learning']);
  });

  it('finds words, and says how many fit', async () => {
    const page = await open();
    await page.search('alphabets');
    expect(page.titles).to.deep.equal(['Sign lettering by hand']);
    expect(page.part('filters')).to.contain('1 event fits');
    await page.press('Show everything');
    expect(page.titles.length).to.be.above(10);
  });

  it('leaves only what is free, what suits newcomers, what carries a tag, together', async () => {
    const page = await open();
    await page.press('Free');
    expect(page.titles).to.include('Bookkeeping for makers').and.not.to.include('Sign lettering by hand').and.not.to.include('Pitch night');
    await page.press('Good if you are new');
    expect(page.titles).not.to.include('Bookkeeping for makers');
    await page.press('community');
    expect(page.titles).to.deep.equal(['Newcomers’ breakfast']);
    expect(page.chips).to.include('✓ Free').and.to.include('✓ community');
    await page.press('Filter: 3');
    expect(page.chips).to.deep.equal([]);
    expect(page.titles).to.deep.equal(['Newcomers’ breakfast']);
  });

  it('tells the page', async () => {
    const page = await open();
    let heard: EventFilterEvent | undefined;
    page.element.addEventListener('cowork-event-filter', (filter) => { heard = filter; });
    await page.press('Free');
    expect(heard?.wishes).to.deep.equal({ free: true });
  });

  it('says so when nothing fits, and leads back', async () => {
    const page = await open();
    await page.search('zeppelin');
    expect(page.part('empty')).to.equal('Nothing fits that. Show everything');
    await page.press('Show everything');
    expect(page.titles.length).to.be.above(10);
  });

  it('stays within what the page shows', async () => {
    const page = await open({ tag: 'craft, business' });
    await page.press('craft');
    expect(page.titles).to.deep.equal(['Sign lettering by hand']);
  });

  it('keeps its word where a backend does not know a wish', async () => {
    const { events, ...rest } = sampleBackend();
    const page = await open({ limit: 3, backend: { ...rest, events: { ...events!, list: ({ free: _free, q: _q, ...query }, options) => events!.list(query, options) } } });
    await page.press('Free');
    expect(page.titles).to.have.length(3);
    expect(page.titles).not.to.include('Sign lettering by hand');
  });

  it('holds in the week and the month too', async () => {
    const page = await open();
    await page.press('culture');
    await page.press('Month');
    expect(page.busyDays).to.deep.equal(['Friday 12 March, 1 event', 'Saturday 20 March, 1 event', 'Sunday 21 March, 1 event']);
  });

  it('can be left out, or only some of them offered', async () => {
    const none = await openEvents({ filters: '' });
    expect(none.part('filter')).to.equal(undefined);
    const some = await open({ filters: 'free rituals' });
    expect(some.chips).to.deep.equal(['Free', 'Rituals']);
    await some.press('Rituals');
    expect(new Set(some.titles)).to.deep.equal(new Set(['Lunch at the long table']));
  });
});
