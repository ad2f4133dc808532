import { expect, oneEvent } from '@open-wc/testing';
import { memory, type MemorySpace } from '../../src/adapters/memory/index.js';
import type { AvailabilityQuery, Backend } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/error.js';
import { visitorZone } from '../../src/domain/dates.js';
import type { DaySelectEvent, SlotSelectEvent, TourAskEvent } from '../../src/elements/availability/availability.events.js';
import { openAvailability, type OpenOptions } from '../helpers/availability-page.js';
import { NOW, sampleBackend, sampleSpace } from '../helpers/sample-space.js';

const away = () => new BackendError('unreachable', 'away');

/** The sample house with other things in it. */
const houseWith = (resources: NonNullable<MemorySpace['resources']>, more: Partial<MemorySpace> = {}) =>
  memory({ ...sampleSpace, ...more, resources }, { now: () => NOW });

/** A backend that also tells what was asked for. */
function watched(backend: Backend = sampleBackend()) {
  const queries: AvailabilityQuery[] = [];
  const lists: unknown[] = [];
  const { availability } = backend;
  if (!availability) throw new Error('no availability');
  const seen: Backend = {
    ...backend,
    availability: {
      ...availability,
      window: (query, options) => { queries.push(query); return availability.window(query, options); },
      resources: (query, options) => { lists.push(query); return availability.resources(query, options); },
    },
  };
  return { backend: seen, queries, lists };
}

/** A backend that can be switched off and on. */
function fragile() {
  const state = { broken: false };
  return { state, backend: sampleBackend({ fail: () => (state.broken ? away() : undefined) }) };
}

