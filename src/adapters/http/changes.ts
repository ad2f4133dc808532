// Hints that something changed: one server-sent stream for each backend and page, shared by all who watch. Where there is
// none, or it keeps breaking, the hint comes by the clock.
import type { Change, ChangeTopic } from '../../backend/backend.js';
import { facts } from './reads/space.js';
import type { Client } from './client.js';
import { day, id, list, object } from './reader.js';

const TOPICS: readonly ChangeTopic[] = ['availability', 'events', 'tours'];
const MOST_FAILURES = 3;
const REOPEN = 5_000;
const POLL_SECONDS = 60;
/** After so many hints by the clock the stream is tried again: a server that was started anew should not stay behind. */
const POLLS = 5;

type Tell = (change: Change) => void;

/** Calls back until the returned function is called. */
export function watch(client: Client, topics: readonly ChangeTopic[], changed: Tell): () => void {
  const line = lines.get(client.base) ?? new Line(client);
  lines.set(client.base, line);
  const tell: Tell = (change) => {
    if (topics.includes(change.topic)) changed(change);
  };
  line.join(tell);
  return () => {
    if (line.leave(tell)) lines.delete(client.base);
  };
}

const lines = new Map<string, Line>();

const changeFields = object({}, { resourceIds: list(id), eventIds: list(id), tourIds: list(id), from: day, to: day });

class Line {
  readonly #client: Client;
  readonly #listeners = new Set<Tell>();
  #stream: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Hints that wait for their moment, by what they say. */
  readonly #waiting = new Map<string, Change>();
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  join(tell: Tell): void {
    this.#listeners.add(tell);
    if (this.#listeners.size > 1) return;
    globalThis.document?.addEventListener('visibilitychange', this.#turn);
    if (!isHidden()) void this.#start();
  }

  /** Whether that was the last one. */
  leave(tell: Tell): boolean {
    this.#listeners.delete(tell);
    if (this.#listeners.size > 0) return false;
    globalThis.document?.removeEventListener('visibilitychange', this.#turn);
    this.#stop();
    clearTimeout(this.#telling);
    return true;
  }

  readonly #turn = (): void => {
    this.#stop();
    if (isHidden()) return;
    this.#failures = 0;
    // Whatever happened meanwhile was not heard.
    this.#tellAll();
    void this.#start();
  };

  async #start(): Promise<void> {
    const space = await this.#client.read('/space', facts, { keep: true }).catch(() => undefined);
    if (this.#listeners.size === 0 || isHidden() || this.#stream) return;
    if (
      !space?.capabilities.includes('changes') ||
      this.#failures >= MOST_FAILURES ||
      typeof EventSource === 'undefined'
    ) {
      this.#poll(space?.pollSeconds ?? POLL_SECONDS);
    } else this.#open();
  }

  #open(): void {
    const stream = new EventSource(`${this.#client.base}/changes`);
    let wasOpen = false;
    stream.onopen = () => {
      // Back after a break without the ids of what was missed.
      if (this.#failures > 0 && !wasOpen) this.#tellAll();
      wasOpen = true;
      this.#failures = 0;
    };
    stream.onerror = () => {
      this.#failures += 1;
      // The browser tries again by itself, unless the server refused.
      if (stream.readyState !== EventSource.CLOSED && this.#failures < MOST_FAILURES) return;
      this.#stop();
      this.#timer = setTimeout(() => void this.#start(), this.#failures < MOST_FAILURES ? REOPEN : 0);
    };
    for (const topic of TOPICS) stream.addEventListener(topic, (event) => this.#hear(toChange(topic, event)));
    stream.addEventListener('reset', () => this.#tellAll());
    this.#stream = stream;
  }

  #poll(seconds: number, left = POLLS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#tellAll();
      if (left > 1) {
        this.#poll(seconds, left - 1);
        return;
      }
      this.#failures = 0;
      void this.#start();
    }, seconds * 1000);
  }

  #stop(): void {
    this.#stream?.close();
    this.#stream = undefined;
    clearTimeout(this.#timer);
  }

  #tellAll(): void {
    for (const topic of TOPICS) this.#hear({ topic });
  }

  /** Passes hints on after a moment that differs from page to page, so that not all of them ask the server at once. */
  #hear(change: Change): void {
    this.#waiting.set(JSON.stringify(change), change);
    this.#telling ??= setTimeout(
      () => {
        this.#telling = undefined;
        const changes = [...this.#waiting.values()];
        this.#waiting.clear();
        this.#client.renew();
        for (const one of changes) for (const tell of [...this.#listeners]) tell(one);
      },
      300 + Math.random() * 700,
    );
  }
}

function toChange(topic: ChangeTopic, { data }: MessageEvent<unknown>): Change {
  const { resourceIds, eventIds, tourIds, from, to } = changeFields(parse(data), '') ?? {};
  const ids = { availability: resourceIds, events: eventIds, tours: tourIds }[topic];
  return { topic, ...(ids && { ids }), ...(from && { from }), ...(to && { to }) };
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}

const isHidden = (): boolean => globalThis.document?.visibilityState === 'hidden';
