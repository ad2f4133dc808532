// A visit booked, moved and cancelled by people who use a page differently: with the keyboard alone, with a thumb on a phone,
// and with a screen reader, whose tree is read out as text. Real browser, real backend, the mails looked at.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openHouse, type House } from './house.ts';

let house: House;
before(async () => { house = await openHouse({ outboxPage: true }); });
after(() => house.close());

const inHouse = (inside: string, before = '') => `${before}<cowork-space backend="${house.backend.base('merchant-house')}">${inside}</cowork-space>`;
const zone = { timezoneId: 'Europe/Amsterdam' };

async function visitsOf(email: string): Promise<readonly string[]> {
  const rows = await house.backend.db.query<{ status: string; starts_at: string }>('select status, starts_at from tour_booking where email = $1', [email]);
  return rows.map(({ status, starts_at: start }) => `${status} ${new Date(start).toISOString()}`);
}

/** How many mails went to an address; they leave a moment after the answer. */
async function mailsTo(email: string, count: number): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const page = await (await fetch(String(house.backend.outboxUrl))).text();
    if (page.split(email).length > count) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`There are fewer than ${count} mails to ${email}.`);
}

/** What has the focus, as the browser's accessibility tree names it. */
async function focusedIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active === document.body) return '';
    const text = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    const label = active instanceof HTMLInputElement ? text(active.labels?.[0]) : '';
    return active?.getAttribute('aria-label') ?? (label || text(active?.querySelector('.hidden') ?? active));
  });
}

/** Presses Tab until the focus is on something whose name fits; never touches a mouse. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let turn = 0; turn < 60; turn++) {
    const focused = await focusedIn(page);
    if (name.test(focused)) return;
    seen.push(focused.slice(0, 60));
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to ${String(name)}, only to: ${seen.join(' | ')}`);
}

async function untilFocused(page: Page, name: RegExp): Promise<void> {
  for (let turn = 0; turn < 150; turn++) {
    if (name.test(await focusedIn(page))) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`The focus is on "${await focusedIn(page)}" instead of ${String(name)}.`);
}

/** From the month to the confirmation, its move and its end, by keyboard. */
async function wholeWayByKeyboard(page: Page, email: string): Promise<void> {
  const { keyboard } = page;
  await page.getByRole('button', { name: /Wednesday 21 October, \d+ free times/ }).waitFor();
  await tabTo(page, /^\w+ \d+ October, \d+ free times/);
  for (let turn = 0; !/Wednesday 21 October/.test(await focusedIn(page)) && turn < 10; turn++) await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await tabTo(page, /Wednesday 21 October, 1[0-4]:00 to/);
  await keyboard.press('Enter');
  await untilFocused(page, /Tell us who you are/);
  await tabTo(page, /^Your name/);
  await keyboard.type('Keyboard Only');
  await keyboard.press('Tab');
  await keyboard.type(email);
  await keyboard.press('Enter');
  await untilFocused(page, /^See you Wednesday 21 October at/);
  assert.equal((await visitsOf(email)).length, 1);

  await tabTo(page, /^Move the visit$/);
  await keyboard.press('Enter');
  await untilFocused(page, /^Choose another time$/);
  await tabTo(page, /^\w+ \d+ October, \d+ free times/);
  for (let turn = 0; !/Thursday 22 October/.test(await focusedIn(page)) && turn < 10; turn++) await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await tabTo(page, /Thursday 22 October, \d\d:\d\d to/);
  await keyboard.press('Enter');
  await untilFocused(page, /^Move the visit to Thursday 22 October/);
  await tabTo(page, /^Yes, move it$/);
  await keyboard.press('Enter');
  await untilFocused(page, /^Moved\. See you Thursday 22 October/);

  await tabTo(page, /^Cancel the visit$/);
  await keyboard.press('Enter');
  await untilFocused(page, /^Shall we cancel your visit\?$/);
  await tabTo(page, /^Yes, cancel it$/);
  await keyboard.press('Enter');
  await untilFocused(page, /cancelled/);
  const [visit, ...others] = await visitsOf(email);
  assert.match(String(visit), /^cancelled 2026-10-22T/);
  assert.deepEqual(others, []);
}

