import { expect } from '@open-wc/testing';
import { memory, type MemorySpace } from '../../src/adapters/memory/index.js';
import { openAvailability } from '../helpers/availability-page.js';
import { NOW, sampleBackend, sampleSpace } from '../helpers/sample-space.js';

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
/** The sample house with other rooms. */
const houseWith = (resources: NonNullable<MemorySpace['resources']>, facts: Partial<MemorySpace['facts']> = {}) =>
  memory({ ...sampleSpace, facts: { ...sampleSpace.facts, ...facts }, resources }, { now: () => NOW });
const rooms = (count: number): NonNullable<MemorySpace['resources']> =>
  Array.from({ length: count }, (_, index) => ({ id: `r${index}`, kind: 'meetingRoom' as const, name: `Room ${index}`, capacity: 4, book: { mode: 'inline' as const } }));
const ada = { name: 'Ada', email: 'ada@example.org' };

describe('Looking for a room', () => {
  it('leaves out rooms that are too small for so many', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.look('How many come', '5 people');
    expect(page.rooms).to.deep.equal(['Atelier']);
    await page.press('Clear');
    expect(page.rooms).to.have.length(3);
  });

  it('keeps to rooms with time enough, and says how many they are', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.look('For how long', '4 hours');
    expect(page.rooms).to.deep.equal(['Loft']);
    expect(page.part('summary')).to.contain('1 of 3 rooms fits.');
    await page.look('For how long', '2 hours');
    expect(page.row('Atelier')[2]).to.equal('Atelier, 09:00 to 10:30, free, but too short to book');
    expect(page.row('Atelier')[4]).to.equal('Atelier, 12:00 to 14:00, free');
  });

  it('keeps to rooms that are free at a time, and starts there', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.look('Starting when', 'From 13:30');
    await page.look('For how long', '1 hour');
    expect(page.rooms).to.deep.equal(['Loft']);
    await page.look('For how long', '30 minutes');
    expect(page.rooms).to.deep.equal(['Atelier', 'Loft']);
    await page.choose('Atelier, 12:00 to 14:00');
    await page.until(() => page.has('panel'), 'the panel');
    expect(page.selected('from')).to.equal('13:30');
  });

  it('keeps to rooms of a kind, and with what is wanted in them', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.press('Filters');
    await page.tick('whiteboard');
    expect(page.rooms).to.deep.equal(['Atelier']);
    await page.press('Clear');
    await page.look('Kind of room', 'Phone booths');
    expect(page.rooms).to.deep.equal(['Phone booth']);
    await page.look('Kind of room', 'All kinds');
    await page.tick('step-free access');
    expect(page.rooms).to.deep.equal(['Atelier']);
  });

  it('says so when nothing fits, and leads to the day on which something does', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.look('For how long', '8 hours');
    await page.look('How many come', '5 people');
    expect(page.part('full')).to.contain('Nothing fits on Thursday 4 March.');
    await page.until(() => page.has('next-free'), 'the next day');
    await page.press('Next free: Friday 5 March');
    expect(page.row('Atelier')).to.contain('Atelier, 08:30 to 18:00, free');
  });

  it('leads to the first free time', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.press('First free: 09:00, Atelier');
    expect(page.focused).to.equal('Atelier, 09:00 to 10:30, free');
    await page.look('Starting when', 'From 12:30');
    await page.press('First free: 09:00, Loft');
    expect(page.focused).to.equal('Loft, 09:00 to 18:00, free');
  });

  it('takes the focus along to the first free time of another day', async () => {
    const page = await openAvailability({ show: 'rooms', day: '2027-03-26' });
    await page.until(() => page.has('next-free'), 'the next day');
    await page.press('Next free: Monday 29 March');
    await page.until(() => page.focused.startsWith('Atelier'), 'the focus');
    expect(page.focused).to.equal('Atelier, 08:30 to 18:00, free');
  });
});

