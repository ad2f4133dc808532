// Secrets that an operator gives to other systems by the environment: one for all spaces, or one for a space of its own.
import { createHash, timingSafeEqual } from 'node:crypto';

export type SpaceSecret = (spaceId: string) => string | undefined;

const shortest = 24;

/** `NAME` holds for every space but those with a secret of their own, `NAME_DE_KIEM` for de-kiem. Throws where one is too short. */
export function secretsFrom(name: string, environment: Readonly<Record<string, string | undefined>> = process.env): SpaceSecret {
  for (const [variable, value] of Object.entries(environment)) {
    if ((variable === name || variable.startsWith(`${name}_`)) && value && (value.length < shortest || /\s/.test(value))) {
      throw new Error(`${variable} is too short, or has spaces: take at least ${shortest} random characters, for example from \`openssl rand -base64 24\`.`);
    }
  }
  return (spaceId) => environment[`${name}_${spaceId.toUpperCase().replaceAll('-', '_')}`] || environment[name] || undefined;
}

/** Takes the same time however much of it is right. */
export const isSecret = (given: string | undefined, secret: string): boolean => timingSafeEqual(digest(given ?? ''), digest(secret)) && given !== undefined;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
