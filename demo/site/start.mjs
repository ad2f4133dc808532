// `npm start`: brings what is missing, then the demo. Runs on any Node and before anything is installed.
import { ensureNode } from '../node.mjs';

await ensureNode();
// Everything below needs installed packages and a Node that runs TypeScript.
const { serve } = await import('./serve.mjs');
await serve(process.argv.slice(2));
