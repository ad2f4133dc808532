import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Backend } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/error.js';
import type { TourBookingInput } from '../../src/domain/tours.js';
import { BASE, serve } from '../helpers/handlers.js';
import { openTour, type OpenOptions, type TourPage } from '../helpers/tour-booking-page.js';
import { sampleBackend } from '../helpers/sample-space.js';
import { answerWith, worker } from '../helpers/worker.js';

const mia = { 'Your name': 'Mia', 'Mail address': 'mia@example.org' };

/** A backend that remembers what it was sent, and may do something before it answers. */
function watched(before: (attempt: number, input: TourBookingInput) => void = () => undefined, after: (attempt: number) => void = () => undefined) {
  const backend = sampleBackend();
  const sent: TourBookingInput[] = [];
  const keys = new Set<string>();
  const ids = new Set<string>();
  const tours: Backend['tours'] = {
    ...backend.tours!,
    book: async (tourId, input, options) => {
      sent.push(input);
      keys.add(options.key);
      before(sent.length, input);
      const booking = await backend.tours!.book(tourId, input, options);
      ids.add(booking.id);
      after(sent.length);
      return booking;
    },
  };
  return { backend: { ...backend, tours }, plain: backend, sent, keys, ids };
}

async function atForm(options: OpenOptions = {}, slot = '15:00'): Promise<TourPage> {
  const page = await openTour(options);
  await page.pickSlot(slot);
  return page;
}

async function booked(options: OpenOptions = {}): Promise<TourPage> {
  const page = await atForm(options);
  await page.fill(mia);
  await page.press('Book this visit');
  await page.until(() => page.title.startsWith('See you'), 'The confirmation');
  return page;
}

