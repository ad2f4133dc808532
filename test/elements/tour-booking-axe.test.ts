import { expect } from '@open-wc/testing';
import { BackendError } from '../../src/backend/error.js';
import { sampleBackend } from '../helpers/sample-space.js';
import { openTour, type TourPage } from '../helpers/tour-booking-page.js';

const mia = { 'Your name': 'Mia', 'Mail address': 'mia@example.org' };

const form = async (): Promise<TourPage> => {
  const page = await openTour();
  await page.pickSlot('15:00');
  await page.until(() => page.part('meet'));
  return page;
};

const visit = async (): Promise<TourPage> => {
  const page = await form();
  await page.fill(mia);
  await page.press('Book this visit');
  await page.until(() => page.title);
  await page.settled();
  return page;
};

/** Everything a visitor may have before them. */
const faces: Readonly<Record<string, () => Promise<TourPage>>> = {
  'the choice': async () => {
    const page = await openTour();
    await page.press('What would make it easier for you?');
    await page.until(() => page.part('that-day'));
    return page;
  },
  'the choice of a team': () => openTour({ people: 4 }),
  'the week of a team on a phone': async () => {
    const page = await openTour({ people: 4, kind: 'tour', width: 320 });
    await page.until(() => page.part('for-team'));
    await page.press('Next week');
    return page;
  },
  'the form': async () => {
    const page = await form();
    await page.press('I would like to meet …');
    await page.press('A child, a dog, something else?');
    return page;
  },
  'the form with complaints': async () => {
    const page = await form();
    await page.press('Book this visit');
    return page;
  },
  'the form that did not go': async () => {
    const page = await openTour({ backend: sampleBackend({ fail: (call) => (call === 'tours.book' ? new BackendError('offline', 'no network') : undefined) }) });
    await page.pickSlot('15:00');
    await page.fill(mia);
    await page.press('Book this visit');
    await page.until(() => page.part('error'));
    return page;
  },
  'the form with a time that is kept': async () => {
    const page = await openTour({ kind: 'coffee' });
    await page.pickSlot('17:00');
    await page.fill(mia);
    await page.until(() => page.part('held'));
    return page;
  },
  'the form whose time was lost': async () => {
    const backend = sampleBackend();
    const page = await openTour({ backend, kind: 'coffee' });
    await page.pickSlot('17:00');
    await backend.tours!.book('coffee', { start: '2027-03-08T16:00:00Z', attendee: { name: 'Other', email: 'o@example.org' } }, { key: 'o' });
    await page.fill(mia);
    await page.until(() => page.part('error'));
    return page;
  },
  'the form that was sent before a reload': async () => {
    const backend = sampleBackend({ fail: (call) => (call === 'tours.book' ? new BackendError('offline', 'no network') : undefined) });
    const page = await openTour({ backend });
    await page.pickSlot('15:00');
    await page.fill(mia);
    await page.press('Book this visit');
    await page.until(() => page.part('error'));
    page.element.remove();
    const again = await openTour({ backend });
    await again.until(() => again.part('unanswered'));
    return again;
  },
  'the visit with a request to meet somebody': async () => {
    const page = await form();
    await page.press('I would like to meet …');
    await page.choose('Bas, Joiner');
    await page.fill({ ...mia, 'Why, in one sentence': 'I have a broken window' });
    await page.press('Book this visit');
    await page.until(() => page.part('withdraw'));
    return page;
  },
  'the confirmation': visit,
  'the choice of another time': async () => {
    const page = await visit();
    await page.press('Move the visit');
    await page.pickSlot('16:30');
    return page;
  },
  'the question before cancelling': async () => {
    const page = await visit();
    await page.press('Cancel the visit');
    return page;
  },
  'the cancelled visit': async () => {
    const page = await visit();
    await page.press('Cancel the visit');
    await page.press('Yes, cancel it');
    await page.until(() => page.title.includes('cancelled'));
    return page;
  },
  'the failure': () => openTour({ backend: sampleBackend({ fail: () => new BackendError('unreachable', 'away') }) }),
};

describe('the accessibility audit of <cowork-tour-booking>', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, open] of Object.entries(faces)) {
      it(`finds nothing in ${name}, ${scheme}`, async () => {
        document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
        const page = await open();
        await page.faded();
        await expect(page.element).to.be.accessible();
      }).timeout(15_000);
    }
  }
  afterEach(() => {
    document.documentElement.style.cssText = '';
    sessionStorage.clear();
  });
});
