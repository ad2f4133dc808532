import { expect } from '@open-wc/testing';
import { BackendError } from '../../src/backend/error.js';
import { asRemote } from '../../src/controllers/blocks-remote.js';
import { BlocksController, errorOf, valueOf } from '../../src/controllers/blocks.js';
import { patient } from '../../src/controllers/patience.js';
import { host, settle, type Bare } from '../helpers/bare-host.js';

interface Question {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly answer: (value: string) => void;
  readonly fail: (error: BackendError) => void;
}

/** A host that looks at some days, and a backend that answers when the test says so. */
function diary(...days: string[]) {
  const asked: Question[] = [];
  const page = { source: 'house' as string | undefined, days };
  const bare = host((element) => new BlocksController<string, string>(element, {
    source: () => page.source,
    wanted: () => page.days,
    load: (_, key, signal) => new Promise((answer, fail) => asked.push({ key, signal, answer, fail })),
  }));
  const told = patient(bare.element, asRemote(bare.controller));
  const { element, controller } = bare;
  const turn = async () => { element.requestUpdate(); await settle(element); };
  return {
    ...bare, page, told,
    keys: () => asked.map(({ key }) => key),
    question: (index: number) => asked.at(index)!,
    look: async (...wanted: string[]) => { page.days = wanted; await turn(); },
    ask: async (source: string | undefined) => { page.source = source; await turn(); },
    answer: async (index: number, value: string) => { asked.at(index)!.answer(value); await settle(element); },
    fail: async (index: number, error = new BackendError('not-found', 'no')) => { asked.at(index)!.fail(error); await settle(element); },
    status: (key: string) => controller.of(key).status,
    value: (key: string) => valueOf(controller.of(key)),
  };
}

