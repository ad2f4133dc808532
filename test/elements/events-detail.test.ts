import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { memory } from '../../src/adapters/memory/index.js';
import type { FeedQuery, SpaceEvent } from '../../src/domain/events.js';
import { withLinks } from '../../src/domain/links.js';
import type { EventOpenEvent } from '../../src/elements/events/events.events.js';
import { toShareLink } from '../../src/elements/events/share.model.js';
import { openEvents, type EventsPage, type OpenOptions } from '../helpers/events-page.js';
import { NOW, sampleBackend, sampleSpace, ZONE } from '../helpers/sample-space.js';

const BREAKFAST = 'Newcomers’ breakfast';
const LETTERING = 'Sign lettering by hand';

const talk = (given: Partial<SpaceEvent> = {}): SpaceEvent => ({
  id: 'talk', kind: 'event', title: 'Talk', start: '2027-03-10T18:00:00Z', end: '2027-03-10T20:00:00Z', timeZone: ZONE, status: 'scheduled', ...given,
});
const houseWith = (...events: readonly SpaceEvent[]) => memory({ facts: sampleSpace.facts, events }, { now: () => NOW });

async function opened(title: string, options: OpenOptions = {}): Promise<EventsPage> {
  const page = await openEvents({ limit: 30, ...options });
  await page.event(title).open();
  return page;
}

/** A page that is reached by this fragment. */
async function reached(hash: string, options: OpenOptions = {}): Promise<EventsPage> {
  history.replaceState(null, '', hash);
  return openEvents(options);
}

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('an event in <cowork-events>', () => {
  it('opens over the page with all there is to say about it', async () => {
    const page = await openEvents();
    const heard = oneEvent<EventOpenEvent>(page.element, 'cowork-event-open');
    await page.event(BREAKFAST).open();
    expect((await heard).event.id).to.equal('breakfast');
    expect(page.dialogTitle).to.equal(BREAKFAST);
    expect(page.focused).to.equal(BREAKFAST);
    expect(page.details).to.contain('Friday 5 March 08:30–09:30').and.to.contain('Coffee, bread and six people you do not know yet.');
    expect(page.details).to.contain('8 people are coming.').and.to.contain('Bas · Joiner Illustrator').and.to.contain('Only guests who chose to be seen are named here.');
    expect(page.href('Google')).to.contain('dates=20270305T073000Z%2F20270305T083000Z');
  });

  it('closes as a dialog does, gives the focus back, and leaves no trace in the history', async () => {
    const page = await openEvents();
    const depth = history.length;
    await page.event(LETTERING).open();
    await page.dismiss();
    expect([page.details, page.focused, history.length]).to.deep.equal([undefined, `More about it: ${LETTERING}`, depth]);
    await page.event(LETTERING).open();
    await page.closeDetails();
    expect([page.details, page.focused, history.length]).to.deep.equal([undefined, `More about it: ${LETTERING}`, depth]);
  });

  it('shows text in paragraphs, and addresses in it as links', async () => {
    const page = await opened('Talk', { backend: houseWith(talk({ description: 'Bring glue.\n\nMore on https://loft.example/talk (or ask ann@loft.example).' })) });
    expect(page.details).to.contain('Bring glue. More on https://loft.example/talk (or ask ann@loft.example ).');
    expect([page.href('https://loft'), page.href('ann@')]).to.deep.equal(['https://loft.example/talk', 'mailto:ann@loft.example']);
  });

  it('draws no number of people below the floor, whatever a backend sends', async () => {
    const page = await opened('Talk', { backend: houseWith(talk({ guests: { minimumGroup: 1, count: 4, shown: [{ craft: 'Joiner' }, { craft: 'Joiner' }] } })) });
    expect(page.details).to.contain('You could meet Joiner Only').and.not.to.contain('coming');
  });

  it('keeps the room of its picture, whether it says how big it is or not', async () => {
    const url = `${location.origin}/nothing-there.png`;
    const sized = await opened('Talk', { backend: houseWith(talk({ image: { url, width: 1200, height: 400 } })) });
    const [width = 0, height = 0] = sized.pictureRoom ?? [];
    expect(Math.round((width / height) * 10)).to.equal(30);
    const plain = await opened('Talk', { backend: houseWith(talk({ image: { url } })) });
    expect(plain.pictureRoom?.[1]).to.be.greaterThan(100);
  });

  it('says what was moved, called off, or is over', async () => {
    const moved = await opened('Talk', { backend: houseWith(talk({ previousStart: '2027-03-09T18:00:00Z' })) });
    expect(moved.details).to.contain('Moved; it was to be on Tuesday 9 March at 19:00.');
    await moved.dismiss();
    const off = await opened('Film in the yard');
    expect(off.details).to.match(/^Cancelled/).and.not.to.contain('Calendar file');
    await off.dismiss();
    const over = await reached('#cowork-event=talk', { backend: houseWith(talk({ start: '2027-03-01T18:00:00Z', end: '2027-03-01T20:00:00Z', rsvp: { mode: 'inline' }, guests: { minimumGroup: 5, shown: [{ craft: 'Joiner' }] } })) });
    await over.until(() => over.dialogTitle === 'Talk');
    expect(over.details).to.match(/^This has taken place./).and.not.to.contain('Joiner').and.not.to.contain('Sign up');
  });

  it('takes a registration right there; Escape closes the form first and the dialog then', async () => {
    const page = await opened(BREAKFAST);
    await page.signUpInDetails();
    expect(page.focused).to.equal(`Sign up: ${BREAKFAST}`);
    await page.fill({ 'Your name': 'Ada', 'Mail address': 'ada@example.org' });
    await sendKeys({ press: 'Escape' });
    await page.settled();
    expect([page.panel, page.dialogTitle]).to.deep.equal([undefined, BREAKFAST]);
    await page.signUpInDetails();
    await page.send();
    expect(page.heading).to.equal('You’re in.');
    await page.dismiss();
    expect(page.panel).to.equal(undefined);
    expect(page.event(BREAKFAST).way).to.equal(`You’re in. Your registration: ${BREAKFAST}`);
  });
});

