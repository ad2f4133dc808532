// Manage tokens: the private key to one thing a visitor made. A token is derived from the server's secret, what it opens and
// a version, so nothing is stored that could be stolen from the database, and the repeated answer to a repeated request
// carries the same token. Answers are built and kept with seals in the place of tokens; a seal is broken only on the way out.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Queryable } from './db/database.ts';

/**
 * What a token opens; also the word in the fragment of the mailed link. `confirm` only proves that somebody reads the mail;
 * `answer` and `member` are a member's; `calendar` opens the private calendar of a host or a room.
 */
export type Managed = 'visit' | 'rsvp' | 'reservation' | 'introduction' | 'confirm' | 'answer' | 'member' | 'calendar' | 'hold';

/** What a mail address can be proven for, and the id under which a token of the kind `confirm` opens it. */
export type Confirmed = 'visit' | 'rsvp' | 'reservation';
export const confirmKey = (kind: Confirmed, id: string): string => `${kind}/${id}`;

interface Opens {
  readonly kind: Managed;
  readonly id: string;
  readonly version: number;
}

type Seal = { readonly $token: Opens } | { readonly $link: Opens & { readonly page: string } };

/** Stands for the token until the answer leaves. */
export const sealedToken = (kind: Managed, id: string, version: number): string => ({ $token: { kind, id, version } }) as unknown as string;

/** Stands for the private link, which has the token in its fragment, where no server ever sees it. */
export const sealedLink = (kind: Managed, id: string, version: number, page: string): string =>
  ({ $link: { kind, id, version, page } }) as unknown as string;

export class Tokens {
  readonly #secret: string;

  constructor(secret: string) {
    if (secret.length < 32) throw new Error('The secret is too short: COWORK_SECRET needs at least 32 characters, for example from `openssl rand -base64 32`.');
    this.#secret = secret;
  }

  make({ kind, id, version }: Opens): string {
    return createHmac('sha256', this.#secret).update(`${kind}\n${id}\n${version}`).digest('base64url');
  }

  /** What stands for something that must not be stored as it is; the same for the same `purpose` and value, and of no use to others. */
  hash(purpose: string, value: string): string {
    return createHmac('sha256', this.#secret).update(`hash of ${purpose}\n${value}`).digest('base64url');
  }

  /** Takes the same time whether the token is wrong or there is nothing that it could open. */
  fits(token: string | undefined, opens: Opens | undefined): boolean {
    const expected = Buffer.from(this.make(opens ?? { kind: 'visit', id: '', version: -1 }));
    const given = Buffer.alloc(expected.length);
    const sameLength = Buffer.byteLength(token ?? '') === expected.length;
    if (sameLength) given.write(token ?? '');
    return timingSafeEqual(given, expected) && sameLength && opens !== undefined;
  }

  /** Breaks the seals of an answer. */
  unseal<T>(value: T): T {
    if (Array.isArray(value)) return value.map((entry: unknown) => this.unseal(entry)) as T;
    if (typeof value !== 'object' || value === null) return value;
    if ('$token' in value) return this.make((value as unknown as Seal & { $token: Opens }).$token) as T;
    if ('$link' in value) {
      const { $link } = value as unknown as { $link: Opens & { page: string } };
      return `${$link.page}#cowork-${$link.kind}=${$link.id}.${this.make($link)}` as T;
    }
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, this.unseal(entry)])) as T;
  }

  /** A database belongs to one secret: with another, every link that was ever mailed would be dead. */
  async claim(db: Queryable): Promise<void> {
    const mark = createHmac('sha256', this.#secret).update('mark').digest('base64url');
    await db.query(`insert into setting (key, value) values ('secret', $1) on conflict do nothing`, [mark]);
    const [row] = await db.query<{ value: string }>(`select value from setting where key = 'secret'`);
    if (row?.value !== mark) {
      throw new Error('This database was started with another secret, and with this one the private links of its visitors would no longer open.'
        + ' Set COWORK_SECRET to the one it had.');
    }
  }
}

/** The secret that is kept beside the data; made on the first start. */
export function secretIn(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
