// How <cowork-availability> fares with a big house: `npm run bench:availability` writes availability.md. The built package
// on a page of its own, the real backend behind it, a processor made four times slower by the browser.
/* global document, innerHeight, requestAnimationFrame, scrollTo -- in functions that run in the page */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { startBackend } from '../../demo/backend/src/server.ts';
import { addDays, dayOf } from '../../demo/backend/src/time/days.ts';
import { root } from '../../demo/node.mjs';
import { launchBrowser } from '../tools/browser.mjs';
import { reserveRooms, writeHouse, zone } from './big-house.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ readonly longest: number, readonly count: number }} Tasks - Milliseconds, and how many of more than 50. */
/** @typedef {{ shown: number | undefined, most: number }} Seen - What the page notes about itself. */
/** @typedef {{ readonly name: string, readonly ph: string, readonly pid: number, readonly tid: number, readonly tdur?: number, readonly args: { readonly name?: string } }} TraceEvent */

const loads = Number(process.env.BENCH_LOADS ?? 7);
const slowdown = 4;
const houses = [
  { id: 'small', rooms: 20, events: 0, allDay: true },
  { id: 'big', rooms: 200, events: 0, allDay: true },
  { id: 'desks', rooms: 0, events: 0, desks: 20 },
];

const folder = mkdtempSync(path.join(tmpdir(), 'cowork-bench-'));
const spaces = path.join(folder, 'spaces');
const db = path.join(folder, 'db');
for (const house of houses) writeHouse(spaces, house);
const options = { spaces, db, secret: 'a secret of the bench, nothing more', limits: /** @type {const} */ ('off') };
await (await startBackend(options)).close();
await reserveRooms(db);

