// Secrets that an operator gives to people or other systems by the environment: one for all spaces, or one for a space of its own.
import { createHash, timingSafeEqual } from 'node:crypto';

export type SpaceSecret = (spaceId: string) => string | undefined;
type Environment = Readonly<Record<string, string | undefined>>;

const shortest = 16;

/** `NAME` holds for every space but those with a secret of their own, `NAME_DE_KIEM` for de-kiem. Throws where one is too short. */
export function secretsFrom(name: string, environment: Environment): SpaceSecret {
  for (const [variable, value] of given(name, environment)) {
    if (value.length < shortest) {
      throw new Error(`${variable} is too short: take at least ${shortest} random characters, for example from \`openssl rand -base64 24\`.`);
    }
  }
  return (spaceId) => environment[variableOf(name, spaceId)] || environment[name] || undefined;
}

/** Those that are sent as `Authorization: Bearer` (RFC 6750), which knows no spaces. */
export function bearersFrom(name: string, environment: Environment): SpaceSecret {
  for (const [variable, value] of given(name, environment)) {
    if (/\s/.test(value)) throw new Error(`${variable} has spaces, which cannot be sent. Take one without.`);
  }
  return secretsFrom(name, environment);
}

/** The variable for one space. */
export const variableOf = (name: string, spaceId: string): string => `${name}_${spaceId.toUpperCase().replaceAll('-', '_')}`;

/** Compares digests, so the time it takes says nothing about the secret, not even its length. */
export const isSecret = (text: string | undefined, secret: string): boolean => timingSafeEqual(digest(text ?? ''), digest(secret)) && text !== undefined;

const given = (name: string, environment: Environment): readonly (readonly [string, string])[] =>
  Object.entries(environment).flatMap(([variable, value]) =>
    // What ends in _FILE names a file that the secret lies in; see cli/environment.ts.
    ((variable === name || variable.startsWith(`${name}_`)) && !variable.endsWith('_FILE') && value ? [[variable, value] as const] : []));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
