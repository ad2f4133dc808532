// `npm run build`: all that the package ships, in dist/. Others may be reading dist/ meanwhile, so it is built aside
// and moved into its place at the end.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../demo/node.mjs';
import { captureTool, runTool } from './tool.mjs';
import { writeWireTypes } from './wire-types.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });
const out = path.resolve(root, values.out);
const aside = `${out}-building-${process.pid}`;
// The manifest's tools join their folder to the current one, so they want a relative path.
const relativeAside = path.relative(root, aside);

const steps = [
  { name: 'wire types', run: async () => void (await writeWireTypes()) },
  { name: 'npm', run: () => tool('vite', ['build', '--logLevel', 'warn', '--outDir', aside, '--emptyOutDir']) },
  {
    name: 'cdn',
    run: () => tool('vite', ['build', '--mode', 'cdn', '--logLevel', 'warn', '--outDir', path.join(aside, 'cdn'), '--emptyOutDir']),
  },
  { name: 'manifest', run: analyze },
  { name: 'contract', run: async () => copyFileSync(path.join(root, 'src/contract/openapi.yaml'), path.join(aside, 'openapi.yaml')) },
];

try {
  mkdirSync(aside, { recursive: true });
  for (const { name, run } of steps) {
    const start = performance.now();
    await run();
    console.log(`built ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  replace(out, aside);
} finally {
  rmSync(aside, { recursive: true, force: true });
}

async function analyze() {
  const { code, output } = await captureTool('@custom-elements-manifest/analyzer#cem', ['analyze', '--quiet'], {
    env: { ...process.env, COWORK_DIST: relativeAside },
  });
  if (code !== 0) throw new Error(`The analyzer ended with ${code}\n${output}`);
  // With a config it cannot load, the analyzer goes on without one and says nothing at the end.
  for (const file of ['custom-elements.json', 'jsx.d.ts']) {
    if (!existsSync(path.join(aside, file))) throw new Error(`The manifest's tools wrote no ${file}.\n${output}`);
  }
}

/**
 * @param {string} name
 * @param {string[]} args
 */
async function tool(name, args) {
  const code = await runTool(name, args);
  if (code !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${code}`);
}

/**
 * @param {string} folder
 * @param {string} next
 */
function replace(folder, next) {
  const old = `${next}-old`;
  mkdirSync(path.dirname(folder), { recursive: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(next, folder);
  rmSync(old, { recursive: true, force: true });
}
