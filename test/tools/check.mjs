// `npm run check`: every gate, always all of them. `npm run check -- types lock` runs only those two.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureNode, root } from '../../demo/node.mjs';
import { captureNode } from './tool.mjs';

await ensureNode();

const folder = path.join(root, 'test/tools/gates');
const all = readdirSync(folder).map((file) => path.basename(file, '.mjs')).sort();
const chosen = process.argv.length > 2 ? process.argv.slice(2) : all;
const unknown = chosen.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`No gate ${unknown.join(', ')}. The gates are ${all.join(', ')}.`);

/** @type {string[]} */
const failed = [];
const waiting = [...chosen];
await Promise.all([work(), work()]);
console.log(failed.length === 0 ? `${chosen.length} gates passed` : `${failed.length} of ${chosen.length} gates failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
if (process.env.COWORK_COUNTS) {
  writeFileSync(process.env.COWORK_COUNTS, JSON.stringify({ passed: chosen.length - failed.length, failed: failed.length, skipped: 0 }));
}

async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const start = performance.now();
    const { code, output } = await captureNode([path.join(folder, `${name}.mjs`)]);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${((performance.now() - start) / 1000).toFixed(1)} s`);
    if (code === 0) continue;
    failed.push(name);
    console.log(output.trimEnd().replace(/^/gm, '       '));
  }
}
