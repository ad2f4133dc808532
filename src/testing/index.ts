// The contract as tests: what every adapter and every server must do, whatever they are made of.
import { availabilityTests } from './availability.js';
import { eventTests } from './events.js';
import { spaceTests } from './space.js';
import { makeBench, writeDown, type BackendUnderTest, type Bench, type TestRunner } from './suite.js';
import { tourTests } from './tours.js';

export type { BackendUnderTest, TestRunner } from './suite.js';

/**
 * Writes down the tests of one backend. Only what its space announces is tested; the rest is skipped and says why.
 * It books and cancels with new names and keys and leaves nothing confirmed behind, so one backend serves for all tests.
 *
 * ```ts
 * import { after, before, describe, it } from 'node:test';
 * describeBackend('my system', () => ({ backend: mySystem(url) }), { describe, it, before, after });
 * ```
 * @param make - Called once, before the first test.
 * @param runner - The words of the test runner; left out: the global ones, as in mocha.
 */
export function describeBackend(
  name: string,
  make: () => BackendUnderTest | Promise<BackendUnderTest>,
  runner: TestRunner = globalThis as unknown as TestRunner,
): void {
  const { describe, before, after } = runner;
  describe(name, () => {
    let made: BackendUnderTest;
    let ready: Promise<Bench>;
    before(async () => {
      made = await make();
      ready = makeBench(made);
      // Whoever cannot even tell its facts fails in each test, with a sentence.
      await ready.catch(() => undefined);
    });
    after(async () => {
      await made.dispose?.();
    });
    const bench = () => ready;
    writeDown('the space', spaceTests, bench, runner);
    writeDown('availability', availabilityTests, bench, runner);
    writeDown('events', eventTests, bench, runner);
    writeDown('visits', tourTests, bench, runner);
  });
}
