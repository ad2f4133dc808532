import { expect } from '@open-wc/testing';
import { MinuteController } from '../../src/controllers/minute.js';
import { host, settle } from '../helpers/bare-host.js';

describe('The turn of the minute', () => {
  const real = globalThis.setTimeout;
  const waiting: (() => void)[] = [];
  beforeEach(() => {
    waiting.length = 0;
    globalThis.setTimeout = ((run: () => void, time = 0) => {
      if (time <= 1_000) return real(run, time);
      expect(time).to.be.at.most(60_000);
      return waiting.push(run);
    }) as typeof setTimeout;
  });
  afterEach(() => {
    globalThis.setTimeout = real;
    Reflect.deleteProperty(document, 'visibilityState');
  });

  it('renders the host again, after what depends on it was told', async () => {
    let passed = 0;
    const { element } = host((one) => new MinuteController(one, () => { passed += 1; }));
    await settle(element);
    const { updates } = element;
    waiting.pop()?.();
    await settle(element);
    expect([passed, element.updates]).to.deep.equal([1, updates + 1]);
    element.remove();
  });

  it('waits while nobody sees the page, and comes at once when somebody does', async () => {
    const { element } = host((one) => new MinuteController(one));
    await settle(element);
    const { updates } = element;
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    await settle(element);
    expect(element.updates).to.equal(updates);
    Reflect.deleteProperty(document, 'visibilityState');
    document.dispatchEvent(new Event('visibilitychange'));
    await settle(element);
    expect(element.updates).to.equal(updates + 1);
    element.remove();
  });
});