describe('A cache of blocks', () => {
  let current: Bare<unknown> | undefined;
  const open = async (...days: string[]) => {
    const opened = diary(...days);
    current = opened;
    await settle(opened.element);
    return opened;
  };
  afterEach(() => current?.element.remove());

  it('asks for what is in view, and for nothing twice', async () => {
    const page = await open('mon');
    expect(page.status('mon')).to.equal('pending');
    await page.answer(0, 'two rooms');
    expect([page.status('mon'), page.value('mon')]).to.deep.equal(['resolved', 'two rooms']);
    await page.look('tue');
    await page.answer(1, 'one room');
    await page.look('mon');
    await page.look('tue');
    expect(page.keys()).to.deep.equal(['mon', 'tue']);
    expect([page.value('mon'), page.value('tue')]).to.deep.equal(['two rooms', 'one room']);
  });

  it('asks for several blocks at the same time', async () => {
    const page = await open('mon', 'tue');
    expect(page.keys()).to.deep.equal(['mon', 'tue']);
    await page.answer(1, 'one room');
    expect([page.status('mon'), page.status('tue')]).to.deep.equal(['pending', 'resolved']);
  });

  it('asks nobody as long as there is nobody', async () => {
    const page = await open('mon');
    await page.ask(undefined);
    expect(page.status('mon')).to.equal('absent');
    expect(page.question(0).signal.aborted).to.equal(true);
    await page.ask('house');
    expect(page.keys()).to.deep.equal(['mon', 'mon']);
  });

  it('takes a failure as absent, with its reason, and does not ask in a circle', async () => {
    const page = await open('mon');
    await page.fail(0);
    await page.look('mon');
    expect(page.status('mon')).to.equal('absent');
    expect(errorOf(page.controller.of('mon'))?.code).to.equal('not-found');
    expect(page.keys()).to.deep.equal(['mon']);
  });

  it('asks again for what failed when somebody comes back to it', async () => {
    const page = await open('mon');
    await page.fail(0);
    await page.look('tue');
    await page.look('mon');
    expect(page.keys()).to.deep.equal(['mon', 'tue', 'mon']);
    await page.answer(2, 'two rooms');
    expect(page.value('mon')).to.equal('two rooms');
  });

  it('asks again for what failed when told to, and when the network is back', async () => {
    const page = await open('mon');
    await page.fail(0);
    page.controller.retry();
    await settle(page.element);
    await page.fail(1, new BackendError('offline', 'no'));
    dispatchEvent(new Event('online'));
    await settle(page.element);
    expect(page.keys()).to.deep.equal(['mon', 'mon', 'mon']);
  });

  it('turns whatever is thrown into a BackendError, at once too', async () => {
    const page = await open('mon');
    await page.fail(0, new RangeError('odd') as unknown as BackendError);
    expect(errorOf(page.controller.of('mon'))?.code).to.equal('malformed');
    const load = () => { throw new BackendError('unsupported', 'no'); };
    const { element, controller } = host((one) => new BlocksController(one, { source: () => 'house', wanted: () => ['mon'], load }));
    await settle(element);
    expect(errorOf(controller.of('mon'))?.code).to.equal('unsupported');
    element.remove();
  });

  it('keeps an answer that is out of date until the new one is there, or does not come', async () => {
    const page = await open('mon');
    await page.answer(0, 'two rooms');
    page.controller.invalidate(() => true);
    await settle(page.element);
    expect([page.status('mon'), page.value('mon')]).to.deep.equal(['pending', 'two rooms']);
    await page.fail(1);
    expect([page.status('mon'), page.value('mon')]).to.deep.equal(['absent', 'two rooms']);
    page.controller.retry();
    await settle(page.element);
    await page.answer(2, 'one room');
    expect(page.value('mon')).to.equal('one room');
  });

  it('asks again only for what has changed, and only once it is in view', async () => {
    const page = await open('mon', 'tue', 'wed');
    for (const [index, value] of ['mo', 'tu', 'we'].entries()) await page.answer(index, value);
    await page.look('mon');
    page.controller.invalidate((value) => value !== 'we');
    await settle(page.element);
    expect(page.keys().slice(3)).to.deep.equal(['mon']);
    await page.look('tue', 'wed');
    expect(page.keys().slice(4)).to.deep.equal(['tue']);
  });

  it('shows an answer that was overtaken by a change, and asks for it once more', async () => {
    const page = await open('mon');
    page.controller.invalidate(() => true);
    page.controller.invalidate(() => true);
    await settle(page.element);
    expect(page.keys()).to.deep.equal(['mon']);
    await page.answer(0, 'from before, perhaps');
    expect([page.status('mon'), page.value('mon')]).to.deep.equal(['pending', 'from before, perhaps']);
    await page.answer(1, 'from after');
    expect([page.status('mon'), page.value('mon')]).to.deep.equal(['resolved', 'from after']);
    expect(page.keys()).to.deep.equal(['mon', 'mon']);
  });

  it('stops what leaves the view while it is on its way', async () => {
    const page = await open('mon');
    await page.look('tue');
    await page.look('wed');
    expect([0, 1, 2].map((index) => page.question(index).signal.aborted)).to.deep.equal([true, true, false]);
    await page.answer(0, 'too late');
    expect(page.value('mon')).to.equal(undefined);
  });

  it('stops all when its host leaves the page, and goes on when it comes back', async () => {
    const page = await open('mon', 'tue');
    await page.answer(0, 'two rooms');
    page.element.remove();
    expect(page.question(1).signal.aborted).to.equal(true);
    document.body.append(page.element);
    await settle(page.element);
    expect(page.keys()).to.deep.equal(['mon', 'tue', 'tue']);
  });

  it('forgets everything for another backend', async () => {
    const page = await open('mon');
    await page.answer(0, 'two rooms');
    page.page.source = 'other house';
    expect(page.value('mon')).to.equal(undefined);
    await page.ask('other house');
    expect(page.keys()).to.deep.equal(['mon', 'mon']);
  });

  it('does not keep more than two dozen, and drops what was out of view for longest', async () => {
    const page = await open('day-0');
    for (let day = 0; day < 30; day++) {
      await page.look('day-0', `day-${day}`);
      await page.answer(-1, 'known');
    }
    expect(page.status('day-1')).to.equal('absent');
    expect(page.status('day-0')).to.equal('resolved');
    expect(page.status('day-29')).to.equal('resolved');
    expect(Array.from({ length: 30 }, (_, day) => page.status(`day-${day}`)).filter((status) => status === 'resolved')).to.have.length(24);
  });

  it('tells how the blocks in view are', async () => {
    const page = await open('mon', 'tue');
    expect(page.told.state.status).to.equal('loading');
    await page.answer(0, 'two rooms');
    await page.fail(1);
    const { state } = page.told;
    expect(state.status === 'failed' && state.error.code).to.equal('not-found');
    await page.look('mon');
    expect(page.told.state).to.deep.equal({ status: 'ready', value: 'two rooms' });
    await page.look();
    expect(page.told.state.status).to.equal('idle');
  });
});
