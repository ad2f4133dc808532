import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { http as network, HttpResponse } from 'msw';
import { http } from '../../src/adapters/http/index.js';
import type { Backend, Change } from '../../src/backend/backend.js';
import { BackendError, type BackendErrorCode } from '../../src/backend/error.js';
import type { Rsvp, RsvpInput } from '../../src/domain/events.js';
import type { RsvpCancelledEvent, RsvpChangedEvent, RsvpMadeEvent, RsvpStartEvent } from '../../src/elements/events/rsvp.events.js';
import { openEvents, type EventsPage, type OpenOptions } from '../helpers/events-page.js';
import { BASE, serve } from '../helpers/handlers.js';
import { sampleBackend } from '../helpers/sample-space.js';
import { answerWith, worker } from '../helpers/worker.js';

const ada = { 'Your name': 'Ada Lovelace', 'Mail address': 'ada@example.org' };
const BREAKFAST = 'Newcomers’ breakfast';
const LETTERING = 'Sign lettering by hand';
const SMALL = 'Bookkeeping for makers';

async function atForm(title: string, options: OpenOptions = {}): Promise<EventsPage> {
  const page = await openEvents({ limit: 30, ...options });
  await page.event(title).signUp();
  return page;
}

async function signedUp(title: string, options: OpenOptions = {}, values: Readonly<Record<string, string | boolean>> = {}): Promise<EventsPage> {
  const page = await atForm(title, options);
  await page.fill({ ...ada, ...values });
  await page.send();
  return page;
}

/** The sample house, where registering fails with these errors, one after another. */
function failing(...codes: readonly (BackendErrorCode | BackendError)[]): { readonly backend: Backend; readonly sent: { readonly input: RsvpInput; readonly key: string }[] } {
  const real = sampleBackend();
  const sent: { readonly input: RsvpInput; readonly key: string }[] = [];
  const left = [...codes];
  return {
    sent,
    backend: {
      ...real,
      events: {
        ...real.events!,
        register: (id, input, options) => {
          sent.push({ input, key: options.key });
          const next = left.shift();
          if (next) return Promise.reject(typeof next === 'string' ? new BackendError(next, next) : next);
          return real.events!.register(id, input, options);
        },
      },
    },
  };
}

/** The sample house, where this is what a registration comes to; `then` is what it is when somebody answers. */
function answering(first: Partial<Rsvp>): { readonly backend: Backend; then(next: Partial<Rsvp>): void } {
  const real = sampleBackend();
  const watchers = new Set<(change: Change) => void>();
  const rsvp: Rsvp = { id: 'r', eventId: 'breakfast', status: 'confirmed', partySize: 1, canCancel: true, manageToken: 'token', ...first };
  let now = rsvp;
  return {
    then: (next) => {
      now = { ...now, ...next };
      for (const changed of watchers) changed({ topic: 'events' });
    },
    backend: {
      ...real,
      events: { ...real.events!, register: () => Promise.resolve(rsvp), registration: () => Promise.resolve(now) },
      changes: { watch: (_topics, changed) => { watchers.add(changed); return () => void watchers.delete(changed); } },
    },
  };
}

describe('a registration that waits in <cowork-events>', () => {
  it('for a mail to be confirmed says until when, and that it was once it is', async () => {
    const { backend, then } = answering({ status: 'pendingConfirmation', expiresAt: '2027-03-04T09:00:00Z' });
    const page = await signedUp(BREAKFAST, { backend });
    expect(page.heading).to.equal('Almost there.');
    expect(page.panel).to.contain('Please open the link in the mail that we have just sent you; then your place is yours.').and.to.contain('It is kept for you until then: Thursday 4 March at 10:00.');
    then({ status: 'confirmed' });
    await page.until(() => page.heading === 'You’re in.');
    expect(page.part('news')).to.equal('That worked: the place is yours.');
  });

  it('on the list is offered a place that has to be confirmed', async () => {
    const { backend, then } = answering({ status: 'waitlisted', waitlistPosition: 2 });
    const page = await signedUp(BREAKFAST, { backend });
    then({ status: 'waitlisted', waitlistPosition: 1 });
    await page.until(() => page.panel?.includes('You are next in line.'));
    expect(page.part('news')).to.equal(undefined);
    then({ status: 'pendingConfirmation', expiresAt: '2027-03-04T09:00:00Z' });
    await page.until(() => page.heading === 'Almost there.');
    expect(page.part('news')).to.equal('A place came free for you.');
  });

  it('for a host says what the host answered', async () => {
    const { backend, then } = answering({ status: 'pendingApproval' });
    const page = await signedUp(BREAKFAST, { backend });
    then({ status: 'cancelled', message: 'Sorry, this one is for those who know the press.' });
    await page.until(() => page.heading === 'You’re off the list.');
    expect(page.part('message')).to.equal('Sorry, this one is for those who know the press.');
    expect(page.panel).to.contain('This registration has ended.').and.not.to.contain('Thank you for telling us');
  });
});

