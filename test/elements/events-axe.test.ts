import { expect } from '@open-wc/testing';
import { BackendError } from '../../src/backend/error.js';
import { openEvents, type EventsPage } from '../helpers/events-page.js';
import { sampleBackend } from '../helpers/sample-space.js';

const ada = { 'Your name': 'Ada Lovelace', 'Mail address': 'ada@example.org' };
const form = async () => {
  const page = await openEvents();
  await page.event('Sign lettering by hand').signUp();
  return page;
};

/** Everything a visitor may have before them. */
const faces: Readonly<Record<string, () => Promise<EventsPage>>> = {
  'the list': () => openEvents({ limit: 30 }),
  'an event': async () => {
    const page = await openEvents({ limit: 30 });
    await page.event('Newcomers’ breakfast').open();
    return page;
  },
  'an event that comes back': async () => {
    const page = await openEvents();
    await page.event('Lunch at the long table').open();
    return page;
  },
  'an event with a tour before it, and calendars to follow': async () => {
    const real = sampleBackend();
    const lunch = (await real.events!.list({ limit: 1 })).items[0]!;
    const slots = async () => ({ from: '2027-03-04' as const, to: '2027-03-05' as const, timeZone: lunch.timeZone, items: [{ start: '2027-03-04T11:00:00Z', end: lunch.start }] });
    const facts = async () => ({ ...await real.space.facts(), capabilities: ['events', 'events.feed', 'tours.book'] });
    const feed = () => Promise.resolve('https://loft.example/events.ics');
    const page = await openEvents({ tourPage: '/visit', backend: { ...real, space: { ...real.space, facts }, events: { ...real.events!, feed }, tours: { ...real.tours!, slots } } });
    await page.until(() => page.part('subscribe'));
    await page.press('Subscribe to the calendar');
    await page.event(lunch.title).open();
    await page.until(() => page.part('tour') && page.part('series'));
    return page;
  },
  'the form in the dialog': async () => {
    const page = await openEvents({ limit: 30 });
    await page.event('Sign lettering by hand').open();
    await page.signUpInDetails();
    return page;
  },
  'the week': async () => {
    const page = await openEvents({ view: 'week', from: '2027-03-08' });
    await page.pickSlip('2027-03-10', 'lettering');
    return page;
  },
  'the week of a phone': () => openEvents({ view: 'week', width: 320 }),
  'the rituals': () => openEvents({ view: 'rituals' }),
  'the rituals of a phone': () => openEvents({ view: 'rituals', views: 'list week month rituals', width: 280 }),
  'the filters': async () => {
    const page = await openEvents();
    await page.press('Filter');
    await page.until(() => page.part('filters'));
    await page.press('Free');
    return page;
  },
  'a search in vain': async () => {
    const page = await openEvents();
    await page.press('Filter');
    await page.until(() => page.part('filters'));
    await page.search('zeppelin');
    return page;
  },
  'the month': () => openEvents({ view: 'month' }),
  'the form': form,
  'the form with complaints': async () => {
    const page = await form();
    await page.fill({ 'By what I do': true });
    await page.send();
    return page;
  },
  'the registration': async () => {
    const page = await form();
    await page.fill(ada);
    await page.send();
    return page;
  },
  'the failure': () => openEvents({ backend: sampleBackend({ fail: () => new BackendError('unreachable', 'away') }) }),
  'the empty list': () => openEvents({ tag: 'nothing has this' }),
};

describe('the accessibility audit of <cowork-events>', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, open] of Object.entries(faces)) {
      it(`finds nothing in ${name}, ${scheme}`, async () => {
        document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
        const page = await open();
        await expect(page.element).to.be.accessible();
      }).timeout(15_000);
    }
  }
  afterEach(() => { document.documentElement.style.cssText = ''; });
});