describe('The hours of the house', () => {
  it('are said for the day', async () => {
    const page = await openAvailability({ show: 'rooms' });
    expect(page.part('hours')).to.equal('Open 08:30–18:00');
  });

  it('are said with the reason where it is closed', async () => {
    const page = await openAvailability({ show: 'rooms', day: '2027-03-26' });
    expect(page.part('full')).to.contain('We are closed on Friday 26 March: Good Friday.');
  });

  it('are not those of a room that is open longer', async () => {
    const hours = [{ days: everyDay, opens: '07:00' as const, closes: '22:00' as const }];
    const backend = houseWith([{ id: 'a', kind: 'phoneBooth', name: 'Booth', hours, book: { mode: 'inline' } }]);
    const page = await openAvailability({ backend, day: '2027-03-06' });
    expect(page.part('hours')).to.equal('House closed');
    expect(page.row('Booth')).to.deep.equal(['Booth, 07:00 to 22:00, free']);
  });

  it('have a line where now is, on the day that it is', async () => {
    const page = await openAvailability({ show: 'rooms' });
    expect(page.currentHour).to.equal('09:00');
    await page.press('The next day');
    expect(page.currentHour).to.equal('');
  });
});

describe('The week of a room', () => {
  it('is seven days from the one in view, each with its times', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.press('Atelier: the week');
    await page.until(() => page.rooms.length === 7, 'the week');
    expect(page.day).to.equal('Atelier, 4 – 10 Mar 2027');
    expect(page.rooms.slice(0, 3)).to.deep.equal(['Thu 4 Mar', 'Fri 5 Mar', 'Sat 6 Mar']);
    expect(page.row('Fri 5 Mar')).to.deep.equal(['Friday 5 March, 08:00 to 08:30, closed', 'Friday 5 March, 08:30 to 18:00, free']);
    expect(page.row('Sat 6 Mar')).to.deep.equal(['Saturday 6 March, 08:00 to 18:00, closed']);
    expect(new Set(page.columns).size).to.equal(1);
    expect(page.focused).to.equal('Atelier, 4 – 10 Mar 2027');
  });

  it('goes on by weeks, says why a day is closed, and leads back', async () => {
    const page = await openAvailability({ show: 'rooms', room: 'atelier', day: '2027-03-15' });
    await page.until(() => page.rooms.length === 7, 'the week');
    await page.press('The next week');
    await page.until(() => page.day.startsWith('Atelier, 22'), 'the next week');
    expect(page.text).to.contain('Fri 26 Mar Good Friday');
    await page.press('The week before');
    await page.until(() => page.day.startsWith('Atelier, 15'), 'the week before');
    expect(page.link('All rooms')).to.equal(undefined);
  });

  it('leads to a day of all rooms', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.press('Loft: the week');
    await page.until(() => page.rooms.length === 7, 'the week');
    await page.press('Monday 8 March: all rooms');
    expect([page.day, page.rooms.length]).to.deep.equal(['Monday 8 March', 3]);
  });

  it('is reserved in like a day', async () => {
    const page = await openAvailability({ show: 'rooms', room: 'atelier' });
    await page.until(() => page.rooms.length === 7, 'the week');
    await page.choose('Friday 5 March, 08:30 to 18:00');
    await page.until(() => page.has('panel'), 'the panel');
    expect(page.part('times')).to.contain('Friday 5 March');
  });

  it('falls back to all rooms where the space has no such room', async () => {
    const page = await openAvailability({ show: 'rooms', room: 'cellar' });
    await page.until(() => page.rooms.length === 3, 'all rooms');
    expect(page.day).to.equal('Thursday 4 March');
  });
});