const tomorrow = addDays(dayOf(Date.now(), zone), 1);
const backend = await startBackend(options);
const site = createServer((request, response) => {
  const name = new URL(request.url ?? '/', 'http://site').pathname;
  if (name === '/') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(new URL(request.url ?? '/', 'http://site').searchParams));
    return;
  }
  try {
    response.setHeader('content-type', 'text/javascript').end(readFileSync(path.join(root, 'dist', path.normalize(name))));
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((resolve) => site.once('listening', resolve));
const address = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (site.address()).port}`;
const browser = await launchBrowser();

try {
  const first = await firstContents();
  const rooms = await walkRooms();
  const year = await walkYear();
  const text = toText(first, rooms, year);
  writeFileSync(path.join(root, 'test/bench/availability.md'), text);
  console.log(text);
} finally {
  await browser.close();
  site.close();
  await backend.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Cold loads, the kinds of house in turn, so that a busy moment of the machine hits all of them. */
async function firstContents() {
  const names = /** @type {const} */ (['small', 'big', 'desks']);
  /** @type {Record<typeof names[number], number[]>} */
  const times = { small: [], big: [], desks: [] };
  for (let load = 0; load <= loads; load++) {
    for (const name of names) {
      const tab = await open(name, name === 'desks' ? 'desks' : 'rooms');
      const { shown } = await seen(tab);
      // The first of each warms the backend and the disk.
      if (load > 0) times[name].push(shown ?? Number.NaN);
      await tab.context().close();
    }
  }
  return { small: median(times.small), big: median(times.big), desks: median(times.desks) };
}

/** Through two hundred rooms, and what somebody else's booking costs. */
async function walkRooms() {
  const rows = [];
  for (const [house, width] of /** @type {const} */ ([['small', 1280], ['big', 1280], ['big', 390]])) {
    const tab = await open(house, 'rooms', width);
    await tab.locator('[part=first-free]').waitFor();
    await tab.waitForTimeout(1_500);
    await forget(tab);
    const before = await elements(tab);
    const scrolled = await during(tab, () => scroll(tab));
    const { most } = await seen(tab);
    await tab.evaluate(() => scrollTo(0, 0));
    await tab.waitForTimeout(1_000);
    const changed = await during(tab, async () => {
      await book(house, rows.length);
      await tab.locator('.status > .hidden').getByText('has just been taken').waitFor({ state: 'attached' });
      await tab.waitForTimeout(500);
    });
    rows.push({ what: `${house === 'big' ? 200 : 20} rooms, ${width} px`, before, most: Math.max(most, before), scrolled, changed });
    await tab.context().close();
  }
  return rows;
}

/** A year of desks, month by month, and back. */
async function walkYear() {
  const tab = await open('desks', 'desks');
  let asked = 0;
  tab.on('request', (request) => { if (request.url().includes('/availability?')) asked += 1; });
  await tab.getByText(/^\d+ free$/).first().waitFor();
  await tab.waitForTimeout(1_500);
  const before = await elements(tab);
  await forget(tab);
  const year = async (/** @type {string} */ label) => {
    const start = asked;
    const tasks = await during(tab, async () => { for (let month = 0; month < 12; month++) await step(tab, label); });
    return { asked: asked - start, tasks };
  };
  const result = { before, ahead: await year('The next month'), back: await year('The month before'), most: (await seen(tab)).most };
  await tab.context().close();
  return result;
}

/**
 * The tasks of the page's own thread meanwhile, by its processor time: the same on a busy machine as on an idle one.
 * @param {Page} tab
 * @param {() => Promise<void>} act
 * @returns {Promise<Tasks>}
 */
async function during(tab, act) {
  await browser.startTracing(tab, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await act();
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const pages = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, ph, pid, tid, tdur }) => ph === 'X' && /RunTask$/.test(name) && tdur !== undefined && pages.has(`${pid} ${tid}`));
  if (tasks.length === 0) throw new Error('This browser tells nothing of its tasks.');
  const times = tasks.map(({ tdur = 0 }) => tdur / 1000);
  return { longest: Math.round(Math.max(...times)), count: times.filter((time) => time > 50).length };
}

/** @param {Page} tab @param {string} label */
async function step(tab, label) {
  await tab.getByRole('button', { name: label }).click();
  await tab.locator('.body[aria-busy=false]').waitFor();
  await tab.waitForTimeout(150);
}

/**
 * @param {string} house
 * @param {'rooms' | 'desks'} show
 */
async function open(house, show, width = 1280) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, timezoneId: zone });
  const tab = await context.newPage();
  const devtools = await context.newCDPSession(tab);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await tab.addInitScript(watch, show === 'rooms' ? '[part=slot]' : '.month .note');
  await tab.goto(`${address}/?house=${house}&show=${show}`);
  await tab.waitForFunction(() => /** @type {{ seen?: Seen }} */ (globalThis).seen?.shown);
  return tab;
}

/** Runs in the page: notes when the first thing to choose was painted, and the most elements there ever were. @param {string} first */
function watch(first) {
  /** @type {Seen} */
  const noted = { shown: undefined, most: 0 };
  Object.assign(globalThis, { seen: noted });
  const look = () => {
    const inside = document.querySelector('cowork-availability')?.shadowRoot;
    noted.most = Math.max(noted.most, inside?.querySelectorAll('*').length ?? 0);
    // The frame after the one in which it is there has painted it.
    if (noted.shown === undefined && inside?.querySelector(first)?.textContent?.trim()) requestAnimationFrame(() => { noted.shown ??= performance.now(); });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** By the wheel's way, as fast as a hurried visitor. @param {Page} tab */
async function scroll(tab) {
  const devtools = await tab.context().newCDPSession(tab);
  const height = await tab.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await devtools.send('Input.synthesizeScrollGesture', { x: 200, y: 450, yDistance: -Math.max(1, height), speed: 3_000, gestureSourceType: 'mouse' });
  await tab.waitForTimeout(500);
}

/** A booking by somebody else. @param {string} house @param {number} nth */
async function book(house, nth) {
  const at = (/** @type {number} */ hour) => new Date(Date.parse(`${tomorrow}T00:00:00Z`) + hour * 3_600_000).toISOString();
  const answer = await fetch(`${backend.base(house)}/resources/room-${nth}/reservations`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ start: at(20), end: at(21), attendee: { name: 'Somebody else', email: 'else@example.org' } }),
  });
  if (!answer.ok) throw new Error(`The booking was refused: ${await answer.text()}`);
}

/** @param {Page} tab @returns {Promise<Seen>} */
function seen(tab) {
  return tab.evaluate(() => /** @type {{ seen: Seen }} */ (/** @type {unknown} */ (globalThis)).seen);
}

/** @param {Page} tab */
function forget(tab) {
  return tab.evaluate(() => Object.assign(/** @type {{ seen: Seen }} */ (/** @type {unknown} */ (globalThis)).seen, { most: 0 }));
}

/** @param {Page} tab */
function elements(tab) {
  return tab.evaluate(() => document.querySelector('cowork-availability')?.shadowRoot?.querySelectorAll('*').length ?? 0);
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return Math.round([...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN);
}

/** @param {URLSearchParams} query */
function page(query) {
  const [house, show] = [String(query.get('house')), String(query.get('show'))];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${house}</title>
<style>body { font: 16px/1.5 sans-serif; margin: 16px }</style><script type="module" src="/cdn/cowork.js"></script>
<cowork-availability show="${show}" ${show === 'rooms' ? `day="${tomorrow}"` : ''} backend="${backend.base(house)}"></cowork-availability></html>`;
}

