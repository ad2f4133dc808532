// Live hints. A write announces what it changed in its own transaction; the database carries the announcement to every
// process, and each process to the visitors who listen to it.
import type { Database, Queryable } from './db/database.ts';
import type { components } from '../../../src/contract/wire.ts';

export type Topic = 'availability' | 'events' | 'tours';
export type Change = components['schemas']['Change'];

interface Announcement {
  readonly number: number;
  readonly space: string;
  readonly topic: Topic;
  readonly change: Change;
}

const channel = 'cowork_changes';
const heartbeat = 20_000;
const mostListeners = 5_000;
/** Events. */
const mostUnread = 1_000;

/** Part of the transaction that made the change: nobody hears of what was rolled back. */
export async function announce(tx: Queryable, space: string, topic: Topic, change: Change): Promise<void> {
  await tx.query(`select pg_notify('${channel}', json_build_object('number', nextval('change_number'), 'space', $1::text, 'topic', $2::text, 'change', $3::json)::text)`,
    [space, topic, JSON.stringify(change)]);
}

type Send = (text: string) => void;
interface Listener { readonly space: string; readonly topics: readonly Topic[]; readonly send: Send; close(): void }

export class Live {
  readonly #listeners = new Set<Listener>();
  /** Number of the last announcement heard for each space. */
  readonly #last = new Map<string, number>();

  #tellChange: (space: string | undefined) => void = () => {};

  async start(db: Database): Promise<void> {
    await db.listen(channel, (payload) => {
      if (payload) {
        const announcement = JSON.parse(payload) as Announcement;
        this.#tellChange(announcement.space);
        this.#spread(announcement);
      } else {
        // The line to the database was broken and is whole again: something may have been missed.
        this.#tellChange(undefined);
        for (const { send } of this.#listeners) send(event(undefined, 'reset', {}));
      }
    });
  }

  /** Calls back for every change that any process announces; without a space when some may have been missed. */
  onChange(tell: (space: string | undefined) => void): void {
    this.#tellChange = tell;
  }

  get full(): boolean {
    return this.#listeners.size >= mostListeners;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** The stream of one visitor. `lastId` is what their browser heard last before it lost the line. */
  stream(space: string, topics: readonly Topic[], lastId: string | undefined, gone: AbortSignal): Response {
    const encoder = new TextEncoder();
    let leave = (): void => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send: Send = (text) => {
          try {
            // Who reads no more would be kept an ever longer text; their browser comes back and is told to start over.
            if ((controller.desiredSize ?? 0) < -mostUnread) listener.close();
            else controller.enqueue(encoder.encode(text));
          } catch {
            leave();
          }
        };
        const beat = setInterval(() => send(': still here\n\n'), heartbeat);
        const listener: Listener = {
          space, topics, send,
          close() {
            leave();
            try { controller.close(); } catch { /* the visitor left first */ }
          },
        };
        leave = () => {
          clearInterval(beat);
          this.#listeners.delete(listener);
        };
        this.#listeners.add(listener);
        send('retry: 5000\n\n');
        if (lastId !== undefined && lastId !== String(this.#last.get(space))) send(event(this.#last.get(space), 'reset', {}));
      },
      cancel: () => leave(),
    });
    gone.addEventListener('abort', () => leave(), { once: true });
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
    });
  }

  close(): void {
    for (const listener of [...this.#listeners]) listener.close();
  }

  #spread({ number, space, topic, change }: Announcement): void {
    this.#last.set(space, number);
    for (const listener of this.#listeners) {
      if (listener.space === space && (!listener.topics.length || listener.topics.includes(topic))) listener.send(event(number, topic, change));
    }
  }
}

const event = (id: number | undefined, name: string, data: object): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
