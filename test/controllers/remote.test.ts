import { expect } from '@open-wc/testing';
import { BackendError } from '../../src/backend/error.js';
import { patient } from '../../src/controllers/patience.js';
import { RemoteController } from '../../src/controllers/remote.js';
import { host, settle, type Bare } from '../helpers/bare-host.js';

/** A host whose question can be changed, and a list of the questions that were really asked. */
function asking(answer: (question: string, signal: AbortSignal) => Promise<string>) {
  const asked: string[] = [];
  const page = { question: 'one' as string | undefined };
  const bare = host((element) => patient(element, new RemoteController(element, {
    args: (): readonly [string] | undefined => (page.question === undefined ? undefined : [page.question]),
    load: ([question], signal) => {
      asked.push(question);
      return answer(question, signal);
    },
  })));
  const ask = async (question: string | undefined) => {
    page.question = question;
    bare.element.requestUpdate();
    await settle(bare.element);
  };
  return { ...bare, asked, ask };
}

describe('RemoteController', () => {
  let current: Bare<unknown> | undefined;
  const open = (answer: (question: string, signal: AbortSignal) => Promise<string>) => {
    const page = asking(answer);
    current = page;
    return page;
  };
  afterEach(() => current?.element.remove());

  it('is idle while there is nothing to ask', async () => {
    const page = open((question) => Promise.resolve(question));
    await page.ask(undefined);
    expect(page.controller.state.status).to.equal('idle');
  });

  it('loads, and keeps the answer while the next one is on its way', async () => {
    const page = open((question) => (question === 'two' ? new Promise(() => {}) : Promise.resolve(`answer ${question}`)));
    await settle(page.element);
    expect(page.controller.state).to.deep.equal({ status: 'ready', value: 'answer one' });

    await page.ask('two');
    expect(page.controller.state).to.deep.equal({ status: 'loading', last: 'answer one' });
  });

  it('keeps the last answer to the same question after a failure', async () => {
    let broken = false;
    const page = open((question) => (broken ? Promise.reject(new BackendError('closed', 'no')) : Promise.resolve(question)));
    await settle(page.element);
    broken = true;
    page.controller.retry();
    await settle(page.element);
    expect(page.controller.state.status).to.equal('failed');
    expect(page.controller.value).to.equal('one');
  });

  it('does not show the answer to another question after a failure', async () => {
    const page = open((question) => (question === 'two' ? Promise.reject(new BackendError('closed', 'no')) : Promise.resolve(question)));
    await settle(page.element);
    await page.ask('two');
    expect(page.controller.state.status).to.equal('failed');
    expect(page.controller.value).to.equal(undefined);
  });

  it('turns whatever is thrown into a BackendError', async () => {
    const page = open(() => Promise.reject(new RangeError('odd')));
    await settle(page.element);
    const { state } = page.controller;
    expect(state.status === 'failed' && state.error.code).to.equal('malformed');
  });

  it('asks again when the network is back', async () => {
    let broken = true;
    const page = open((question) => (broken ? Promise.reject(new BackendError('offline', 'no')) : Promise.resolve(question)));
    await settle(page.element);
    broken = false;
    dispatchEvent(new Event('online'));
    await settle(page.element);
    expect(page.controller.state).to.deep.equal({ status: 'ready', value: 'one' });
  });

  it('does not ask again by itself after a failure that will not pass', async () => {
    const page = open(() => Promise.reject(new BackendError('not-found', 'no')));
    await settle(page.element);
    dispatchEvent(new Event('online'));
    await settle(page.element);
    expect(page.asked).to.deep.equal(['one']);
  });

  it('aborts when the element is removed, and asks again when it is back', async () => {
    const signals: AbortSignal[] = [];
    const page = open((_, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    await settle(page.element);
    page.element.remove();
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true]);

    document.body.append(page.element);
    await settle(page.element);
    expect(page.asked).to.deep.equal(['one', 'one']);
  });

  it('asks no second time when an element with an answer is moved', async () => {
    const page = open((question) => Promise.resolve(question));
    await settle(page.element);
    page.element.remove();
    document.body.append(page.element);
    await settle(page.element);
    expect(page.asked).to.deep.equal(['one']);
  });

  it('asks nothing while it is off the page', async () => {
    const page = open((question) => Promise.resolve(question));
    await settle(page.element);
    page.element.remove();
    await page.ask('two');
    expect(page.asked).to.deep.equal(['one']);

    document.body.append(page.element);
    await settle(page.element);
    expect(page.controller.state).to.deep.equal({ status: 'ready', value: 'two' });
  });
});
