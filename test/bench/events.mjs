// How <cowork-events> fares with fifty and with a thousand events, on a slow phone: `npm run bench:events` writes events.md.
// What is measured is the built file for a script tag (`npm run build` first), against the real backend.
/* global addEventListener, document, requestAnimationFrame, scrollTo */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../demo/node.mjs';
import { importOccurrences } from '../../demo/backend/src/ical/import.ts';
import { readCalendar } from '../../demo/backend/src/ical/read.ts';
import { startBackend } from '../../demo/backend/src/server.ts';
import { loadSpaces } from '../../demo/backend/src/spaces/check.ts';
import { toSpace } from '../../demo/backend/src/spaces/space.ts';
import { launchBrowser } from '../tools/browser.mjs';
import { calendarOf, writeHouse, zone } from './big-house.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const slower = 4;
const sizes = [50, 1_000];

/** @typedef {{ readonly first: number, readonly nodes: number, readonly shift: number }} Load */
/** @typedef {{ readonly nodes: number, readonly whole: number, readonly filter: Press, readonly filterAll: Press, readonly month: Press, readonly scroll: number }} Use */
/** @typedef {{ readonly felt: number, readonly done: number }} Press - Until the next frame after the press; until the backend's answer is drawn. */

const folder = mkdtempSync(path.join(tmpdir(), 'cowork-events-'));
for (const events of sizes) writeHouse(folder, { id: `house-${events}`, rooms: 1, events });
const backend = await startBackend({ spaces: folder, limits: 'off' });
const browser = await launchBrowser();
const site = await serve(await pages());
try {
  /** @type {Record<string, Load[]>} */
  const loads = {};
  /** @type {Use[]} */
  const uses = [];
  // One after the other in every round, so that what disturbs this machine disturbs all alike.
  for (let round = 0; round < rounds; round++) {
    for (const name of site.names.filter((one) => one !== 'all')) (loads[name] ??= []).push(await load(name));
    uses.push(await use());
    console.log(`round ${round + 1} of ${rounds}`);
  }
  const text = toText(loads, uses);
  writeFileSync(path.join(root, 'test/bench/events.md'), text);
  console.log(text);
} finally {
  await browser.close();
  site.close();
  await backend.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The pages to look at, by name. */
async function pages() {
  for (const loaded of loadSpaces(folder)) {
    const read = readCalendar(readFileSync(calendarOf(folder, loaded.space.id), 'utf8'), { zone, to: '2100-01-01' });
    await importOccurrences(backend.db, toSpace(loaded, new Map()), read, { from: undefined, to: '2100-01-01' }, Date.now());
  }
  /** @type {Record<string, string>} */
  const bodies = {};
  for (const events of sizes) {
    const base = backend.base(`house-${events}`);
    const page = await (await fetch(`${base}/events?limit=200`)).json();
    for (let next = page.next; next; ) {
      const more = await (await fetch(`${base}/events?limit=200&cursor=${next}`)).json();
      page.items.push(...more.items);
      next = more.next;
    }
    const json = JSON.stringify({ ...page, next: null }).replaceAll('<', '\\u003c');
    bodies[`${events} paged`] = `<cowork-events backend="${base}"></cowork-events>`;
    bodies[`${events} at once`] = `<cowork-events backend="${base}" limit="200"></cowork-events>`;
    bodies[`${events} in the page`] = `<cowork-events><script type="application/json">${json}</script></cowork-events>`;
  }
  bodies.all = `<cowork-events backend="${backend.base('house-1000')}" limit="200"></cowork-events>`;
  return bodies;
}

/**
 * @param {string} name
 * @returns {Promise<Load>}
 */
async function load(name) {
  const page = await open(name);
  try {
    const first = await page.evaluate(async () => {
      const { drawn } = /** @type {typeof globalThis & { drawn: Promise<number> }} */ (globalThis);
      return drawn;
    });
    await settled(page);
    return { first, ...(await page.evaluate(() => ({
      nodes: document.querySelector('cowork-events')?.shadowRoot?.querySelectorAll('*').length ?? 0,
      shift: /** @type {typeof globalThis & { shift: number }} */ (globalThis).shift,
    }))) };
  } finally {
    await page.context().close();
  }
}

/**
 * A visitor who uses the list as it comes, then one who has all thousand on the page.
 * @returns {Promise<Use>}
 */
async function use() {
  const usual = await open('1000 paged');
  const page = await open('all');
  try {
    await settled(usual);
    const filter = await pressTag(usual);
    await usual.locator('[part=reset]').click();
    await usual.locator('[part=view]').last().click();
    await usual.locator('[part~=busy]').first().waitFor();
    await settled(usual);
    const name = await usual.locator('#month-name').textContent();
    const month = await press(usual, '.month-head [part=step]:last-child', (before) => document.querySelector('cowork-events')?.shadowRoot?.querySelector('#month-name')?.textContent !== before, name);

    await settled(page);
    const more = page.locator('[part=more-button]');
    while (await more.count()) {
      await more.click();
      await page.waitForFunction(() => !document.querySelector('cowork-events')?.shadowRoot?.querySelector('[aria-busy=true]'));
    }
    await page.waitForTimeout(500);
    const { nodes, whole } = await page.evaluate(() => {
      const found = document.querySelector('cowork-events')?.shadowRoot;
      return { nodes: found?.querySelectorAll('*').length ?? 0, whole: found?.querySelectorAll('[part=more]').length ?? 0 };
    });
    const scroll = await longestTask(page, async () => {
      for (let step = 0; step < 20; step++) {
        await page.mouse.wheel(0, -1500);
        await page.waitForTimeout(60);
      }
    });
    await page.evaluate(() => scrollTo(0, 0));
    return { nodes, whole, filter, filterAll: await pressTag(page), month, scroll };
  } finally {
    await Promise.all([usual.context().close(), page.context().close()]);
  }
}

/** @param {import('playwright-core').Page} page */
async function pressTag(page) {
  await page.locator('[part=filter]').click();
  await page.locator('[part=chip]').first().waitFor();
  return press(page, '[part=filters] [role=group] [part=chip]', () => document.querySelector('cowork-events')?.shadowRoot?.querySelector('[part=reset]') !== null);
}

/**
 * Presses something as a finger does, and measures in the page.
 * @param {import('playwright-core').Page} page
 * @param {string} selector
 * @param {(before: any) => boolean | undefined} seen - Whether it shows, in the page.
 * @param {unknown} [before]
 * @returns {Promise<Press>}
 */
async function press(page, selector, seen, before) {
  const button = page.locator(selector).first();
  await button.scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  const times = page.evaluate(async ([code, known]) => {
    const shows = /** @type {(before: unknown) => boolean} */ (new Function(`return ${code}`)());
    const pressed = await new Promise((resolve) => addEventListener('click', ({ timeStamp }) => resolve(timeStamp), { once: true, capture: true }));
    /** A frame has been handed to the screen when a task that was asked for within it runs. */
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => resolve(performance.now()); port2.postMessage(0); }));
    const found = document.querySelector('cowork-events')?.shadowRoot;
    let now = await frame();
    while (!shows(known)) now = await frame();
    const felt = now - /** @type {number} */ (pressed);
    while (found?.querySelector('[aria-busy=true]')) now = await frame();
    return { felt, done: now - /** @type {number} */ (pressed) };
  }, /** @type {const} */ ([String(seen), before ?? null]));
  await button.click();
  return times;
}

