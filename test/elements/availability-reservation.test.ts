import { expect, oneEvent } from '@open-wc/testing';
import { memory, type MemorySpace } from '../../src/adapters/memory/index.js';
import type { Backend, WriteOptions } from '../../src/backend/backend.js';
import { BackendError, type BackendErrorCode } from '../../src/backend/error.js';
import type { ReservationInput } from '../../src/domain/availability.js';
import type { ReservedEvent } from '../../src/elements/availability/availability.events.js';
import { openAvailability, type AvailabilityPage, type OpenOptions } from '../helpers/availability-page.js';
import { NOW, sampleBackend, sampleSpace } from '../helpers/sample-space.js';

const ada = { name: 'Ada Lovelace', email: 'ada@example.org' };
const stranger = { attendee: { name: 'Bo', email: 'bo@example.org' } };

/** Opens the form for a free stretch of the Atelier. */
async function openForm(options: OpenOptions = {}, slot = 'Atelier, 12:00 to 14:00'): Promise<AvailabilityPage> {
  const page = await openAvailability({ show: 'rooms', ...options });
  await page.choose(slot);
  await page.until(() => page.has('send'), 'the form');
  return page;
}

/** Fails with an error as long as there is one, for writes only; `sent` is what arrived. */
function stubborn(backend: Backend = sampleBackend()) {
  const state: { error: BackendError | undefined } = { error: undefined };
  const sent: { readonly input: ReservationInput; readonly key: string }[] = [];
  const { availability } = backend;
  if (!availability) throw new Error('no availability');
  const reserve = (id: string, input: ReservationInput, options: WriteOptions) => {
    sent.push({ input, key: options.key });
    return state.error ? Promise.reject(state.error) : availability.reserve(id, input, options);
  };
  return { state, sent, backend: { ...backend, availability: { ...availability, reserve } } satisfies Backend };
}

const failing = (code: BackendErrorCode) => new BackendError(code, 'no');

