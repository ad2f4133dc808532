// `npm start`: brings what is missing, then the demo. Runs on any Node and before anything is installed, so it imports
// nothing but Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM']);

if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) install();
if (process.features.typescript) await (await import('./serve.mjs')).serve(process.argv.slice(2));
else await goOnWithCarriedNode();

function install() {
  console.log('No node_modules yet: npm ci. This takes a minute, once.');
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Older Nodes cannot run the backend's TypeScript; npm brought one that can. */
async function goOnWithCarriedNode() {
  const carried = carriedNode();
  if (!carried) {
    console.error(`Node ${process.version} is too old here: 22.18 or newer is needed, and npm brings none for this platform.`);
    process.exit(1);
  }
  // Not spawnSync: a signal meant for us must reach the server, or it would stay behind.
  const child = spawn(carried, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** The Node of the `optionalDependencies`, if there is one for this platform. */
function carriedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
    .map((carrier) => path.join(root, 'node_modules', carrier, 'bin', name))
    .find(existsSync);
}
