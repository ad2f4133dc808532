// What a browser needs until a visitor can choose something: nothing but the one file that size.md tells.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startBackend, type Backend } from '../../demo/backend/src/server.ts';
import { root } from '../../demo/node.mjs';
import { brotli, bundleFor, entries } from '../bench/size.mjs';
import { launchBrowser } from '../tools/browser.mjs';
import { NOW } from './house.ts';

/** The first thing that can be chosen. */
const content = { availability: '[part~=slot]', events: '[data-event]', 'tour-booking': '[data-slot]' };
const pages = { ...Object.fromEntries(Object.entries(content).map(([name, selector]) => [name, { [name]: selector }])), all: content };

/** Milliseconds; what is never drawn would be waited for without an end. */
const timeout = 90_000;

let browser: Browser;
let backend: Backend;
let folder: string;
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cowork-first-'));
  [browser, backend] = await Promise.all([launchBrowser(), startBackend({ now: () => Date.parse(NOW) })]);
  await backend.laidOut;
});
after(async () => {
  await Promise.all([browser?.close(), backend?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

describe('what can be chosen', () => {
  for (const [name, shown] of Object.entries(pages)) {
    it(`on a page with ${name} needs one script, of the size that the table says`, { timeout }, async () => {
      const module = `src/define/${name}.ts`;
      const entry = entries.find((one) => one.module === module);
      assert.ok(entry);
      const out = path.join(folder, name);
      await bundleFor(module, { outDir: out });

      // Every other script is refused, so it cannot be needed.
      await open(out, shown, async (page, requests) => {
        await page.route('**/chunks/**', (route) => route.abort());
        await page.goto('/');
        await ready(page);
        await page.waitForLoadState('networkidle');
        assert.ok(requests.some((file) => file.startsWith('/chunks/later-')), 'the rest is asked for by itself');
      });

      const bytes = brotli(readFileSync(path.join(out, 'cowork.js')));
      assert.ok(bytes <= entry.limit, `${bytes} bytes, ${bytes - entry.limit} above the limit of ${entry.limit}`);
      const table = readFileSync(path.join(root, 'test/bench/size.md'), 'utf8');
      const written = Number(new RegExp(`^\\| ${entry.name} \\| (\\d+) \\|`, 'm').exec(table)?.[1]);
      assert.ok(Math.abs(bytes - written) <= written / 100, `${bytes} bytes, but the table says ${written}`);
    });
  }

  for (const [name, selector] of Object.entries(content)) {
    it(`on a page with ${name} is drawn before any other script is asked for`, { timeout }, async () => {
      await open(path.join(folder, name), { [name]: selector }, async (page, requests) => {
        await page.goto('/');
        assert.deepEqual(await ready(page), ['/cowork.js']);
        await page.waitForLoadState('networkidle');
        assert.ok(requests.length > 1);
      });
    });
  }
});

/** Opens a page with these elements. `requests` are the scripts that it asks for. */
async function open(out: string, shown: Readonly<Record<string, string>>, visit: (page: Page, requests: readonly string[]) => Promise<void>): Promise<void> {
  const tags = Object.keys(shown).map((name) => `<cowork-${name} backend="${backend.base('merchant-house')}"></cowork-${name}>`);
  const server = await serve(out, `<!doctype html><html lang="en"><link rel="icon" href="data:,"><script type="module" src="/cowork.js"></script>${tags.join('')}</html>`);
  const context = await browser.newContext({ timezoneId: 'Europe/Amsterdam', baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const page = await context.newPage();
  // A morning on which rooms are free; on a Sunday there would be nothing to choose. Not by page.clock, which takes the
  // browser's own measures away.
  await page.addInitScript((now) => {
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
      constructor(...given: readonly []) {
        super(...(given.length ? given : [now] as unknown as []));
      }
      static override now(): number {
        return now;
      }
    } as DateConstructor;
  }, Date.parse(NOW));
  await note(page, shown);
  const requests: string[] = [];
  page.on('request', (request) => { if (request.resourceType() === 'script') requests.push(new URL(request.url()).pathname); });
  try {
    await visit(page, requests);
  } finally {
    await context.close();
    server.close();
  }
}

/** Notes which scripts have been fetched in the frame in which everything is drawn: whoever looks later may see more. */
const note = (page: Page, shown: Readonly<Record<string, string>>): Promise<unknown> =>
  page.addInitScript((all) => {
    const isDrawn = () => all.every(([name, selector]) => document.querySelector(`cowork-${name}`)?.shadowRoot?.querySelector(selector));
    const look = () => {
      if (!isDrawn()) return void requestAnimationFrame(look);
      const entries = performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname);
      Object.assign(globalThis, { fetchedByThen: entries.filter((file) => file.endsWith('.js')) });
    };
    look();
  }, Object.entries(shown));

/** Waits until everything is drawn; resolves with the scripts that had been fetched by then. */
const ready = async (page: Page): Promise<unknown> => (await page.waitForFunction(() => (globalThis as { fetchedByThen?: string[] }).fetchedByThen)).jsonValue();

async function serve(out: string, html: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('content-type', url === '/' ? 'text/html' : 'text/javascript');
    response.end(url === '/' ? html : readFileSync(path.join(out, path.normalize(url))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
