// What a command of the command line is, and what all commands are told.
import { isAbsolute, resolve } from 'node:path';
import type { ParseArgsOptionsConfig } from 'node:util';
import { exampleSpaces, type BackendOptions } from '../server.ts';
import { secretIn } from '../tokens.ts';

/**
 * A command that needs the database or the spaces works `atOffice` (office.ts), which reaches a running server or opens the
 * database itself. It fails by throwing an Error that says what to do, which ends with 1, or a Misuse, which ends with 2.
 */
export interface Command {
  readonly name: string;
  /** `FILE|URL --space ID [--from DAY]` */
  readonly takes: string;
  /** One sentence, which the usage prints. */
  readonly does: string;
  readonly options?: ParseArgsOptionsConfig;
  run(given: Given): Promise<void>;
}

export interface Given {
  /** What stands behind the name of the command. */
  readonly args: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** The words of the command make no sense, so it has done nothing. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** Options of every command. */
export const commonOptions = {
  spaces: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

/** npm changes into the workspace; people name files from where they are. */
const here = process.env['INIT_CWD'] ?? process.cwd();
export const fromHere = (path: string): string => (isAbsolute(path) ? path : resolve(here, path));

export function textOption({ values }: Given, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** Database, spaces and secret, from options and environment. */
export function settingsOf(given: Given): BackendOptions {
  const { env } = process;
  const data = textOption(given, 'data') ?? env['COWORK_DATA'];
  const folder = data === undefined ? new URL('../../data', import.meta.url).pathname : fromHere(data);
  if (env['DATABASE_URL'] && !env['COWORK_SECRET']) {
    throw new Error('With DATABASE_URL, set COWORK_SECRET to at least 32 random characters, the same for every process. `openssl rand -base64 32` makes some.');
  }
  const spaces = textOption(given, 'spaces') ?? env['COWORK_SPACES'];
  return {
    db: env['DATABASE_URL'] ?? `${folder}/db`,
    listenUrl: env['LISTEN_URL'],
    secret: env['COWORK_SECRET'] ?? secretIn(`${folder}/secret`),
    spaces: spaces === undefined ? exampleSpaces : fromHere(spaces),
    publicUrl: env['COWORK_PUBLIC_URL'],
    trustProxy: env['COWORK_TRUST_PROXY'],
    metricsToken: env['COWORK_METRICS_TOKEN'],
    drainSeconds: secondsOf('COWORK_DRAIN_SECONDS'),
    log: (text) => console.warn(text),
  };
}

function secondsOf(name: string): number {
  const text = process.env[name] ?? '0';
  const seconds = Number(text);
  if (!(seconds >= 0 && seconds <= 300)) throw new Error(`${name} must be a number of seconds from 0 to 300, not ${text}.`);
  return seconds;
}
