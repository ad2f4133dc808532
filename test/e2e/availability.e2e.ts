// Rooms on the real backend, by keyboard and in two browsers at once.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { openHouse, type House, type Visit } from './house.ts';

const amsterdam = { timezoneId: 'Europe/Amsterdam' };
const day = '2026-10-22';

let house: House;
before(async () => { house = await openHouse(); });
after(() => house.close());

const open = (options: Parameters<House['open']>[1] = {}, attributes = ''): Promise<Visit> =>
  house.open(`<cowork-availability show="rooms" day="${day}" ${attributes} backend="${house.backend.base('merchant-house')}"></cowork-availability>`, { ...amsterdam, ...options });

const table = (page: Page) => page.locator('[part=timeline]');
const ready = (page: Page) => page.locator('[part=first-free]').waitFor();

describe('what one visitor reserves', () => {
  it('appears to another who looks at the same day, without a reload and with nothing moved', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    await Promise.all([ready(one.page), ready(other.page)]);
    const streams: string[] = [];
    other.page.on('request', (request) => { if (request.url().endsWith('/changes')) streams.push(request.url()); });
    await other.page.evaluate(() => {
      Object.assign(globalThis, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) Object.assign(globalThis, { shift: (globalThis as unknown as { shift: number }).shift + (entry as unknown as { value: number }).value });
      }).observe({ type: 'layout-shift', buffered: false });
    });

    const slot = table(one.page).getByRole('button', { name: /^The Map Room, .* free$/ }).first();
    const name = await slot.ariaSnapshot();
    await slot.click();
    await one.page.getByLabel('Your name').fill('First Comer');
    await one.page.getByLabel('Mail address').fill('first@example.org');
    const from = await one.page.locator('#from option:checked').textContent();
    await one.page.getByRole('button', { name: 'Reserve', exact: true }).click();
    await one.page.getByRole('heading', { name: /yours|request/ }).waitFor();

    const taken = new RegExp(`^The Map Room, ${from} to .*, has just been taken\\.$`);
    await other.page.getByRole('status').filter({ hasText: taken }).waitFor({ state: 'attached' });
    assert.equal(await table(other.page).getByRole('button', { name: /"(.*)"/.exec(name)?.[1] ?? '' }).count(), 0, 'the free time is no longer offered as it was');
    assert.equal(await other.page.evaluate(() => (globalThis as unknown as { shift: number }).shift), 0);
    assert.deepEqual([...one.complaints, ...other.complaints], []);
    assert.deepEqual(streams, [], 'no second stream was opened');
  });

  it('comes by asking where the stream cannot be had, and not while the page is hidden', async () => {
    const { page } = await open();
    await page.route('**/changes', (route) => route.abort());
    await page.route('**/space', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...await answer.json(), capabilities: [], pollSeconds: 11 } });
    });
    // Eleven seconds pass in half of one.
    await page.addInitScript(() => {
      const real = globalThis.setTimeout;
      globalThis.setTimeout = ((run: () => void, time = 0) => real(run, time === 11_000 ? 500 : time)) as typeof setTimeout;
    });
    let asked = 0;
    page.on('request', (request) => { if (request.url().includes('/availability?')) asked += 1; });
    await page.reload();
    await ready(page);
    const before = asked;
    await assertSoon(() => asked > before, 'it asks again by itself');
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.waitForTimeout(1_200);
    const hidden = asked;
    await page.waitForTimeout(2_500);
    assert.equal(asked, hidden, 'nothing is asked for while nobody sees it');
  });
});

describe('rooms by keyboard alone', () => {
  it('are found, chosen and left again', async () => {
    const { page, complaints } = await open();
    await ready(page);
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /^How many come$/);
    // Filters, steps, the date, the first free time; then the table is one stop.
    for (let stop = 0; stop < 12 && !(await focused(page)).includes('First free'); stop++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.match(await focused(page), /^The .*, .* to .*, free$/);
    await page.keyboard.press('ArrowDown');
    assert.match(await focused(page), /^The .*, .* to .*, /);
    await page.keyboard.press('Home');
    assert.match(await focused(page), /^The .*: the week$/);
    await page.keyboard.press('Enter');
    await page.locator('.head.week').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /^The next week$/);
    assert.deepEqual(complaints, []);
  });

  it('are a table for those who hear it: names of rooms, of hours, and whole cells', async () => {
    const { page } = await open();
    await ready(page);
    const grid = page.getByRole('grid', { name: 'Thursday 22 October' });
    assert.ok(await grid.getByRole('columnheader', { name: '09:00' }).count() === 1);
    const row = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /The Ledger/ }) });
    const cells = await row.getByRole('gridcell').allInnerTexts();
    assert.ok(cells.length > 1);
    for (const cell of cells) assert.match(cell.trim(), /^The Ledger, \d\d:\d\d to \d\d:\d\d, /);
  });
});

describe('the address', () => {
  it('shows the same to whoever it is sent to', async () => {
    const { page } = await open({}, 'keep-in-url');
    await ready(page);
    await page.getByLabel('For how long').selectOption('120');
    await page.locator('[part=summary]').getByText(/of \d+ rooms fit/).waitFor();
    const said = await page.locator('[part=summary] p').textContent();
    const { search } = new URL(page.url());
    assert.match(search, /cowork-minutes=120/);
    const { page: friend } = await open({ search }, 'keep-in-url');
    await ready(friend);
    assert.equal(await friend.locator('[part=summary] p').textContent(), said);
    assert.equal(await friend.getByLabel('For how long').inputValue(), '120');
  });
});

/** What the keyboard is on, as it is called. */
const focused = (page: Page): Promise<string> => page.evaluate(() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const heard = active?.cloneNode(true) as Element | undefined;
  heard?.querySelectorAll('[aria-hidden=true]').forEach((one) => one.remove());
  return active?.getAttribute('aria-label') ?? heard?.textContent?.trim() ?? '';
});

async function assertSoon(so: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    if (so()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(what);
}
