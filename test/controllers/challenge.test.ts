import { expect } from '@open-wc/testing';
import { createChallenge, verifySolution, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Backend } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/error.js';
import { ChallengeController } from '../../src/controllers/challenge.js';
import type { ChallengeTerms } from '../../src/domain/challenge.js';
import { host, type Bare } from '../helpers/bare-host.js';
import { sampleBackend } from '../helpers/sample-space.js';

const secrets = { hmacSignatureSecret: 'one', hmacKeySignatureSecret: 'two' };
const signal = new AbortController().signal;

describe('ChallengeController', () => {
  let current: Bare<ChallengeController> | undefined;
  afterEach(() => current?.element.remove());

  /** A space that asks for a proof, with challenges as a server makes them. */
  function open(terms: ChallengeTerms | undefined, { counter = 60, make = true, lasts = 600 } = {}) {
    const sample = sampleBackend();
    let made = 0;
    const backend: Backend = {
      ...sample,
      space: {
        ...sample.space,
        facts: async () => ({ ...await sample.space.facts(), ...(terms && { challenge: terms }) }),
        challenge: async () => {
          made += 1;
          if (!make) throw new BackendError('unreachable', 'away');
          const challenge = await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 10, counter, expiresAt: Math.floor(Date.now() / 1000) + lasts, deriveKey, ...secrets });
          return challenge as Awaited<ReturnType<NonNullable<Backend['space']['challenge']>>>;
        },
      },
    };
    current = host((element) => new ChallengeController(element, { backend: () => backend, write: 'bookTour' }));
    return { controller: current.controller, element: current.element, made: () => made };
  }

  const verified = async (token: string | undefined): Promise<boolean> => {
    const payload = JSON.parse(atob(token ?? '')) as Payload;
    return (await verifySolution({ ...payload, deriveKey, ...secrets })).verified;
  };

  it('finds a solution that the server accepts', async () => {
    const { controller, made } = open({ type: 'altcha', for: ['bookTour'] });
    controller.begin();
    controller.begin();
    expect(await verified(await controller.prove(signal))).to.equal(true);
    expect(made()).to.equal(1);
  });

  it('asks for nothing where the space wants no proof, or not for this', async () => {
    for (const terms of [undefined, { type: 'none' }, { type: 'altcha', for: ['createRsvp'] }] as const) {
      const { controller, made } = open(terms);
      expect(await controller.prove(signal)).to.equal(undefined);
      expect(made()).to.equal(0);
    }
  });

  it('keeps a proof for another try, and does a new one when it is spent, refused or old', async () => {
    const { controller, made } = open({ type: 'altcha' });
    const first = await controller.prove(signal);
    expect(await controller.prove(signal)).to.equal(first);
    expect(await controller.prove(signal, true)).to.not.equal(first);
    controller.spent();
    await controller.prove(signal);
    expect(made()).to.equal(3);
    const { now } = Date;
    Date.now = () => now() + 15 * 60_000;
    try {
      controller.begin();
      await controller.prove(signal);
      expect(made()).to.equal(4);
    } finally {
      Date.now = now;
    }
  });

  it('says that it is waited for, and stops when the element leaves', async () => {
    const { controller, element } = open({ type: 'altcha' }, { counter: 1_000_000 });
    controller.begin();
    const stop = new AbortController();
    const proof = controller.prove(stop.signal).catch((reason: Error) => reason.name);
    expect(controller.waiting).to.equal(true);
    stop.abort();
    expect(await proof).to.equal('AbortError');
    expect(controller.waiting).to.equal(false);
    element.remove();
  });

  it('tries anew when a challenge could not be had, and calls no third party', async () => {
    const { controller, made } = open({ type: 'altcha' }, { make: false });
    controller.begin();
    const code = () => controller.prove(signal).catch((error: BackendError) => error.code);
    expect(await code()).to.equal('unreachable');
    expect(await code()).to.equal('unreachable');
    expect(made()).to.equal(2);
    expect(await open({ type: 'turnstile' }).controller.prove(signal).catch((error: BackendError) => error.code)).to.equal('unsupported');
  });
});