describe('signing up in <cowork-events>', () => {
  it('opens right below the event and goes there', async () => {
    const page = await openEvents();
    const heard = oneEvent<RsvpStartEvent>(page.element, 'cowork-rsvp-start');
    await page.event(BREAKFAST).signUp();
    expect((await heard).event.id).to.equal('breakfast');
    expect(page.heading).to.equal(`Sign up: ${BREAKFAST}`);
    expect(page.focused).to.equal(`Sign up: ${BREAKFAST}`);
    expect(page.panel).to.contain('You can sign up until Thursday 4 March at 21:00.').and.to.contain('We keep your name and address until four weeks after your visit.');
  });

  it('asks for no more than it needs', async () => {
    const page = await atForm(SMALL);
    expect(page.fields).to.deep.equal(['Your name', 'Mail address', 'I come alone, please say hello', 'How may other guests see you?', 'Not at all', 'By what I do', 'By my first name and what I do']);
    expect(page.value('Not at all')).to.equal('true');
  });

  it('says that one is in, when, and how one appears', async () => {
    const page = await atForm(BREAKFAST);
    await page.fill({ ...ada, 'I come alone': true, 'What do you eat?': 'vegan', 'By what I do': true });
    await page.fill({ 'What do you do?': 'Mathematician' });
    const heard = oneEvent<RsvpMadeEvent>(page.element, 'cowork-rsvp-made');
    await page.send();
    const { event, status } = await heard;
    expect([event.id, status]).to.deep.equal(['breakfast', 'confirmed']);
    expect(page.heading).to.equal('You’re in.');
    expect(page.focused).to.equal('You’re in.');
    expect(page.part('ticket')).to.equal(`${BREAKFAST} Friday 5 March at 08:30 For 1 person · The host will say hello Other guests see: Mathematician`);
    expect(page.href('Google')).to.contain('text=Newcomers');
    expect(page.event(BREAKFAST).way).to.equal(`You’re in. Your registration: ${BREAKFAST}`);
  });

  it('counts one place less', async () => {
    const backend = sampleBackend();
    const other = await openEvents({ backend });
    await signedUp(BREAKFAST, { backend }, { 'How many are you?': '2' });
    await other.until(() => other.event(BREAKFAST).way.includes('2 places left'));
  });

  it('gives the calendar file a name and a moment', async () => {
    const page = await signedUp(BREAKFAST);
    const made: Blob[] = [];
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => { made.push(blob); return original(blob); };
    await page.press('Calendar file');
    URL.createObjectURL = original;
    expect(await made[0]?.text()).to.contain('DTSTART:20270305T073000Z').and.to.contain('SUMMARY:Newcomers’ breakfast');
  });

  it('looks at the fields before anything is sent', async () => {
    const { backend, sent } = failing();
    const page = await atForm(BREAKFAST, { backend });
    await page.fill({ 'Mail address': 'ada', 'How many are you?': '9' });
    await page.send();
    expect(page.complaints).to.deep.equal({
      'Your name': 'Please fill in: Your name.', 'Mail address': 'This does not look like a mail address, e.g. name@example.org.', 'How many are you?': 'A number from 1 to 2, please.',
    });
    expect(page.focused).to.equal('Your name');
    expect(sent).to.have.length(0);
    await page.fill({ 'Your name': 'Ada' });
    expect(Object.keys(page.complaints)).to.deep.equal(['Mail address', 'How many are you?']);
  });

  it('brings the backend’s complaints to their fields', async () => {
    const { backend } = failing(new BackendError('invalid', 'x', { fields: [{ pointer: '/attendee/email', message: 'We cannot write to this address.' }, { pointer: '/answers/diet', message: 'Please choose.' }] }));
    const page = await signedUp(BREAKFAST, { backend });
    expect(page.complaints).to.deep.equal({ 'Mail address': 'We cannot write to this address.', 'What do you eat? ( optional )': 'Please choose.' });
    expect(page.error).to.equal('2 fields need a look.');
    expect(page.focused).to.equal('Mail address');
  });

  it('keeps what was typed when it is closed, and hands back the focus', async () => {
    const page = await atForm(BREAKFAST);
    await page.fill(ada);
    await page.press('Cancel');
    expect(page.panel).to.equal(undefined);
    expect(page.focused).to.equal(`Sign up: ${BREAKFAST}`);
    await page.event(SMALL).signUp();
    expect(page.value('Your name')).to.equal('Ada Lovelace');
  });

  it('keeps what was typed when the list is renewed or the language changes', async () => {
    const page = await atForm(BREAKFAST);
    await page.fill(ada);
    page.element.refresh();
    await page.settled();
    page.frame.lang = 'nl';
    await page.until(() => page.heading === `Aanmelden: ${BREAKFAST}`);
    expect(page.value('Je naam')).to.equal('Ada Lovelace');
  });

  it('is closed by Escape', async () => {
    const page = await atForm(BREAKFAST);
    await sendKeys({ press: 'Escape' });
    await page.settled();
    expect(page.panel).to.equal(undefined);
    expect(page.focused).to.equal(`Sign up: ${BREAKFAST}`);
  });

  it('is done by keyboard alone', async () => {
    const page = await openEvents({ limit: 2, views: 'list' });
    page.frame.tabIndex = -1;
    page.frame.focus();
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) {
        await sendKeys({ press: key });
        await page.settled();
      }
    };
    for (let tabs = 0; tabs < 8 && !page.focused.startsWith('Sign up'); tabs++) await press('Tab');
    await press('Enter');
    await page.until(() => page.heading);
    await press('Tab');
    await sendKeys({ type: 'Ada' });
    await press('Tab');
    await sendKeys({ type: 'ada@example.org' });
    await press('Enter');
    await page.until(() => page.heading === 'You’re in.');
    await press('Tab');
    expect(page.focused).to.equal('Calendar file');
  });
});

