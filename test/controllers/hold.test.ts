import { aTimeout, expect } from '@open-wc/testing';
import { BackendError } from '../../src/backend/error.js';
import { HoldController, type HoldDesk } from '../../src/controllers/hold.js';
import { host, type Bare } from '../helpers/bare-host.js';

describe('HoldController', () => {
  let current: Bare<HoldController<string>> | undefined;
  afterEach(() => current?.element.remove());

  function open(before: (asked: string, times: number) => void = () => undefined, until = '2027-03-04T09:10:00Z') {
    const log: string[] = [];
    const lost: string[] = [];
    const keys: string[] = [];
    const desk: HoldDesk<string> = {
      hold: async (wanted, { key }) => {
        keys.push(key);
        log.push(`hold ${wanted}`);
        await aTimeout(5);
        before(wanted, keys.length);
        return { id: wanted, expiresAt: until, manageToken: 't' };
      },
      release: ({ id, token }) => { log.push(`release ${id} ${token}`); return Promise.resolve(); },
    };
    current = host((element) => new HoldController(element, { desk: () => desk, now: () => '2027-03-04T09:00:00Z', lost: ({ code }) => lost.push(code) }));
    return { hold: current.controller, element: current.element, log, lost, keys };
  }

  it('keeps a thing once, however much is typed, and gives its id to the form', async () => {
    const { hold, log } = open();
    hold.keep('ten');
    hold.keep('ten');
    expect(await hold.id()).to.equal('ten');
    hold.keep('ten');
    expect(await hold.id()).to.equal('ten');
    expect(log).to.deep.equal(['hold ten']);
    expect(hold.state).to.deep.include({ status: 'held', until: '2027-03-04T09:10:00Z' });
  });

  it('gives one back before it takes the other, and on the way back', async () => {
    const { hold, log } = open();
    hold.keep('ten');
    hold.keep('eleven');
    await hold.id();
    hold.keep('twelve');
    await hold.giveBack();
    expect(log).to.deep.equal(['hold eleven', 'release eleven t']);
    expect(hold.state.status).to.equal('none');
  });

  it('is used up by the booking, and not given back then', async () => {
    const { hold, log } = open();
    hold.keep('ten');
    await hold.id();
    hold.spent();
    await hold.giveBack();
    expect(log).to.deep.equal(['hold ten']);
  });

  it('tells of a loss at once, and asks no more for it', async () => {
    const { hold, lost, log } = open(() => { throw new BackendError('taken', 'gone'); });
    hold.keep('ten');
    await hold.id();
    hold.keep('ten');
    expect(await hold.id()).to.equal(undefined);
    expect(lost).to.deep.equal(['taken']);
    expect(log).to.deep.equal(['hold ten']);
  });

  it('says nothing where times are not kept, and repeats a call whose answer was lost under its key', async () => {
    const refused = open(() => { throw new BackendError('unsupported', 'no'); });
    refused.hold.keep('ten');
    expect(await refused.hold.id()).to.equal(undefined);
    expect(refused.lost).to.deep.equal([]);
    const cut = open((_, times) => { if (times === 1) throw new BackendError('unreachable', 'cut'); });
    cut.hold.keep('ten');
    expect(await cut.hold.id()).to.equal('ten');
    expect(new Set(cut.keys).size).to.equal(1);
  });

  it('lets it run out, and keeps it anew when the visitor goes on', async () => {
    const { hold, log } = open(undefined, '2027-03-04T09:00:00.020Z');
    hold.keep('ten');
    await hold.id();
    await aTimeout(40);
    expect(hold.state.status).to.equal('over');
    expect(await hold.id(), 'an old id does no harm').to.equal('ten');
    hold.keep('ten');
    await hold.id();
    expect(log.filter((line) => line.startsWith('hold'))).to.have.length(2);
  });

  it('gives it back when the element leaves for good, not when it is moved', async () => {
    const { hold, element, log } = open();
    hold.keep('ten');
    await hold.id();
    element.remove();
    document.body.append(element);
    await aTimeout(10);
    expect(log).to.deep.equal(['hold ten']);
    element.remove();
    await aTimeout(10);
    expect(log).to.deep.equal(['hold ten', 'release ten t']);
  });

  it('gives it back when the page is left', async () => {
    const { hold, log } = open();
    hold.keep('ten');
    await hold.id();
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(log).to.deep.equal(['hold ten', 'release ten t']);
  });
});
