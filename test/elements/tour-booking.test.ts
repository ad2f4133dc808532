import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { memory } from '../../src/adapters/memory/index.js';
import type { Backend } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/error.js';
import { openTour } from '../helpers/tour-booking-page.js';
import { NOW, sampleBackend, sampleSpace } from '../helpers/sample-space.js';

const WHO = 'Who is coming?';
const WHAT = 'What would you like?';
const HOST = 'Who will you meet?';

/** The sample house with only some of its kinds of visit. */
const houseWith = (...ids: readonly string[]) => memory({ ...sampleSpace, tours: (sampleSpace.tours ?? []).filter(({ id }) => ids.includes(id)) }, { now: () => NOW });

function spy(backend: Backend): { readonly backend: Backend; readonly calls: string[] } {
  const calls: string[] = [];
  const { tours, space } = backend;
  return {
    calls,
    backend: {
      ...backend,
      space: { ...space, hosts: (options) => { calls.push('hosts'); return space.hosts(options); } },
      tours: {
        ...tours!,
        kinds: (options) => { calls.push('kinds'); return tours!.kinds(options); },
        slots: (query, options) => { calls.push(`slots ${query.tourId} ${query.from} ${query.to}`); return tours!.slots(query, options); },
      },
    },
  };
}

describe('<cowork-tour-booking>, choosing', () => {
  it('shows who, what, with whom and the first free day at once', async () => {
    const page = await openTour();
    expect(page.choices(WHO)).to.deep.equal(['Just me', 'A team']);
    expect(page.chosen(WHO)).to.equal('Just me');
    expect(page.choices(WHAT)).to.deep.equal(['A look around', 'Coffee with a host', 'A day on trial']);
    expect(page.choices(HOST)).to.deep.equal(['Any of us', 'Noor', 'Sam']);
    expect(page.month).to.equal('March 2027');
    expect(page.day).to.contain('Thursday 4 March');
    expect(page.slots).to.deep.equal([
      'Thursday 4 March, 11:00 to 11:30, with Noor or Sam',
      'Thursday 4 March, 12:00 to 12:30, with Noor',
      'Thursday 4 March, 15:00 to 15:30, with Noor',
      'Thursday 4 March, 16:30 to 17:00, with Sam',
    ]);
  });

  it('asks for kinds and hosts at once, then for two months of times, and nothing twice', async () => {
    const { backend, calls } = spy(sampleBackend());
    const page = await openTour({ backend });
    expect([...calls].sort()).to.deep.equal(['hosts', 'kinds', 'slots tour 2027-03-04 2027-05-01']);
    await page.choose('Noor');
    await page.press('Next month');
    await page.press('Previous month');
    await page.choose('Coffee with a host');
    await page.choose('A look around');
    expect(calls.slice(3)).to.deep.equal(['slots coffee 2027-03-04 2027-05-01']);
  });

  it('asks only what makes a difference', async () => {
    const page = await openTour({ backend: houseWith('trial') });
    expect(page.choices(WHO)).to.deep.equal([]);
    expect(page.choices(WHAT)).to.deep.equal([]);
    expect(page.choices(HOST)).to.deep.equal([]);
    expect(page.text).to.contain('A day on trial');
    expect(page.text).to.contain('Noor');
  });

  it('offers a team what is made for teams', async () => {
    const page = await openTour();
    await page.choose('A team');
    expect(page.choices(WHAT)).to.deep.equal(['A day on trial for your team', 'A look around', 'Coffee with a host']);
    expect(page.text).to.contain('€75');
    expect(page.slots[0]).to.match(/^Tuesday 9 March, 09:30 to 17:30, with Sam$/);

    await page.fill({ 'How many of you?': '5' });
    expect(page.choices(WHAT)).to.deep.equal(['A day on trial for your team', 'A look around']);
  });

  it('shows only the times of the host one asks for', async () => {
    const page = await openTour();
    await page.choose('Sam');
    expect(page.slots).to.deep.equal(['Thursday 4 March, 11:00 to 11:30, with Sam', 'Thursday 4 March, 16:30 to 17:00, with Sam']);
    expect(page.freeDays.slice(0, 3)).to.deep.equal(['2027-03-04', '2027-03-05', '2027-03-11']);
  });

  it('shows only the times that are easy for the visitor', async () => {
    const page = await openTour();
    await page.fill({ 'At a quiet hour': true });
    expect(page.slots).to.deep.equal(['Thursday 4 March, 11:00 to 11:30, with Sam', 'Thursday 4 March, 16:30 to 17:00, with Sam']);
    await page.fill({ 'In which language?': 'ar' });
    await page.choose('Noor');
    expect(page.text).to.contain('No time fits all of your wishes.');
    await page.press('Show all times');
    expect(page.slots.length).to.equal(4);
  });

  it('offers with whom one can come where some time has it, and always that one may tell the host', async () => {
    const page = await openTour();
    expect(page.checks).to.deep.equal(['Step-free', 'At a quiet hour', 'By video', 'With a child', 'I’d rather tell the host']);
    await page.fill({ 'With a child': true });
    expect(page.slots.every((slot) => slot.includes('Noor'))).to.equal(true);
    const plain = { ...sampleSpace, hosts: [], tours: [{ ...sampleSpace.tours![0]!, weekly: [{ days: [4] as const, times: ['11:00'] as const }] }] };
    expect((await openTour({ backend: memory(plain, { now: () => NOW }) })).checks).to.deep.equal(['I’d rather tell the host']);
  });

  it('speaks every day with what it holds', async () => {
    const page = await openTour();
    expect(page.spokenDay('2027-03-09')).to.equal('Tuesday 9 March, 3 free times');
    expect(page.spokenDay('2027-03-08')).to.equal('Monday 8 March, no free times');
  });

  it('shows the times of the day that is picked', async () => {
    const page = await openTour();
    const days: string[] = [];
    page.element.addEventListener('cowork-tour-day-select', ({ day }) => days.push(day));
    await page.pickDay('2027-03-12');
    expect(page.slots[0]).to.equal('Friday 12 March, 10:00 to 10:30, with Sam');
    expect(days).to.deep.equal(['2027-03-12']);
  });

  it('walks the month by keyboard, beyond its end', async () => {
    const page = await openTour();
    page.focusDay('2027-03-04');
    await sendKeys({ press: 'ArrowRight' });
    await page.settled();
    expect(page.focused).to.contain('Friday 5 March');
    expect(page.day).to.contain('Thursday 4 March');
    await sendKeys({ press: 'PageDown' });
    await page.settled();
    expect(page.month).to.equal('April 2027');
    expect(page.focused).to.contain('Monday 5 April');
  });

  it('shows a week where there is little room, and says of each day how many times are free', async () => {
    const page = await openTour({ width: 320 });
    expect(page.month).to.equal('');
    expect(page.week).to.equal('1 – 7 Mar 2027');
    expect(page.spokenDays).to.deep.equal([
      'Monday 1 March, no free times', 'Tuesday 2 March, no free times', 'Wednesday 3 March, no free times', 'Thursday 4 March, 4 free times',
      'Friday 5 March, 3 free times', 'Saturday 6 March, no free times', 'Sunday 7 March, no free times',
    ]);
    await page.press('Next week');
    expect(page.week).to.equal('8 – 14 Mar 2027');
    expect(page.day).to.contain('Tuesday 9 March');
  });

  it('changes between week and month with one tap, and keeps the day', async () => {
    const page = await openTour();
    const shown: string[] = [];
    page.element.addEventListener('cowork-tour-calendar-change', ({ calendar }) => shown.push(calendar));
    await page.pickDay('2027-03-12');
    await page.press('One week');
    expect(page.week).to.equal('8 – 14 Mar 2027');
    expect(page.day).to.contain('Friday 12 March');
    await page.press('Whole month');
    expect(page.month).to.equal('March 2027');
    expect(page.day).to.contain('Friday 12 March');
    expect(shown).to.deep.equal(['week', 'month']);
  });

  it('shows what the page says, whatever the room, and follows when it changes its mind', async () => {
    const page = await openTour({ calendar: 'week' });
    expect(page.week).to.equal('1 – 7 Mar 2027');
    page.element.calendar = 'month';
    await page.settled();
    expect(page.month).to.equal('March 2027');
    const narrow = await openTour({ calendar: 'month', width: 320 });
    expect(narrow.month).to.equal('March 2027');
  });

  it('follows the room it has', async () => {
    const page = await openTour();
    page.frame.style.inlineSize = '320px';
    await page.until(() => page.week, 'The week');
    page.frame.style.inlineSize = '900px';
    await page.until(() => page.month, 'The month');
  });

  it('walks the week by keyboard, and on into the next', async () => {
    const page = await openTour({ calendar: 'week' });
    page.focusDay('2027-03-04');
    for (const [key, day] of [
      ['ArrowRight', 'Friday 5 March'], ['End', 'Sunday 7 March'], ['ArrowRight', 'Monday 8 March'], ['ArrowDown', 'Monday 15 March'],
      ['Home', 'Monday 15 March'], ['ArrowUp', 'Monday 8 March'], ['ArrowLeft', 'Sunday 7 March'], ['PageDown', 'Wednesday 7 April'], ['PageUp', 'Sunday 7 March'],
      ['Home', 'Thursday 4 March'],
    ] as const) {
      await sendKeys({ press: key });
      await page.settled();
      expect(page.focused, key).to.contain(day);
    }
    expect(page.week).to.equal('1 – 7 Mar 2027');
  });

  it('knows all seven days of a week that lies between what is asked for', async () => {
    const daily = { ...sampleSpace, tours: [{ ...sampleSpace.tours![0]!, maxDaysAhead: 90, weekly: [{ hostId: 'noor', days: [1, 2, 3, 4, 5, 6, 7] as const, times: ['11:00'] as const }] }] };
    const page = await openTour({ calendar: 'week', day: '2027-04-25', backend: memory(daily, { now: () => NOW }) });
    await page.press('Next week');
    expect(page.week).to.equal('26 Apr – 2 May 2027');
    expect(page.freeDays.length).to.equal(7);
    await page.press('Next week');
    expect(page.freeDays.length).to.equal(7);
  });

  it('leads back to the first free day', async () => {
    const page = await openTour();
    expect(page.text).to.not.contain('First free day');
    await page.press('Next month');
    await page.press('First free day');
    expect(page.month).to.equal('March 2027');
    expect(page.day).to.contain('Thursday 4 March');
    expect(page.focused).to.contain('Thursday 4 March');
    expect(page.text).to.not.contain('First free day');
  });

  it('goes to where the first free time is, however far', async () => {
    const start = '2027-08-17T08:00:00Z';
    const far = { ...sampleSpace, tours: [{ ...sampleSpace.tours![0]!, weekly: [], maxDaysAhead: 300, slots: [{ start, end: '2027-08-17T08:30:00Z', hostId: 'noor' }] }] };
    const page = await openTour({ backend: memory(far, { now: () => NOW }) });
    expect(page.month).to.equal('August 2027');
    expect(page.slots).to.deep.equal(['Tuesday 17 August, 10:00 to 10:30, with Noor']);
    await page.press('Previous month');
    expect(page.text).to.contain('No free times this month.');
    await page.press('Next: Tuesday 17 August');
    expect(page.slots.length).to.equal(1);
  });

  it('tells what else happens that day, and how lively it usually is', async () => {
    const page = await openTour();
    await page.until(() => page.part('that-day'));
    expect(page.part('that-day')).to.contain('12:30 Lunch at the long table, just walk in');
    expect(page.text).to.contain('Midday · usually lively');
    expect(page.part('rhythm')).to.contain('from 8 weeks of check-ins, 1 March 2027');
  });

  it('says at a time what one can stay for, and below which times those are', async () => {
    const page = await openTour();
    await page.until(() => page.part('that-day'));
    expect(page.stays).to.deep.equal(['Then stay for “Lunch at the long table” at 12:30.']);
    expect(page.part('that-day')).to.contain('Visit us at 12:00, then stay for it.');
    await page.pickSlot('12:00');
    expect(page.part('stay')).to.equal('Then stay for “Lunch at the long table” at 12:30.');
  });

  it('tells one person who is usually around that day', async () => {
    const page = await openTour();
    await page.until(() => page.part('around'));
    expect(page.part('around')).to.contain('Usually here on Thursdays')
      .and.to.contain('People from Design and Woodwork.')
      .and.to.contain('Bas (Joiner), Illustrator and Amira (Web developer)').and.to.contain('1 March 2027');
    expect(page.part('for-team')).to.equal(undefined);
    await page.choose('A team');
    expect(page.part('around')).to.equal(undefined);
  });

  it('tells a team what is free together that day, how old that is, and whether its days a week would fit', async () => {
    const page = await openTour({ people: 4, kind: 'tour' });
    await page.until(() => page.part('for-team'));
    expect(page.part('for-team')).to.contain('That day, for 4 of you')
      .and.to.contain('7 desks free together: Flex desk')
      .and.to.contain('A room for all of you: Loft, free 09:00–18:00')
      .and.to.contain('An office for all of you: Office 2, free to rent')
      .and.to.contain('As of 09:00');
    await page.fill({ 'Days a week': '2' });
    expect(page.part('for-team')).to.contain('That week has 4 desks together on 2 days (Thu 4 Mar and Fri 5 Mar): room for your 2 days a week.');
    await page.fill({ 'Days a week': '3' });
    expect(page.part('for-team')).to.contain('For 3 days a week, ask your host what can be arranged.');
  });

  it('says nothing of desks where the backend knows of none', async () => {
    const { availability: _availability, ...rest } = sampleBackend();
    const page = await openTour({ people: 4, kind: 'tour', backend: rest });
    await page.until(() => page.part('that-day'));
    expect(page.part('for-team')).to.equal(undefined);
  });

  it('starts where the page says, and follows when the page changes its mind', async () => {
    const page = await openTour({ kind: 'trialDay', day: '2027-03-10', notes: 'About studio 3' });
    expect(page.chosen(WHAT)).to.equal('A day on trial');
    expect(page.day).to.contain('Wednesday 10 March');
    page.element.kind = 'coffee';
    await page.settled();
    expect(page.chosen(WHAT)).to.equal('Coffee with a host');
    expect(page.slots[0]).to.contain('with Ilse');
    page.element.people = 3;
    await page.settled();
    expect(page.chosen(WHO)).to.equal('A team');
  });

  it('takes no notice of a day that is none', async () => {
    const page = await openTour({ day: '2027-02-30', host: 'nobody', kind: 'balloon' });
    expect(page.chosen(WHAT)).to.equal('A look around');
    expect(page.day).to.contain('Thursday 4 March');
  });

  it('leads to another page where a visit is booked there', async () => {
    const elsewhere = { ...sampleSpace, tours: [{ ...sampleSpace.tours![0]!, book: { mode: 'link' as const, url: 'https://book.example/', label: 'Book at De Werkplaats' } }] };
    const page = await openTour({ backend: memory(elsewhere, { now: () => NOW }) });
    expect(page.href('Book at De Werkplaats')).to.equal('https://book.example/');
  });
});