/**
 * Milliseconds of the longest task while something happens.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<void>} act
 */
async function longestTask(page, act) {
  await page.evaluate(() => {
    const seen = Object.assign(globalThis, { longest: 0 });
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration); }).observe({ type: 'longtask' });
  });
  await act();
  return page.evaluate(() => /** @type {typeof globalThis & { longest: number }} */ (globalThis).longest);
}

/** @param {string} name */
async function open(name) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, timezoneId: zone });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(() => {
    const seen = Object.assign(globalThis, {
      shift: 0,
      drawn: new Promise((resolve) => {
        const look = () => (document.querySelector('cowork-events')?.shadowRoot?.querySelector('[data-event]') ? resolve(performance.now()) : requestAnimationFrame(look));
        look();
      }),
    });
    new PerformanceObserver((list) => {
      for (const entry of /** @type {(PerformanceEntry & { hadRecentInput: boolean, value: number })[]} */ (list.getEntries())) if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${site.address}/${encodeURIComponent(name)}`);
  return page;
}

/** @param {import('playwright-core').Page} page */
async function settled(page) {
  await page.waitForFunction(() => {
    const found = document.querySelector('cowork-events')?.shadowRoot;
    return found?.querySelector('[part=as-of]') && !found.querySelector('[aria-busy=true]');
  });
  await page.waitForTimeout(300);
}

/** @param {Record<string, string>} bodies */
async function serve(bodies) {
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '/').slice(1));
    const body = bodies[name];
    if (body === undefined) {
      response.setHeader('content-type', 'text/javascript').end(readFileSync(path.join(root, 'dist', path.normalize(name))));
      return;
    }
    response.setHeader('content-type', 'text/html').end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>cowork-events { display: block; min-block-size: 200rem }</style><script type="module" src="/cdn/cowork.js"></script>${body}<p>The end of the page</p></html>`);
  });
  await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { names: Object.keys(bodies), address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/**
 * @param {Record<string, Load[]>} loads
 * @param {readonly Use[]} uses
 */
function toText(loads, uses) {
  const row = (/** @type {string} */ title, /** @type {string} */ kind) => {
    const [few, many] = sizes.map((events) => loads[`${events} ${kind}`] ?? []);
    const [a = NaN, b = NaN] = [few, many].map((list = []) => median(list.map(({ first }) => first)));
    const nodes = [few, many].map((list = []) => median(list.map(({ nodes: count }) => count)));
    const shift = Math.max(...[...(few ?? []), ...(many ?? [])].map((one) => one.shift));
    return `| ${title} | ${a} | ${b} | ${(b / a).toFixed(2)} | ${nodes[0]} | ${nodes[1]} | ${shift.toFixed(3)} |`;
  };
  const of = (/** @type {(use: Use) => number} */ what) => median(uses.map(what));
  const both = (/** @type {(use: Use) => number} */ what) => `${of(what)} (${Math.round(Math.min(...uses.map(what)))})`;
  return `# \`<cowork-events>\` with many events

\`npm run bench:events\` writes this. Chromium with its processor slowed down ${slower} times, 390 pixels wide, the file for a script tag
from this machine, the reference backend with an embedded database beside it; medians of ${rounds} rounds, each with all pages one
after the other. Times are milliseconds. Others worked on this machine meanwhile: ${(loadavg()[1] ?? 0).toFixed(0)} processes wanted its ${cpus().length} cores, so times of presses also
stand as the shortest of all rounds, in brackets.

First content is the first event in the page, counted from the start of navigation. Elements are those of the shadow root when
everything has come. “Paged” asks for ten at a time as by default, “at once” for 200, “in the page” has all of them as
JSON in the tag and no backend. The layout shift is the worst of all rounds.

| list | first content, 50 | first content, 1000 | ratio | elements, 50 | elements, 1000 | layout shift |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${row('paged', 'paged')}
${row('at once', 'at once')}
${row('in the page', 'in the page')}

With all 1000 on the page, after “Show more” to the end: ${of(({ nodes }) => nodes)} elements, of which ${of(({ whole }) => whole)} events are whole and the others keep
their time, title and room. The longest task while scrolling through them is ${of(({ scroll }) => scroll)} ms.

| press, in a house with 1000 events | until it shows | until the backend has answered too |
| --- | ---: | ---: |
| a tag in the filters of the list | ${both(({ filter }) => filter.felt)} | ${both(({ filter }) => filter.done)} |
| the next month, with 32 events on each of its days | ${both(({ month }) => month.felt)} | ${both(({ month }) => month.done)} |
| a tag, with all 1000 on the page | ${both(({ filterAll }) => filterAll.felt)} | ${both(({ filterAll }) => filterAll.done)} |
`;
}

/** @param {readonly number[]} values */
function median(values) {
  return Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN);
}
