// What a visitor downloads until there is something to choose, in bytes of brotli -11. `npm run size` writes the table of
// size.md (`npm run size -- events` only tells what is in one entry), the gate `size` compares it with a fresh measure: a
// change that moves a size edits the table. That nothing else is fetched until then is seen in a browser, by
// test/e2e/first-content.e2e.ts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, loadConfigFromFile, mergeConfig } from 'vite';
import { root } from '../../demo/node.mjs';

/**
 * @typedef {object} Measure
 * @property {string} name
 * @property {number} bytes - Brotli, all that is there at first.
 * @property {number} later - Brotli, all files that come after that.
 * @property {number} limit
 * @property {readonly (readonly [string, number])[]} contents - Modules of what is there at first, and their bytes of code.
 */

const table = path.join(root, 'test/bench/size.md');
const kB = 1000;

export const entries = [
  ...['availability', 'events', 'tour-booking', 'space'].map((element) => ({ name: `define/${element}`, module: `src/define/${element}.ts`, limit: 14 * kB })),
  { name: 'cdn/cowork.js', module: 'src/define/all.ts', limit: 24 * kB },
];

/**
 * @param {string} [part] - Only entries with this in their name.
 * @returns {Promise<Measure[]>}
 */
export async function measure(part = '') {
  const measures = [];
  for (const { name, module, limit } of entries.filter((entry) => entry.name.includes(part))) {
    measures.push({ name, limit, ...(await bundle(module)) });
  }
  return measures;
}

/** @param {readonly Measure[]} measures */
export function toTable(measures) {
  const rows = measures.map(({ name, bytes, limit, later }) => `| ${name} | ${bytes} | ${limit} | ${later} |`);
  return `# Sizes

Bytes of script after brotli -11 (1 kB = 1000 bytes), bundled and minified like the file for a script tag. "First content"
is all that has to be there until a visitor can choose something: free slots of a room, the first events, free times of a
tour, with Lit, the http adapter, the readers of the answers, the sentences in English and the styles; for the file with
all elements, the first content of all of them. "Later" comes once that is drawn, or when a visitor needs it. \`npm run
size\` writes this table; \`npm run check\` fails when it is more than 1 % off or above a limit, and an end-to-end test when
a browser has fetched anything else by then.

| entry | first content | limit | later |
| --- | ---: | ---: | ---: |
${rows.join('\n')}
`;
}

/**
 * What is wrong with the table, in sentences.
 * @param {readonly Measure[]} measures
 */
export function complaints(measures) {
  const text = existsSync(table) ? readFileSync(table, 'utf8') : '';
  return measures.flatMap(({ name, bytes, limit }) => {
    const written = Number(new RegExp(`^\\| ${RegExp.escape(name)} \\| (\\d+) \\|`, 'm').exec(text)?.[1] ?? Number.NaN);
    const said = [];
    if (bytes > limit) said.push(`${name} is ${bytes} bytes, ${bytes - limit} above its limit of ${limit}`);
    if (Number.isNaN(written)) said.push(`${name} has no line in test/bench/size.md: npm run size`);
    else if (Math.abs(bytes - written) > written / 100) {
      said.push(`${name} is ${bytes} bytes, but test/bench/size.md says ${written}: npm run size, and say why in the commit`);
    }
    return said;
  });
}

/**
 * Bundles what a page imports like the file for a script tag.
 * @param {string} module
 * @param {import('vite').BuildOptions} options
 */
export async function bundleFor(module, options) {
  const { config } = (await loadConfigFromFile({ command: 'build', mode: 'cdn' }, path.join(root, 'vite.config.ts'))) ?? {};
  return build(
    mergeConfig(config ?? {}, {
      root,
      configFile: false,
      logLevel: 'error',
      build: { ...options, sourcemap: false, lib: { entry: { cowork: module } } },
    }),
  );
}

/** @param {string} module - What a page imports. */
async function bundle(module) {
  const result = await bundleFor(module, { write: false });
  const [{ output } = { output: [] }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (result);
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const first = new Set();
  const follow = (/** @type {string} */ name) => {
    if (first.has(name)) return;
    first.add(name);
    chunks.get(name)?.imports.forEach(follow);
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) follow(chunk.fileName);

  const size = (/** @type {boolean} */ isFirst) =>
    [...chunks.values()].reduce((sum, { fileName, code }) => sum + (first.has(fileName) === isFirst ? brotli(code) : 0), 0);
  const contents = [...chunks.values()]
    .filter(({ fileName }) => first.has(fileName))
    .flatMap(({ modules }) => Object.entries(modules))
    .map(([id, { renderedLength }]) => /** @type {const} */ ([path.relative(root, id), renderedLength]))
    .sort(([, a], [, b]) => b - a);
  return { bytes: size(true), later: size(false), contents };
}

/** @param {string | Buffer} code */
export function brotli(code) {
  return brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

if (process.argv.includes('--write')) {
  const part = process.argv.at(-1) === '--write' ? undefined : process.argv.at(-1);
  const measures = await measure(part);
  if (!part) writeFileSync(table, toTable(measures));
  for (const { name, bytes, limit, contents } of measures) {
    console.log(`${name}: ${bytes} of ${limit}`);
    if (part) for (const [module, length] of contents.slice(0, 30)) console.log(`${String(length).padStart(8)} ${module}`);
  }
}
