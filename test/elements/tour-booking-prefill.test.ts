import { expect } from '@open-wc/testing';
import { prefill } from '../../src/elements/tour-booking/prefill.model.js';
import type { FormField } from '../../src/elements/parts/field.js';
import type { Backend } from '../../src/backend/backend.js';
import type { TourBookingInput } from '../../src/domain/tours.js';
import { openTour } from '../helpers/tour-booking-page.js';
import { sampleBackend } from '../helpers/sample-space.js';

/** A backend that remembers what it was sent. */
function watched() {
  const plain = sampleBackend();
  const sent: TourBookingInput[] = [];
  const tours: Backend['tours'] = { ...plain.tours!, book: (tourId, input, options) => { sent.push(input); return plain.tours!.book(tourId, input, options); } };
  return { backend: { ...plain, tours }, sent };
}

afterEach(() => history.replaceState(null, '', location.pathname));

describe('<cowork-tour-booking>, filled in beforehand', () => {
  it('takes what the page knows, as text or as an object, before or after it is on the page', async () => {
    const page = await openTour({ prefill: 'name=Mia%20Holm&email=mia@example.org' });
    await page.pickSlot('15:00');
    expect([page.value('Your name'), page.value('Mail address')]).to.deep.equal(['Mia Holm', 'mia@example.org']);

    const later = await openTour();
    later.element.prefill = { name: 'Bo', work: 'Chairs' };
    await later.pickSlot('15:00');
    expect([later.value('Your name'), later.value('What do you make?')]).to.deep.equal(['Bo', 'Chairs']);
  });

  it('takes what a link says, before what the page says, and takes it out of the address bar', async () => {
    history.replaceState(null, '', '#cowork-tour?day=2027-03-04&name=Mia&email=mia%40example.org&work=Lamps&utm_source=letter');
    const { backend, sent } = watched();
    const page = await openTour({ backend, prefill: { name: 'Nobody', work: 'Nothing' } });
    await page.until(() => !location.hash.includes('Mia'), 'The address');
    expect(location.hash).to.equal('#cowork-tour?day=2027-03-04');
    await page.pickSlot('15:00');
    expect([page.value('Your name'), page.value('Mail address'), page.value('What do you make?')]).to.deep.equal(['Mia', 'mia@example.org', 'Lamps']);
    await page.press('Book this visit');
    await page.until(() => page.title.startsWith('See you'), 'The confirmation');
    expect(sent[0]?.attendee).to.deep.equal({ name: 'Mia', email: 'mia@example.org' });
    expect(sent[0]?.answers).to.deep.equal({ work: 'Lamps' });
    expect(sent[0]?.attribution?.utm).to.deep.equal({ source: 'letter' });
  });

  it('takes personal words out of the query, too, and leaves the rest of it', async () => {
    history.replaceState(null, '', '?lang=en&cowork-tour-email=mia%40example.org&cowork-tour-host=sam');
    const page = await openTour();
    await page.until(() => !location.search.includes('mia'), 'The address');
    expect(location.search).to.equal('?lang=en&cowork-tour-host=sam');
    await page.pickSlot('11:00');
    expect(page.value('Mail address')).to.equal('mia@example.org');
  });

  it('never overwrites what a visitor typed, nor fills in again what they emptied', async () => {
    const page = await openTour({ prefill: { name: 'Mia', email: 'mia@example.org' } });
    await page.pickSlot('15:00');
    await page.fill({ 'Your name': 'Ada', 'Mail address': '' });
    page.element.prefill = { name: 'Bo', email: 'bo@example.org' };
    page.element.open('name=Kim&email=kim@example.org');
    await page.settled();
    expect([page.value('Your name'), page.value('Mail address')]).to.deep.equal(['Ada', '']);
  });

  it('sends nothing that the visitor does not see', async () => {
    const { backend, sent } = watched();
    const page = await openTour({ backend, prefill: { name: 'Mia', email: 'mia@example.org', phone: '+31301234567', shoe: '41' } });
    await page.pickSlot('15:00');
    await page.press('Book this visit');
    await page.until(() => page.title.startsWith('See you'), 'The confirmation');
    expect(sent[0]?.attendee).to.deep.equal({ name: 'Mia', email: 'mia@example.org' });
    expect(sent[0]?.answers).to.equal(undefined);
  });

  it('sends nothing of where the visitor comes from where the page says so', async () => {
    const { backend, sent } = watched();
    const page = await openTour({ backend, noAttribution: true, prefill: { name: 'Mia', email: 'mia@example.org', utm_source: 'letter' } });
    await page.pickSlot('15:00');
    await page.press('Book this visit');
    await page.until(() => page.title.startsWith('See you'), 'The confirmation');
    expect(sent[0]).not.to.have.property('attribution');
  });
});

describe('what is filled in', () => {
  const options = [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }];
  const fields: readonly FormField[] = [
    { name: 'answers/pick', type: 'select', label: '', options }, { name: 'answers/many', type: 'multiselect', label: '', options },
    { name: 'answers/yes', type: 'checkbox', label: '' }, { name: 'answers/count', type: 'number', label: '' }, { name: 'answers/short', type: 'text', label: '', maxLength: 3 },
  ];

  it('is what each field can hold', () => {
    expect(prefill(fields, new URLSearchParams('pick=b&many=a,z,b&yes=on&count=7&short=abcdef'))).to.deep.equal({
      'answers/pick': 'b', 'answers/many': ['a', 'b'], 'answers/yes': true, 'answers/count': '7', 'answers/short': 'abc',
    });
  });

  it('is nothing where a field could not hold it', () => {
    expect(prefill(fields, new URLSearchParams('pick=z&many=z&yes=no&count=many&short='))).to.deep.equal({});
    expect(prefill(fields, new URLSearchParams('[object Object]='))).to.deep.equal({});
  });
});
