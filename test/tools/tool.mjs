// Runs the tools that npm installed, the same way on every platform.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../../demo/node.mjs';

/**
 * The script behind a package's command.
 * @param {string} name - The package.
 * @param {string} [command] - One of its commands, if it has more than one.
 */
export function toolScript(name, command) {
  const folder = path.join(root, 'node_modules', name);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[command ?? name.split('/').at(-1) ?? ''];
  if (!file) throw new Error(`${name} has no command ${command ?? ''}`);
  return path.join(folder, file);
}

/**
 * Runs a package's command in this Node and waits for its end; its output goes where ours goes.
 * @param {string} name - The package, or `package#command`.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code
 */
export function runTool(name, args, options) {
  const [pkg = '', command] = name.split('#');
  return runNode([toolScript(pkg, command), ...args], options);
}

/**
 * Runs a package's command and keeps what it says, for tools that talk too much when all is well.
 * @param {string} name - The package, or `package#command`.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function captureTool(name, args, options) {
  const [pkg = '', command] = name.split('#');
  return captureNode([toolScript(pkg, command), ...args], options);
}

/**
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function captureNode(args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    }
    child.once('error', reject).once('close', (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }));
  });
}

/**
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} the exit code
 */
export function runNode(args, options) {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { cwd: root, stdio: 'inherit', ...options })
      .once('error', reject)
      .once('exit', (code) => resolve(code ?? 1));
  });
}