describe('<cowork-availability> with rooms', () => {
  it('shows the day as a table in which every cell says the whole thing', async () => {
    const page = await openAvailability({ show: 'rooms' });
    expect(page.day).to.equal('Thursday 4 March');
    expect(page.rooms).to.deep.equal(['Atelier', 'Loft', 'Phone booth']);
    expect(page.row('Atelier')).to.deep.equal([
      'Atelier, 08:00 to 08:30, closed',
      'Atelier, 08:30 to 09:00, too late to book',
      'Atelier, 09:00 to 10:30, free',
      'Atelier, 10:30 to 12:00, booked',
      'Atelier, 12:00 to 14:00, free',
      'Atelier, 14:00 to 15:00, booked',
      'Atelier, 15:00 to 18:00, free',
    ]);
  });

  it('keeps every row as wide as the hours above it', async () => {
    const page = await openAvailability({ show: 'rooms' });
    expect(page.hours).to.deep.equal(['08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00']);
    expect(new Set(page.columns)).to.deep.equal(new Set([21]));
  });

  it('says how many people a room holds and what it costs', async () => {
    const page = await openAvailability({ show: 'rooms' });
    expect(page.text).to.contain('Atelier 8 people · €25 per hour');
  });

  it('asks for the things and the day at the same time, without knowing the day', async () => {
    const { backend, queries, lists } = watched();
    await openAvailability({ backend });
    expect(lists).to.have.length(1);
    expect(queries).to.have.length(1);
    expect(queries[0]).to.not.have.property('from');
    expect(queries[0]?.kinds).to.contain('meetingRoom');
  });

  it('goes to the next day, back, and to any date', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.press('The next day');
    expect(page.day).to.equal('Friday 5 March');
    await page.press('The day before');
    expect(page.day).to.equal('Thursday 4 March');
    await page.goTo('2027-04-12');
    expect(page.day).to.equal('Monday 12 April');
    await page.press('Today');
    expect(page.day).to.equal('Thursday 4 March');
  });

  it('asks for no day twice, until something changes on it', async () => {
    const { backend, queries } = watched();
    const page = await openAvailability({ backend, show: 'rooms' });
    await page.goTo('2027-03-12');
    await page.press('Today');
    await page.goTo('2027-03-12');
    expect(queries.map(({ from }) => from)).to.deep.equal([undefined, '2027-03-12']);
    await backend.availability?.reserve('atelier', { start: '2027-03-12T09:00:00Z', end: '2027-03-12T10:00:00Z', attendee: { name: 'Ada', email: 'ada@example.org' } }, { key: 'other' });
    await page.until(() => page.row('Atelier').includes('Atelier, 10:00 to 11:00, booked'), 'the change');
    expect(queries).to.have.length(3);
  });

  it('does not go back before today', async () => {
    const page = await openAvailability({ show: 'rooms', day: '2027-02-01' });
    expect(page.day).to.equal('Thursday 4 March');
    await page.press('The day before');
    expect(page.day).to.equal('Thursday 4 March');
  });

  it('tells the page which day the visitor goes to', async () => {
    const page = await openAvailability({ show: 'rooms' });
    setTimeout(() => void page.press('The next day'));
    const event = await oneEvent<DaySelectEvent>(page.element, 'cowork-day-select');
    expect(event.day).to.equal('2027-03-05');
  });

  it('tells the page which time the visitor chooses', async () => {
    const page = await openAvailability({ show: 'rooms' });
    setTimeout(() => void page.choose('Atelier, 12:00 to 14:00'));
    const event = await oneEvent<SlotSelectEvent>(page.element, 'cowork-slot-select');
    expect([event.resource.id, event.start, event.end]).to.deep.equal(['atelier', '2027-03-04T11:00:00Z', '2027-03-04T13:00:00Z']);
  });

  it('says that it is closed, and leads to the next day with room', async () => {
    const page = await openAvailability({ show: 'rooms', day: '2027-03-26' });
    expect(page.part('full')).to.contain('We are closed on Friday 26 March: Good Friday.');
    await page.until(() => page.has('next-free'), 'the next day');
    await page.press('Next free: Monday 29 March');
    expect(page.day).to.equal('Monday 29 March');
  });

  it('says that all is taken, and leads to the next day with room', async () => {
    const busy = [{ start: '2027-03-04T07:30:00Z', end: '2027-03-04T17:00:00Z' }];
    const backend = houseWith([{ id: 'a', kind: 'meetingRoom', name: 'A', book: { mode: 'inline' }, busy }]);
    const page = await openAvailability({ backend });
    expect(page.part('full')).to.equal('Everything is taken on Thursday 4 March. Next free: Friday 5 March');
  });

  it('leaves out rooms that are too small, and says so when all are', async () => {
    const page = await openAvailability({ show: 'rooms', people: 6 });
    expect(page.rooms).to.deep.equal(['Atelier']);
    page.element.people = 9;
    await page.settled();
    expect(page.part('empty')).to.equal('Nothing here holds 9 people at once; the largest holds 8. Please ask us, we will find a way.');
    expect(page.showsFallback).to.equal(true);
  });

  it('reads as a list on a phone, without sideways scrolling', async () => {
    const page = await openAvailability({ show: 'rooms', width: 320 });
    expect(page.listed('Atelier')).to.equal('Atelier | 8 people · €25 per hour | 09:00–10:30 | 12:00–14:00 | 15:00–18:00');
    expect(page.listed('Phone booth')).to.equal('Phone booth | 1 person | Nothing free this day');
    expect(page.overflow).to.be.at.most(0.5);
  });

  it('keeps a day of 23 hours in order', async () => {
    const hours = [{ days: [1, 2, 3, 4, 5, 6, 7] as const, opens: '00:00' as const, closes: '24:00' as const }];
    const backend = houseWith([{ id: 'a', kind: 'meetingRoom', name: 'A', hours, book: { mode: 'inline' } }]);
    const page = await openAvailability({ backend, day: '2027-03-28' });
    expect(page.hours).to.have.length(23);
    expect(page.hours.slice(0, 4)).to.deep.equal(['00:00', '01:00', '03:00', '04:00']);
    expect(new Set(page.columns).size).to.equal(1);
  });
});

