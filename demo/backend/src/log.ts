// What operators read: JSON, one line each, or in a terminal something for the eye. Never anything personal: no bodies, no
// queries, no addresses, no tokens; and of an error only what cannot hold a visitor's words.
import { pino, type Logger } from 'pino';
import { whoActs } from './acting.ts';
import { sqlState } from './db/database.ts';

export type Log = (text: string, facts?: LogFacts) => void;

export interface LogFacts {
  /** `info`, if left out. */
  readonly level?: 'info' | 'warn' | 'error';
  /** Of an unexpected error. */
  readonly error?: string;
}

/** What is told of a request that was answered. */
export interface Answered {
  readonly request: string;
  /** Of the contract; a page or a path of the server's own goes by its pattern. */
  readonly operation: string;
  readonly space?: string | undefined;
  readonly status: number;
  readonly ms: number;
  /** The code of the refusal. */
  readonly problem?: string | undefined;
}

export interface OperatorLog {
  readonly log: Log;
  readonly logRequest: (answered: Answered) => void;
}

const volumes = ['error', 'warn', 'info', 'requests'] as const;

/** Writes to standard output, as much as `volume` says (COWORK_LOG); each takes in the ones before it. */
export async function operatorLog(volume = 'requests'): Promise<OperatorLog> {
  if (!(volumes as readonly string[]).includes(volume)) throw new Error(`COWORK_LOG must be one of ${volumes.join(', ')}, not ${volume}.`);
  const options = {
    level: volume === 'requests' ? 'info' : volume,
    // Neither the name of the machine nor the number of the process: whoever collects logs adds them.
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => { const { request } = whoActs(); return request === undefined ? {} : { request }; },
  };
  const logger: Logger = process.stdout.isTTY
    ? pino(options, (await import('pino-pretty')).default({ sync: true, ignore: 'pid,hostname' }))
    : pino(options, pino.destination({ dest: 1, sync: true }));
  return {
    log: (text, { level: severity = 'info', ...facts } = {}) => logger[severity](facts, text),
    logRequest: volume === 'requests' ? (answered) => logger.info(answered, 'answered') : () => {},
  };
}

/** An error without what a visitor may have written: databases, parsers and mail servers like to quote it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `${typeof error} thrown`;
  return [nameOf(error), ...framesOf(error), ...(error.cause === undefined ? [] : [`caused by ${describeError(error.cause)}`])].join('\n');
}

/** The first line of that. */
export const nameError = (error: unknown): string => describeError(error).split('\n', 1)[0] ?? '';

function nameOf(error: Error): string {
  const state = sqlState(error);
  const { constraint, table } = error as { readonly constraint?: unknown; readonly table?: unknown };
  // A database may say anything, a trigger's words included. Its five characters say enough.
  if (state?.length === 5) return `${error.name} ${[state, constraint, table].filter((part) => typeof part === 'string').join(' ')}`;
  const kind = [...(error.name === 'Error' ? [] : [error.name]), ...(state === undefined ? [] : [state])].join(' ');
  return `${kind && `${kind}: `}${withoutQuotes(error.message)}`;
}

const framesOf = ({ stack = '' }: Error): readonly string[] => stack.split('\n').filter((line) => /^\s+at /.test(line));

/** Quoted and bracketed words, mail addresses and long numbers go. A word between is code's own. */
const withoutQuotes = (message: string): string => (message.split('\n', 1)[0] ?? '')
  .replace(/(["'`‘“<(]).*(["'`’”>)])/g, '$1…$2')
  .replace(/\S+@\S+/g, '…')
  .replace(/\+?\d[\d ()./-]{5,}\d/g, '…');