describe('a full event in <cowork-events>', () => {
  it('offers the waiting list with its rule, and tells the place in it', async () => {
    const page = await atForm(LETTERING);
    expect(page.panel).to.contain('It is full. When a place comes free, it goes to whoever has waited longest, and we let you know. 2 people wait before you.');
    await page.fill(ada);
    await page.send();
    expect(page.heading).to.equal('You’re on the waiting list.');
    expect(page.panel).to.contain('You are number 3 in line.');
  });

  it('moves up whoever waits, as soon as somebody gives a place back', async () => {
    const backend = sampleBackend();
    const first = await signedUp(SMALL, { backend });
    await signedUp(SMALL, { backend }, { 'Mail address': 'grace@example.org' });
    const waiting = await atForm(SMALL, { backend });
    await waiting.fill({ 'Your name': 'Mary', 'Mail address': 'mary@example.org' });
    await waiting.send();
    expect(waiting.panel).to.contain('You are next in line.');
    await first.press('I can’t come');
    await first.press('Yes, take me off');
    await waiting.until(() => waiting.heading === 'You’re in.');
    expect(waiting.part('news')).to.equal('A place came free and it is yours: you’re in.');
  });

  it('that filled up meanwhile offers the waiting list with everything typed', async () => {
    const { backend, sent } = failing('full');
    const page = await signedUp(BREAKFAST, { backend });
    expect(page.error).to.contain('There are not enough places left any more.');
    await page.press('Join the waiting list');
    expect(page.heading).to.equal('You’re in.');
    expect(sent.map(({ input }) => input.joinWaitlist)).to.deep.equal([undefined, true]);
  });
});

describe('when signing up fails in <cowork-events>', () => {
  it('keeps what was typed, and can be reached by mail and phone with it', async () => {
    const { backend, sent } = failing('offline');
    const page = await signedUp(BREAKFAST, { backend });
    expect(page.error).to.contain('You seem to be offline.');
    expect(decodeURIComponent(page.href('Send it by mail instead'))).to.contain('mailto:hello@werkplaats.example').and.to.contain('Your name: Ada Lovelace');
    expect(page.href('Call')).to.equal('tel:+31301234567');
    expect(page.value('Your name')).to.equal('Ada Lovelace');
    await page.send();
    expect(page.heading).to.equal('You’re in.');
    expect(sent[0]?.key).to.equal(sent[1]?.key);
  });

  it('says kindly that one is on the list already', async () => {
    const backend = sampleBackend();
    await signedUp(BREAKFAST, { backend });
    const again = await signedUp(BREAKFAST, { backend });
    expect(again.error).to.match(/^Good news: this mail address is on the list already./);
  });

  it('says that it has closed, and whom to ask', async () => {
    const page = await signedUp(BREAKFAST, { backend: failing('closed').backend });
    expect(page.error).to.contain('Sign-up has closed in the meantime.').and.to.contain('Send it by mail instead');
  });
});