describe('with the keyboard alone', () => {
  it('a visit is booked, moved and cancelled in the page', async () => {
    const { page, complaints } = await house.open(inHouse('<cowork-tour-booking></cowork-tour-booking>'), zone);
    await wholeWayByKeyboard(page, 'keys@example.org');
    assert.deepEqual(complaints, []);
  });

  it('and in a dialog that a link opens; Escape leads back to the link', async () => {
    const { page, complaints } = await house.open(inHouse('<cowork-tour-booking id="visit" mode="dialog"></cowork-tour-booking>', '<p><a href="#visit">Come and see us</a></p>'), zone);
    await page.waitForFunction(() => customElements.get('cowork-tour-booking'));
    await page.waitForFunction(() => document.querySelector('cowork-tour-booking')?.shadowRoot?.querySelector('dialog'));
    const before = await page.evaluate(() => history.length);
    await tabTo(page, /^Come and see us$/);
    await page.keyboard.press('Enter');
    await untilFocused(page, /^Book a visit$/);
    await page.keyboard.press('Escape');
    await untilFocused(page, /^Come and see us$/);
    await page.keyboard.press('Enter');
    await untilFocused(page, /^Book a visit$/);
    await wholeWayByKeyboard(page, 'keys-dialog@example.org');
    assert.equal(await page.evaluate(() => history.length), before, 'no history entry is made');
    assert.equal(await page.evaluate(() => location.hash), '');
    assert.deepEqual(complaints, []);
  });
});

