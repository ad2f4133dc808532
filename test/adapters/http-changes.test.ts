import { expect, waitUntil } from '@open-wc/testing';
import { http } from '../../src/adapters/http/index.js';
import type { Backend, Change, ChangeTopic } from '../../src/backend/backend.js';

describe('hints over HTTP that something changed', () => {
  const real = globalThis.EventSource;
  const leaving: (() => void)[] = [];
  let house = 0;

  beforeEach(() => {
    Line.all = [];
    globalThis.EventSource = Line as unknown as typeof EventSource;
  });
  afterEach(() => {
    leaving.splice(0).forEach((leave) => leave());
    show('visible');
    globalThis.EventSource = real;
  });

  /** A backend that nobody shares a line with. */
  function backendWith(capabilities: readonly string[], pollSeconds = 3600): Backend {
    const fetch = async () => Response.json({ name: 'Loft', timeZone: 'Europe/Zurich', capabilities, pollSeconds });
    return http(`https://api.example.org/cowork/v1/loft-${++house}`, { fetch });
  }

  function watch(backend: Backend, topics: readonly ChangeTopic[] = ['availability', 'events', 'tours']): Change[] {
    const heard: Change[] = [];
    const leave = backend.changes?.watch(topics, (change) => heard.push(change));
    if (leave) leaving.push(leave);
    return heard;
  }

  it('come through one stream for all who watch', async () => {
    const backend = backendWith(['changes']);
    const [all, events] = [watch(backend), watch(backend, ['events'])];
    const line = await Line.opened();
    line.say('events', { eventIds: ['e1'] });
    line.say('tours', { tourIds: ['t1'], from: '2027-03-04', to: '2027-03-05' });
    await soon(() => all.length === 2);

    expect(Line.all).to.have.length(1);
    expect(all).to.deep.equal([
      { topic: 'events', ids: ['e1'] },
      { topic: 'tours', ids: ['t1'], from: '2027-03-04', to: '2027-03-05' },
    ]);
    expect(events).to.deep.equal([{ topic: 'events', ids: ['e1'] }]);
  });

  it('are told once, however often they come in a moment', async () => {
    const heard = watch(backendWith(['changes']));
    const line = await Line.opened();
    for (let time = 0; time < 50; time++) line.say('tours', {});
    await soon(() => heard.length > 0);
    expect(heard).to.deep.equal([{ topic: 'tours' }]);
  });

  it('mean everything after a reset, and nothing worse than that when they make no sense', async () => {
    const heard = watch(backendWith(['changes']));
    const line = await Line.opened();
    line.say('reset', {});
    line.dispatchEvent(new MessageEvent('tours', { data: '<html>' }));
    await soon(() => heard.length === 3);
    expect(heard.map(({ topic }) => topic)).to.deep.equal(['availability', 'events', 'tours']);
  });

  it('end with the last who watches', async () => {
    const backend = backendWith(['changes']);
    watch(backend);
    watch(backend);
    const line = await Line.opened();
    leaving.shift()?.();
    expect(line.readyState).to.equal(Line.OPEN);
    leaving.shift()?.();
    expect(line.readyState).to.equal(Line.CLOSED);
  });

  it('pause while the page is hidden, and mean everything when it is seen again', async () => {
    const heard = watch(backendWith(['changes']));
    const line = await Line.opened();
    show('hidden');
    expect(line.readyState).to.equal(Line.CLOSED);

    show('visible');
    await soon(() => heard.length === 3);
    expect(Line.all).to.have.length(2);
  });

  it('come by the clock where the backend has no stream', async () => {
    const patient = globalThis.setTimeout;
    // Ten seconds pass in ten milliseconds.
    globalThis.setTimeout = ((run: () => void, time = 0) =>
      patient(run, time === 10_000 ? 10 : time)) as typeof setTimeout;
    try {
      const heard = watch(backendWith(['events'], 10));
      await soon(() => heard.length >= 3);
      expect(Line.all).to.have.length(0);
      expect(heard.slice(0, 3).map(({ topic }) => topic)).to.deep.equal(['availability', 'events', 'tours']);
    } finally {
      globalThis.setTimeout = patient;
    }
  });

  it('no longer come through a stream that broke three times', async () => {
    watch(backendWith(['changes']));
    const line = await Line.opened();
    line.breakOff();
    line.breakOff();
    expect(line.readyState).to.equal(Line.CONNECTING);
    line.breakOff();
    expect(line.readyState).to.equal(Line.CLOSED);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(Line.all).to.have.length(1);
  });

  it('come through the stream again some time after it broke', async () => {
    const patient = globalThis.setTimeout;
    globalThis.setTimeout = ((run: () => void, time = 0) => patient(run, time === 10_000 ? 10 : time)) as typeof setTimeout;
    try {
      watch(backendWith(['changes'], 10));
      const line = await Line.opened();
      for (let time = 0; time < 3; time++) line.breakOff();
      await soon(() => Line.all.length === 2);
    } finally {
      globalThis.setTimeout = patient;
    }
  });

  it('never come to who left before the script was there', async () => {
    watch(backendWith(['changes']));
    leaving.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(Line.all).to.have.length(0);
  });
});

/** Stands in for the browser's EventSource. */
class Line extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static all: Line[] = [];

  static async opened(): Promise<Line> {
    await soon(() => Line.all.length > 0);
    const line = Line.all.at(-1) as Line;
    line.readyState = Line.OPEN;
    line.onopen?.();
    return line;
  }

  readonly url: string;
  readyState: number = Line.CONNECTING;
  onopen: (() => void) | undefined;
  onerror: (() => void) | undefined;

  constructor(url: string) {
    super();
    this.url = url;
    Line.all.push(this);
  }

  say(event: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }

  breakOff(): void {
    this.readyState = Line.CONNECTING;
    this.onerror?.();
  }

  close(): void {
    this.readyState = Line.CLOSED;
  }
}

function show(state: DocumentVisibilityState): void {
  if (state === 'visible') Reflect.deleteProperty(document, 'visibilityState');
  else Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Hints wait up to a second, so that not all pages ask at once; a busy computer may take longer. */
function soon(happened: () => boolean): Promise<void> {
  return waitUntil(happened, 'It did not happen.', { timeout: 4_000 });
}