describe('<cowork-tour-booking>, booking', () => {
  it('goes from a time to the form with one tap', async () => {
    const page = await atForm();
    expect(page.part('chosen-time')).to.contain('Thursday 4 March, 15:00–15:30');
    expect(page.part('chosen-time')).to.contain('Noor');
    expect(page.fields).to.deep.equal(['Your name', 'Mail address', 'What do you make?', 'Anything we should know?', 'Who or what comes along?', 'I’d rather tell the host']);
    expect(page.focused).to.equal('Tell us who you are');
  });

  it('books, and says who meets the visitor, when and where', async () => {
    const { backend, sent } = watched();
    const page = await booked({ backend });
    expect(page.title).to.equal('See you Thursday 4 March at 15:00');
    expect(page.focused).to.equal(page.title);
    expect(page.part('facts')).to.contain('Noor').and.to.contain('Kanaalstraat 12');
    expect(page.part('arrival')).to.contain('Ring the bell with the hammer on it');
    expect(page.href('Google')).to.contain('20270304T140000Z');
    expect(sent[0]).to.deep.include({ start: '2027-03-04T14:00:00Z', hostId: 'noor', partySize: 1, attendee: { name: 'Mia', email: 'mia@example.org' } });
  });

  it('takes along what would make the visit easier', async () => {
    const { backend, sent } = watched();
    const page = await openTour({ backend });
    await page.fill({ 'With a child': true, 'I’d rather tell the host': true });
    await page.pickSlot('15:00');
    expect(page.part('wishes')).to.equal('With a child · I’d rather tell the host');
    expect(page.value('I’d rather tell the host')).to.equal('true');
    await page.fill({ ...mia, Phone: '+31 6 12345678' });
    await page.press('Book this visit');
    await page.until(() => page.title.startsWith('See you'), 'The confirmation');
    expect(sent[0]?.needs).to.deep.equal({ child: true, tellHost: true });
  });

  it('needs no mouse', async () => {
    const page = await openTour();
    page.focusDay('2027-03-04');
    await sendKeys({ press: 'ArrowDown' });
    await page.settled();
    await sendKeys({ press: 'Enter' });
    await page.settled();
    for (let step = 0; !page.focused.includes('Thursday 11 March, 10:00') && step < 6; step++) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.focused === 'Tell us who you are', 'The form');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Mia' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'mia@example.org' });
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.title === 'See you Thursday 11 March at 10:00', 'The confirmation');
    expect(page.focused).to.equal(page.title);
  });

  it('says in its own words what is missing, and goes there', async () => {
    const page = await atForm();
    await page.fill({ 'Mail address': 'mia' });
    await page.press('Book this visit');
    expect(page.complaints).to.deep.equal({
      'Your name': 'Please fill in: Your name.', 'Mail address': 'This does not look like a mail address, e.g. name@example.org.',
    });
    expect(page.focused).to.equal('Your name');
  });

  it('asks for one tick of a group, and says what a number may be', async () => {
    const backend = sampleBackend();
    const kinds = async () => (await backend.tours!.kinds()).map((kind) => (kind.id !== 'team-trial' ? kind : {
      ...kind, fields: [{ name: 'days', type: 'multiselect' as const, label: 'Which days?', required: true, options: [{ value: 'mon', label: 'Monday' }, { value: 'tue', label: 'Tuesday' }] }],
    }));
    const page = await openTour({ backend: { ...backend, tours: { ...backend.tours!, kinds } }, people: 3 });
    await page.pickSlot('09:30');
    await page.fill({ ...mia, Phone: '+31612345678', 'How many are you?': '40' });
    await page.press('Book for the team');
    expect(page.complaints).to.deep.equal({ 'How many are you?': 'A number from 2 to 8, please.', 'Which days?': 'Please fill in: Which days.' });
    await page.fill({ Tuesday: true, 'How many are you?': '4' });
    expect(page.complaints).to.deep.equal({});
    await page.press('Book for the team');
    await page.until(() => page.title.startsWith('See you'), 'The confirmation');
  });

  it('shows the backend’s complaints on the right fields', async () => {
    const { backend } = watched(() => {
      throw new BackendError('invalid', 'no', { fields: [{ pointer: '/attendee/email', message: 'We know nobody there.' }, { pointer: '/answers/work', message: 'Tell us more.' }, { pointer: '/start', message: 'Odd.' }] });
    });
    const page = await atForm({ backend });
    await page.fill(mia);
    await page.press('Book this visit');
    expect(page.complaints).to.deep.equal({ 'Mail address': 'We know nobody there.', 'What do you make?': 'Tell us more.' });
    expect(page.part('error')).to.equal('2 fields need a look. Odd.');
    expect(page.focused).to.equal('Mail address');
    await page.fill({ 'Mail address': 'mia@elsewhere.example' });
    expect(Object.keys(page.complaints)).to.deep.equal(['What do you make?']);
  });

  it('asks a phone number only of those who need one', async () => {
    const page = await atForm();
    await page.fill({ 'I’d rather tell the host': true });
    expect(page.fields).to.include('Phone');
    await page.press('Change the time');
    await page.choose('A team');
    await page.pickSlot('09:30');
    expect(page.fields).to.include.members(['Phone', 'How many are you?', 'Who is coming along?']);
    expect(page.value('How many are you?')).to.equal('2');
    expect(page.heading).to.equal('Tell us about your team');
  });

  it('introduces to somebody, once they agree', async () => {
    const { backend, sent } = watched();
    const page = await atForm({ backend });
    await page.until(() => page.part('meet'));
    await page.press('I would like to meet …');
    expect(page.part('meet')).to.contain('They say yes first').and.to.contain('As of 1 March 2027.').and.to.contain('Somebody from Woodwork');
    await page.choose('Bas, Joiner');
    await page.fill({ ...mia, 'Why, in one sentence': 'I have a broken window' });
    await page.press('Book this visit');
    await page.until(() => page.part('introduction'));
    expect(sent[0]!.meet).to.deep.equal({ memberId: 'm-bas', why: 'I have a broken window' });
    expect(page.part('introduction')).to.contain('We have asked.').and.to.contain('The request ends on Thursday 18 March.');
  });

  it('shows what came with a yes: a word, and how to reach them', async () => {
    const backend = sampleBackend();
    const tours = {
      ...backend.tours!,
      book: async (...args: Parameters<NonNullable<Backend['tours']>['book']>) => ({
        ...await backend.tours!.book(...args),
        introduction: {
          id: 'i-1', state: 'accepted' as const, expiresAt: '2027-03-18T10:00:00Z', word: 'Bring the window.', contact: { name: 'Bas', email: 'bas@example.org' },
        },
      }),
    };
    const page = await booked({ backend: { ...backend, tours } });
    expect(page.part('introduction')).to.contain('They said yes').and.to.contain('Bring the window.').and.to.contain('Bas: bas@example.org');
  });

  it('lets the visitor take the request back, and says so', async () => {
    const backend = sampleBackend();
    const page = await atForm({ backend });
    await page.until(() => page.part('meet'));
    await page.press('I would like to meet …');
    await page.choose('Bas, Joiner');
    await page.fill({ ...mia, 'Why, in one sentence': 'I have a broken window' });
    await page.press('Book this visit');
    await page.until(() => page.part('introduction')?.includes('Your introduction: Bas'), 'The name');
    await page.press('Take the request back');
    await page.until(() => page.part('introduction')?.includes('You took the request back.'), 'The answer');
    expect(page.focused).to.equal('Your introduction: Bas');
    expect(page.part('introduction')).to.not.contain('The request ends');
  });

  it('says what else is on that day, and leads into three calendars', async () => {
    const page = await booked();
    await page.until(() => page.part('that-day'), 'The day');
    expect(page.part('that-day')).to.contain('12:30 Lunch at the long table');
    for (const [name, host] of [['Google', 'calendar.google.com'], ['Outlook.com', 'outlook.live.com'], ['Microsoft 365', 'outlook.office.com']] as const) {
      expect(new URL(page.href(name)).hostname).to.equal(host);
    }
    expect(new URL(page.href('Outlook.com')).searchParams.get('startdt')).to.equal('2027-03-04T14:00:00Z');
  });

  it('says until when a time is kept that waits for an answer, and what the host has to say', async () => {
    const backend = sampleBackend();
    const tours = {
      ...backend.tours!,
      book: async (...args: Parameters<NonNullable<Backend['tours']>['book']>) => ({
        ...await backend.tours!.book(...args), status: 'pendingConfirmation' as const, expiresAt: '2027-03-04T09:00:00Z', message: 'Bring a coat.',
      }),
    };
    const page = await atForm({ backend: { ...backend, tours } });
    await page.fill(mia);
    await page.press('Book this visit');
    await page.until(() => page.title.startsWith('Almost there'), 'The confirmation');
    expect(page.part('visit')).to.match(/The time is kept for you until then: \w+ \d+ March at \d+:00\. Bring a coat\./);
    expect(page.part('calendar')).to.equal(undefined);
  });

  it('draws no number of people below the floor', async () => {
    const backend = sampleBackend();
    const people = { ...backend.people!, people: async () => ({ ...(await backend.people!.people()), crafts: [{ craft: 'Beekeeping', people: 4 }] }) };
    const page = await atForm({ backend: { ...backend, people } });
    await page.until(() => page.part('meet'));
    expect(page.part('meet')).to.not.contain('Beekeeping');
  });

  it('says where the visitor came from, unless the page does not want that', async () => {
    const one = watched();
    await booked({ backend: one.backend });
    expect(one.sent[0]!.attribution?.page).to.equal(location.origin + location.pathname);
    const two = watched();
    await booked({ backend: two.backend, noAttribution: true });
    expect(two.sent[0]!.attribution).to.equal(undefined);
  });

  it('adds nothing to the history, and keeps nothing in the browser', async () => {
    const { length } = history;
    await booked();
    expect(history.length).to.equal(length);
    expect(localStorage.length + sessionStorage.length + document.cookie.length).to.equal(0);
  });

  it('tells the page each step, without a word about the visitor', async () => {
    const page = await openTour();
    const steps: string[] = [];
    for (const type of ['cowork-tour-kind-select', 'cowork-tour-day-select', 'cowork-tour-slot-select', 'cowork-tour-form-start', 'cowork-tour-booked'] as const) {
      document.addEventListener(type, (event) => { steps.push(`${event.type} ${JSON.stringify({ ...event })}`); }, { once: true });
    }
    await page.choose('A day on trial');
    await page.pickDay('2027-03-08');
    await page.pickSlot('09:00');
    await page.fill(mia);
    await page.press('Book this visit');
    await page.until(() => steps.length === 5, 'Every step');
    expect(steps.map((step) => step.split(' ')[0])).to.deep.equal(
      ['cowork-tour-kind-select', 'cowork-tour-day-select', 'cowork-tour-slot-select', 'cowork-tour-form-start', 'cowork-tour-booked']);
    expect(steps.join()).to.not.match(/Mia|mia@|token/i);
  });
});

