// How much one visitor may ask for. Counted in the database, so that limits hold across processes: a subject (an address, a
// mail address, the whole space) has one row with the moment at which all it used is earned back. A request costs one
// interval of its rule; who would be in debt by more than the whole rule is told when to come back. This is the generic
// cell rate algorithm: as many at once as the rule says, then at its pace.
//
// Addresses and mail addresses are kept as keyed hashes only.
import type { Database, Queryable } from '../db/database.ts';
import { isAnswered } from '../idempotency.ts';
import { Problem } from '../problem.ts';
import type { Instant } from '../time/days.ts';
import { minute } from '../time/days.ts';
import type { Tokens } from '../tokens.ts';

/** So many in so many minutes. */
export interface Rule {
  readonly count: number;
  readonly minutes: number;
}

/** What a space file may set under `limits`; each may be several rules that all hold. */
export interface Limits {
  /** Writes from one address. */
  readonly perAddress: readonly Rule[];
  /** Writes that name one mail address. */
  readonly perMail: readonly Rule[];
  /** Writes in the whole space, as a valve. */
  readonly perSpace: readonly Rule[];
  /** Private links that do not fit, from one address. */
  readonly failuresPerAddress: readonly Rule[];
  /** Attempts to sign in as staff, from one address. */
  readonly signInsPerAddress: readonly Rule[];
  /** Open streams of live changes from one address to one process. */
  readonly streamsPerAddress: number;
}

const day = 24 * 60;

/** Everybody in a coworking space may have one address, and register for the same event when it is announced. */
export const defaultLimits: Limits = {
  perAddress: [{ count: 60, minutes: 10 }, { count: 300, minutes: day }],
  perMail: [{ count: 20, minutes: 60 }, { count: 40, minutes: day }],
  perSpace: [{ count: 1000, minutes: 10 }],
  failuresPerAddress: [{ count: 60, minutes: 10 }],
  signInsPerAddress: [{ count: 10, minutes: 10 }],
  streamsPerAddress: 200,
};

export interface Write {
  readonly space: string;
  readonly limits: Limits;
  /** As `networkOf` gives it. */
  readonly network: string;
  readonly mail?: string | undefined;
  /** Where the answer would stand if the same request had been answered before. */
  readonly route: string;
  readonly key: string | undefined;
  readonly now: Instant;
}

interface Cost {
  readonly subject: string;
  /** What one request costs, in milliseconds, and the most that may be owed. */
  readonly step: number;
  readonly most: number;
}

export class Limiter {
  readonly #db: Database;
  readonly #tokens: Tokens;

  constructor(db: Database, tokens: Tokens) {
    this.#db = db;
    this.#tokens = tokens;
  }

  /** Throws 429 where it is too much. The repetition of an answered request costs nothing. */
  async write({ space, limits, network, mail, route, key, now }: Write): Promise<void> {
    const costs = [
      ...this.#costs('address', network, limits.perAddress),
      ...(mail === undefined ? [] : this.#costs('mail', mailOf(mail), limits.perMail)),
      ...this.#costs('space', space, limits.perSpace),
    ];
    const over = await charge(this.#db, space, costs, now, key === undefined ? undefined : { route, key });
    if (over === undefined) return;
    if (key !== undefined && await isAnswered(this.#db, space, route, key)) return;
    throw tooMany(over);
  }

  /** A private link did not fit. Throws 429 when that happens too often. */
  async failure(space: string, limits: Limits, network: string, now: Instant): Promise<void> {
    const over = await charge(this.#db, space, this.#costs('failure', network, limits.failuresPerAddress), now);
    if (over !== undefined) throw tooMany(over);
  }

  /** Called before a password is compared; throws 429. */
  async signIn(space: string, limits: Limits, network: string, now: Instant): Promise<void> {
    const over = await charge(this.#db, space, this.#costs('sign-in', network, limits.signInsPerAddress), now);
    if (over !== undefined) throw tooMany(over);
  }

  #costs(kind: string, subject: string, rules: readonly Rule[]): readonly Cost[] {
    return rules.map(({ count, minutes }) => ({
      subject: this.#tokens.hash('limit', `${kind}\n${minutes}\n${subject}`).slice(0, 22),
      step: (minutes * minute) / count,
      most: minutes * minute,
    }));
  }
}

/** Milliseconds to wait, where one of the subjects has used up what it has. */
async function charge(db: Queryable, space: string, costs: readonly Cost[], now: Instant, repeated?: { readonly route: string; readonly key: string }): Promise<number | undefined> {
  const charged = await db.query<{ subject: string }>(
    `insert into rate (space_id, subject, clear_at)
     select $1, subject, $3::timestamptz + step * interval '1 millisecond'
     from jsonb_to_recordset($2::jsonb) as cost (subject text, step float, most float)
     ${repeated ? 'where not exists (select 1 from idempotency where space_id = $1 and route = $4 and key = $5)' : ''}
     order by subject
     on conflict (space_id, subject) do update
       set clear_at = greatest(rate.clear_at, $3) + (excluded.clear_at - $3)
       where greatest(rate.clear_at, $3) + (excluded.clear_at - $3) <= $3 + (
         select most * interval '1 millisecond' from jsonb_to_recordset($2::jsonb) as cost (subject text, most float) where cost.subject = excluded.subject)
     returning subject`,
    [space, JSON.stringify(costs), new Date(now), ...(repeated ? [repeated.route, repeated.key] : [])]);
  if (charged.length === costs.length) return undefined;
  const over = costs.filter(({ subject }) => !charged.some((row) => row.subject === subject));
  const rows = await db.query<{ subject: string; clear_at: Date }>('select subject, clear_at from rate where space_id = $1 and subject = any($2::text[])',
    [space, over.map(({ subject }) => subject)]);
  return Math.max(0, ...over.map(({ subject, step, most }) => (rows.find((row) => row.subject === subject)?.clear_at.getTime() ?? now) + step - most - now));
}

const tooMany = (wait: number): Problem => new Problem('rate_limited', { retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)), detail: 'Too many requests came from here. Please wait a little.' });

/** Whoever receives mail at `a+b@…` receives it at `a@…`. */
const mailOf = (mail: string): string => mail.trim().normalize('NFC').toLowerCase().replace(/\+[^@]*(?=@)/, '');

/** Rows of those who owe nothing any more. */
export async function forgetRates(db: Queryable, now: Instant): Promise<void> {
  await db.query('delete from rate where clear_at < $1', [new Date(now)]);
}
