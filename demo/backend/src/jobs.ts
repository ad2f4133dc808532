// What is to be done again and again. Every process asks whether a job is due; the database gives it to one of them, and to
// another one when the first has died over it.
import { actAs } from './acting.ts';
import type { Database } from './db/database.ts';
import { nameError, type Log } from './log.ts';
import type { Instant } from './time/days.ts';

export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  /** Stops early when the signal comes; what is left is done the next time. */
  run(signal: AbortSignal): Promise<void>;
}

export interface JobsOptions {
  readonly db: Database;
  readonly now: () => Instant;
  readonly log: Log;
}

/** A process that has not finished by then is taken for dead. */
const leaseMs = 10 * 60_000;
const longestPauseMs = 60_000;

export class Jobs {
  readonly #options: JobsOptions;
  readonly #jobs: readonly Job[];
  readonly #running = new Set<Promise<unknown>>();
  readonly #stopping = new AbortController();
  #timers: readonly NodeJS.Timeout[] = [];

  constructor(options: JobsOptions, jobs: readonly Job[]) {
    this.#options = options;
    this.#jobs = jobs;
  }

  start(): void {
    this.#timers = this.#jobs.map((job) => {
      const ask = (): void => void this.#keep(this.#runIfDue(job));
      ask();
      return setInterval(ask, Math.min(job.everySeconds * 1000, longestPauseMs)).unref();
    });
  }

  /** Does a job now, due or not; for commands and tests. Throws what it throws. */
  async run(name: string): Promise<void> {
    const job = this.#jobs.find((candidate) => candidate.name === name);
    if (!job) throw new Error(`There is no job ${name}. There are: ${this.#jobs.map((candidate) => candidate.name).join(', ')}.`);
    await this.#keep(actAs({ by: 'system' }, () => job.run(this.#stopping.signal)));
  }

  /** Tells running jobs to stop, and waits for them. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#stopping.abort();
    await Promise.allSettled(this.#running);
  }

  async #runIfDue(job: Job): Promise<void> {
    const { log } = this.#options;
    try {
      if (!await this.#claim(job)) return;
      const error = await actAs({ by: 'system' }, () => job.run(this.#stopping.signal)).then(() => undefined, (failure: unknown) => nameError(failure));
      if (error !== undefined) log(`The job ${job.name} failed and is tried again: ${error}`, { level: 'error' });
      await this.#release(job, error);
    } catch (error) {
      if (!this.#stopping.signal.aborted) log(`The job ${job.name} could not be begun: ${nameError(error)}`, { level: 'error' });
    }
  }

  async #claim({ name }: Job): Promise<boolean> {
    const { db, now } = this.#options;
    const at = now();
    await db.query('insert into job (name, due_at) values ($1, $2) on conflict do nothing', [name, new Date(at)]);
    const claimed = await db.query(
      'update job set leased_until = $3 where name = $1 and due_at <= $2 and (leased_until is null or leased_until <= $2) returning name',
      [name, new Date(at), new Date(at + leaseMs)]);
    return claimed.length > 0;
  }

  async #release({ name, everySeconds }: Job, error: string | undefined): Promise<void> {
    const { db, now } = this.#options;
    const at = now();
    await db.query('update job set due_at = $2, leased_until = null, ran_at = $3, last_error = $4 where name = $1',
      [name, new Date(at + everySeconds * 1000), new Date(at), error ?? null]);
  }

  async #keep<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }
}