describe('a registration in <cowork-events>', () => {
  it('can be changed in place', async () => {
    const page = await signedUp(BREAKFAST);
    await page.press('Change');
    await page.fill({ 'How many are you?': '2', 'By my first name': true });
    const heard = oneEvent<RsvpChangedEvent>(page.element, 'cowork-rsvp-changed');
    await page.send();
    expect((await heard).event.id).to.equal('breakfast');
    expect(page.part('news')).to.equal('Saved.');
    expect(page.part('ticket')).to.contain('For 2 people').and.to.contain('Other guests see: Ada');
  });

  it('that no longer fits with more people says so, and offers no waiting list', async () => {
    const real = sampleBackend();
    const page = await signedUp(BREAKFAST, { backend: { ...real, events: { ...real.events!, change: () => Promise.reject(new BackendError('full', 'full')) } } });
    await page.press('Change');
    await page.fill({ 'How many are you?': '2' });
    await page.send();
    expect(page.error).to.equal('There are not enough places left. Perhaps with fewer people?');
  });

  it('offers only what the backend can do with it', async () => {
    const real = sampleBackend();
    const facts = async () => ({ ...await real.space.facts(), capabilities: ['events', 'rsvp', 'rsvp.cancel'] });
    const page = await signedUp(BREAKFAST, { backend: { ...real, space: { ...real.space, facts } } });
    expect(page.panel).to.contain('I can’t come').and.not.to.contain('Change');
  });

  it('of an event that does not take place says so', async () => {
    const real = sampleBackend();
    const { link } = await signedUp(BREAKFAST, { backend: real });
    const event = async () => ({ ...await real.events!.event('breakfast'), status: 'cancelled' as const });
    history.replaceState(null, '', new URL(link).hash);
    const page = await openEvents({ backend: { ...real, events: { ...real.events!, event } } });
    await page.until(() => page.heading === 'This event is cancelled.');
    expect(page.panel).to.contain('There is nothing you have to do.').and.not.to.contain('Calendar file');
  });

  it('is given back only when said twice', async () => {
    const page = await signedUp(BREAKFAST);
    await page.press('I can’t come');
    await page.press('No, keep my place');
    expect(page.heading).to.equal('You’re in.');
    await page.press('I can’t come');
    const heard = oneEvent<RsvpCancelledEvent>(page.element, 'cowork-rsvp-cancelled');
    await page.press('Yes, take me off');
    expect((await heard).event.id).to.equal('breakfast');
    expect(page.heading).to.equal('You’re off the list.');
    await page.press('Close');
    expect(page.event(BREAKFAST).way).to.equal(`Sign up: ${BREAKFAST} 4 places left`);
  });

  it('opens from its private link, which leaves the address bar', async () => {
    const backend = sampleBackend();
    const { link } = await signedUp(BREAKFAST, { backend });
    const { hash } = new URL(link);
    expect(hash).to.match(/^#cowork-rsvp=registration-1\.[0-9a-f]{32}$/);
    history.replaceState(null, '', hash);
    const depth = history.length;
    const page = await openEvents({ backend });
    await page.until(() => page.heading === 'You’re in.');
    expect([location.hash, history.length]).to.deep.equal(['', depth]);
    expect(page.part('ticket')).to.contain(BREAKFAST);
    await page.press('I can’t come');
    await page.press('Yes, take me off');
    expect(page.heading).to.equal('You’re off the list.');
  });

  it('opens from a link on the same page too', async () => {
    const page = await signedUp(BREAKFAST);
    const { link } = page;
    await page.press('Close');
    location.hash = new URL(link).hash;
    await page.until(() => page.heading === 'You’re in.');
    expect(location.hash).to.equal('');
  });

  it('says that a link does not fit', async () => {
    history.replaceState(null, '', '#cowork-rsvp=registration-1.wrong');
    const page = await openEvents();
    await page.until(() => page.error);
    expect(page.error).to.contain('This link does not fit. Please open the one in your latest mail.');
    await page.press('Close');
    expect([page.error, page.titles.length]).to.deep.equal([undefined, 10]);
  });
});

describe('<cowork-events> over the network', () => {
  answerWith(...serve(sampleBackend()));

  it('signs up, and survives a server that stumbles', async () => {
    let stumbles = 1;
    worker.use(network.post(`${BASE}/events/:id/rsvps`, () => (stumbles-- > 0 ? new HttpResponse('<h1>502</h1>', { status: 502 }) : undefined)));
    const page = await signedUp(BREAKFAST, { backend: http(BASE) });
    await page.until(() => page.heading === 'You’re in.');
  });

  it('says what is wrong when the server is gone, and recovers', async () => {
    let dead = true;
    worker.use(network.get(`${BASE}/events`, () => (dead ? HttpResponse.error() : undefined)));
    const page = await openEvents({ backend: http(BASE) });
    expect(page.error).to.contain('We can’t reach our calendar right now.');
    dead = false;
    await page.press('Try again');
    await page.until(() => page.titles.length === 10);
  });
});
