// What a browser has fetched when the first content of an element shows: `npm run bench:first` writes first-content.md.
/* global document, requestAnimationFrame */
// Pages of one element each, bundled like the file for a script tag, on the real backend.
import { readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, loadConfigFromFile, mergeConfig } from 'vite';
import { startBackend } from '../../demo/backend/src/server.ts';
import { root } from '../../demo/node.mjs';
import { launchBrowser } from '../tools/browser.mjs';

/** What counts as content: the first thing a visitor can choose. */
const content = { availability: '[part~=slot]', events: '[data-event]', 'tour-booking': '[data-slot]' };

const folder = mkdtempSync(path.join(tmpdir(), 'cowork-first-'));
const [browser, backend] = await Promise.all([launchBrowser(), startBackend()]);
try {
  const rows = [];
  for (const [element, selector] of Object.entries(content)) rows.push(await measure(element, { [element]: selector }));
  rows.push(await measure('all', content));
  writeFileSync(path.join(root, 'test/bench/first-content.md'), toTable(rows));
  console.log(toTable(rows));
} finally {
  await Promise.all([browser.close(), backend.close()]);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} entry - a module of src/define
 * @param {Record<string, string>} shown - selector of the content, by element
 */
async function measure(entry, shown) {
  const out = path.join(folder, entry);
  const { config } = (await loadConfigFromFile({ command: 'build', mode: 'cdn' }, path.join(root, 'vite.config.ts'))) ?? {};
  await build(mergeConfig(config ?? {}, {
    root, configFile: false, logLevel: 'error',
    build: { outDir: out, sourcemap: false, lib: { entry: { cowork: `src/define/${entry}.ts` } } },
  }));
  const tags = Object.keys(shown).map((name) => `<cowork-${name} backend="${backend.base('merchant-house')}"></cowork-${name}>`);
  const server = serve(out, `<!doctype html><html lang="en"><link rel="icon" href="data:,"><script type="module" src="/cowork.js"></script>${tags.join('')}</html>`);
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`);
    const files = await page.evaluate(async (all) => {
      const ready = () => all.every(([name, selector]) => document.querySelector(`cowork-${name}`)?.shadowRoot?.querySelector(selector));
      while (!ready()) await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
      return entries.filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd <= now).map(({ name }) => new URL(name).pathname);
    }, Object.entries(shown));
    const bytes = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(path.join(out, file))).length, 0);
    return { entry, bytes, files: files.length };
  } finally {
    await page.close();
    server.close();
  }
}

/**
 * @param {string} out
 * @param {string} html
 */
function serve(out, html) {
  return createServer(({ url = '/' }, response) => {
    response.setHeader('content-type', url === '/' ? 'text/html' : 'text/javascript');
    response.end(url === '/' ? html : readFileSync(path.join(out, path.normalize(url))));
  }).listen(0, '127.0.0.1');
}

/** @param {readonly { entry: string, bytes: number, files: number }[]} rows */
function toTable(rows) {
  return `# Until the first content shows

Bytes of script after brotli -11 that Chromium had fetched when the first thing to choose was on the page, whatever it was
for: Lit, the first flight of \`size.md\`, what draws the content, readers of the answers, and what is fetched early because
visitors are likely to need it. Measured by \`npm run bench:first\` on the reference backend.

| page | bytes | files |
| --- | ---: | ---: |
${rows.map(({ entry, bytes, files }) => `| ${entry === 'all' ? 'one tag, three elements' : entry} | ${bytes} | ${files} |`).join('\n')}
`;
}
