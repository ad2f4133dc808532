// Solves an ALTCHA challenge. Fetched only where a space asks for one.
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { BackendError } from '../backend/error.js';
import { toChallengeToken, type Challenge } from '../domain/challenge.js';

/** Keys that are tried at the same time: Web Crypto does its work beside the page, so neither a worker nor a rule for one is needed. */
const MOST_LANES = 4;

/**
 * The proof as it is sent.
 * @throws {BackendError} `unsupported` on a page without Web Crypto (http), `challenge-failed` when no key fits.
 */
export async function solve(challenge: Challenge, signal: AbortSignal): Promise<string> {
  if (!('subtle' in crypto)) throw new BackendError('unsupported', 'A proof of work needs Web Crypto, which a page has on https only.');
  const lanes = Math.min(MOST_LANES, Math.max(1, navigator.hardwareConcurrency || 1));
  const controller = new AbortController();
  const stop = () => controller.abort();
  signal.addEventListener('abort', stop);
  try {
    const solution = await Promise.race(Array.from({ length: lanes }, (_, lane) =>
      solveChallenge({ challenge, controller, deriveKey, counterStart: lane, counterStep: lanes })));
    signal.throwIfAborted();
    if (!solution) throw new BackendError('challenge-failed', 'No key fits the challenge.');
    return toChallengeToken(challenge, solution);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
