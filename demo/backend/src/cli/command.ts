// What a command of the command line is, and what all commands are told.
import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { BackendOptions } from '../server.ts';
import { exampleSpaces } from '../spaces/examples.ts';
import { bearersFrom } from '../secrets.ts';
import { staffTokensFrom } from '../staff/session.ts';
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

/** In the repository things have their places; whoever installed the package has them where they are. */
const isSource = import.meta.filename.endsWith('.ts');
const defaultData = isSource ? fileURLToPath(new URL('../../data', import.meta.url)) : fromHere('cowork-data');
const defaultSpaces = (): string => (!isSource && existsSync(fromHere('spaces')) ? fromHere('spaces') : exampleSpaces);

/** Database, spaces and secret, from options and environment. */
export function settingsOf(given: Given): BackendOptions {
  const data = textOption(given, 'data') ?? setting('COWORK_DATA');
  const folder = data === undefined ? defaultData : fromHere(data);
  if (setting('DATABASE_URL') && !setting('COWORK_SECRET')) {
    throw new Error('With DATABASE_URL, set COWORK_SECRET to at least 32 random characters, the same for every process. `openssl rand -base64 32` makes some.');
  }
  const spaces = textOption(given, 'spaces') ?? setting('COWORK_SPACES');
  const backups = setting('COWORK_BACKUPS');
  return {
    db: setting('DATABASE_URL') ?? `${folder}/db`,
    listenUrl: setting('LISTEN_URL'),
    secret: setting('COWORK_SECRET') ?? secretIn(`${folder}/secret`),
    spaces: spaces === undefined ? defaultSpaces() : fromHere(spaces),
    publicUrl: setting('COWORK_PUBLIC_URL'),
    staffTokens: staffTokensFrom(process.env),
    trustProxy: setting('COWORK_TRUST_PROXY'),
    checkInsToken: bearersFrom('COWORK_CHECK_INS_TOKEN', process.env),
    metricsToken: setting('COWORK_METRICS_TOKEN'),
    drainSeconds: numberOf('COWORK_DRAIN_SECONDS', 0, 300) ?? 0,
    backups: backups === undefined ? undefined : { folder: fromHere(backups), kept: numberOf('COWORK_BACKUPS_KEPT', 1, 10_000) ?? 14 },
    log: (text) => console.warn(text),
  };
}

/** Empty is as good as not there: that is how compose files pass on what nobody has set. */
const setting = (name: string): string | undefined => process.env[name] || undefined;

function numberOf(name: string, least: number, most: number): number | undefined {
  const text = setting(name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number >= least && number <= most)) throw new Error(`${name} must be a number from ${least} to ${most}, not ${text}.`);
  return number;
}
