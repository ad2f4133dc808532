// The suites of `npm test`, one after the other, and the sum of their counts.
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { root } from '../../demo/node.mjs';
import { runNode, toolScript } from './tool.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** `npm test` runs all but the gates, which are `npm run check`; CI runs both for one sum. */
const suites = [
  { name: 'gates', run: runGates },
  { name: 'node', run: runNodeTests },
  { name: 'browser', run: runBrowserTests },
  { name: 'e2e', run: runEndToEndTests },
];

/**
 * Builds, runs the suites and prints the sum.
 * @param {string[]} names - Only these suites; all but the gates if empty.
 * @returns {Promise<number>} the exit code
 */
export async function runSuites(names) {
  /** @type {Counts[]} */
  const counts = [];
  const chosen = suites.filter(({ name }) => (names.length === 0 ? name !== 'gates' : names.includes(name)));
  if (chosen.length === 0) throw new Error(`The suites are ${suites.map(({ name }) => name).join(', ')}.`);

  if ((await runNode(['test/tools/build.mjs'])) !== 0) counts.push(broken('The build failed; what needs it will too.'));
  for (const suite of chosen) {
    console.log(`\n── ${suite.name} ──`);
    counts.push(await suite.run());
  }

  const sum = counts.reduce(add, { passed: 0, failed: 0, skipped: 0 });
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

function runGates() {
  return runAlone(['test/tools/check.mjs'], 'The gates');
}

function runNodeTests() {
  return runInNode(['test/**/*.node.test.ts', 'demo/backend/test/**/*.test.ts'], 2);
}

/** One file at a time: each has a browser and a server of its own. */
function runEndToEndTests() {
  return runInNode(['test/e2e/**/*.e2e.ts'], 1);
}

/**
 * @param {string[]} patterns
 * @param {number} concurrency
 * @returns {Promise<Counts>}
 */
async function runInNode(patterns, concurrency) {
  const files = globSync(patterns, { cwd: root }).sort().map((file) => path.join(root, file));
  if (files.length === 0) return nothingYet();

  const tests = run({ files, concurrency, cwd: root, execArgv: ['--import', './test/tools/ts-resolve.mjs'] });
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let success = false;
  tests.on('test:summary', (summary) => {
    // One summary per file, and one without a file for all.
    if (summary.file) return;
    const { tests: all, passed, skipped, todo } = summary.counts;
    Object.assign(counts, { passed, failed: all - passed - skipped - todo, skipped: skipped + todo });
    success = summary.success;
  });
  for await (const text of tests.compose(new spec())) process.stdout.write(text);
  return success || counts.failed > 0 ? counts : add(counts, broken('The tests ended with an error.'));
}

/** @returns {Counts | Promise<Counts>} */
function runBrowserTests() {
  const files = globSync('test/**/*.test.ts', { cwd: root, exclude: ['**/*.node.test.ts', 'test/e2e/**'] });
  if (files.length === 0) return nothingYet();

  return runAlone([toolScript('@web/test-runner', 'wtr')], 'The browser tests');
}

/**
 * Runs a suite in a process of its own, which leaves its counts in a file.
 * @param {string[]} args
 * @param {string} title
 * @returns {Promise<Counts>}
 */
async function runAlone(args, title) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cowork-counts-'));
  const file = path.join(folder, 'counts.json');
  try {
    const code = await runNode(args, { env: { ...process.env, COWORK_COUNTS: file } });
    /** @type {Counts} */
    const counts = JSON.parse(readFileSync(file, 'utf8'));
    return code !== 0 && counts.failed === 0 ? add(counts, broken(`${title} ended with an error.`)) : counts;
  } catch {
    return broken(`${title} did not come to an end.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Counts} */
function nothingYet() {
  console.log('No tests here yet.');
  return { passed: 0, failed: 0, skipped: 0 };
}

/**
 * What cannot be counted still counts as one failure.
 * @param {string} why
 * @returns {Counts}
 */
function broken(why) {
  console.error(why);
  return { passed: 0, failed: 1, skipped: 0 };
}

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
