import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Backend } from '../../src/backend/backend.js';
import { openTour, type TourPage } from '../helpers/tour-booking-page.js';
import { sampleBackend } from '../helpers/sample-space.js';

/** A backend that remembers whether it was asked. */
function watched(): { readonly backend: Backend; readonly asked: () => number } {
  const { tours, ...plain } = sampleBackend();
  let count = 0;
  return { backend: { ...plain, tours: { ...tours!, kinds: (options) => { count += 1; return tours!.kinds(options); } } }, asked: () => count };
}

const link = async (text: string): Promise<HTMLElement> => {
  const place = await fixture<HTMLElement>(html`<p></p>`);
  place.innerHTML = text;
  return place.querySelector<HTMLElement>('a, button, [data-cowork-open]')!;
};

async function opened(page: TourPage): Promise<void> {
  await page.until(() => page.dialog, 'The dialog');
  await page.settled();
}

async function closed(page: TourPage): Promise<void> {
  await page.until(() => !page.dialog, 'The end of the dialog');
  // The browser tells of it a moment later.
  await new Promise((resolve) => setTimeout(resolve, 50));
}

afterEach(() => history.replaceState(null, '', location.pathname));

describe('<cowork-tour-booking mode="dialog">', () => {
  it('shows nothing and asks nobody before it is opened', async () => {
    const { backend, asked } = watched();
    const page = await openTour({ mode: 'dialog', backend, settled: false });
    await page.until(() => page.ready, 'The dialog');
    expect(page.visible).to.equal(false);
    expect(asked()).to.equal(0);
    page.element.open();
    await opened(page);
    expect(asked()).to.equal(1);
    expect(page.slots.length).to.equal(4);
  });

  it('is opened by a link to its id, and leaves address and history alone', async () => {
    const page = await openTour({ mode: 'dialog', id: 'visit', settled: false });
    const opener = await link('<a href="#visit">Come and see us</a>');
    await page.until(() => page.ready, 'The dialog');
    const { length } = history;
    opener.click();
    await opened(page);
    expect(page.focused).to.equal('Book a visit');
    expect(location.hash).to.equal('');
    expect(history.length).to.equal(length);
  });

  it('is opened by buttons: with a command, or with an attribute that may choose', async () => {
    const page = await openTour({ mode: 'dialog', id: 'visit', settled: false });
    await page.until(() => page.ready, 'The dialog');
    (await link('<button type="button" commandfor="visit" command="--open" value="host=sam">Meet Sam</button>')).click();
    await opened(page);
    expect(page.chosen('Who will you meet?')).to.equal('Sam');
    page.element.close();
    await closed(page);
    (await link('<span data-cowork-open="visit?host=noor">Meet Noor</span>')).click();
    await opened(page);
    expect(page.chosen('Who will you meet?')).to.equal('Noor');
    page.element.close();
    await closed(page);
    (await link('<button type="button" data-cowork-open>Come by</button>')).click();
    await opened(page);
  });

  it('keeps no time for somebody who has closed it, and keeps what they typed', async () => {
    const backend = sampleBackend();
    const offered = async () => (await backend.tours!.slots({ tourId: 'coffee' })).items[0]!.start;
    const page = await openTour({ mode: 'dialog', backend, kind: 'coffee', settled: false });
    await page.until(() => page.ready, 'The dialog');
    page.element.open();
    await opened(page);
    const first = await offered();
    await page.pickSlot('17:00');
    await page.fill({ 'Your name': 'Mia' });
    await page.until(() => page.part('held'), 'The promise');
    expect(await offered()).to.not.equal(first);
    page.element.close();
    await closed(page);
    expect(await offered()).to.equal(first);
    page.element.open();
    await opened(page);
    expect(page.value('Your name')).to.equal('Mia');
    await page.fill({ 'Mail address': 'mia@example.org' });
    await page.until(() => page.part('held'), 'The promise');
  });

  it('is opened from inside of another shadow root, and gives the focus back there', async () => {
    const page = await openTour({ mode: 'dialog', settled: false });
    await page.until(() => page.ready, 'The dialog');
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.attachShadow({ mode: 'open' }).innerHTML = '<a href="#cowork-tour">Come by</a>';
    const opener = place.shadowRoot!.querySelector('a')!;
    opener.click();
    await opened(page);
    await sendKeys({ press: 'Escape' });
    await closed(page);
    expect(place.shadowRoot!.activeElement).to.equal(opener);
  });

  it('leaves links to other things, to other pages and to new windows alone', async () => {
    const page = await openTour({ mode: 'dialog', id: 'visit', settled: false });
    await page.until(() => page.ready, 'The dialog');
    for (const text of ['<a href="#elsewhere">x</a>', '<a href="/other#visit">x</a>', '<a href="#visit" target="_blank">x</a>']) {
      const opener = await link(text);
      let prevented: boolean | undefined;
      addEventListener('click', (event) => { prevented = event.defaultPrevented; event.preventDefault(); }, { once: true });
      opener.click();
      expect(prevented, text).to.equal(false);
    }
    const opener = await link('<a href="#visit">x</a>');
    addEventListener('click', (event) => event.preventDefault(), { once: true });
    opener.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ctrlKey: true }));
    expect(page.dialog).to.equal(false);
  });

  it('keeps what was typed when it is closed, and tells how far the visitor was', async () => {
    const page = await openTour({ mode: 'dialog', id: 'visit', settled: false });
    const told: string[] = [];
    page.element.addEventListener('cowork-tour-open', ({ from }) => told.push(`open by ${from}`));
    page.element.addEventListener('cowork-tour-close', ({ step }) => told.push(`close at ${step}`));
    await page.until(() => page.ready, 'The dialog');
    const opener = await link('<a href="#visit">Come and see us</a>');
    opener.click();
    await opened(page);
    await page.pickSlot('15:00');
    await page.fill({ 'Your name': 'Mia' });
    await sendKeys({ press: 'Escape' });
    await closed(page);
    expect(document.activeElement).to.equal(opener);
    opener.click();
    await opened(page);
    expect(page.value('Your name')).to.equal('Mia');
    await page.press('Close');
    await closed(page);
    expect(told).to.deep.equal(['open by link', 'close at form', 'open by link', 'close at form']);
  });

  it('says nothing to the page when a script opens and closes it', async () => {
    const page = await openTour({ mode: 'dialog', settled: false });
    const told: string[] = [];
    for (const type of ['cowork-tour-open', 'cowork-tour-close']) page.element.addEventListener(type, () => told.push(type));
    page.element.open();
    await opened(page);
    page.element.close();
    await closed(page);
    expect(told).to.deep.equal([]);
  });

  it('closes when it is taken off the page, and opens again after it is back', async () => {
    const page = await openTour({ mode: 'dialog', id: 'visit', settled: false });
    page.element.open();
    await opened(page);
    page.element.remove();
    page.frame.append(page.element);
    await closed(page);
    (await link('<a href="#visit">Come and see us</a>')).click();
    await opened(page);
    expect(page.slots.length).to.equal(4);
  });

  it('fetches what it needs when a visitor points at what opens it', async () => {
    const { backend, asked } = watched();
    const page = await openTour({ mode: 'dialog', id: 'visit', backend, settled: false });
    await page.until(() => page.ready, 'The dialog');
    const opener = await link('<a href="#visit">Come and see us</a>');
    opener.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    await page.until(() => asked() === 1, 'The question');
    expect(page.dialog).to.equal(false);
  });

  it('shows the page’s own words where there is no backend, and lets links lead to them', async () => {
    const page = await openTour({ mode: 'dialog', id: 'visit', backend: undefined, settled: false });
    await page.until(() => page.ready, 'The rest');
    expect(page.showsFallback).to.equal(true);
    const opener = await link('<a href="#visit">Come and see us</a>');
    let prevented: boolean | undefined;
    addEventListener('click', (event) => { prevented = event.defaultPrevented; event.preventDefault(); }, { once: true });
    opener.click();
    expect(prevented).to.equal(false);
  });

  it('opens where a link was pressed before the script was there', async () => {
    history.replaceState(null, '', '#visit');
    const page = await openTour({ mode: 'dialog', id: 'visit', settled: false });
    await opened(page);
    expect(page.slots.length).to.equal(4);
  });
});

