// Takes messages from the outbox, has them written as letters, and sees them off. Every process has one. A message is sent at
// least once: it is marked after the server took it, so a process that dies in between leaves it to another one, which sends
// it again under the same Message-ID.
import type { Database } from '../db/database.ts';
import { describeError, nameError, type Log } from '../log.ts';
import { hour, minute, type Instant } from '../time/days.ts';
import type { Carrier } from './carrier.ts';
import type { Dropped, Letter } from './letter.ts';
import { claim, giveBack, giveUp, isOvertaken, markSent, tryAgain, type Owed } from './queue.ts';

export interface PostmanOptions {
  readonly db: Database;
  readonly now: () => Instant;
  readonly log: Log;
  readonly carrier: Carrier;
  /** Whose mail it sends: the spaces that this process serves, which may change. */
  readonly spaces: () => readonly string[];
  readonly compose: (owed: Owed) => Promise<Letter | Dropped>;
  /** Pause after the first failure of a message; each further one doubles it, up to an hour. */
  readonly firstPauseMs?: number | undefined;
}

/** Letters under way at the same time. */
export const lanes = 3;
/** Longer than the slowest sending that the carrier's limits of time allow. */
const leaseMs = 3 * minute;
const longestPauseMs = hour;
/** About two days. */
const mostAttempts = 60;
/**
 * A booking is told of within this time. Looking costs one query on an index, so nobody needs to be notified, which engines
 * without LISTEN could not do and which would make commits wait for each other.
 */
const lookMs = 1_000;
/** While the server is away. */
const longestLookMs = 30_000;
const patienceMs = 20_000;

export class Postman {
  readonly #options: PostmanOptions;
  readonly #stopping = new AbortController();
  #round: Promise<void> | undefined;
  /** Tries in a row on which the server was away. */
  #away = 0;

  constructor(options: PostmanOptions) {
    this.#options = options;
  }

  start(): void {
    this.#round = this.#rounds();
  }

  /** Sees off what it holds, and takes nothing more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    let impatient: NodeJS.Timeout | undefined;
    await Promise.race([this.#round, new Promise<void>((resolve) => { impatient = setTimeout(resolve, patienceMs); })]);
    clearTimeout(impatient);
    this.#options.carrier.close();
  }

  async #rounds(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const found = await this.#deliverSome();
      if (!found || this.#away) await pause(Math.min(lookMs * 2 ** Math.max(0, this.#away - 1), longestLookMs), signal);
    }
  }

  async #deliverSome(): Promise<boolean> {
    const { db, now, log, spaces } = this.#options;
    try {
      const owed = await claim(db, now(), spaces(), this.#away ? 1 : lanes, leaseMs);
      const wereAway = this.#away > 0;
      const delivered = await Promise.allSettled(owed.map((message) => this.#deliver(message)));
      if (!owed.length) return false;
      const there = delivered.map((result) => {
        if (result.status === 'rejected') throw result.reason;
        return result.value;
      });
      if (there.includes(true)) {
        if (wereAway) log('The mail server is back.');
        this.#away = 0;
      } else this.#away++;
      return true;
    } catch (error) {
      if (!this.#stopping.signal.aborted) log(`The outbox could not be read and is read again: ${nameError(error)}`, { level: 'warn' });
      return false;
    }
  }

  /** False if the server was away. */
  async #deliver(owed: Owed): Promise<boolean> {
    const { db, now, log, carrier, compose } = this.#options;
    let letter: Letter | Dropped;
    try {
      letter = await isOvertaken(db, owed) ? { dropped: 'A later message has been sent.' } : await compose(owed);
    } catch (error) {
      log(`A mail (${owed.kind} to the ${owed.audience}) could not be written.`, { level: 'error', error: describeError(error) });
      await this.#putOff(owed, 'It could not be written; the log says why.');
      return true;
    }
    if ('dropped' in letter) {
      await giveUp(db, owed, 'dropped', letter.dropped);
      return true;
    }
    const { fate, error = '' } = await carrier.send(letter, messageIdOf(owed, letter));
    switch (fate) {
      case 'sent': await markSent(db, owed, now()); break;
      case 'later': await this.#putOff(owed, error); break;
      case 'refused':
        log(`A mail (${owed.kind} to the ${owed.audience}) was refused and is stuck: ${error}`, { level: 'error' });
        await giveUp(db, owed, 'stuck', error);
        break;
      case 'away':
        if (!this.#away) log(`The mail server is away; mails wait: ${error}`, { level: 'warn' });
        await giveBack(db, owed, `The mail server is away: ${error}`);
        return false;
    }
    return true;
  }

  async #putOff(owed: Owed, error: string): Promise<void> {
    const { db, now, log, firstPauseMs = 10_000 } = this.#options;
    if (owed.attempts >= mostAttempts) {
      log(`A mail (${owed.kind} to the ${owed.audience}) failed ${owed.attempts} times and is stuck: ${error}`, { level: 'error' });
      await giveUp(db, owed, 'stuck', error);
      return;
    }
    await tryAgain(db, owed, now() + pauseAfter(owed.attempts, firstPauseMs), error);
  }
}

/** Doubles with each failure, and is never twice the same, so that what failed together does not come back together. */
export const pauseAfter = (attempts: number, first: number, chance = Math.random()): number =>
  Math.min(first * 2 ** (attempts - 1), longestPauseMs) * (0.5 + chance / 2);

/** The same for every try of a message, so that a mailbox recognises a repetition (RFC 5322, 3.6.4). */
export const messageIdOf = ({ id }: Pick<Owed, 'id'>, { from }: Letter): string => `<${id}@${new URL(`http://${from.address.split('@').pop() ?? ''}`).hostname}>`;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => { clearTimeout(timer); signal.removeEventListener('abort', end); resolve(); };
    const timer = setTimeout(end, ms).unref();
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
