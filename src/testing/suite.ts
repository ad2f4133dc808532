// How the tests of the suite are written down, and what each of them is given.
import type { Backend, WriteOptions } from '../backend/backend.js';
import { now, type Instant } from '../domain/dates.js';
import type { Answers, Attendee } from '../domain/people.js';
import type { Field, Space } from '../domain/space.js';
import { proving } from './prove.js';

/** What any test runner has: mocha's words, which node:test knows too. */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => Promise<void>) => unknown;
  readonly before: (body: () => Promise<void>) => unknown;
  readonly after: (body: () => Promise<void>) => unknown;
}

export interface BackendUnderTest {
  readonly backend: Backend;
  /** The backend's clock; left out: the real one. */
  readonly now?: () => Instant;
  readonly dispose?: () => Promise<void> | void;
}

/** What a test works with. */
export interface Bench {
  readonly backend: Backend;
  readonly space: Space;
  readonly now: Instant;
  /** Somebody who was never here before. */
  visitor(): Attendee;
  /** The key of a new intent. */
  intent(): WriteOptions;
}

/** One sentence of the contract: the capabilities it is about, what must hold, and how that is found out. */
export type Test = readonly [capabilities: readonly string[], sentence: string, run: (bench: Bench) => Promise<void>];

/** Ends a test that finds nothing to work on: the sentence says what the space lacks. */
export class NothingToTest extends Error {}

export function found<T>(value: T | undefined, lacking: string): T {
  if (value === undefined) throw new NothingToTest(lacking);
  return value;
}

/** Writes a group of tests down with a test runner. */
export function writeDown(
  group: string,
  tests: readonly Test[],
  bench: () => Promise<Bench>,
  { describe, it }: TestRunner,
): void {
  describe(group, () => {
    for (const [capabilities, sentence, run] of tests) {
      it(sentence, async function (this: unknown) {
        try {
          const given = await bench();
          const missing = capabilities.find((capability) => !given.space.capabilities.includes(capability));
          if (missing) throw new NothingToTest(`The space does not announce "${missing}".`);
          await run(given);
        } catch (error) {
          if (!(error instanceof NothingToTest)) throw error;
          // Both mocha and node:test give the test as `this`.
          (this as { skip?: (why: string) => void } | undefined)?.skip?.(error.message);
        }
      });
    }
  });
}

export async function makeBench({ backend, now: clock = now }: BackendUnderTest): Promise<Bench> {
  const run = crypto.randomUUID().slice(0, 8);
  const space = await backend.space.facts();
  let visitors = 0;
  return {
    backend: proving(backend, space),
    space,
    get now() {
      return clock();
    },
    visitor: () => ({ name: 'Ada Example', email: `ada.${run}.${++visitors}@example.org`, phone: '+31201234567' }),
    intent: () => ({ key: crypto.randomUUID() }),
  };
}

/** Some answer to each question that must be answered. */
export function answersTo(fields: readonly Field[] = []): { readonly answers?: Answers } {
  const required = fields.filter((field) => field.required);
  return required.length === 0
    ? {}
    : { answers: Object.fromEntries(required.map((field) => [field.name, answerTo(field)])) };
}

function answerTo({ type, min, options }: Field): Answers[string] {
  const first = options?.[0]?.value ?? '';
  switch (type) {
    case 'number':
      return min ?? 1;
    case 'checkbox':
      return true;
    case 'select':
      return first;
    case 'multiselect':
      return [first];
    case 'email':
      return 'ada@example.org';
    case 'url':
      return 'https://example.org/';
    case 'tel':
      return '+31201234567';
    case 'text':
    case 'textarea':
      return 'An answer.';
  }
}