describe('Reserving a room', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('starts at what was chosen, for an hour, with the price worked out', async () => {
    const page = await openForm();
    expect(page.focused).to.equal('Atelier');
    expect([page.selected('from'), page.selected('until')]).to.deep.equal(['12:00', '13:00']);
    expect(page.part('sum')).to.equal('Together €25 plus VAT 1 hour, €25 per hour');
  });

  it('offers the steps that the room has, and no longer than it is free', async () => {
    const page = await openForm();
    expect(page.options('from')).to.deep.equal(['12:00', '12:30', '13:00', '13:30']);
    expect(page.options('until')).to.deep.equal(['12:30', '13:00', '13:30', '14:00']);
    await page.select('from', '13:30');
    expect(page.options('until')).to.deep.equal(['14:00']);
    await page.select('from', '12:00');
    await page.select('until', '13:30');
    expect(page.part('sum')).to.equal('Together €37.50 plus VAT 1.5 hours, €25 per hour');
  });

  it('shows what was reserved, and tells the page without the token', async () => {
    const page = await openForm();
    await page.fill(ada);
    setTimeout(() => void page.send());
    const { reservation } = await oneEvent<ReservedEvent>(page.element, 'cowork-reserved');
    expect(reservation).to.include({ resourceId: 'atelier', start: '2027-03-04T11:00:00Z', end: '2027-03-04T12:00:00Z' });
    expect(JSON.stringify(reservation)).to.not.contain('Token');
    await page.until(() => page.has('ticket'), 'the confirmation');
    expect(page.part('panel-title')).to.equal('It’s yours');
    expect(page.focused).to.equal('It’s yours');
    expect(page.part('ticket')).to.equal([
      'What Atelier', 'When Thursday 4 March, 12:00–13:00', 'Price €25 plus VAT', 'Where De Werkplaats, Kanaalstraat 12, 3531 CJ Utrecht',
      'When you arrive Ring the bell with the hammer on it; the kitchen is straight ahead.',
    ].join(' '));
    expect(page.has('calendar-file')).to.equal(true);
  });

  it('shows the time as taken afterwards', async () => {
    const page = await openForm();
    await page.fill(ada);
    await page.send();
    await page.until(() => page.row('Atelier').includes('Atelier, 10:30 to 13:00, booked'), 'the table');
  });

  it('cancels after asking once more', async () => {
    const page = await openForm();
    await page.fill(ada);
    await page.send();
    await page.press('Cancel this reservation');
    expect(page.focused).to.equal('Shall we cancel it?');
    setTimeout(() => void page.press('Yes, cancel it'));
    await oneEvent(page.element, 'cowork-reservation-cancelled');
    await page.until(() => page.part('panel-title') === 'Cancelled', 'the cancellation');
    await page.until(() => page.row('Atelier').includes('Atelier, 12:00 to 14:00, free'), 'the table');
  });

  it('opens a reservation by its private link, and takes the token out of the address', async () => {
    const backend = sampleBackend();
    const made = await backend.availability!.reserve('atelier', { start: '2027-03-05T09:00:00Z', end: '2027-03-05T10:00:00Z', ...stranger }, { key: 'k' });
    location.hash = `cowork-reservation=${made.id}.${made.manageToken ?? ''}`;
    const page = await openAvailability({ backend, show: 'rooms' });
    await page.until(() => page.has('ticket'), 'the reservation');
    expect(page.part('ticket')).to.contain('Friday 5 March, 10:00–11:00');
    expect(location.hash).to.equal('');
  });

  it('says so when a private link is wrong', async () => {
    location.hash = 'cowork-reservation=reservation-7.nonsense';
    const page = await openAvailability({ show: 'rooms' });
    await page.until(() => page.has('error'), 'the answer');
    expect(page.part('error')).to.contain('This link does not fit.');
  });

  it('marks what is missing, and goes there', async () => {
    const page = await openForm();
    await page.fill({ email: 'ada' });
    await page.send();
    expect(page.complaints).to.deep.equal(['Please fill in: Your name.', 'This does not look like a mail address, e.g. name@example.org.']);
    expect(page.focused).to.equal('name');
  });

  it('marks what the backend complains about', async () => {
    const { backend, state } = stubborn();
    state.error = new BackendError('invalid', 'no', { fields: [{ pointer: '/attendee/email', message: 'This domain takes no mail.' }] });
    const page = await openForm({ backend });
    await page.fill(ada);
    await page.send();
    await page.until(() => page.complaints.length > 0, 'the complaint');
    expect(page.complaints).to.deep.equal(['This domain takes no mail.']);
    expect(page.focused).to.equal('email');
  });

  it('offers the next times in one tap when somebody was faster, and keeps the form', async () => {
    const backend = sampleBackend();
    const { changes: _none, ...quiet } = backend;
    const page = await openForm({ backend: quiet });
    await page.fill(ada);
    await backend.availability!.reserve('atelier', { start: '2027-03-04T11:00:00Z', end: '2027-03-04T11:30:00Z', ...stranger }, { key: 'faster' });
    await page.send();
    await page.until(() => page.has('alternatives'), 'other times');
    expect(page.part('error')).to.contain('Somebody was just ahead of you.');
    expect(page.value('name')).to.equal(ada.name);
    await page.pressIn('alternatives', 'Thursday 4 March, 12:30–13:30');
    expect([page.selected('from'), page.selected('until')]).to.deep.equal(['12:30', '13:30']);
    await page.send();
    await page.until(() => page.has('ticket'), 'the confirmation');
  });

  it('keeps what was typed when the backend is away, names a person, and sends the same again', async () => {
    const { backend, state, sent } = stubborn();
    state.error = failing('offline');
    const page = await openForm({ backend });
    await page.fill(ada);
    await page.send();
    await page.until(() => page.has('fallback'), 'a person');
    expect(page.part('error')).to.contain('You seem to be offline.');
    expect(decodeURIComponent(page.link('Send it by mail instead') ?? '')).to.contain('Atelier, Thursday 4 March, 12:00–13:00').and.to.contain(ada.name);
    expect(page.value('email')).to.equal(ada.email);
    state.error = undefined;
    await page.send();
    await page.until(() => page.has('ticket'), 'the confirmation');
    expect(new Set(sent.map(({ key }) => key)).size).to.equal(1);
  });

  it('keeps what was typed from one room to the next, and in another language', async () => {
    const page = await openForm();
    await page.fill(ada);
    await page.press('Close');
    await page.choose('Atelier, 15:00 to 18:00');
    page.frame.lang = 'nl';
    await page.until(() => page.part('send') === 'Reserveren', 'Dutch');
    expect(page.value('name')).to.equal(ada.name);
    expect(page.selected('from')).to.equal('15:00');
  });

  it('closes by Escape, and goes back to where the visitor was', async () => {
    const page = await openForm();
    await page.key('Escape');
    expect(page.has('panel')).to.equal(false);
    expect(page.focused).to.equal('Atelier, 12:00 to 14:00, free');
  });

  it('closes when the visitor goes to another day', async () => {
    const page = await openForm();
    await page.press('The next day');
    expect(page.has('panel')).to.equal(false);
  });

  it('leads to the operator’s page where that is the way', async () => {
    const page = await openAvailability({ show: 'rooms' });
    await page.choose('Loft, 09:00 to 18:00');
    await page.until(() => page.has('book'), 'the link');
    expect(page.link('Book')).to.equal('https://werkplaats.example/book/loft');
  });

  it('follows no address that is a script', async () => {
    const resources: MemorySpace['resources'] = [{ id: 'x', kind: 'meetingRoom', name: 'Cellar', book: { mode: 'link', url: 'javascript:alert(1)' } }];
    const page = await openAvailability({ backend: memory({ ...sampleSpace, resources }, { now: () => NOW }) });
    await page.choose('Cellar, 09:00');
    await page.until(() => page.has('fallback'), 'a person');
    expect(page.link('Book')).to.equal(undefined);
  });

  it('does not offer what is too short', async () => {
    const resources: MemorySpace['resources'] = [{
      id: 'x', kind: 'meetingRoom', name: 'Cellar', minMinutes: 120, book: { mode: 'inline' }, busy: [{ start: '2027-03-04T09:00:00Z', end: '2027-03-04T17:00:00Z' }],
    }];
    const page = await openAvailability({ backend: memory({ ...sampleSpace, resources }, { now: () => NOW }) });
    expect(page.row('Cellar')).to.contain('Cellar, 09:00 to 10:00, free, but too short to book');
    expect(page.has('slot')).to.equal(false);
  });

  it('fits a phone of 320 pixels', async () => {
    const page = await openForm({ width: 320 });
    expect(page.overflow).to.be.at.most(0.5);
  });
});

