// A proof of work for writes (ALTCHA, https://altcha.org), for spaces that ask for it: a second or so of a visitor's machine,
// hours for somebody who wants to send thousands. No third party, no cookie, nothing about the visitor. The challenge is signed
// and forgotten; its solution comes back with the form, counts for ten minutes and once.
import { createChallenge, randomInt, verifySolution, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Database } from '../db/database.ts';
import { isAnswered } from '../idempotency.ts';
import { Problem } from '../problem.ts';
import type { ChallengeFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { minute } from '../time/days.ts';
import type { Tokens } from '../tokens.ts';

/** Operations of the contract, by the word that a space file has for them. */
const operations = { visits: 'bookTour', rsvps: 'createRsvp', reservations: 'createReservation', introductions: 'askIntroduction' } as const;

/** How many keys are derived until the right one is found, on the average. */
const efforts = { light: 1_000, normal: 3_000, strong: 10_000 } as const;
/** Rounds of PBKDF2 for one key: so many that no graphics card makes light of it, and a phone is not slowed down by calling it. */
const rounds = 1_000;
const lasts = 10 * minute;

export const challengedOperations = (challenge: ChallengeFile | undefined): readonly string[] =>
  challenge ? (challenge.for ?? (Object.keys(operations) as (keyof typeof operations)[])).map((word) => operations[word]) : [];

export interface Sent {
  readonly operation: string;
  readonly route: string;
  readonly key: string | undefined;
  readonly body: unknown;
}

export class Challenges {
  readonly #db: Database;
  readonly #tokens: Tokens;

  constructor(db: Database, tokens: Tokens) {
    this.#db = db;
    this.#tokens = tokens;
  }

  /** A new one. It runs by the clock of the world, which the library reads too. */
  async make(space: Space): Promise<Challenge> {
    const { challenge } = space.file;
    if (!challenge) throw new Problem('not_found', { detail: 'No proof is asked for here.' });
    const keys = efforts[challenge.effort ?? 'normal'];
    return createChallenge({
      algorithm: 'PBKDF2/SHA-256', cost: rounds, counter: randomInt(keys * 1.5, keys / 2), expiresAt: new Date(Date.now() + lasts), deriveKey, ...this.#secrets(space),
    });
  }

  /** Does the work of a write that needs a proof. A refusal gives the proof back, so that another time can be tried with it. */
  async withProof<T>(space: Space, sent: Sent, work: () => Promise<T>): Promise<T> {
    if (!challengedOperations(space.file.challenge).includes(sent.operation)) return work();
    const proof = await this.#check(space, sent);
    if (!proof) return work();
    // Without a key no two requests are the same one.
    const request = sent.key === undefined ? proof.signature : this.#tokens.hash('request', `${sent.route}\n${sent.key}`);
    const where = [space.id, proof.signature, request];
    const mine = await this.#db.query(
      'insert into spent_challenge (space_id, signature, request, expires_at) values ($1, $2, $3, $4) on conflict do nothing returning signature', [...where, proof.expiresAt]);
    if (!mine.length) {
      // Only the same request may come again with it; what becomes of the proof is up to the first of them.
      const same = sent.key === undefined ? [] : await this.#db.query('select 1 from spent_challenge where space_id = $1 and signature = $2 and request = $3', where);
      if (!same.length) throw failed('was used before; ask for a new challenge');
      return work();
    }
    try {
      return await work();
    } catch (error) {
      await this.#db.query('delete from spent_challenge where space_id = $1 and signature = $2', [space.id, proof.signature]).catch(() => {});
      throw error;
    }
  }

  /** Nothing, where the same request was answered before and its proof need not count any more. */
  async #check(space: Space, { body, route, key }: Sent): Promise<{ readonly signature: string; readonly expiresAt: Date } | undefined> {
    try {
      return await this.#verify(space, (body as { readonly challengeToken?: string } | undefined)?.challengeToken);
    } catch (error) {
      if (key !== undefined && await isAnswered(this.#db, space.id, route, key)) return undefined;
      throw error;
    }
  }

  async #verify(space: Space, token: string | undefined): Promise<{ readonly signature: string; readonly expiresAt: Date }> {
    if (!token) throw failed('is missing: solve the challenge of GET /challenge and send the solution with the form');
    const payload = read(token);
    const { challenge } = payload;
    const result = await verifySolution({ ...payload, deriveKey, ...this.#secrets(space) }).catch(() => undefined);
    if (result?.expired) throw failed('has expired; ask for a new challenge');
    // A signed challenge of ours always expires.
    if (!result?.verified || challenge.signature === undefined || challenge.parameters.expiresAt === undefined) throw failed('is not a solution of a challenge from here');
    return { signature: challenge.signature, expiresAt: new Date(challenge.parameters.expiresAt * 1000) };
  }

  #secrets({ id }: Space): { readonly hmacSignatureSecret: string; readonly hmacKeySignatureSecret: string } {
    return { hmacSignatureSecret: this.#tokens.hash('challenge', id), hmacKeySignatureSecret: this.#tokens.hash('solution', id) };
  }
}

/** Those that would not be taken any more anyway. */
export async function forgetChallenges(db: Database): Promise<void> {
  await db.query('delete from spent_challenge where expires_at < $1', [new Date()]);
}

function read(token: string): Payload {
  try {
    const payload = JSON.parse(Buffer.from(token, 'base64').toString()) as Partial<Payload> | null;
    if (typeof payload?.challenge?.parameters === 'object' && typeof payload.solution === 'object') return payload as Payload;
  } catch {
    // Not base64 or not JSON: said below.
  }
  throw failed('cannot be read: it is base64 of {"challenge", "solution"} in JSON');
}

const failed = (message: string): Problem => new Problem('challenge_failed', { errors: [{ pointer: '/challengeToken', code: 'challenge', message }] });