describe('<cowork-availability> with desks', () => {
  it('shows a month with the places that each day has left', async () => {
    const page = await openAvailability({ show: 'desks' });
    expect(page.month).to.equal('March 2027');
    expect(page.note('2027-03-04')).to.equal('7 free');
    expect(page.dayIs('2027-03-04')).to.equal('Thursday 4 March, 7 places free');
    expect(page.dayIs('2027-03-09')).to.equal('Tuesday 9 March, full');
    expect(page.dayIs('2027-03-06')).to.equal('Saturday 6 March, closed (disabled)');
    expect(page.dayIs('2027-03-02')).to.equal('Tuesday 2 March, too late to book (disabled)');
  });

  it('asks once for a month', async () => {
    const { backend, queries } = watched();
    const page = await openAvailability({ backend, show: 'desks' });
    await page.pick('2027-03-10');
    await page.pick('2027-03-24');
    expect(queries).to.have.length(1);
    await page.press('The next month');
    expect(page.month).to.equal('April 2027');
    expect(queries.slice(1)).to.deep.equal([{ from: '2027-04-01', to: '2027-05-01', kinds: ['desk', 'dayPass'] }]);
  });

  it('shows what the picked day holds', async () => {
    const page = await openAvailability({ show: 'desks' });
    await page.pick('2027-03-10');
    expect(page.day).to.equal('Wednesday 10 March');
    expect(page.desks).to.deep.equal(['Flex desk €22.50 per day 2 places free Reserve']);
    expect(page.focused).to.equal('Wednesday 10 March');
  });

  it('leads from a full day to the next that has room', async () => {
    const page = await openAvailability({ show: 'desks' });
    await page.pick('2027-03-09');
    expect(page.part('day-details')).to.contain('Everything is taken on Tuesday 9 March.');
    await page.press('Next free: Wednesday 10 March');
    expect(page.day).to.equal('Wednesday 10 March');
  });

  it('says so where a day has too few places for all', async () => {
    const page = await openAvailability({ show: 'desks', people: 3 });
    await page.pick('2027-03-10');
    expect(page.part('day-details')).to.contain('On Wednesday 10 March there are 2 places, and you are 3. Next free: Thursday 11 March');
  });

  it('walks by the arrows, into the next month too', async () => {
    const page = await openAvailability({ show: 'desks' });
    page.focus('day 2027-03-04');
    await page.key('ArrowDown');
    expect(page.focused).to.equal('Thursday 11 March, 12 places free');
    await page.key('PageDown');
    await page.until(() => page.focused.includes('closed'), 'April');
    expect(page.focused).to.equal('Sunday 11 April, closed');
    expect(page.month).to.equal('April 2027');
  });

  it('says in words which part of a day is full', async () => {
    const backend = houseWith([{ id: 'd', kind: 'desk', name: 'Desk', units: 3, book: { mode: 'inline' }, busy: [{ start: '2027-03-05T07:30:00Z', end: '2027-03-05T12:00:00Z', units: 3 }] }]);
    const page = await openAvailability({ backend });
    await page.pick('2027-03-05');
    expect(page.desks[0]).to.contain('08:30–13:00: full and 13:00–18:00: 3 free');
  });

  it('fits a phone of 320 pixels', async () => {
    const page = await openAvailability({ show: 'desks', width: 320 });
    await page.pick('2027-03-10');
    expect(page.overflow).to.be.at.most(0.5);
  });
});

describe('<cowork-availability> with offices', () => {
  it('shows size, people, price, and from when on', async () => {
    const page = await openAvailability({ show: 'offices' });
    expect(page.cards).to.deep.equal([
      'Office 2 Free now 4 people · 18.5 m² · floor 1 €890 per month Ask on a tour',
      'North studio Free now 2 people · 30 m² €410 per month Ask us',
      'Office 5 Free from 1 May 2027 8 people · 41 m² · floor 2 €1,750 per month Ask on a tour',
    ]);
  });

  it('asks on a tour: an event, and the tour booking on the same page', async () => {
    const page = await openAvailability({ show: 'offices' });
    let opened = 0;
    const tour = Object.assign(document.createElement('cowork-tour-booking'), { open: () => (opened += 1) });
    page.frame.append(tour);
    setTimeout(() => void page.press('Ask on a tour: Office 2'));
    const event = await oneEvent<TourAskEvent>(page.element, 'cowork-tour-ask');
    expect(event.resource.id).to.equal('office-2');
    expect(page.has('panel')).to.equal(false);
    expect(tour.notes).to.equal('Office 2');
    expect(opened, 'in the page or in its dialog').to.equal(1);
  });

  it('leads to the page of tours where that is named', async () => {
    const page = await openAvailability({ show: 'offices', tourHref: '/tour' });
    expect(page.link('Ask on a tour: Office 2')).to.equal('/tour');
  });

  it('names a person where the page has no tour', async () => {
    const page = await openAvailability({ show: 'offices' });
    await page.press('Ask on a tour: Office 2');
    await page.until(() => page.has('fallback'), 'a person');
    expect(page.part('panel')).to.contain('De Werkplaats is glad to help');
    expect(page.link('Call +31301234567')).to.equal('tel:+31301234567');
  });
});

