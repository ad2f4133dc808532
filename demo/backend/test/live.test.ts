// One visitor's stream of hints, from open to close.
import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import type { Database } from '../src/db/database.ts';
import { Live } from '../src/live.ts';

type Heard = (payload: string | undefined) => void;

/** A line to the database whose other end the test holds. */
async function openLive(): Promise<{ readonly live: Live; readonly announce: (number: number, topic?: string) => void; readonly breakLine: () => void }> {
  const live = new Live();
  let heard: Heard = () => {};
  await live.start({ listen: async (_channel: string, hear: Heard) => { heard = hear; } } as unknown as Database);
  return {
    live,
    announce: (number, topic = 'events') => heard(JSON.stringify({ number, space: 'loft', topic, change: { eventIds: [`event-${number}`] } })),
    breakLine: () => heard(undefined),
  };
}

function readerOf(response: Response): () => Promise<string> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  return async () => new TextDecoder().decode((await reader.read()).value);
}

describe('a stream of hints', () => {
  const forever = new AbortController().signal;

  it('gives every hint an id, and keeps the line open with a word now and then', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    const { live, announce } = await openLive();
    const read = readerOf(live.stream('loft', [], undefined, forever));
    assert.equal(await read(), 'retry: 5000\n\n');
    announce(7);
    assert.equal(await read(), 'id: 7\nevent: events\ndata: {"eventIds":["event-7"]}\n\n');
    mock.timers.tick(20_000);
    assert.match(await read(), /^: /);
    mock.timers.reset();
    live.close();
  });

  it('says to start over to those who may have missed something, and to nobody else', async () => {
    const { live, announce, breakLine } = await openLive();
    announce(7);
    const missed = readerOf(live.stream('loft', [], '6', forever));
    const heardAll = readerOf(live.stream('loft', [], '7', forever));
    await Promise.all([missed(), heardAll()]);
    assert.equal(await missed(), 'id: 7\nevent: reset\ndata: {}\n\n');
    announce(8);
    assert.match(await heardAll(), /^id: 8\n/);
    breakLine();
    assert.match(await heardAll(), /^event: reset/);
    live.close();
  });

  it('hangs up on somebody who has stopped reading', async () => {
    const { live, announce } = await openLive();
    live.stream('loft', [], undefined, forever);
    assert.equal(live.size, 1);
    for (let number = 1; number < 1_100; number++) announce(number);
    assert.equal(live.size, 0);
    live.close();
  });
});
