// Element and unit tests in a real browser: test/**/*.test.ts. Run by `npm test`, or alone by `npx wtr`.
import { writeFileSync } from 'node:fs';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { msw } from 'msw/vite';
import { chromiumArgs, chromiumPath } from './test/tools/browser.mjs';
import { root } from './demo/node.mjs';
import { viteForWtr } from './test/tools/vite-for-wtr.mjs';

const browserTests = ['test/**/*.test.ts', '!test/**/*.node.test.ts', '!test/e2e/**'];

const vite = await viteForWtr({
  root,
  plugins: [msw({ mode: 'worker-only' })],
  optimizeDeps: { entries: browserTests, exclude: ['@web/test-runner-commands'] },
});

/**
 * Hands the counts to `npm test`, which adds them up.
 * @type {import('@web/test-runner').Reporter}
 */
const counts = {
  stop({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    /** @param {import('@web/test-runner').TestSuiteResult} suite */
    const add = (suite) => {
      for (const test of suite.tests) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      suite.suites.forEach(add);
    };
    for (const session of sessions) {
      if (session.testResults) add(session.testResults);
      count.failed += session.errors.length;
    }
    if (process.env.COWORK_COUNTS) writeFileSync(process.env.COWORK_COUNTS, JSON.stringify(count));
  },
};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: browserTests,
  rootDir: root,
  nodeResolve: false,
  browsers: [chromeLauncher({ launchOptions: { executablePath: await chromiumPath(), args: chromiumArgs } })],
  middleware: [vite.middleware],
  plugins: [a11ySnapshotPlugin(), vite.plugin],
  reporters: [defaultReporter(), counts],
  filterBrowserLogs: ({ args }) => !String(args[0] ?? '').startsWith('Lit is in dev mode'),
  testFramework: { config: { ui: 'bdd', timeout: '5000' } },
  coverageConfig: { include: ['src/**/*.ts'], reportDir: 'coverage' },
};
