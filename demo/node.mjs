// Makes any Node good enough to start with: installs what is missing, then goes on with the Node that npm brought.
// Runs before anything is installed, so it imports nothing but Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Installs the dependencies if there are none, and re-starts this script if its Node cannot run TypeScript. */
export async function ensureNode() {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) installDependencies();
  if (process.features.typescript) return;

  const carried = carriedNode();
  if (!carried || process.env.COWORK_NODE === carried) {
    console.error(`Node ${process.version} is too old here: 22.18 or newer is needed, and npm brings none for this platform.`);
    process.exit(1);
  }
  const child = spawn(carried, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, COWORK_NODE: carried, PATH: withFirst(path.dirname(carried)) },
  });
  // A signal meant for us must reach the child, or it stays behind with its browser and its database.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  process.exit(await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))));
}

/** The Node of the `optionalDependencies`, if there is one for this platform. */
export function carriedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return [`node-${platform()}-${process.arch}`, `node-bin-${platform()}-${process.arch}`]
    .map((carrier) => path.join(root, 'node_modules', carrier, 'bin', name))
    .find(existsSync);
}

function installDependencies() {
  console.log('No node_modules yet: npm ci');
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

function platform() {
  return process.platform === 'win32' ? 'win' : process.platform;
}

/** @param {string} folder */
function withFirst(folder) {
  return `${folder}${path.delimiter}${process.env.PATH ?? ''}`;
}
