// Who may look after a space: whoever knows its staff token. A browser that has shown it gets a signed cookie for a working
// day. The signature hangs on the token too, so a new token ends every session.
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { secretsFrom, type SpaceSecret } from '../secrets.ts';
import type { Space } from '../spaces/space.ts';
import { hour, type Instant } from '../time/days.ts';
import type { Tokens } from '../tokens.ts';

/** The token of each space, or undefined where nobody has set one. */
export type StaffTokens = SpaceSecret;

const cookie = 'cowork-staff';
const lasts = 12 * hour;

export const staffVariable = 'COWORK_STAFF_TOKEN';

export const staffTokensFrom = (environment: Readonly<Record<string, string | undefined>>): StaffTokens => secretsFrom(staffVariable, environment);

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

export async function beginSession(context: Context, place: Place, { secure }: { readonly secure: boolean }): Promise<Session> {
  const id = randomUUID().slice(0, 8);
  const value = `${place.now + lasts}.${id}`;
  await setSignedCookie(context, cookie, value, keyOf(place), { path: pathOf(place.space), httpOnly: true, sameSite: 'Strict', secure, maxAge: lasts / 1000 });
  return { id };
}

export async function sessionOf(context: Context, place: Place): Promise<Session | undefined> {
  const value = await getSignedCookie(context, keyOf(place), cookie);
  const [until, id] = value ? value.split('.') : [];
  return id !== undefined && Number(until) > place.now ? { id } : undefined;
}

export const endSession = (context: Context, space: Space): void => void deleteCookie(context, cookie, { path: pathOf(space) });
