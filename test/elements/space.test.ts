import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Backend } from '../../src/backend/backend.js';
import { setBackendResolver } from '../../src/context/resolver.js';
import { BackendController } from '../../src/controllers/backend.js';
import { register } from '../../src/define/register.js';
import { CoworkSpace } from '../../src/elements/space/space.js';
import type { Location } from '../../src/domain/space.js';
import { host, settle } from '../helpers/bare-host.js';
import { sampleBackend } from '../helpers/sample-space.js';

register('cowork-space', CoworkSpace);

const locations: readonly Location[] = [
  { id: 'hague', name: 'The Hague', url: 'https://linnen.example/hague' },
  { id: 'lisbon', name: 'Lisbon', url: 'https://linnen.example/lisbon' },
];
const houses: Record<string, Backend> = Object.fromEntries(locations.map(({ url }) => [url, named(url)]));

function named(name: string): Backend {
  const backend = sampleBackend();
  return { ...backend, space: { ...backend.space, locations: () => Promise.resolve(locations), facts: async () => ({ ...(await backend.space.facts()), name }) } };
}

async function open(template: ReturnType<typeof html>) {
  setBackendResolver((address) => {
    const backend = houses[address];
    if (!backend) throw new TypeError('no such house');
    return backend;
  });
  const space = await fixture<CoworkSpace>(template);
  const borrower = host((element) => new BackendController(element));
  space.append(borrower.element);
  await settle(space);
  if (space.chooseLocation) await waitUntil(() => space.shadowRoot!.querySelector('select'));
  return {
    space,
    borrower,
    chooser: () => space.shadowRoot!.querySelector('select'),
    choose: async (id: string) => {
      const select = space.shadowRoot!.querySelector('select')!;
      select.value = id;
      select.dispatchEvent(new Event('change'));
      await settle(space);
    },
  };
}

describe('<cowork-space>', () => {
  it('lends its backend to whatever is inside', async () => {
    const backend = sampleBackend();
    const page = await open(html`<cowork-space .backend=${backend}></cowork-space>`);
    expect(page.borrower.controller.current).to.equal(backend);
  });

  it('lends another one as soon as it has another', async () => {
    const page = await open(html`<cowork-space .backend=${sampleBackend()}></cowork-space>`);
    const other = sampleBackend();
    page.space.backend = other;
    await settle(page.space);
    expect(page.borrower.controller.current).to.equal(other);
  });

  it('turns an address into a backend, and a text that is none into nothing', async () => {
    const page = await open(html`<cowork-space backend="https://linnen.example/hague"></cowork-space>`);
    expect(page.borrower.controller.current).to.equal(houses['https://linnen.example/hague']);
    page.space.setAttribute('backend', '[object Object]');
    await settle(page.space);
    expect(page.borrower.controller.current).to.equal(undefined);
  });

  it('offers its locations and goes where the visitor chooses', async () => {
    const page = await open(html`<cowork-space choose-location backend="https://linnen.example/hague"></cowork-space>`);
    const chosen: string[] = [];
    page.space.addEventListener('cowork-location-change', ({ location }) => chosen.push(location.id));
    await page.choose('lisbon');
    expect(page.borrower.controller.current).to.equal(houses['https://linnen.example/lisbon']);
    expect(chosen).to.deep.equal(['lisbon']);
  });

  it('goes to the location that the page names, and fires nothing for it', async () => {
    const page = await open(html`<cowork-space location="lisbon" backend="https://linnen.example/hague"></cowork-space>`);
    expect(page.borrower.controller.current).to.equal(houses['https://linnen.example/lisbon']);
    expect(page.chooser()).to.equal(null);
  });

  it('passes the accessibility audit', async () => {
    const page = await open(html`<cowork-space choose-location backend="https://linnen.example/hague"></cowork-space>`);
    expect(page.chooser()).to.not.equal(null);
    await expect(page.space).to.be.accessible();
  });
});
