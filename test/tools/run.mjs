// `npm test`: brings what is missing, builds, and runs every suite. Its last line is the sum of all of them.
import { ensureNode } from '../../demo/node.mjs';

await ensureNode();
// Everything below needs installed packages and a Node that runs TypeScript.
const { runSuites } = await import('./suites.mjs');
process.exitCode = await runSuites(process.argv.slice(2));