/** A house in which Noor shows people around on Thursdays at noon. */
const withTours = (...events: readonly SpaceEvent[]) => memory({ facts: sampleSpace.facts, events, tours: sampleSpace.tours! }, { now: () => NOW });
const lunch = (given: Partial<SpaceEvent> = {}) => talk({ start: '2027-03-11T11:30:00Z', end: '2027-03-11T13:00:00Z', ...given });

describe('a tour right before an event in <cowork-events>', () => {
  const WORDS = '?day=2027-03-11&kind=tour&host=noor';

  afterEach(() => document.querySelectorAll('cowork-tour-booking').forEach((one) => one.remove()));

  it('is offered where the page has the visits of the same space, and makes way for them', async () => {
    document.body.append(document.createElement('cowork-tour-booking'));
    const page = await opened('Talk', { backend: withTours(lunch()) });
    await page.until(() => page.part('tour'));
    expect(page.part('tour')).to.equal('Come a little earlier At 12:00 a host shows you around; then you are here in time. Tour with a host at 12:00');
    expect(page.href('Tour with a host')).to.equal(`#cowork-tour${WORDS}`);
    await page.press('Tour with a host at 12:00');
    expect(page.details).to.equal(undefined);
  });

  it('leads to the page that has them', async () => {
    const page = await opened('Talk', { backend: withTours(lunch()), tourPage: '/visit?lang=en' });
    await page.until(() => page.part('tour'));
    expect(page.href('Tour with a host')).to.equal(`${location.origin}/visit?lang=en#cowork-tour${WORDS}`);
  });

  it('is not offered where there is no such time, no visit, or nowhere to book it', async () => {
    const cases: readonly OpenOptions[] = [
      { backend: withTours(lunch({ start: '2027-03-11T12:15:00Z' })), tourPage: '/visit' },
      { backend: withTours(lunch({ attendanceMode: 'online' })), tourPage: '/visit' },
      { backend: withTours(lunch({ audience: 'members' })), tourPage: '/visit' },
      { backend: houseWith(lunch()), tourPage: '/visit' },
      { backend: withTours(lunch()), tourPage: 'javascript:alert(1)' },
      { backend: withTours(lunch()) },
    ];
    for (const options of cases) {
      const page = await opened('Talk', options);
      expect(page.part('tour')).to.equal(undefined);
      await page.dismiss();
    }
  });
});

