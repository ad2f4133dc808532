// Just enough to say what is wrong; the suite runs in browsers and in Node, under any test runner.
import { BackendError, type BackendErrorCode } from '../backend/error.js';

/** @throws {Error} with `sentence` unless `truth` holds. */
export function ensure(truth: unknown, sentence: string): asserts truth {
  if (!truth) throw new Error(sentence);
}

export function same(actual: unknown, expected: unknown, what: string): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  ensure(one === other, `${what} should be ${other} but is ${one}.`);
}

/** Waits for a promise that has to fail with one of some codes, and gives the error. */
export async function refused(promise: Promise<unknown>, ...codes: readonly BackendErrorCode[]): Promise<BackendError> {
  const wanted = codes.join(' or ');
  const error: unknown = await promise.then(
    (answer) => {
      throw new Error(`The call should fail with ${wanted} but was answered: ${JSON.stringify(answer)}`);
    },
    (thrown: unknown) => thrown,
  );
  ensure(
    error instanceof BackendError,
    `The call should fail with a BackendError (${wanted}) but threw: ${String(error)}`,
  );
  ensure(
    codes.includes(error.code),
    `The call should fail with ${wanted} but failed with ${error.code}: ${error.message}`,
  );
  return error;
}
