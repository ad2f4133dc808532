import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Backend } from '../backend/backend.js';
import { BackendError } from '../backend/error.js';
import { asksProof, type ChallengedWrite } from '../domain/challenge.js';

export interface ChallengeOptions {
  readonly backend: () => Backend | undefined;
  readonly write: ChallengedWrite;
}

interface Work {
  readonly proof: Promise<string | undefined>;
  readonly stop: AbortController;
  /** Milliseconds since 1970; what is older may be refused. */
  until: number;
  /** It came to nothing. */
  broken: boolean;
}

/** Milliseconds that a new proof is trusted, whatever the visitor's clock says. */
const LEAST = 60_000;
/** Milliseconds that sending takes at most. */
const MARGIN = 30_000;

/**
 * Does a proof of work for a form where the space asks for one: from the first key pressed in it, so that it is there when
 * the form is sent. Nothing is fetched where none is asked for. It stops when its element leaves the page.
 */
export class ChallengeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ChallengeOptions;
  #work: Work | undefined;
  #waiting = false;

  constructor(host: ReactiveControllerHost, options: ChallengeOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether a visitor who has pressed the button waits for it. */
  get waiting(): boolean {
    return this.#waiting;
  }

  hostDisconnected(): void {
    // What is being sent goes on.
    if (this.#waiting) return;
    this.#work?.stop.abort();
    this.#work = undefined;
  }

  /** Begins; again once the proof is old. */
  begin(): void {
    if (!this.#work || Date.now() > this.#work.until) this.#start();
  }

  /**
   * The proof to send, or undefined where none is asked for. It counts until something was made with it.
   * @throws {BackendError} when none can be had.
   */
  async prove(signal: AbortSignal, renew = false): Promise<string | undefined> {
    if (renew || !this.#work || this.#work.broken || Date.now() > this.#work.until) this.#start();
    this.#turn(true);
    try {
      return await Promise.race([this.#work?.proof, aborted(signal)]);
    } finally {
      this.#turn(false);
    }
  }

  /** Puts the proof into what a form sends. */
  async complete<I extends { readonly challengeToken?: string }>(input: I, signal: AbortSignal, renew: boolean): Promise<I> {
    const challengeToken = await this.prove(signal, renew);
    return challengeToken === undefined ? input : { ...input, challengeToken };
  }

  /** It was used. */
  spent(): void {
    this.#work = undefined;
  }

  #start(): void {
    this.#work?.stop.abort();
    const stop = new AbortController();
    const work: Work = { proof: this.#solve(stop.signal, (until) => { work.until = until; }), stop, until: Infinity, broken: false };
    // Whoever sends the form meanwhile hears of it, too.
    work.proof.catch(() => { work.broken = true; });
    this.#work = work;
  }

  async #solve(signal: AbortSignal, lasts: (until: number) => void): Promise<string | undefined> {
    const space = this.#options.backend()?.space;
    const { challenge: terms } = (await space?.facts({ signal })) ?? {};
    if (!space?.challenge || !asksProof(terms, this.#options.write)) return undefined;
    if (terms.type !== 'altcha') throw new BackendError('unsupported', `No element solves a challenge of the type "${terms.type}".`);
    const [challenge, { solve }] = await Promise.all([space.challenge({ signal }), import('./proof.js').catch((cause: unknown) => {
      throw new BackendError('unreachable', 'The part that does proofs of work did not load.', { cause });
    })]);
    lasts(Math.max(challenge.parameters.expiresAt * 1000 - MARGIN, Date.now() + LEAST));
    return solve(challenge, signal);
  }

  #turn(waiting: boolean): void {
    this.#waiting = waiting;
    this.#host.requestUpdate();
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
