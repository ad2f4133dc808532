// How long a visitor waits on the way to a visit, on the built package and the embedded backend of this machine, and how many
// presses and fields it takes. `npm run build`, then `npm run bench:tour`, writes the times into tour.md; what stands below
// them there is written by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../demo/node.mjs';
import { openHouse } from '../e2e/house.ts';

/** @typedef {{ readonly shown: number, readonly form: number, readonly booked: number, readonly presses: number, readonly fields: number }} Visit */

const RUNS = Number(process.env.RUNS ?? 30);
const table = path.join(root, 'test/bench/tour.md');
const house = await openHouse();
const element = `<cowork-space backend="${house.backend.base('merchant-house')}"><cowork-tour-booking></cowork-tour-booking></cowork-space>`;

/** @type {Visit[]} */
const visits = [];
for (let run = 0; run < RUNS; run++) visits.push(await book(run));
await house.close();

const { presses, fields } = visits[0] ?? { presses: Number.NaN, fields: Number.NaN };
const rows = [
  line('element put on the page, to the first free times', 'shown'),
  line('press on a time, to the form', 'form'),
  line('press on “Book this visit”, to the confirmation', 'booked'),
].join('\n');
const text = readFileSync(table, 'utf8');
const [start, end] = ['<!-- times -->', '<!-- /times -->'];
const measured = `${start}\n| | median, ms | 95 of 100 within, ms |\n| --- | ---: | ---: |\n${rows}\n\n${presses} presses and ${fields} required fields; ${RUNS} visits, one after the other.\n${end}`;
writeFileSync(table, text.slice(0, text.indexOf(start)) + measured + text.slice(text.indexOf(end) + end.length));
console.log(measured);

/**
 * Books the first free time: whatever the visits before have left.
 * @param {number} run
 * @returns {Promise<Visit>}
 */
async function book(run) {
  const { page } = await house.open('', { timezoneId: 'Europe/Amsterdam' });
  const opened = performance.now();
  await page.locator('body').evaluate((body, html) => { body.innerHTML = html; }, element);
  const slots = page.locator('button[data-slot]');
  await slots.first().waitFor();
  const shown = performance.now() - opened;
  await page.waitForLoadState('networkidle');

  const picked = slots.first();
  let presses = 0;
  const press = (/** @type {import('playwright-core').Locator} */ what) => { presses += 1; return what.evaluate((button) => /** @type {HTMLElement} */ (button).click()); };
  await picked.hover();
  await page.waitForLoadState('networkidle');
  const form = await wait(() => press(picked), () => page.getByRole('heading', { name: 'Tell us who you are' }).waitFor());
  const required = page.locator('form :is(input, select, textarea):required');
  const fields = await required.count();
  await page.getByLabel('Your name').fill(`Visitor ${run}`);
  await page.getByLabel('Mail address').fill(`visitor-${run}@example.org`);
  const booked = await wait(() => press(page.getByRole('button', { name: 'Book this visit' })), () => page.getByRole('heading', { name: /^See you/ }).waitFor());
  await page.context().close();
  return { shown, form, booked, presses, fields };
}

/**
 * Milliseconds from an act to what it leads to.
 * @param {() => Promise<void>} act
 * @param {() => Promise<void>} shown
 */
async function wait(act, shown) {
  const before = performance.now();
  await Promise.all([shown(), act()]);
  return performance.now() - before;
}

/** @param {string} what @param {'shown' | 'form' | 'booked'} name */
function line(what, name) {
  const sorted = visits.map((visit) => visit[name]).sort((one, other) => one - other);
  const at = (/** @type {number} */ part) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);
  return `| ${what} | ${at(0.5)} | ${at(0.95)} |`;
}