describe('<cowork-tour-booking>, in every state', () => {
  it('shows what the page put inside while there is no backend', async () => {
    const page = await openTour({ backend: undefined });
    expect(page.showsFallback).to.equal(true);
  });

  it('keeps the room of what comes', async () => {
    const page = await openTour({ settled: false, backend: sampleBackend({ delay: 100 }) });
    await page.until(() => page.busy);
    const before = page.element.offsetHeight;
    await page.settled();
    expect(Math.abs(page.element.offsetHeight - before)).to.be.below(40);
  });

  it('says what went wrong, shows the page’s own words, and recovers', async () => {
    let broken = true;
    const page = await openTour({ backend: sampleBackend({ fail: () => (broken ? new BackendError('unreachable', 'away') : undefined) }) });
    expect(page.part('error')).to.contain('We can’t reach our calendar right now.');
    expect(page.showsFallback).to.equal(true);
    broken = false;
    await page.press('Try again');
    expect(page.slots.length).to.equal(4);
  });

  it('keeps the choice when only the times do not come, and says whom to call', async () => {
    const page = await openTour({ backend: sampleBackend({ fail: (call) => (call === 'tours.slots' ? new BackendError('unavailable', 'down') : undefined) }) });
    expect(page.choices(WHAT).length).to.equal(3);
    expect(page.part('error')).to.contain('Our calendar is having a moment.');
    expect(page.href('Write to us')).to.equal('mailto:hello@werkplaats.example');
    expect(page.href('Call')).to.equal('tel:+31301234567');
  });

  it('goes on without hosts and without news of the day', async () => {
    const page = await openTour({ backend: sampleBackend({ fail: (call) => (/hosts|house|events/.test(call) ? new BackendError('unavailable', 'down') : undefined) }) });
    expect(page.choices(HOST)).to.deep.equal([]);
    expect(page.slots[0]).to.equal('Thursday 4 March, 11:00 to 11:30');
  });

  it('says kindly that there is nothing to book', async () => {
    const page = await openTour({ backend: memory({ ...sampleSpace, tours: [] }, { now: () => NOW }) });
    await page.until(() => page.href('Write to us'));
    expect(page.part('empty')).to.contain('We would still love to meet you');
    expect(page.showsFallback).to.equal(true);
  });

  it('says kindly that no time is free', async () => {
    const page = await openTour({ backend: memory({ ...sampleSpace, tours: [{ ...sampleSpace.tours![0]!, weekly: [] }] }, { now: () => NOW }) });
    await page.until(() => page.href('Write to us'));
    expect(page.part('empty')).to.contain('There is no free time at the moment.');
  });

  it('says so where the backend has no visits', async () => {
    const { tours: _tours, ...rest } = sampleBackend();
    const page = await openTour({ backend: rest });
    expect(page.part('error')).to.contain('This can’t be done online here.');
  });

  it('shows a time that is gone no longer', async () => {
    const backend = sampleBackend();
    const page = await openTour({ backend });
    await backend.tours!.book('tour', { start: '2027-03-04T11:00:00Z', attendee: { name: 'Other', email: 'other@example.org' } }, { key: 'other' });
    await page.until(() => page.slots.length === 3, 'The news');
    expect(page.slots.join()).to.not.contain('12:00');
  });

  it('speaks the language of the page, changed live', async () => {
    const page = await openTour();
    page.frame.lang = 'nl';
    await page.until(() => page.text.includes('Wie komt er?'), 'Dutch');
    await page.settled();
    expect(page.slots[0]).to.equal('donderdag 4 maart, 11:00 tot 11:30, met Noor of Sam');
    expect(page.month).to.equal('maart 2027');
  });

  it('fits a narrow phone', async () => {
    const page = await openTour({ width: 320 });
    await page.until(() => page.part('around'));
    expect(page.overflow).to.be.below(1);
    await page.press('Whole month');
    expect(page.overflow).to.be.below(1);
    await page.choose('A team');
    await page.until(() => page.part('for-team'));
    expect(page.overflow).to.be.below(1);
    await page.pickSlot('09:30');
    await page.press('I would like to meet …');
    expect(page.overflow).to.be.below(1);
  });
});