describe('<cowork-availability>', () => {
  it('offers a tab for each kind of thing that the space has', async () => {
    const page = await openAvailability();
    expect(page.tabs).to.deep.equal(['Rooms', 'Desks', 'Offices']);
    await page.press('Desks');
    expect(page.month).to.equal('March 2027');
  });

  it('walks the tabs by the arrows', async () => {
    const page = await openAvailability();
    page.focus('tab');
    await page.key('ArrowRight');
    expect([page.tab, page.focused]).to.deep.equal(['Desks', 'Desks']);
    await page.key('End');
    await page.key('ArrowRight');
    expect([page.tab, page.focused]).to.deep.equal(['Rooms', 'Rooms']);
  });

  it('walks the tabs the other way in a page from right to left', async () => {
    const page = await openAvailability({ dir: 'rtl' });
    page.focus('tab');
    await page.key('ArrowLeft');
    expect(page.tab).to.equal('Desks');
  });

  it('shows no tabs where there is one kind only', async () => {
    const page = await openAvailability({ backend: houseWith((sampleSpace.resources ?? []).filter(({ kind }) => kind === 'desk')) });
    expect(page.tabs).to.deep.equal([]);
    expect(page.month).to.equal('March 2027');
  });

  it('shows the page’s own text without a backend', async () => {
    const page = await openAvailability({ backend: undefined });
    expect(page.showsFallback).to.equal(true);
  });

  it('holds the room while it waits', async () => {
    const page = await openAvailability({ backend: sampleBackend({ delay: 300 }), show: 'desks', settled: false });
    await page.until(() => page.busy, 'the skeleton');
    const { height } = page;
    await page.settled();
    await page.until(() => page.part('rhythm'), 'all of it');
    expect(page.height).to.equal(height);
  });

  it('says what went wrong, shows the page’s own text, and recovers', async () => {
    const { state, backend } = fragile();
    state.broken = true;
    const page = await openAvailability({ backend });
    expect(page.part('error')).to.contain('We can’t reach our calendar right now.');
    expect(page.showsFallback).to.equal(true);
    state.broken = false;
    await page.press('Try again');
    expect(page.rooms).to.have.length(3);
  });

  it('keeps what it knows when asking again fails, and says that it may be old', async () => {
    const { state, backend } = fragile();
    const page = await openAvailability({ backend, show: 'rooms' });
    expect(page.part('freshness')).to.contain('As of 09:00');
    await backend.availability?.reserve('atelier', { start: '2027-03-04T11:00:00Z', end: '2027-03-04T13:00:00Z', attendee: { name: 'Ada', email: 'ada@example.org' } }, { key: 'x' });
    state.broken = true;
    await page.until(() => page.has('stale'), 'the failure');
    expect(page.part('freshness')).to.contain('This was right at 09:00; we are asking again.');
    expect(page.rooms).to.have.length(3);
  });

  it('says what went wrong with another day, and leads back', async () => {
    const { state, backend } = fragile();
    const page = await openAvailability({ backend, show: 'rooms' });
    state.broken = true;
    await page.goTo('2027-03-12');
    expect(page.part('error')).to.contain('We can’t reach our calendar');
    await page.press('Today');
    expect(page.row('Loft')).to.contain('Loft, 09:00 to 18:00, free');
  });

  it('shows by itself what others have taken', async () => {
    const backend = sampleBackend();
    const page = await openAvailability({ backend, show: 'rooms' });
    await backend.availability?.reserve('atelier', { start: '2027-03-04T11:00:00Z', end: '2027-03-04T13:00:00Z', attendee: { name: 'Ada', email: 'ada@example.org' } }, { key: 'other' });
    await page.until(() => page.row('Atelier').includes('Atelier, 10:30 to 15:00, booked'), 'the change');
  });

  it('says that a backend without rooms and desks cannot do this', async () => {
    const page = await openAvailability({ backend: memory({ facts: sampleSpace.facts }) });
    expect(page.part('error')).to.equal('This can’t be done online here. Please write or call us.');
    expect(page.showsFallback).to.equal(true);
  });

  it('says kindly that there is nothing', async () => {
    const page = await openAvailability({ backend: houseWith([]) });
    expect(page.part('empty')).to.equal('Nothing can be reserved online here yet. Please ask us.');
  });

  it('speaks the language of the page, changed live', async () => {
    const page = await openAvailability({ show: 'rooms' });
    page.frame.lang = 'nl';
    await page.until(() => page.day === 'donderdag 4 maart', 'Dutch');
    expect(page.row('Atelier')[2]).to.equal('Atelier, 09:00 tot 10:30, vrij');
  });

  it('names the zone where it is not the visitor’s', async () => {
    const zone = visitorZone() === 'Asia/Tokyo' ? 'Europe/Amsterdam' : 'Asia/Tokyo';
    const page = await openAvailability({ backend: memory({ ...sampleSpace, facts: { ...sampleSpace.facts, timeZone: zone } }, { now: () => NOW }) });
    expect(page.part('zone')).to.equal(`Times in ${zone === 'Asia/Tokyo' ? 'Tokyo' : 'Amsterdam'}`);
  });

  it('tells how lively such a day usually is, and how it is known', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.until(() => page.part('rhythm'), 'the rhythm');
    expect(page.part('rhythm')).to.equal('Thursdays are usually steady in the morning, lively around midday, steady in the afternoon. Counted over 8 weeks, updated 1 March 2027.');
  });

  it('tells nothing about people that too few stand behind', async () => {
    const rhythm = { ...sampleSpace.house!.rhythm!, minimumGroup: 4 };
    const page = await openAvailability({ backend: memory({ ...sampleSpace, house: { lines: [], rhythm } }, { now: () => NOW }) });
    await page.settled();
    expect(page.part('rhythm')).to.equal('');
  });

  it('asks nothing again when it is taken out and put back', async () => {
    const { backend, queries, lists } = watched();
    const page = await openAvailability({ backend });
    page.element.remove();
    page.frame.append(page.element);
    await page.settled();
    expect([queries.length, lists.length]).to.deep.equal([1, 1]);
    expect(page.rooms).to.have.length(3);
  });

  it('takes a setting that changes as if it had always been so', async () => {
    const page = await openAvailability({ show: 'rooms' });
    page.element.show = 'offices';
    await page.settled();
    expect(page.cards).to.have.length(3);
    page.element.show = 'rooms';
    page.element.day = '2027-03-08';
    await page.settled();
    expect(page.day).to.equal('Monday 8 March');
    page.element.backend = houseWith([{ id: 'x', kind: 'meetingRoom', name: 'Cellar' }]);
    await page.settled();
    expect(page.rooms).to.deep.equal(['Cellar']);
  });

  it('never throws, whatever it is given', async () => {
    const wrong = { show: 'cellars', day: 'tomorrow', people: Number.NaN } as unknown as OpenOptions;
    const page = await openAvailability(wrong);
    expect(page.tabs).to.have.length(3);
    expect(page.day).to.equal('Thursday 4 March');
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const show of ['rooms', 'desks', 'offices'] as const) {
      it(`passes the accessibility audit with ${show}, ${scheme}`, async () => {
        const page = await openAvailability({ show, scheme });
        if (show === 'desks') await page.pick('2027-03-09');
        await expect(page.element).to.be.accessible();
      });
    }
  }

  it('passes the accessibility audit with tabs, narrow, and when it fails', async () => {
    const page = await openAvailability({ width: 320 });
    await expect(page.element).to.be.accessible();
    const broken = await openAvailability({ backend: sampleBackend({ fail: away }) });
    await expect(broken.element).to.be.accessible();
  });
});