describe('The address of the page', () => {
  const before = location.href;
  afterEach(() => history.replaceState(history.state, '', before));
  const open = (search: string) => history.replaceState(history.state, '', `${location.pathname}?${search}`);

  it('holds what a visitor looks for, when the page asks for it, without a step to go back', async () => {
    open('utm_source=mail');
    const entries = history.length;
    const page = await openAvailability({ keepInUrl: '' });
    await page.look('For how long', '2 hours');
    await page.look('How many come', '3 people');
    await page.press('The next day');
    expect(location.search).to.equal('?utm_source=mail&cowork-day=2027-03-05&cowork-people=3&cowork-minutes=120');
    await page.press('Clear');
    await page.press('Desks');
    expect(location.search).to.equal('?utm_source=mail&cowork-show=desks&cowork-day=2027-03-05');
    expect(history.length).to.equal(entries);
  });

  it('brings it back', async () => {
    open('halls-room=loft&halls-day=2027-03-08&cowork-people=9');
    const page = await openAvailability({ keepInUrl: 'halls' });
    await page.until(() => page.rooms.length === 7, 'the week');
    expect(page.day).to.equal('Loft, 8 – 14 Mar 2027');
    await page.press('All rooms');
    expect(location.search).to.equal('?cowork-people=9&halls-day=2027-03-08');
  });

  it('is left alone when the page does not ask for it', async () => {
    open('cowork-people=9');
    const page = await openAvailability({ show: 'rooms' });
    await page.look('For how long', '2 hours');
    expect(page.rooms).to.have.length(2);
    expect(location.search).to.equal('?cowork-people=9');
  });
});

describe('A table of rooms', () => {
  it('is one stop for the keyboard, walked by the arrows', async () => {
    const page = await openAvailability({ show: 'rooms' });
    expect(page.tabStops('timeline')).to.deep.equal(['Atelier, 09:00 to 10:30, free']);
    page.focus('slot');
    await page.key('ArrowRight');
    expect(page.focused).to.equal('Atelier, 10:30 to 12:00, booked');
    await page.key('ArrowDown');
    expect(page.focused).to.equal('Loft, 09:00 to 18:00, free');
    await page.key('ArrowLeft');
    await page.key('ArrowLeft');
    await page.key('ArrowLeft');
    expect(page.focused).to.equal('Loft: the week');
    await page.key('End');
    expect(page.focused).to.equal('Loft, 09:00 to 18:00, free');
    expect(page.tabStops('timeline')).to.deep.equal(['Loft, 09:00 to 18:00, free']);
  });

  it('is walked the other way in a page from right to left', async () => {
    const page = await openAvailability({ show: 'rooms', dir: 'rtl' });
    page.focus('slot');
    await page.key('ArrowLeft');
    expect(page.focused).to.equal('Atelier, 10:30 to 12:00, booked');
  });

  it('keeps the focus at its time when what is there changes', async () => {
    const backend = sampleBackend();
    const page = await openAvailability({ backend, show: 'rooms' });
    await page.press('First free: 09:00, Atelier');
    await page.key('End');
    expect(page.focused).to.equal('Atelier, 15:00 to 18:00, free');
    await backend.availability?.reserve('atelier', { start: '2027-03-04T11:30:00Z', end: '2027-03-04T12:00:00Z', attendee: ada }, { key: 'other' });
    await page.until(() => page.row('Atelier').includes('Atelier, 12:30 to 13:00, booked'), 'the change');
    expect(page.focused).to.equal('Atelier, 15:00 to 18:00, free');
    await backend.availability?.reserve('atelier', { start: '2027-03-04T14:00:00Z', end: '2027-03-04T15:00:00Z', attendee: ada }, { key: 'third' });
    await page.until(() => page.row('Atelier').includes('Atelier, 16:00 to 18:00, free'), 'the change');
    expect(page.focused).to.equal('Atelier, 14:00 to 16:00, booked');
  });

  it('draws of a big house what can be seen, and the rest on the way there', async () => {
    const page = await openAvailability({ backend: houseWith(rooms(196)), show: 'rooms' });
    expect(page.rooms.length).to.be.within(24, 84);
    expect(page.height).to.be.above(196 * 50);
    await page.press('First free: 09:00, Room 0');
    await page.key('Control+End');
    expect(page.focused).to.equal('Room 195, 09:00 to 18:00, free');
    for (let row = 0; row < 5; row++) await page.key('ArrowUp');
    expect(page.focused).to.equal('Room 190, 09:00 to 18:00, free');
    await page.key('Control+Home');
    expect(page.focused).to.equal('Room 0: the week');
    expect(page.rooms.length).to.be.below(120);
  });
});