describe('Reserving a desk', () => {
  async function openDesk(options: OpenOptions = {}): Promise<AvailabilityPage> {
    const page = await openAvailability({ show: 'desks', ...options });
    await page.pick('2027-03-10');
    await page.press('Reserve: Flex desk');
    await page.until(() => page.has('send'), 'the form');
    return page;
  }

  it('is for the whole day, for as many as there are places', async () => {
    const { backend, sent } = stubborn();
    const page = await openDesk({ backend, people: 2 });
    expect(page.options('units')).to.deep.equal(['1', '2']);
    expect(page.selected('units')).to.equal('2');
    expect(page.part('sum')).to.equal('Together €45 2 places, €22.50 per day');
    await page.fill(ada);
    await page.send();
    await page.until(() => page.has('ticket'), 'the confirmation');
    expect(page.part('ticket')).to.contain('What Flex desk, 2 places When Wednesday 10 March Price');
    expect(sent[0]?.input).to.deep.include({ start: '2027-03-10T07:30:00Z', end: '2027-03-10T17:00:00Z', units: 2, locale: 'en' });
    await page.until(() => page.dayIs('2027-03-10') === 'Wednesday 10 March, full', 'the month');
  });

  it('offers other days when somebody took the last place', async () => {
    const backend = sampleBackend();
    const { changes: _none, ...quiet } = backend;
    const page = await openDesk({ backend: quiet });
    await page.fill(ada);
    await backend.availability!.reserve('flex', { start: '2027-03-10T07:30:00Z', end: '2027-03-10T17:00:00Z', units: 2, ...stranger }, { key: 'faster' });
    await page.send();
    await page.until(() => page.has('alternatives'), 'other days');
    await page.pressIn('alternatives', 'Thursday 11 March');
    await page.send();
    await page.until(() => page.has('ticket'), 'the confirmation');
    expect(page.part('ticket')).to.contain('Thursday 11 March');
  });
});

describe('Reserving', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`passes the accessibility audit from form to confirmation, ${scheme}`, async () => {
      const page = await openForm({ scheme });
      await expect(page.element).to.be.accessible();
      await page.send();
      await expect(page.element).to.be.accessible();
      await page.fill(ada);
      await page.send();
      await page.until(() => page.has('ticket'), 'the confirmation');
      await expect(page.element).to.be.accessible();
    });
  }
});
