// A community manager's morning in a real browser: signs in, sees who comes, answers a request, moves a visit, cancels one,
// takes the list along. Every page is for everybody: on a phone and on a desk, by day and by night, without a script.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { openHouse, type House } from './house.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const token = 'a token for the staff of the house';
const space = 'merchant-house';

let house: House;
before(async () => {
  house = await openHouse({ staffTokens: () => token });
  for (const [name, hour] of [['Ada Løvelace', 8], ['Fatima al-Fihri', 9], ['山田太郎', 10]] as const) await book(name, hour);
  await ask('/events?limit=1', undefined);
});
after(() => house.close());

async function ask(path: string, body: object | undefined): Promise<Record<string, unknown>> {
  const response = await fetch(house.backend.base(space) + path, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  assert.ok(response.ok, `${path}: ${response.status} ${await response.clone().text()}`);
  return await response.json() as Record<string, unknown>;
}

const rows = (sql: string, values: unknown[] = []) => house.backend.db.query<Record<string, unknown>>(sql, values);

/** Wednesday, by the hour of UTC. */
async function book(name: string, hour: number): Promise<void> {
  await ask(`/tours/${await kindOfVisit()}/bookings`, {
    start: `2026-10-21T${String(hour).padStart(2, '0')}:00:00Z`, attendee: { name, email: `${hour}@example.org`, phone: '+31 20 123 4567' }, partySize: 2,
    needs: { stepFree: true, language: 'en', companion: 'a dog' }, notes: 'We look for a place for two days a week.',
  });
}

async function kindOfVisit(): Promise<string> {
  const { items } = await ask('/tours', undefined) as { items: readonly { readonly id: string; readonly kind: string }[] };
  return items.find(({ kind }) => kind === 'tour')?.id ?? '';
}

interface Opening { readonly width?: number; readonly colorScheme?: 'light' | 'dark'; readonly script?: boolean }

async function open(path: string, { width = 1280, colorScheme = 'light', script = true }: Opening = {}): Promise<Page> {
  const context = await house.browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale: 'en-GB', javaScriptEnabled: script });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${house.backend.url}/staff/${space}${path}`);
  return page;
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Staff token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function audit(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

describe('the staff page', () => {
  it('takes a manager through the morning, without a script', async () => {
    await rows(`update tour_booking set status = 'pendingApproval', expires_at = starts_at where name = 'Fatima al-Fihri'`);
    const page = await open('', { script: false });
    await signIn(page);
    await page.goto(`${house.backend.url}/staff/${space}?day=2026-10-21`);
    await page.getByRole('heading', { level: 1, name: 'Wednesday 21 October' }).waitFor();
    assert.equal(await page.locator('.agenda > li').count(), 3);

    await page.getByRole('link', { name: /^Requests/ }).click();
    await page.getByRole('button', { name: /^Approve Fatima al-Fihri/ }).click();
    await page.getByText('Approved. The visitor gets a mail.').waitFor();
    await page.getByText('Nobody waits for an answer.').waitFor();

    await page.getByRole('link', { name: 'Bookings', exact: true }).click();
    await page.getByLabel('Search').fill('ada');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('1 booking', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Ada Løvelace' }).click();
    await page.getByRole('link', { name: 'Move' }).click();
    await page.getByRole('link', { name: /Thu,? 22 Oct/ }).click();
    await page.locator('.slots').first().getByLabel('11:00').check();
    await page.getByLabel('A word to the visitor').fill('The boiler is being mended on Wednesday.');
    await page.getByRole('button', { name: 'Move it' }).click();
    await page.getByText('Moved.', { exact: true }).waitFor();
    const [moved] = await rows(`select starts_at, change_reason, sequence from tour_booking where name = 'Ada Løvelace'`);
    assert.equal((moved?.['starts_at'] as Date).toISOString(), '2026-10-22T09:00:00.000Z');
    assert.equal(moved?.['change_reason'], 'The boiler is being mended on Wednesday.');

    await page.locator('summary', { hasText: 'Cancel' }).click();
    await page.getByLabel('Send them no mail').check();
    await page.getByRole('button', { name: 'Cancel this visit' }).click();
    await page.getByText('Cancelled.', { exact: true }).waitFor();
    assert.deepEqual(await rows(`select status from tour_booking where name = 'Ada Løvelace'`), [{ status: 'cancelled' }]);

    await page.getByRole('link', { name: 'Bookings', exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'As a table (CSV)' }).click()]);
    const table = readFileSync(await download.path(), 'utf8');
    assert.match(table, /^\ufeffkind,id,start/);
    assert.match(table, /山田太郎/);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    await page.goBack();
    assert.equal(await page.getByText('山田太郎').count(), 0, 'nothing is left behind for the next one at this desk');
    await page.context().close();
  });

  it('works by keyboard alone', async () => {
    const page = await open('');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'To the page');
    await page.keyboard.press('Tab');
    await page.keyboard.type(token);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor();
    await page.context().close();
  });

  for (const width of [320, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`is for everybody at ${width} px in the ${colorScheme}`, async () => {
        const page = await open('', { width, colorScheme });
        assert.deepEqual(await audit(page), [], 'the door');
        await signIn(page);
        await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor();
        const [{ id } = { id: '' }] = await rows(`select id from tour_booking where name = '山田太郎'`);
        for (const path of ['', '?day=2026-10-21', '/requests', '/bookings?status=any', `/bookings/${String(id)}`, `/bookings/${String(id)}/move`, '/events', '/person', '/state', '/bookings/unknown']) {
          await page.goto(`${house.backend.url}/staff/${space}${path}`);
          assert.deepEqual(await audit(page), [], `axe on ${path}`);
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(sideways <= 0, `${path} scrolls sideways by ${sideways} px`);
        }
        await page.context().close();
      });
    }
  }

  it('prints who comes, and nothing to click', async () => {
    const page = await open('');
    await signIn(page);
    await page.goto(`${house.backend.url}/staff/${space}?day=2026-10-21`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByText('山田太郎').isVisible(), true);
    for (const hidden of ['nav', 'button', '.days']) {
      for (const element of await page.locator(hidden).all()) assert.equal(await element.isVisible(), false, hidden);
    }
    await page.context().close();
  });
});