describe('with a thumb on a phone', () => {
  it('a visit is booked from the button in the corner, moved and cancelled; nothing is too small or scrolls sideways', async () => {
    const email = 'thumb@example.org';
    const { page, complaints } = await house.open(inHouse('<p style="block-size: 150vh">A long page.</p><cowork-tour-booking mode="button"></cowork-tour-booking>'), {
      ...zone, viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2,
    });
    await page.getByRole('button', { name: 'Book a visit' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Book a visit' });
    await dialog.locator('button[data-slot]').first().waitFor();
    assert.deepEqual(await tooSmall(dialog), []);
    await dialog.locator('button[data-slot]').first().tap();
    await dialog.getByLabel('Your name').fill('Thumb');
    await dialog.getByLabel('Mail address').fill(email);
    assert.ok(await sideways(page) <= 0, 'the form scrolls sideways');
    await dialog.getByRole('button', { name: 'Book this visit' }).tap();
    await dialog.getByRole('heading', { name: /^See you/ }).waitFor();
    await mailsTo(email, 1);
    assert.deepEqual(await tooSmall(dialog), []);
    await dialog.getByRole('button', { name: 'Move the visit' }).tap();
    await dialog.locator('button[data-slot]').nth(1).tap();
    await dialog.getByRole('button', { name: 'Yes, move it' }).tap();
    await dialog.getByRole('heading', { name: /^Moved/ }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel the visit' }).tap();
    await dialog.getByRole('button', { name: 'Yes, cancel it' }).tap();
    await dialog.getByRole('heading', { name: 'This visit is cancelled' }).waitFor();
    assert.ok(await sideways(page) <= 0, 'the confirmation scrolls sideways');
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await dialog.waitFor({ state: 'hidden' });
    assert.match(String((await visitsOf(email))[0]), /^cancelled/);
    assert.deepEqual(complaints, []);
  });

  it('the button covers nothing at the end of the page', async () => {
    const { page } = await house.open(`${inHouse('')}<p>${'A long text. '.repeat(400)}</p><p id="last">The last words of the page.</p>${inHouse('<cowork-tour-booking mode="button"></cowork-tour-booking>')}`, {
      ...zone, viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true,
    });
    const button = page.getByRole('button', { name: 'Book a visit' });
    await button.waitFor();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const [last, corner] = [await page.locator('#last').boundingBox(), await button.boundingBox()];
    assert.ok(last && corner && last.y + last.height <= corner.y, 'the last words are above the button');
  });
});

/** Names of what can be pressed and is smaller than 24 by 24 pixels (WCAG 2.2, 2.5.8); links in a sentence may be. */
const tooSmall = (within: Locator): Promise<readonly string[]> => within.evaluate((dialog) => {
  const found = [...dialog.querySelectorAll<HTMLElement>('button, input, select, summary')].filter((one) => one.checkVisibility());
  return found.filter((one) => { const { width, height } = one.getBoundingClientRect(); return Math.min(width, height) < 24 && !one.closest('label')?.getBoundingClientRect().height; })
    .map((one) => one.outerHTML.slice(0, 80));
});

const sideways = (page: Page): Promise<number> => page.evaluate(() => {
  const dialog = document.querySelector('cowork-tour-booking')?.shadowRoot?.querySelector('dialog');
  return Math.max(document.documentElement.scrollWidth - innerWidth, (dialog?.scrollWidth ?? 0) - (dialog?.clientWidth ?? 0));
});

describe('as a screen reader reads it', () => {
  it('every step says what it is and what can be done there', async () => {
    const { page } = await house.open(inHouse('<cowork-tour-booking id="visit" mode="dialog"></cowork-tour-booking>', '<a href="#visit">Come and see us</a>'), zone);
    await page.waitForFunction(() => document.querySelector('cowork-tour-booking')?.shadowRoot?.querySelector('dialog'));
    await page.getByRole('link', { name: 'Come and see us' }).click();
    const dialog = page.getByRole('dialog', { name: 'Book a visit' });
    const tree = () => dialog.ariaSnapshot();
    const day = dialog.getByRole('button', { name: /Wednesday 21 October, \d+ free times/ });
    await day.click();

    // Choosing.
    says(await tree(), [
      /- heading "Book a visit" \[level=2\]/, /- button "Close"/, /- group "What would you like\?"/, /- radio .*\[checked\]/, /- group "Who will you meet\?"/,
      /- radio .*Any of us/, /- (grid|table)/, /- button "Wednesday 21 October, \d+ free times" \[pressed\]/, /no free times" \[disabled\]/,
      /- heading "Wednesday 21 October ?, \d+ free times" \[level=3\]/, /- heading "Morning.*" \[level=4\]/, /- button "Wednesday 21 October, \d\d:\d\d to \d\d:\d\d, with \w+/,
    ]);

    // The form, and what is wrong in it.
    await dialog.locator('button[data-slot]').first().click();
    await dialog.getByRole('heading', { name: 'Tell us who you are' }).waitFor();
    says(await tree(), [/- heading "Tell us who you are" \[level=3\]/, /- form "Tell us who you are"/, /- textbox "Your name"/, /- textbox "Mail address"/, /- button "Book this visit"/]);
    await dialog.getByLabel('Mail address').fill('nobody');
    await dialog.getByRole('button', { name: 'Book this visit' }).click();
    await untilFocused(page, /^Your name/);
    says(await tree(), [/- textbox "Your name" \[invalid\]/, /Please fill in: Your name\./, /This does not look like a mail address/]);
    assert.equal(await dialog.getByLabel('Your name').getAttribute('aria-invalid'), 'true');
    assert.match(String(await describedBy(dialog.getByLabel('Your name'))), /Please fill in: Your name\./);

    // The visit: confirmation and what can still be done.
    await dialog.getByLabel('Your name').fill('Reader');
    await dialog.getByLabel('Mail address').fill('reader@example.org');
    await dialog.getByRole('button', { name: 'Book this visit' }).click();
    await dialog.getByRole('heading', { name: /^See you/ }).waitFor();
    says(await tree(), [
      /- region "See you Wednesday 21 October at \d\d:\d\d"/, /- heading "See you Wednesday 21 October at \d\d:\d\d" \[level=3\]/, /- term: You meet/, /- term: When/, /- heading "When you arrive"/,
      /- group "Add to .*"/, /- button "Calendar file"/, /- link "Your private link"/, /- button "Move the visit"/, /- button "Cancel the visit"/,
    ]);

    // Moving and cancelling.
    await dialog.getByRole('button', { name: 'Move the visit' }).click();
    says(await tree(), [/- region "Choose another time"/, /- button "Keep it as it is"/, /- (grid|table)/]);
    await dialog.getByRole('button', { name: 'Keep it as it is' }).first().click();
    await dialog.getByRole('button', { name: 'Cancel the visit' }).click();
    says(await tree(), [/- region "Shall we cancel your visit\?"/, /- textbox "Would you like to say why\?/, /- button "Yes, cancel it"/]);
    await dialog.getByRole('button', { name: 'Yes, cancel it' }).click();
    await dialog.getByRole('heading', { name: /cancelled/ }).waitFor();
    says(await tree(), [/- heading "This visit is cancelled" \[level=3\]/, /- button "Book another visit"/]);
    await mailsTo('reader@example.org', 2);
  });
});

function says(tree: string, lines: readonly RegExp[]): void {
  for (const line of lines) assert.match(tree, line);
}

const describedBy = (field: Locator): Promise<string | undefined> => field.evaluate((input) => {
  const root = input.getRootNode() as ShadowRoot;
  return input.getAttribute('aria-describedby')?.split(' ').map((id) => root.getElementById(id)?.textContent).join(' ');
});
