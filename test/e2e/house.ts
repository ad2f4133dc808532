// A page that carries the built package, and the real backend behind it, each on an origin of its own.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startBackend, type Backend, type BackendOptions } from '../../demo/backend/src/server.ts';
import { launchBrowser } from '../tools/browser.mjs';
import { root } from '../../demo/node.mjs';

/** The Monday on which all end-to-end tests happen; the example spaces lay themselves out around it. */
export const NOW = '2026-10-19T07:00:00Z';

export interface House {
  readonly browser: Browser;
  readonly backend: Backend;
  /** Opens a page with this in its body. What the page complains about is collected in `complaints`. */
  open(body: string, options?: OpenOptions): Promise<Visit>;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  readonly lang?: string;
  /** What follows the page's name in the address bar, e.g. `?utm_source=x#cowork-visit=…`. */
  readonly search?: string;
  /** Without it the package's script is not in the page. */
  readonly script?: boolean;
  readonly style?: string;
  /** A content security policy, as a page gives itself one. */
  readonly policy?: string;
  /** What the visitor's clock says, instead of `NOW`. */
  readonly now?: string;
}

export interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
}

export async function openHouse(options: Partial<BackendOptions> = {}): Promise<House> {
  const [browser, backend] = await Promise.all([
    launchBrowser(),
    startBackend({ now: () => Date.parse(NOW), limits: 'off', ...options }),
  ]);
  await backend.laidOut;
  const pages = new Map<string, string>();
  const site = await serve(pages);
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;

  return {
    browser,
    backend,
    async open(body, { lang = 'en', search = '', script = true, style = '', policy = '', now = NOW, ...context } = {}) {
      const name = `/page-${pages.size + 1}.html`;
      pages.set(name, pageOf(body, { lang, script, style, policy }));
      const visitor = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
      const page = await visitor.newPage();
      await page.clock.setFixedTime(now);
      page.setDefaultTimeout(15_000);
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => { if (message.type() === 'error' && !isNetworkNews(message.text())) complaints.push(message.text()); });
      await page.goto(address + name + search);
      return { page, complaints };
    },
    async close() {
      await browser.close();
      site.close();
      await backend.close();
    },
  };
}

/** The browser itself reports refused requests; elements must not add to that. */
const isNetworkNews = (text: string): boolean => text.startsWith('Failed to load resource') || text.includes('net::ERR_') || text.includes('CORS policy');

const pageOf = (body: string, { lang, script, style, policy }: Readonly<Record<'lang' | 'style' | 'policy', string>> & { readonly script: boolean }): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>
${policy ? `<meta http-equiv="content-security-policy" content="${policy}">` : ''}<style>:root{color-scheme:light dark}body{font:16px/1.5 sans-serif;margin:16px}${style}</style>
${script ? '<script type="module" src="/cdn/cowork.js"></script>' : ''}</head><body><main>${body}</main></body></html>`;

async function serve(pages: ReadonlyMap<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const page = pages.get(pathname);
    if (page) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(page);
      return;
    }
    readFile(path.join(root, 'dist', path.normalize(pathname))).then(
      (file) => response.setHeader('content-type', 'text/javascript').end(file),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