describe('<cowork-tour-booking mode="button">', () => {
  it('has a button of its own, in the page’s language or words', async () => {
    const page = await openTour({ mode: 'button', lang: 'nl', settled: false });
    const told: string[] = [];
    page.element.addEventListener('cowork-tour-open', ({ from }) => told.push(from));
    await page.until(() => page.part('open') === 'Plan een bezoek', 'The button');
    page.element.innerHTML = '<span slot="button">Kom langs</span>';
    expect(page.buttonText).to.equal('Kom langs');
    await page.pressOpen();
    await opened(page);
    await sendKeys({ press: 'Escape' });
    await closed(page);
    expect(page.focused).to.equal('Plan een bezoek');
    expect(told).to.deep.equal(['button']);
  });

  it('leaves room for the button where it stands, so that it covers nothing at the end of a page', async () => {
    const page = await openTour({ mode: 'button', settled: false });
    await page.until(() => page.part('open'), 'The button');
    expect(page.element.getBoundingClientRect().height).to.be.at.least(44 + 2 * 16);
  });
});

describe('<cowork-tour-booking>, asked by an address', () => {
  it('shows the day, host and kind that the link names', async () => {
    history.replaceState(null, '', '#cowork-tour?day=2027-03-12&host=sam&kind=tour');
    const page = await openTour();
    await page.until(() => page.day.includes('12 March'), 'The day');
    expect(page.chosen('Who will you meet?')).to.equal('Sam');
    expect(page.chosen('What would you like?')).to.equal('A look around');
    expect(location.hash).to.equal('#cowork-tour?day=2027-03-12&host=sam&kind=tour');
  });

  it('takes the same from the query, where a site needs its fragment', async () => {
    history.replaceState(null, '', '?cowork-tour-kind=coffee&utm_source=letter');
    const page = await openTour({ mode: 'dialog', settled: false });
    await opened(page);
    expect(page.chosen('What would you like?')).to.equal('Coffee with a host');
    expect(location.search).to.equal('?cowork-tour-kind=coffee&utm_source=letter');
  });

  it('says so when the day has nothing, until the visitor chooses another', async () => {
    history.replaceState(null, '', '#cowork-tour?day=2027-03-13');
    const page = await openTour();
    await page.until(() => page.part('unmet') === 'Nothing is free on Saturday 13 March. These times are:', 'The sentence');
    expect(page.slots.length).to.be.greaterThan(0);
    await page.pickDay('2027-03-09');
    expect(page.part('unmet')).to.equal(undefined);
  });

  for (const words of ['day=soon', 'host=nobody', 'kind=balloon', 'people=-3']) {
    it(`says that what a link asks for is not offered (${words}), and shows what is`, async () => {
      history.replaceState(null, '', `#cowork-tour?${words}`);
      const page = await openTour();
      await page.until(() => page.part('unmet')?.startsWith('The link asked for something'), 'The sentence');
      expect(page.slots.length).to.equal(4);
    });
  }

  it('listens to links of the page, too, and goes back to the choice for them', async () => {
    const page = await openTour({ id: 'visit' });
    await page.pickSlot('15:00');
    await page.fill({ 'Your name': 'Mia' });
    (await link('<a href="#visit?day=2027-03-12&host=sam">Friday with Sam</a>')).click();
    await page.until(() => page.day.includes('12 March'), 'The day');
    expect(page.chosen('Who will you meet?')).to.equal('Sam');
    await page.pickSlot('10:00');
    expect(page.value('Your name')).to.equal('Mia');
  });

  it('opens the dialog for a private link', async () => {
    history.replaceState(null, '', '#cowork-visit=nobody.nothing');
    const page = await openTour({ mode: 'dialog', settled: false });
    await opened(page);
    await page.until(() => page.text.includes('This link does not fit any visit'), 'The visit');
    expect(location.hash).to.equal('');
  });
});
