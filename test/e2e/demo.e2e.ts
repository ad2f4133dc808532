// The demo as `npm start` serves it, every page of it: nothing jumps, nothing scrolls sideways, axe has nothing to say.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../tools/browser.mjs';
import { root } from '../../demo/node.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const site = path.join(root, 'demo/site');
const pages = globSync('**/*.html', { cwd: site, exclude: ['dist/**'] }).map((file) => file.replace(/index\.html$/, '')).sort();
const widths = [320, 768, 1280];

let demo: ChildProcess;
let address: string;
let browser: Browser;
let folder: string;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cowork-demo-'));
  demo = spawn(process.execPath, ['demo/site/start.mjs', '--built'], {
    cwd: root, env: { ...process.env, COWORK_DATA: folder, PORT: '4873', COWORK_BACKEND_PORT: '8987' }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  address = await printed(demo, /open for visitors: (\S+)/);
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  demo?.kill('SIGTERM');
  if (demo?.exitCode === null) await new Promise((resolve) => demo.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe('the demo', () => {
  for (const name of pages) {
    it(`/${name} stands still at every width, and is for everybody`, async () => {
      for (const width of widths) {
        const { page, complaints } = await open(name, width, 'light');
        const { shift, sideways } = await page.evaluate(() => ({
          shift: (globalThis as unknown as { shift: number }).shift,
          sideways: document.documentElement.scrollWidth - innerWidth,
        }));
        assert.equal(shift, 0, `layout shift at ${width} px`);
        assert.ok(sideways <= 0, `scrolls sideways by ${sideways} px at ${width} px`);
        assert.deepEqual(complaints, []);
        assert.deepEqual(await audit(page), [], `axe at ${width} px`);
        await page.context().close();
      }
      const { page } = await open(name, 768, 'dark');
      assert.deepEqual(await audit(page), [], 'axe in the dark');
      await page.context().close();
    });
  }
});

/** Opens a page, goes to its end so that everything has been seen, and waits until all elements have their content. */
async function open(name: string, width: number, colorScheme: 'light' | 'dark'): Promise<{ page: Page; complaints: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  await page.addInitScript(() => {
    const seen = Object.assign(globalThis, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { hadRecentInput: boolean; value: number })[]) if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address + name, { waitUntil: 'networkidle' });
  for (let y = 0; y < 20_000; y += 700) {
    const more = await page.evaluate((to) => { scrollTo(0, to); return to < document.documentElement.scrollHeight; }, y);
    if (!more) break;
  }
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => [...document.querySelectorAll('cowork-availability, cowork-events, cowork-tour-booking')]
    .every(({ shadowRoot }) => shadowRoot?.querySelector('button') && !shadowRoot.querySelector('.skeleton')));
  return { page, complaints };
}

async function audit(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

function printed(child: ChildProcess, what: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = what.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The demo ended before it was open:\n${text}`)));
  });
}
