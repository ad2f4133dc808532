import { expect } from '@open-wc/testing';
import { BackendError } from '../../src/backend/error.js';
import { SubmissionController, type Send } from '../../src/controllers/submission.js';
import { host, type Bare } from '../helpers/bare-host.js';

interface Order {
  readonly name: string;
}

describe('SubmissionController', () => {
  let current: Bare<unknown> | undefined;
  const open = (send: Send<Order, string>) => {
    const page = host((element) => new SubmissionController(element, send));
    current = page;
    return page.controller;
  };
  afterEach(() => current?.element.remove());

  it('says what became of it', async () => {
    const controller = open(({ name }) => Promise.resolve(`for ${name}`));
    expect(await controller.submit({ name: 'Ada' })).to.equal('for Ada');
    expect(controller.state).to.deep.equal({ status: 'done', value: 'for Ada' });
  });

  it('sends once for a double click', async () => {
    let calls = 0;
    const controller = open(() => {
      calls += 1;
      return Promise.resolve('ok');
    });
    await Promise.all([controller.submit({ name: 'Ada' }), controller.submit({ name: 'Ada' })]);
    expect(calls).to.equal(1);
  });

  it('carries one key through a lost answer and the retry by itself', async () => {
    const keys: string[] = [];
    const controller = open((_, { key }) => {
      keys.push(key);
      return keys.length < 2 ? Promise.reject(new BackendError('timeout', 'lost')) : Promise.resolve('ok');
    });
    expect(await controller.submit({ name: 'Ada' })).to.equal('ok');
    expect(keys).to.have.length(2);
    expect(keys[0]).to.equal(keys[1]);
  });

  it('keeps the key when the visitor presses the button again', async () => {
    const keys: string[] = [];
    const controller = open((_, { key }) => {
      keys.push(key);
      return Promise.reject(new BackendError('offline', 'no'));
    });
    await controller.submit({ name: 'Ada' });
    await controller.submit({ name: 'Ada' });
    expect(new Set(keys).size).to.equal(1);
  });

  it('takes a new key for another input, and for the same again after it was done', async () => {
    const keys: string[] = [];
    const controller = open((_, { key }) => {
      keys.push(key);
      return Promise.resolve('ok');
    });
    await controller.submit({ name: 'Ada' });
    await controller.submit({ name: 'Grace' });
    await controller.submit({ name: 'Grace' });
    expect(new Set(keys).size).to.equal(3);
  });

  it('does not repeat what will not pass', async () => {
    let calls = 0;
    const controller = open(() => {
      calls += 1;
      return Promise.reject(new BackendError('taken', 'no'));
    });
    await controller.submit({ name: 'Ada' });
    expect(calls).to.equal(1);
    const { state } = controller;
    expect(state.status === 'failed' && state.error.code).to.equal('taken');
  });

  it('goes on when its element is moved', async () => {
    let answer: (value: string) => void = () => {};
    const controller = open(() => new Promise((resolve) => (answer = resolve)));
    const sent = controller.submit({ name: 'Ada' });
    current?.element.remove();
    document.body.append(current!.element);
    answer('ok');
    expect(await sent).to.equal('ok');
  });
});