describe('What others do meanwhile', () => {
  it('is said politely, and told apart from what passes by itself', async () => {
    const backend = sampleBackend();
    const page = await openAvailability({ backend, show: 'rooms' });
    await backend.availability?.reserve('loft', { start: '2027-03-04T09:00:00Z', end: '2027-03-04T10:00:00Z', attendee: ada }, { key: 'other' }).catch(() => undefined);
    await backend.availability?.reserve('atelier', { start: '2027-03-04T11:00:00Z', end: '2027-03-04T12:00:00Z', attendee: ada }, { key: 'more' });
    await page.until(() => page.news !== '', 'the news');
    expect(page.news).to.equal('Atelier, 12:00 to 13:00, has just been taken.');
    page.element.now = '2027-03-04T08:30:00Z';
    await page.settled();
    expect(page.news).to.equal('Atelier, 12:00 to 13:00, has just been taken.');
  });

  it('is not known where nothing comes for long, and that is said', async () => {
    const page = await openAvailability({ show: 'rooms' });
    expect(page.part('freshness')).to.contain('As of 09:00');
    page.element.now = '2027-03-04T08:20:00Z';
    await page.settled();
    expect(page.part('stale')).to.equal('This was right at 09:00; we are asking again.');
  });

  it('is counted where it is much', async () => {
    const backend = houseWith(rooms(4));
    const page = await openAvailability({ backend, show: 'rooms' });
    for (const id of ['r0', 'r1', 'r2']) await backend.availability?.reserve(id, { start: '2027-03-04T11:00:00Z', end: '2027-03-04T12:00:00Z', attendee: ada }, { key: id });
    await page.until(() => page.news !== '', 'the news');
    expect(page.news).to.equal('3 times have changed.');
  });

  it('moves nothing: no part of the page is elsewhere than before', async () => {
    const backend = sampleBackend();
    const page = await openAvailability({ backend, show: 'rooms' });
    const { height } = page;
    const before = page.placeOf('Loft, 09:00 to 18:00');
    await backend.availability?.reserve('atelier', { start: '2027-03-04T11:00:00Z', end: '2027-03-04T13:00:00Z', attendee: ada }, { key: 'other' });
    await page.until(() => page.row('Atelier').includes('Atelier, 10:30 to 15:00, booked'), 'the change');
    expect(page.placeOf('Loft, 09:00 to 18:00')).to.deep.equal(before);
    expect(page.height).to.equal(height);
  });

  it('waits in the list of a narrow page while a pointer is there', async () => {
    const backend = sampleBackend();
    const page = await openAvailability({ backend, show: 'rooms', width: 320 });
    await page.hover('[part=room]');
    await backend.availability?.reserve('atelier', { start: '2027-03-04T11:00:00Z', end: '2027-03-04T13:00:00Z', attendee: ada }, { key: 'other' });
    await page.until(() => page.news !== '', 'the news');
    expect(page.listed('Atelier')).to.contain('12:00–14:00');
    await page.hover(undefined);
    await page.until(() => !page.listed('Atelier').includes('12:00–14:00'), 'the change');
  });
});

describe('Rooms, for everybody', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`pass the accessibility audit with filters, with a week, and when nothing fits, ${scheme}`, async () => {
      const page = await openAvailability({ show: 'rooms', scheme });
      await page.press('Filters');
      await expect(page.element).to.be.accessible();
      await page.look('For how long', '8 hours');
      await page.look('How many come', '5 people');
      await expect(page.element).to.be.accessible();
      const week = await openAvailability({ show: 'rooms', scheme, room: 'atelier' });
      await week.until(() => week.rooms.length === 7, 'the week');
      await expect(week.element).to.be.accessible();
    });
  }

  it('fit a phone of 320 pixels, with all filters and as a week', async () => {
    const page = await openAvailability({ show: 'rooms', width: 320 });
    await page.press('Filters');
    expect(page.overflow).to.be.at.most(0.5);
    const week = await openAvailability({ show: 'rooms', width: 320, room: 'atelier' });
    await week.until(() => week.rooms.length === 7, 'the week');
    expect(week.overflow).to.be.at.most(0.5);
    await expect(week.element).to.be.accessible();
  });
});
