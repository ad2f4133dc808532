// <cowork-events> on a page of somebody else: what it says to search engines, what it needs to be drawn, and that nothing
// moves under a reader's eyes.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { richResult } from '../helpers/rich-results.ts';
import { openHouse, type House } from './house.ts';

let house: House;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

const tag = (space: string, attributes = '', inside = ''): string => `<cowork-events backend="${house.backend.base(space)}" ${attributes}>${inside}</cowork-events>`;

/** The blocks that search engines find in the page. */
const blocks = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => textContent ?? ''));

const hasBlocks = (page: Page, count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('script[type="application/ld+json"]').length >= wanted, count);

describe('what search engines find on the page of a house', () => {
  for (const space of ['de-kiem', 'de-ketel', 'merchant-house', 'spoor-elf', 'linnen-den-haag', 'linnen-lisbon']) {
    it(`has what Google requires of every event of ${space}, and lacks only what nobody said`, async () => {
      const { page, complaints } = await house.open(tag(space, 'limit="30" days="30"'));
      await hasBlocks(page, 3);
      const verdicts = (await blocks(page)).map(richResult);
      assert.deepEqual(verdicts.flatMap(({ errors }) => errors), []);
      const unsaid = ['description is missing', 'image is missing', 'offers are missing', 'offers.validFrom is missing', 'performer is missing'];
      assert.deepEqual([...new Set(verdicts.flatMap(({ warnings }) => warnings))].filter((warning) => !unsaid.includes(warning)), []);
      assert.deepEqual(complaints, []);
      await page.locator('cowork-events').evaluate((element) => { element.remove(); });
      assert.deepEqual(await blocks(page), []);
      await page.context().close();
    });
  }

  it('is there under a strict policy that requires Trusted Types, and so are the other views', async () => {
    const policy = `default-src 'self'; style-src 'self' 'unsafe-inline'; connect-src ${new URL(house.backend.base('de-kiem')).origin}; img-src *; require-trusted-types-for 'script'; trusted-types lit-html`;
    const { page, complaints } = await house.open(tag('de-kiem'), { policy });
    await hasBlocks(page, 3);
    for (const view of ['Week', 'Month']) await page.getByRole('button', { name: view, exact: true }).click();
    await page.locator('[part~=busy]').first().waitFor();
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('searchbox').fill('soep');
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
});

describe('events that the page’s server has put into the tag', () => {
  it('are there before any answer, without a flash and without a shift', async () => {
    const json = await (await fetch(`${house.backend.base('de-kiem')}/events?limit=10`)).text();
    const given = `<script type="application/json">${json.replaceAll('<', '\\u003c')}</script>`;
    const { page, complaints } = await house.open('', { script: false, style: 'cowork-events { display: block; min-block-size: 150rem }' });
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => { answer = resolve; });
    await page.route('**/cowork/v1/de-kiem/**', async (route) => { await answered; await route.continue(); });
    await page.evaluate((body) => {
      const seen = Object.assign(globalThis, { shift: 0, skeletons: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { hadRecentInput: boolean; value: number })[]) if (!entry.hadRecentInput) seen.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      const look = () => {
        seen.skeletons += document.querySelector('cowork-events')?.shadowRoot?.querySelectorAll('.skeleton').length ?? 0;
        requestAnimationFrame(look);
      };
      look();
      (document.querySelector('main') as HTMLElement).innerHTML = `${body}<p>What stands below.</p>`;
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '/cdn/cowork.js';
      document.head.append(script);
    }, tag('de-kiem', '', given));
    const entries = page.locator('[data-event]');
    await entries.first().waitFor();
    assert.equal(await entries.count(), 10, 'while the backend still thinks');
    answer();
    await page.waitForLoadState('networkidle');
    await page.locator('[part=as-of]').waitFor();
    assert.deepEqual(await page.evaluate(() => {
      const { shift, skeletons } = globalThis as unknown as { shift: number; skeletons: number };
      return { shift, skeletons };
    }), { shift: 0, skeletons: 0 });
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
});

describe('a long list', () => {
  const thousand = (): string => {
    const items = Array.from({ length: 1_000 }, (_, index) => {
      const start = Date.parse('2026-10-20T08:00:00Z') + index * 3_600_000;
      return {
        id: `e${index}`, kind: 'event', title: `Evening ${index}`, summary: 'Bring what you work on.', start: new Date(start).toISOString(), end: new Date(start + 3_000_000).toISOString(),
        timeZone: 'Europe/Amsterdam', status: 'scheduled', tags: [['craft', 'music'][index % 2]],
      };
    });
    return `<script type="application/json">${JSON.stringify({ timeZone: 'Europe/Amsterdam', items, next: null })}</script>`;
  };

  it('grows below what one reads: nothing jumps, and the focus goes on', async () => {
    const { page } = await house.open(tag('de-kiem'), { viewport: { width: 800, height: 700 } });
    const more = page.getByRole('button', { name: 'Show more' });
    for (let turn = 0; turn < 2; turn++) {
      await more.scrollIntoViewIfNeeded();
      const last = page.locator('[data-event]').last();
      const id = await last.getAttribute('data-event');
      const before = await last.boundingBox();
      await more.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction((known) => {
        const found = document.querySelector('cowork-events')?.shadowRoot;
        return found?.activeElement?.matches('h4') && found.querySelector('[data-event]:last-child')?.getAttribute('data-event') !== known;
      }, id);
      const after = await page.locator(`[data-event="${id}"]`).boundingBox();
      assert.ok(Math.abs((after?.y ?? 0) - (before?.y ?? 1e6)) <= 1, `moved by ${(after?.y ?? 0) - (before?.y ?? 0)} px`);
      const next = await page.evaluate((known) => {
        const found = document.querySelector('cowork-events')?.shadowRoot;
        const all = [...(found?.querySelectorAll('[data-event]') ?? [])];
        return found?.activeElement?.closest('[data-event]') === all[all.findIndex((one) => one.getAttribute('data-event') === known) + 1];
      }, id);
      assert.ok(next, 'the focus is on the first that is new');
    }
    await page.context().close();
  });

  it('of a thousand holds few whole, finds every title, and stands still while one scrolls up through it', async () => {
    const { page, complaints } = await house.open(`<cowork-events limit="200" days="90">${thousand()}</cowork-events>`, { viewport: { width: 800, height: 700 } });
    const more = page.getByRole('button', { name: 'Show more' });
    for (let turn = 0; turn < 4; turn++) await more.click();
    await page.waitForFunction(() => (document.querySelector('cowork-events')?.shadowRoot?.querySelectorAll('[data-event]').length ?? 0) === 1_000);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForTimeout(400);
    const held = await page.evaluate(() => {
      const found = document.querySelector('cowork-events')?.shadowRoot;
      return { whole: found?.querySelectorAll('[part=more]').length ?? 0, nodes: found?.querySelectorAll('*').length ?? 0, titles: found?.querySelectorAll('[part=title]').length ?? 0 };
    });
    assert.equal(held.titles, 1_000);
    assert.ok(held.whole <= 60 && held.nodes < 9_000, JSON.stringify(held));

    // Upwards through what has never been drawn whole: what is on the screen moves as far as the wheel says and no further.
    await page.mouse.move(400, 300);
    for (let turn = 0; turn < 6; turn++) {
      const top = await page.evaluate(() => {
        const found = document.querySelector('cowork-events')?.shadowRoot;
        const seen = [...(found?.querySelectorAll<HTMLElement>('[data-event]') ?? [])].find((one) => one.getBoundingClientRect().top > 100);
        return { id: seen?.dataset['event'] ?? '', y: seen?.getBoundingClientRect().top ?? 0 };
      });
      await page.mouse.wheel(0, -300);
      await page.waitForTimeout(250);
      const after = await page.locator(`[data-event="${top.id}"]`).boundingBox();
      assert.ok(Math.abs((after?.y ?? 0) - top.y - 300) <= 2, `turn ${turn}: ${(after?.y ?? 0) - top.y} px instead of 300`);
    }
    assert.ok(await page.evaluate(() => (globalThis as unknown as { find(text: string): boolean }).find('Evening 17')), 'the browser finds what is far away');
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
});
