import { aTimeout, expect } from '@open-wc/testing';
import { BackendError } from '../../src/backend/error.js';
import { SubmissionController, type Send, type SubmissionOptions, type Unanswered } from '../../src/controllers/submission.js';
import { host, type Bare } from '../helpers/bare-host.js';

interface Order {
  readonly name: string;
}

describe('SubmissionController', () => {
  let current: Bare<unknown> | undefined;
  const open = (send: Send<Order, string>, options: SubmissionOptions<Order> = {}) => {
    const page = host((element) => new SubmissionController(element, send, options));
    current = page;
    return page.controller;
  };
  afterEach(() => current?.element.remove());

  it('says what became of it', async () => {
    const controller = open(({ name }) => Promise.resolve(`for ${name}`));
    expect(await controller.submit({ name: 'Ada' })).to.equal('for Ada');
    expect(controller.state).to.deep.equal({ status: 'done', value: 'for Ada', earlier: false });
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
    await aTimeout(0);
    current?.element.remove();
    document.body.append(current!.element);
    answer('ok');
    expect(await sent).to.equal('ok');
  });

  it('asks again where the answer could not be read', async () => {
    let calls = 0;
    const controller = open(() => {
      calls += 1;
      return calls === 1 ? Promise.reject(new BackendError('malformed', 'half')) : Promise.resolve('ok');
    });
    expect(await controller.submit({ name: 'Ada' })).to.equal('ok');
  });

  it('says when it takes longer than one expects', async () => {
    const { setTimeout: real } = globalThis;
    globalThis.setTimeout = ((work: () => void, ms = 0) => real(work, ms / 100)) as typeof setTimeout;
    try {
      let answer: (value: string) => void = () => {};
      const controller = open(() => new Promise((resolve) => (answer = resolve)));
      const sent = controller.submit({ name: 'Ada' });
      await new Promise((resolve) => real(resolve, 80));
      expect(controller.state).to.deep.equal({ status: 'sending', slow: true });
      answer('ok');
      await sent;
    } finally {
      globalThis.setTimeout = real;
    }
  });

  describe('after an answer that never came', () => {
    /** A backend as the contract has it: what is stored under a key stands. */
    const forgetfulLine = () => {
      const stored = new Map<string, string>();
      let up = false;
      const send: Send<Order, string> = ({ name }, { key }) => {
        const before = stored.get(key);
        if (before !== undefined && before !== name) return Promise.reject(new BackendError('already-asked', 'no'));
        stored.set(key, name);
        return up ? Promise.resolve(`for ${name}`) : Promise.reject(new BackendError('offline', 'cut'));
      };
      return { send, stored, reconnect: () => { up = true; } };
    };

    it('gives what was stored first, however the input was changed meanwhile', async () => {
      const { send, stored, reconnect } = forgetfulLine();
      const controller = open(send);
      await controller.submit({ name: 'Ada' });
      reconnect();
      expect(await controller.submit({ name: 'Grace' })).to.equal('for Ada');
      expect(controller.state).to.deep.include({ status: 'done', earlier: true });
      expect([...stored.values()]).to.deep.equal(['Ada']);
    });

    it('takes the newest input where the first one was not stored', async () => {
      const keys = new Set<string>();
      let up = false;
      const controller = open(({ name }, { key }) => {
        keys.add(key);
        return up ? Promise.resolve(`for ${name}`) : Promise.reject(new BackendError('offline', 'no'));
      });
      await controller.submit({ name: 'Ada' });
      up = true;
      expect(await controller.submit({ name: 'Grace' })).to.equal('for Grace');
      expect(keys.size).to.equal(1);
      expect(controller.state).to.deep.include({ earlier: false });
    });

    it('goes on after the page was loaded again, and tells when there is nothing left to keep', async () => {
      const { send, stored, reconnect } = forgetfulLine();
      const kept: (Unanswered<Order> | undefined)[] = [];
      await open(send, { unanswered: (unanswered) => kept.push(unanswered) }).submit({ name: 'Ada' });
      expect(kept).to.have.length(1);
      reconnect();
      const later = open(send, { unanswered: (unanswered) => kept.push(unanswered) });
      later.resume(JSON.parse(JSON.stringify(kept[0])) as Unanswered<Order>);
      expect(await later.submit({ name: 'Ada' })).to.equal('for Ada');
      expect(stored.size).to.equal(1);
      expect(kept.at(-1)).to.equal(undefined);
    });

    it('keeps nothing of what was refused', async () => {
      const kept: (Unanswered<Order> | undefined)[] = [];
      await open(() => Promise.reject(new BackendError('invalid', 'no')), { unanswered: (unanswered) => kept.push(unanswered) }).submit({ name: 'Ada' });
      expect(kept.at(-1)).to.equal(undefined);
    });
  });

  describe('with something to add', () => {
    it('adds it once for all tries of one wish', async () => {
      const sent: string[] = [];
      let proofs = 0;
      const controller = open(({ name }) => {
        sent.push(name);
        return sent.length < 3 ? Promise.reject(new BackendError('unreachable', 'no')) : Promise.resolve('ok');
      }, { complete: ({ name }) => Promise.resolve({ name: `${name} ${++proofs}` }) });
      expect(await controller.submit({ name: 'Ada' })).to.equal('ok');
      expect(sent).to.deep.equal(['Ada 1', 'Ada 1', 'Ada 1']);
    }).timeout(8_000);

    it('adds a new one, once, when the first was not taken', async () => {
      const renewed: boolean[] = [];
      const complete: SubmissionOptions<Order>['complete'] = (input, _, renew) => {
        renewed.push(renew);
        return Promise.resolve(input);
      };
      const controller = open(() => Promise.reject(new BackendError('challenge-failed', 'old')), { complete });
      await controller.submit({ name: 'Ada' });
      expect(renewed).to.deep.equal([false, true]);
      expect(controller.state).to.deep.include({ status: 'failed' });
    });

    it('says so when it cannot be had', async () => {
      const controller = open(() => Promise.resolve('ok'), { complete: () => Promise.reject(new BackendError('unsupported', 'no crypto')) });
      expect(await controller.submit({ name: 'Ada' })).to.equal(undefined);
      expect(controller.state.status).to.equal('failed');
    });
  });
});
