// Who may look after a space: whoever knows its staff token. A browser that has shown it gets a signed cookie for a working
// day. The signature hangs on the token too, so a new token ends every session.
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Space } from '../spaces/space.ts';
import { hour, type Instant } from '../time/days.ts';
import type { Tokens } from '../tokens.ts';

/** The token of each space, or undefined where nobody has set one. */
export type StaffTokens = (spaceId: string) => string | undefined;

const shortest = 16;
const cookie = 'cowork-staff';
const lasts = 12 * hour;

/** `COWORK_STAFF_TOKEN` opens every space but those with a token of their own, `COWORK_STAFF_TOKEN_DE_KIEM` for de-kiem. */
export function staffTokensFrom(environment: Readonly<Record<string, string | undefined>>): StaffTokens {
  for (const [name, value] of Object.entries(environment)) {
    if (/^COWORK_STAFF_TOKEN(_|$)/.test(name) && value && value.length < shortest) {
      throw new Error(`${name} is too short: a staff token needs at least ${shortest} characters, for example from \`openssl rand -base64 24\`.`);
    }
  }
  return (spaceId) => environment[variableOf(spaceId)] || environment['COWORK_STAFF_TOKEN'] || undefined;
}

/** The variable for the token of one space. */
export const variableOf = (spaceId: string): string => `COWORK_STAFF_TOKEN_${spaceId.toUpperCase().replaceAll('-', '_')}`;

/** Compares digests, so the time it takes says nothing about the token, not even its length. */
export function isToken(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

export interface Session {
  /** Names the session in the audit trail; nothing can be done with it. */
  readonly id: string;
}

interface Place {
  readonly space: Space;
  readonly tokens: Tokens;
  readonly token: string;
  readonly now: Instant;
}

const keyOf = ({ space, tokens, token }: Place): string => tokens.hash('staff session', `${space.id}\n${token}`);
const pathOf = (space: Space): string => `/staff/${space.id}`;

export async function beginSession(context: Context, place: Place, { secure }: { readonly secure: boolean }): Promise<void> {
  const value = `${place.now + lasts}.${randomUUID().slice(0, 8)}`;
  await setSignedCookie(context, cookie, value, keyOf(place), { path: pathOf(place.space), httpOnly: true, sameSite: 'Strict', secure, maxAge: lasts / 1000 });
}

export async function sessionOf(context: Context, place: Place): Promise<Session | undefined> {
  const value = await getSignedCookie(context, keyOf(place), cookie);
  const [until, id] = value ? value.split('.') : [];
  return id !== undefined && Number(until) > place.now ? { id } : undefined;
}

export const endSession = (context: Context, space: Space): void => void deleteCookie(context, cookie, { path: pathOf(space) });