/**
 * @param {Awaited<ReturnType<typeof firstContents>>} first
 * @param {Awaited<ReturnType<typeof walkRooms>>} rooms
 * @param {Awaited<ReturnType<typeof walkYear>>} year
 */
function toText(first, rooms, year) {
  const times = (/** @type {number} */ ms) => `${(ms / first.small).toFixed(2)} ×`;
  const long = (/** @type {Tasks} */ { longest, count }) => `${count === 0 ? 'none' : count}, longest task ${longest} ms`;
  return `# \`<cowork-availability>\` with a big house

\`npm run bench:availability\` writes this page (it needs \`npm run build\`). ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${browser.version()} with its processor
slowed down ${slowdown} times (\`Emulation.setCPUThrottlingRate\`), the file for a script tag and the reference backend on the same machine:
compare rows, the figures themselves say little. Houses are open day and night, 48 half-hours a day, and every room has two
reservations on the day shown. There are 20 kinds of desk with 10 places each.

## First content

From the start of the navigation, without any cache, to the frame after the one in which the first free time is there, or the first day
of the month with its places. Median of ${loads} loads, taken in turn. The bar is twice the first row.

| house | ms | to the first row |
| --- | ---: | ---: |
| 20 rooms × 1 day | ${first.small} | 1 × |
| 200 rooms × 48 half-hours | ${first.big} | ${times(first.big)} |
| a month of a year of desks | ${first.desks} | ${times(first.desks)} |

## Scrolling, and what others do meanwhile

From top to bottom at 3,000 pixels a second; then somebody else takes a room while the visitor is back at the top. Elements are all
in the shadow tree; a long task is one of more than 50 ms of processor time. What is drawn stays bounded. Drawing three rows more, which
each frame of a fast scroll does, still takes longer than it should at this slow-down.

| house | elements at first | most while scrolling | long tasks while scrolling | long tasks at a change |
| --- | ---: | ---: | --- | --- |
${rooms.map(({ what, before, most, scrolled, changed }) => `| ${what} | ${before} | ${most} | ${long(scrolled)} | ${long(changed)} |`).join('\n')}

## A year of desks

Twelve months ahead and back, a click each.

| | requests | elements at first | most | long tasks |
| --- | ---: | ---: | ---: | --- |
| ahead | ${year.ahead.asked} | ${year.before} | ${year.most} | ${long(year.ahead.tasks)} |
| back | ${year.back.asked} | | | ${long(year.back.tasks)} |
`;
}