describe('<cowork-tour-booking>, when things go wrong', () => {
  it('books once when the answer is lost', async () => {
    const { backend, keys, ids, sent } = watched(undefined, (attempt) => { if (attempt === 1) throw new BackendError('unreachable', 'cut'); });
    await booked({ backend });
    expect(sent.length).to.equal(2);
    expect(keys.size).to.equal(1);
    expect(ids.size).to.equal(1);
  });

  it('books once when the button is pressed twice', async () => {
    const { backend, sent } = watched();
    const page = await atForm({ backend });
    await page.fill(mia);
    void page.press('Book this visit');
    await page.press('Book this visit').catch(() => undefined);
    await page.until(() => page.title.startsWith('See you'));
    expect(sent.length).to.equal(1);
  });

  it('offers the next times when one is lost, and takes one with one tap', async () => {
    const { backend, plain, keys } = watched();
    const page = await atForm({ backend });
    await plain.tours!.book('tour', { start: '2027-03-04T14:00:00Z', hostId: 'noor', attendee: { name: 'Other', email: 'o@example.org' } }, { key: 'o' });
    await page.fill({ ...mia, 'What do you make?': 'Chairs' });
    await page.press('Book this visit');
    expect(page.part('error')).to.contain('Somebody was just ahead of you.');
    expect(page.value('What do you make?')).to.equal('Chairs');
    expect(page.alternatives.length).to.equal(3);
    await page.press(page.alternatives[2]!);
    await page.until(() => page.title.startsWith('See you'));
    expect(page.title).to.equal('See you Thursday 4 March at 16:30');
    expect(keys.size).to.equal(2);
  });

  it('keeps what was typed when the backend is away, and offers a letter with it', async () => {
    let away = true;
    const { backend } = watched(() => { if (away) throw new BackendError('offline', 'no network'); });
    const page = await atForm({ backend });
    const failed: string[] = [];
    page.element.addEventListener('cowork-tour-failed', ({ step, code }) => failed.push(`${step} ${code}`));
    await page.fill({ ...mia, 'What do you make?': 'Chairs' });
    await page.press('Book this visit');
    expect(page.part('error')).to.contain('You seem to be offline.').and.to.contain('What you typed stays here.');
    expect(decodeURIComponent(page.href('Send it by mail instead'))).to.contain('mailto:hello@werkplaats.example').and.to.contain('What do you make?: Chairs');
    expect(page.href('Call')).to.equal('tel:+31301234567');
    expect(failed).to.deep.equal(['book offline']);
    away = false;
    await page.press('Book this visit');
    await page.until(() => page.title.startsWith('See you'));
  });

  it('keeps what was typed on the way back, through removal, and through another language', async () => {
    const page = await atForm();
    await page.fill({ ...mia, 'What do you make?': 'Chairs' });
    await page.press('Change the time');
    expect(page.focused).to.contain('Thursday 4 March, 15:00 to 15:30');
    await page.pickSlot('16:30');
    page.element.remove();
    page.frame.append(page.element);
    await page.settled();
    expect(page.part('chosen-time')).to.contain('16:30–17:00');
    expect(page.value('What do you make?')).to.equal('Chairs');
    page.frame.lang = 'nl';
    await page.until(() => page.fields.includes('Je naam'), 'Dutch');
    expect(page.value('Je naam')).to.equal('Mia');
    page.frame.lang = 'en';
  });

  it('keeps what was typed for another element of the page that is made later, and keeps nothing in the browser for it', async () => {
    const backend = sampleBackend();
    const first = await atForm({ backend });
    await first.fill({ ...mia, 'What do you make?': 'Chairs' });
    first.element.remove();
    const second = await atForm({ backend }, '16:30');
    expect(second.value('Your name')).to.equal('Mia');
    expect(second.value('What do you make?')).to.equal('Chairs');
    expect(sessionStorage.length + localStorage.length).to.equal(0);
    expect((await atForm()).value('Your name'), 'another backend').to.equal('');
  });

  it('goes on after a reload with what was sent and never answered, and books it once', async () => {
    let away = true;
    const { backend, sent, keys, ids } = watched(undefined, () => { if (away) throw new BackendError('offline', 'cut'); });
    const page = await atForm({ backend });
    expect(sessionStorage.length).to.equal(0);
    await page.fill({ ...mia, 'What do you make?': 'Chairs' });
    await page.press('Book this visit');
    await page.until(() => page.part('error'), 'The sentence');
    expect(sessionStorage.length).to.equal(1);
    page.element.remove();

    // Another backend object is what a page has after a reload: nothing is left in memory.
    const again = await openTour({ backend: { ...backend, tours: { ...backend.tours } } });
    await again.until(() => again.part('unanswered'), 'The form');
    expect(again.part('unanswered')).to.contain('You sent this before the page was loaded again').and.to.contain('never booked twice');
    expect(again.part('chosen-time')).to.contain('Thursday 4 March, 15:00–15:30');
    expect(again.value('What do you make?')).to.equal('Chairs');
    away = false;
    await again.press('Book this visit');
    await again.until(() => again.title === 'See you Thursday 4 March at 15:00', 'The confirmation');
    expect([sent.length, keys.size, ids.size]).to.deep.equal([2, 1, 1]);
    expect(sessionStorage.length).to.equal(0);
  });

  it('shows what was booked first, where the visitor changed something after a lost answer', async () => {
    let away = true;
    const { backend, ids } = watched(undefined, () => { if (away) throw new BackendError('offline', 'cut'); });
    const page = await atForm({ backend });
    await page.fill(mia);
    await page.press('Book this visit');
    await page.until(() => page.part('error'), 'The sentence');
    away = false;
    await page.press('Change the time');
    await page.pickSlot('16:30');
    await page.press('Book this visit');
    await page.until(() => page.title === 'See you Thursday 4 March at 15:00', 'The first visit');
    expect(page.part('visit')).to.contain('Your first request had arrived after all');
    expect(ids.size).to.equal(1);
  });

  it('works without storage', async () => {
    const { getItem, setItem } = Storage.prototype;
    const blocked = () => { throw new DOMException('No.', 'SecurityError'); };
    Object.assign(Storage.prototype, { getItem: blocked, setItem: blocked });
    try {
      let away = true;
      const { backend } = watched(() => { if (away) throw new BackendError('offline', 'no'); });
      const page = await atForm({ backend });
      await page.fill(mia);
      await page.press('Book this visit');
      away = false;
      await page.press('Book this visit');
      await page.until(() => page.title.startsWith('See you'), 'The confirmation');
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });
});

describe('<cowork-tour-booking>, a time that is kept', () => {
  const coffee = async (options: OpenOptions = {}) => {
    const page = await openTour({ kind: 'coffee', ...options });
    await page.pickSlot('17:00');
    return page;
  };

  it('is kept from the first key on, until a time that is said, and is the visitor’s own in the booking', async () => {
    const { backend, sent, plain } = watched();
    const page = await coffee({ backend });
    expect(page.part('held')).to.equal('');
    await page.fill(mia);
    await page.until(() => page.part('held'), 'The promise');
    expect(page.part('held')).to.match(/^We keep this time for you until \d+:10( for you)?\.$/);
    const taken = plain.tours!.book('coffee', { start: '2027-03-08T16:00:00Z', attendee: { name: 'Other', email: 'o@example.org' } }, { key: 'o' });
    expect(await taken.catch(({ code }: BackendError) => code)).to.equal('taken');
    await page.press('Book this visit');
    await page.until(() => page.title.startsWith('See you'), 'The confirmation');
    expect(sent[0]!.holdId).to.equal('hold-1');
  });

  it('is free for others when the visitor goes back, and stays in the list where they come from', async () => {
    const backend = sampleBackend();
    const page = await coffee({ backend });
    await page.fill(mia);
    await page.until(() => page.part('held'), 'The promise');
    await page.press('Change the time');
    expect(page.focused).to.contain('17:00 to 17:20');
    await page.settled();
    const { items } = await backend.tours!.slots({ tourId: 'coffee' });
    expect(items[0]!.start).to.equal('2027-03-08T16:00:00Z');
  });

  it('is lost to somebody else at the first key, not at the last: another one is taken with one tap, and what was typed stays', async () => {
    const { backend, plain, sent } = watched();
    const page = await coffee({ backend });
    await plain.tours!.book('coffee', { start: '2027-03-08T16:00:00Z', attendee: { name: 'Other', email: 'o@example.org' } }, { key: 'o' });
    await page.fill({ 'Your name': 'Mia' });
    await page.until(() => page.part('error'), 'The sentence');
    expect(page.part('error')).to.contain('Somebody was just ahead of you.');
    await page.press(page.alternatives[0]!);
    await page.until(() => page.part('held'), 'The promise');
    expect(page.part('chosen-time')).to.contain('17:30');
    expect(page.focused).to.equal('Mail address');
    expect(sent.length, 'nothing is sent that is not complete').to.equal(0);
    await page.fill({ 'Mail address': 'mia@example.org' });
    await page.press('Book this visit');
    await page.until(() => page.title === 'See you Monday 8 March at 17:30', 'The confirmation');
  });

  it('is not spoken of where it is not kept', async () => {
    const page = await atForm();
    await page.fill(mia);
    await page.settled();
    expect(page.part('held')).to.equal('');
  });
});

describe('<cowork-tour-booking>, over HTTP', () => {
  answerWith(...serve(sampleBackend()));

  it('books, and survives a line that breaks after the booking', async () => {
    const { http } = await import('../../src/adapters/http/index.js');
    const msw = await import('msw');
    const away = msw.http.post(`${BASE}/tours/:id/bookings`, () => msw.HttpResponse.error(), { once: true });
    const page = await atForm({ backend: http(BASE) }, 'Thursday 4 March, 15:00');
    worker.use(away);
    await page.fill(mia);
    await page.press('Book this visit');
    await page.until(() => page.title === 'See you Thursday 4 March at 15:00', 'The confirmation');
  });
});

describe('<cowork-tour-booking>, a visit that exists', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  const withLink = async (backend: Backend) => {
    const { id, manageToken } = await backend.tours!.book('tour', { start: '2027-03-04T14:00:00Z', attendee: { name: 'Mia', email: 'mia@example.org' } }, { key: 'k' });
    return { id, hash: `#cowork-visit=${id}.${manageToken}` };
  };

  it('opens by its private link, and takes the link out of the address', async () => {
    const backend = sampleBackend();
    location.hash = (await withLink(backend)).hash;
    const page = await openTour({ backend });
    await page.until(() => page.title, 'The visit');
    expect(page.title).to.equal('See you Thursday 4 March at 15:00');
    expect(location.hash).to.equal('');
  });

  it('opens by a link that is followed later', async () => {
    const backend = sampleBackend();
    const page = await openTour({ backend });
    location.hash = (await withLink(backend)).hash;
    await page.until(() => page.title, 'The visit');
    expect(location.hash).to.equal('');
  });

  it('says kindly that a link does not fit, and goes on', async () => {
    location.hash = '#cowork-visit=visit-1.wrong';
    const page = await openTour();
    await page.until(() => page.part('error'), 'The sentence');
    expect(page.part('error')).to.contain('This link does not fit any visit.');
    await page.press('Book another visit');
    expect(page.slots.length).to.equal(4);
  });

  it('is moved with two taps, and the new link replaces the old', async () => {
    const backend = sampleBackend();
    const seen: string[] = [];
    const tours: Backend['tours'] = {
      ...backend.tours!,
      move: async (ref, to, options) => ({ ...(await backend.tours!.move(ref, to, options)), manageToken: 'new' }),
      cancel: (ref) => { seen.push(ref.token); return Promise.reject(new BackendError('unauthorized', 'old')); },
    };
    const page = await booked({ backend: { ...backend, tours } });
    const moves: string[] = [];
    page.element.addEventListener('cowork-tour-moved', ({ from, start }) => moves.push(`${from} ${start}`));
    await page.press('Move the visit');
    expect(page.focused).to.equal('Choose another time');
    expect(page.choices('What would you like?')).to.deep.equal([]);
    await page.pickSlot('16:30');
    expect(page.focused).to.equal('Move the visit to Thursday 4 March at 16:30?');
    await page.press('Yes, move it');
    await page.until(() => page.title.startsWith('Moved'), 'The new time');
    expect(page.title).to.equal('Moved. See you Thursday 4 March at 16:30');
    expect(page.part('facts')).to.contain('Sam');
    expect(page.focused).to.equal(page.title);
    expect(moves).to.deep.equal(['2027-03-04T14:00:00Z 2027-03-04T15:30:00Z']);
    await page.press('Cancel the visit');
    await page.press('Yes, cancel it');
    expect(seen).to.deep.equal(['new']);
    expect(page.part('error')).to.contain('This link does not fit.');
  });

  it('stays as it is when the visitor wants that', async () => {
    const page = await booked();
    await page.press('Move the visit');
    await page.press('Keep it as it is');
    expect(page.title).to.equal('See you Thursday 4 March at 15:00');
    expect(page.focused).to.equal('Move the visit');
  });

  it('says so when the time to move to is lost, and shows the times that are left', async () => {
    const backend = sampleBackend();
    const page = await booked({ backend });
    await page.press('Move the visit');
    await page.pickSlot('16:30');
    await backend.tours!.book('tour', { start: '2027-03-04T15:30:00Z', attendee: { name: 'Other', email: 'o@example.org' } }, { key: 'o' });
    await page.press('Yes, move it');
    await page.until(() => page.part('error'), 'The sentence');
    expect(page.part('error')).to.contain('Somebody was just ahead of you.');
    expect(page.slots.join()).to.not.contain('16:30');
  });

  it('is cancelled with a reason, after one question', async () => {
    const backend = sampleBackend();
    const reasons: (string | undefined)[] = [];
    const tours: Backend['tours'] = { ...backend.tours!, cancel: (ref, reason, options) => { reasons.push(reason); return backend.tours!.cancel(ref, reason, options); } };
    const page = await booked({ backend: { ...backend, tours } });
    await page.press('Cancel the visit');
    expect(page.focused).to.equal('Shall we cancel your visit?');
    await page.fill({ 'Would you like to say why?': 'A cold' });
    await page.press('Yes, cancel it');
    await page.until(() => page.title === 'This visit is cancelled');
    expect(reasons).to.deep.equal(['A cold']);
    await page.press('Book another visit');
    expect(page.slots.length).to.equal(4);
    await page.pickSlot('12:00');
    expect(page.value('Your name')).to.equal('Mia');
  });

  it('is still there after the element was away', async () => {
    const page = await booked();
    page.element.remove();
    page.frame.append(page.element);
    await page.settled();
    expect(page.title).to.equal('See you Thursday 4 March at 15:00');
  });
});
