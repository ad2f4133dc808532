// One request as its handler sees it: checked against the contract, with the space it is about.
import type { Database } from './db/database.ts';
import type { Live } from './live.ts';
import { Problem } from './problem.ts';
import type { Space } from './spaces/space.ts';
import type { Instant } from './time/days.ts';
import { confirmKey, type Confirmed, type Managed, type Tokens } from './tokens.ts';

export interface Desk {
  readonly db: Database;
  readonly tokens: Tokens;
  readonly live: Live;
}

export interface Call<Body = unknown> extends Desk {
  readonly space: Space;
  readonly now: Instant;
  /** Where the request came from, as a keyed hash. */
  readonly holder: string;
  /** Method and path, without the query. */
  readonly route: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Body;
  /** What came as `Authorization: Bearer`. */
  readonly token: string | undefined;
  readonly key: string | undefined;
  /** What the browser heard last on /changes. */
  readonly lastEventId: string | undefined;
  readonly gone: AbortSignal;
}

/**
 * How long an answer may be kept: facts for a minute, what is free never without asking again, what belongs to the holder of
 * its address by that reader alone, private things not at all.
 */
export type Keep = 'facts' | 'fresh' | 'own' | 'private';

export interface Answer {
  readonly status: 200 | 201;
  readonly body: object;
  readonly keep: Keep;
}

/** What is no JSON. */
export interface TextAnswer {
  readonly status: 200;
  readonly text: string;
  /** Media type. */
  readonly type: string;
  readonly keep: Exclude<Keep, 'private'>;
}

export const facts = (body: object): Answer => ({ status: 200, body, keep: 'facts' });
export const fresh = (body: object): Answer => ({ status: 200, body, keep: 'fresh' });
export const made = (body: object): Answer => ({ status: 201, body, keep: 'private' });
export const done = (body: object): Answer => ({ status: 200, body, keep: 'private' });

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each handler names the body its operation has
export type Handler = (call: Call<any>) => Promise<Answer | TextAnswer | Response>;

/** The path parameter of an operation; the router has made sure that it is there. */
export const named = (call: Call, name: string): string => call.path[name] ?? '';

/** Answers the same for a wrong token and for a thing that does not exist. */
export function mustFit<T extends { readonly token_version: number }>(call: Call, kind: Managed, id: string, row: T | undefined): asserts row is T {
  if (!call.tokens.fits(call.token, row && { kind, id, version: row.token_version })) {
    throw new Problem('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
  }
}

/** For proving a mail address: the token must be that of the mail, since the manage token is in the answer to the form. */
export function mustProve(call: Call, kind: Confirmed, id: string, thing: object | undefined): void {
  if (!call.tokens.fits(call.token, thing && { kind: 'confirm', id: confirmKey(kind, id), version: 0 })) {
    throw new Problem('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
  }
}
