import { expect } from '@open-wc/testing';
import type { Backend } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/error.js';
import { NOW, sampleBackend } from '../helpers/sample-space.js';
import { openTour, type OpenOptions, type TourPage } from '../helpers/tour-booking-page.js';

interface Heard {
  readonly page: TourPage;
  /** The events in their order, `cowork-tour-` left out. */
  readonly types: string[];
  readonly events: Event[];
}

const TYPES = [
  'view', 'who-select', 'kind-select', 'host-select', 'needs-select', 'day-select', 'slot-select', 'form-start', 'submit', 'slot-lost', 'alternative-select',
  'booked', 'calendar-add', 'moved', 'cancelled', 'failed',
];

/** Opens the element and listens where a page would: at the document. */
async function listen(options: OpenOptions = {}): Promise<Heard> {
  const events: Event[] = [];
  const types: string[] = [];
  const stop = new AbortController();
  for (const type of TYPES) document.addEventListener(`cowork-tour-${type}`, (event) => { types.push(type); events.push(event); }, { signal: stop.signal });
  stops.push(() => stop.abort());
  return { page: await openTour(options), types, events };
}

const stops: (() => void)[] = [];
afterEach(() => { for (const stop of stops.splice(0)) stop(); });

const fieldsOf = (event: Event | undefined) => Object.fromEntries(Object.entries(event ?? {}).filter(([name]) => name !== 'isTrusted'));

describe('<cowork-tour-booking>, told to the page', () => {
  it('says nothing but that it is in sight before a visitor does something, whatever the page sets', async () => {
    const { page, types } = await listen({ kind: 'coffee', host: 'noor', people: 1, day: '2027-03-12' });
    await page.until(() => types.length > 0, 'The view');
    page.element.kind = 'tour';
    page.element.host = 'sam';
    page.element.day = '2027-03-09';
    await page.settled();
    expect(types).to.deep.equal(['view']);
  });

  it('waits for the visitor to come to where it stands, and tells it once', async () => {
    const { page, types } = await listen({ settled: false });
    page.frame.style.marginBlockStart = '400vh';
    await page.settled();
    expect(types).to.deep.equal([]);
    page.element.scrollIntoView();
    await page.until(() => types.length > 0, 'The view');
    const { frame, element } = page;
    element.remove();
    frame.append(element);
    await page.settled();
    expect(types).to.deep.equal(['view']);
  });

  it('tells every step from the first choice to the visit, its move and its end', async () => {
    const { page, types, events } = await listen();
    await page.until(() => types.length > 0, 'The view');
    await page.choose('A team');
    await page.choose('Just me');
    await page.choose('Coffee with a host');
    await page.choose('A look around');
    await page.choose('Noor');
    await page.choose('Any of us');
    await page.pickDay('2027-03-12');
    await page.pickSlot('10:00');
    await page.fill({ 'Your name': 'Mia Holm', 'Mail address': 'mia@example.org' });
    await page.press('Book this visit');
    await page.until(() => page.title.startsWith('See you'), 'The confirmation');
    await page.press('Calendar file');
    await page.press('Move the visit');
    await page.pickDay('2027-03-09');
    await page.pickSlot('10:00');
    await page.press('Yes, move it');
    await page.until(() => page.title.startsWith('Moved'), 'The other time');
    await page.press('Cancel the visit');
    await page.press('Yes, cancel it');
    await page.until(() => page.title.includes('cancelled'), 'The end');
    expect(types).to.deep.equal([
      'view', 'who-select', 'who-select', 'kind-select', 'kind-select', 'host-select', 'host-select', 'day-select', 'slot-select', 'form-start', 'submit', 'booked',
      'calendar-add', 'day-select', 'slot-select', 'moved', 'cancelled',
    ]);
    expect(fieldsOf(events.find(({ type }) => type === 'cowork-tour-booked'))).to.deep.equal({
      tourId: 'tour', start: '2027-03-12T09:00:00Z', status: 'confirmed', people: 1, introduction: false,
    });
    expect(fieldsOf(events.find(({ type }) => type === 'cowork-tour-host-select'))).to.deep.equal({ tourId: 'tour', hostId: 'noor' });
    const told = JSON.stringify(events.map(fieldsOf));
    for (const word of ['Mia', 'Holm', 'mia@example.org']) expect(told).not.to.contain(word);
  });

  it('does not tell what a visitor needs, only that they said so', async () => {
    const { page, events } = await listen();
    await page.fill({ 'Step-free': true });
    await page.fill({ 'At a quiet hour': true });
    const told = events.filter(({ type }) => type === 'cowork-tour-needs-select').map(fieldsOf);
    expect(told).to.deep.equal([{ count: 1 }, { count: 2 }]);
  });

  it('tells of a time that was lost, and of the one taken instead', async () => {
    const plain = sampleBackend();
    let tries = 0;
    const other = { start: '2027-03-05T09:00:00Z', end: '2027-03-05T09:30:00Z', hostId: 'sam' };
    const backend: Backend = {
      ...plain,
      tours: {
        ...plain.tours!,
        book: (tourId, input, options) => {
          tries += 1;
          if (tries === 1) throw new BackendError('taken', 'Somebody was faster.', { alternatives: [other] });
          return plain.tours!.book(tourId, input, options);
        },
      },
    };
    const { page, types, events } = await listen({ backend, now: NOW });
    await page.pickSlot('15:00');
    await page.fill({ 'Your name': 'Mia', 'Mail address': 'mia@example.org' });
    await page.press('Book this visit');
    await page.until(() => page.alternatives.length > 0, 'The alternatives');
    await page.press(page.alternatives[0] ?? '');
    await page.until(() => page.title.startsWith('See you'), 'The confirmation');
    expect(types.filter((type) => type !== 'view')).to.deep.equal(['slot-select', 'form-start', 'submit', 'failed', 'slot-lost', 'alternative-select', 'submit', 'booked']);
    expect(fieldsOf(events.find(({ type }) => type === 'cowork-tour-slot-lost'))).to.deep.equal({ tourId: 'tour', start: '2027-03-04T14:00:00Z', alternatives: 1 });
  });
});
