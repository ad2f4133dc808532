// `npm start`: brings what is missing, then the demo. Runs on any Node and before anything is installed.
import { ensureNode } from '../node.mjs';

if (process.env.npm_lifecycle_event) endWithParent();
await ensureNode();
// Everything below needs installed packages and a Node that runs TypeScript.
const { serve } = await import('./serve.mjs');
await serve(process.argv.slice(2));

/** npm starts scripts through a shell that dies of SIGTERM without passing it on; the demo must not stay behind alone. */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
