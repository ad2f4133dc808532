import { expect, fixture, html } from '@open-wc/testing';
import { BackendController } from '../../src/controllers/backend.js';
import { CoworkSpace } from '../../src/elements/space/space.js';
import { host, settle } from '../helpers/bare-host.js';
import { sampleBackend } from '../helpers/sample-space.js';

describe('BackendController', () => {
  it('finds a <cowork-space> that is defined later', async () => {
    expect(customElements.get('cowork-space')).to.equal(undefined);
    const place = await fixture<CoworkSpace>(html`<cowork-space></cowork-space>`);
    const borrower = host((element) => new BackendController(element));
    place.append(borrower.element);
    await settle(borrower.element);
    expect(borrower.controller.current).to.equal(undefined);

    customElements.define('cowork-space', CoworkSpace);
    place.backend = sampleBackend();
    await settle(place);
    expect(borrower.controller.current).to.equal(place.backend);
  });

  it('prefers the backend of the element itself', async () => {
    const place = await fixture<CoworkSpace>(html`<cowork-space .backend=${sampleBackend()}></cowork-space>`);
    const own = sampleBackend();
    const borrower = host((element) => {
      Object.assign(element, { backend: own });
      return new BackendController(element);
    });
    place.append(borrower.element);
    await settle(borrower.element);
    expect(borrower.controller.current).to.equal(own);
  });
});
