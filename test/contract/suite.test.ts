import { expect } from '@open-wc/testing';
import type { Backend, EventsSource, SpaceSource, ToursSource } from '../../src/backend/backend.js';
import { describeBackend, type TestRunner } from '../../src/testing/index.js';
import { NOW, sampleBackend } from '../helpers/sample-space.js';

// A suite that lets broken backends pass would be worth nothing.
describe('the contract suite', function () {
  // Each test runs the whole suite.
  this.timeout(20_000);

  it('finds nothing wrong with a backend that keeps the contract', async () => {
    expect(await complaintsAbout(sampleBackend())).to.deep.equal([]);
  });

  it('notices when a call goes on after it was aborted', async () => {
    expect(await complaintsAbout(withSpace((space) => ({ facts: () => space.facts() })))).to.deep.equal([
      'ends a call with the reason of its signal',
    ]);
  });

  it('notices when a slot can be had twice', async () => {
    const complaints = await complaintsAbout(withTours(() => ({ book: (...args) => toursOf(sampleBackend()).book(...args) })));
    expect(complaints).to.include('lets only one of two have a slot, and offers the other what is still free');
    expect(complaints).to.include('takes a booked slot off the list, and puts it back after a cancel');
  });

  it('notices when a repeated booking becomes a second one', async () => {
    const forgetful = withTours((tours) => ({
      book: (id, input, options) => tours.book(id, input, { ...options, key: crypto.randomUUID() }),
    }));
    expect(await complaintsAbout(forgetful)).to.deep.equal([
      'answers a repeated booking with the first one, and another one under its key not at all',
    ]);
  });

  it('notices when a private link opens without its token', async () => {
    const tokens = new Map<string, string>();
    const careless = withTours((tours) => ({
      book: async (...args) => {
        const made = await tours.book(...args);
        tokens.set(made.id, made.manageToken ?? '');
        return made;
      },
      booking: ({ id }) => tours.booking({ id, token: tokens.get(id) ?? '' }),
    }));
    expect(await complaintsAbout(careless)).to.deep.equal(['opens a booking to nobody with a wrong token']);
  });

  it('notices when a cancel is only said', async () => {
    const lazy = withEvents((events) => ({
      cancel: async (ref) => ({ ...(await events.registration(ref)), status: 'cancelled' as const }),
    }));
    const complaints = await complaintsAbout(lazy);
    expect(complaints).to.include('registers, shows, cancels, and a second cancel says the same');
    expect(complaints).to.include('puts late guests on the waiting list, and moves them up when somebody cancels');
  });

  it('notices when a page begins where it should not, or the order is wrong', async () => {
    const gaps = withEvents((events) => ({
      list: ({ cursor, ...query }, options) =>
        events.list(cursor ? { ...query, cursor: String(Number(cursor) + 1) } : query, options),
    }));
    expect(await complaintsAbout(gaps)).to.deep.equal(['turns the pages without a gap or a repetition']);

    const backwards = withEvents((events) => ({
      list: async (query, options) => {
        const page = await events.list(query, options);
        return { ...page, items: [...page.items].reverse() };
      },
    }));
    expect(await complaintsAbout(backwards)).to.include('lists what is on by start, within the days asked for');
  });

  it('notices when a few guests are counted', async () => {
    const talkative = withEvents((events) => ({
      list: async (query, options) => {
        const page = await events.list(query, options);
        return { ...page, items: page.items.map((event) => ({ ...event, guests: { minimumGroup: 8, count: 7, shown: [] } })) };
      },
    }));
    expect(await complaintsAbout(talkative)).to.deep.equal(['gives no number of guests below the minimum group']);
  });

  it('leaves alone what a space does not announce', async () => {
    const small = withSpace((space) => ({ facts: async (options) => ({ ...(await space.facts(options)), capabilities: [] }) }));
    const ran: string[] = [];
    expect(await complaintsAbout({ space: small.space }, ran)).to.deep.equal([]);
    expect(ran).to.deep.equal(['tells its name, its zone and what it can do', 'ends a call with the reason of its signal']);
  });
});

/** The sentences that a backend breaks; `ran` gets those that were not skipped. */
async function complaintsAbout(backend: Backend, ran: string[] = []): Promise<readonly string[]> {
  const steps: { readonly run: () => Promise<void>; readonly name?: string }[] = [];
  const last: (() => Promise<void>)[] = [];
  const runner: TestRunner = {
    describe: (_, body) => body(),
    it: (name, run) => steps.push({ name, run }),
    before: (run) => steps.unshift({ run }),
    after: (run) => last.push(run),
  };
  describeBackend('a backend', () => ({ backend, now: () => NOW }), runner);

  const complaints: string[] = [];
  for (const { name, run } of steps) {
    let skipped = false;
    const test = { skip: () => (skipped = true) };
    await run.call(test).catch(() => complaints.push(name ?? 'before'));
    if (name && !skipped) ran.push(name);
  }
  for (const run of last) await run();
  return complaints;
}

const toursOf = (backend: Backend): ToursSource => backend.tours as ToursSource;

function withSpace(broken: (space: SpaceSource) => Partial<SpaceSource>): Backend {
  const backend = sampleBackend();
  return { ...backend, space: { ...backend.space, ...broken(backend.space) } };
}

function withTours(broken: (tours: ToursSource) => Partial<ToursSource>): Backend {
  const backend = sampleBackend();
  const tours = toursOf(backend);
  return { ...backend, tours: { ...tours, ...broken(tours) } };
}

function withEvents(broken: (events: EventsSource) => Partial<EventsSource>): Backend {
  const backend = sampleBackend();
  const events = backend.events as EventsSource;
  return { ...backend, events: { ...events, ...broken(events) } };
}