describe('the calendar to follow in <cowork-events>', () => {
  const followed = () => {
    const real = sampleBackend();
    const facts = async () => ({ ...await real.space.facts(), capabilities: ['events', 'events.feed'] });
    const feed = ({ tags = [], kind, series = '' }: FeedQuery) => Promise.resolve(`https://loft.example/events.ics?${[...tags, kind ?? '', series].filter(Boolean).join('&')}`);
    return { ...real, space: { ...real.space, facts }, events: { ...real.events!, feed } };
  };

  it('is that of what the element shows, in every program', async () => {
    const page = await openEvents({ backend: followed(), tag: 'craft' });
    await page.until(() => page.part('subscribe'));
    await page.press('Subscribe to the calendar');
    await page.until(() => page.part('subscribe-links'));
    expect(page.href('In your calendar')).to.equal('webcal://loft.example/events.ics?craft');
    expect(page.href('Google')).to.contain(encodeURIComponent('webcal://loft.example/events.ics?craft'));
    expect(page.href('Outlook.com')).to.contain(encodeURIComponent('https://loft.example/events.ics?craft')).and.to.contain('De%20Werkplaats');
  });

  it('is also that of one series', async () => {
    const page = await opened('Lunch at the long table', { backend: followed() });
    await page.until(() => page.part('series')?.includes('In your calendar'));
    expect(page.href('In your calendar')).to.equal('webcal://loft.example/events.ics?lunch');
  });

  it('is not there where the backend gives none out', async () => {
    const page = await openEvents();
    expect(page.part('subscribe')).to.equal(undefined);
  });
});

describe('the link to an event in <cowork-events>', () => {
  it('opens it when the page is reached by it, also where the list does not show it', async () => {
    const depth = history.length;
    const page = await reached('#cowork-event=lettering', { limit: 1 });
    await page.until(() => page.dialogTitle === LETTERING);
    expect(page.titles).to.have.length(1);
    expect(location.hash).to.equal('#cowork-event=lettering');
    await page.dismiss();
    expect([location.hash, history.length]).to.deep.equal(['', depth]);
  });

  it('opens it from any link of the page, and brings the focus back there', async () => {
    const page = await openEvents();
    const depth = history.length;
    const link = document.createElement('a');
    link.href = '#cowork-event=lettering';
    link.textContent = 'An evening with brushes';
    page.frame.append(link);
    link.focus();
    link.click();
    await page.until(() => page.dialogTitle === LETTERING);
    await page.dismiss();
    expect([document.activeElement, history.length, location.hash]).to.deep.equal([link, depth, '']);
  });

  it('is there to be copied, and says so', async () => {
    const page = await opened(LETTERING);
    const copied: string[] = [];
    const clipboard = { writeText: (text: string) => { copied.push(text); return Promise.resolve(); } };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    await page.press('Copy the link');
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(copied).to.deep.equal([`${location.href}#cowork-event=lettering`]);
    expect(page.details).to.contain('Copied.');
  });

  it('is shown where the browser keeps its clipboard to itself', async () => {
    const page = await opened(LETTERING);
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    await page.press('Copy the link');
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(page.address).to.equal(`${location.href}#cowork-event=lettering`);
  });

  it('says that an event is gone, and a way on', async () => {
    const page = await reached('#cowork-event=gone');
    await page.until(() => page.error);
    expect(page.error).to.contain('We can’t find that any more.');
    await page.dismiss();
    expect(page.titles).to.have.length(10);
  });

  it('leaves out how somebody got to the page, and keeps ids whole', () => {
    expect(toShareLink('https://loft.example/on?lang=nl&utm_source=x&fbclid=1#top', 'cowork-event', 'a/b=c')).to.equal('https://loft.example/on?lang=nl#cowork-event=a%2Fb%3Dc');
  });
});

describe('addresses in a text', () => {
  const links = (text: string) => withLinks(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.href]));

  it('end where the sentence goes on', () => {
    expect(links('See https://a.example/x?y=1, then (https://b.example/z_(1)).')).to.deep.equal(['https://a.example/x?y=1', 'https://b.example/z_(1)']);
  });
  it('are web and mail only, and pretend nothing', () => {
    expect(links('javascript:alert(1) data:text/html,x https://bank.example@evil.example/ http://')).to.deep.equal([]);
  });
  it('read as they were typed', () => {
    const text = 'Ask ann@loft.example. Or https://loft.example!';
    expect(withLinks(text).map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')).to.equal(text);
  });
});
