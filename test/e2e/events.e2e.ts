// What is on, with the real backend: a registration from the waiting list to its promotion by keyboard alone, and links to events.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { openHouse, type House, type OpenOptions } from './house.ts';

let house: House;
before(async () => { house = await openHouse(); });
after(() => house.close());

const inAmsterdam = { timezoneId: 'Europe/Amsterdam' } as const;
const events = (attributes = 'limit="30"') => `<cowork-events backend="${house.backend.base('merchant-house')}" ${attributes}></cowork-events>`;
const rows = <T extends object>(sql: string, values: unknown[] = []) => house.backend.db.query<T>(sql, values);
const open = (options: OpenOptions = {}, attributes?: string) => house.open(events(attributes), { ...inAmsterdam, ...options });

/** The id of the first date of an event. */
async function firstOf(name: string): Promise<string> {
  const [row] = await rows<{ id: string }>('select id from event where space_id = $1 and id like $2 and starts_at > $3 order by starts_at', ['merchant-house', `${name}%`, new Date('2026-10-19T07:00:00Z')]);
  return String(row?.id);
}

/** What has the focus, as it is spoken. */
const focused = (page: Page): Promise<string> => page.evaluate(() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const label = active instanceof HTMLInputElement ? active.labels?.[0] : undefined;
  return (label ?? active)?.getAttribute('aria-label') ?? (label ?? active)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
});

/** Goes on by the Tab key until this has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let turn = 0; turn < 120; turn++) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`The Tab key never comes to ${String(name)}; it is at "${await focused(page)}".`);
}

async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Fills in the form that is open and sends it, without a mouse. */
async function introduce(page: Page, name: string, email: string): Promise<void> {
  await tabTo(page, /^Your name/);
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(email);
}

const statusOf = async (email: string): Promise<string | undefined> => (await rows<{ status: string }>('select status from rsvp where email = $1', [email]))[0]?.status;

describe('an event with a last place', () => {
  it('goes to the next in line when a guest cannot come: seen by both, and owed as a mail, all by keyboard', async () => {
    const id = await firstOf('relocation-clinic');
    await rows('update event set capacity = taken + 1, places = taken + 1 where space_id = $1 and id = $2', ['merchant-house', id]);
    const guest = await open({}, 'tag="briefing"');
    await guest.page.locator(`[data-event="${id}"]`).waitFor();
    await press(guest.page, /^Sign up: Relocation clinic/);
    await guest.page.getByRole('heading', { name: 'Sign up: Relocation clinic' }).waitFor();
    await introduce(guest.page, 'Ada Lovelace', 'ada@example.org');
    await tabTo(guest.page, /^I come alone/);
    await guest.page.keyboard.press('Space');
    await press(guest.page, /^Sign up$/);
    await guest.page.getByRole('heading', { name: 'You’re in.' }).waitFor();
    assert.equal(await focused(guest.page), 'You’re in.', 'the focus goes where it is read');

    const next = await open({ search: `#cowork-event=${id}` });
    await next.page.getByRole('dialog', { name: 'Relocation clinic' }).waitFor();
    await press(next.page, /^Join the waiting list/);
    await next.page.getByText('goes to whoever has waited longest').first().waitFor();
    await introduce(next.page, 'Grace Hopper', 'grace@example.org');
    await press(next.page, /^Join the waiting list$/);
    await next.page.getByRole('heading', { name: 'You’re on the waiting list.' }).waitFor();
    await next.page.getByText('You are next in line.').waitFor();
    assert.equal(await statusOf('grace@example.org'), 'waitlisted');

    await press(guest.page, /^I can’t come/);
    await press(guest.page, /^Yes, take me off/);
    await guest.page.getByRole('heading', { name: 'You’re off the list.' }).waitFor();
    await next.page.getByRole('heading', { name: 'You’re in.' }).waitFor();
    await next.page.getByText('A place came free and it is yours: you’re in.').waitFor();
    assert.deepEqual([await statusOf('ada@example.org'), await statusOf('grace@example.org')], ['cancelled', 'confirmed']);

    const owed = await rows<{ kind: string; email: string }>(
      'select o.kind, r.email from outbox o join rsvp r on r.id::text = o.ref where r.event_id = $1 order by o.number', [id]);
    assert.deepEqual(owed.filter(({ email }) => email.endsWith('@example.org')).map(({ kind, email }) => `${kind} ${email}`).filter((one) => /promoted|cancelled/.test(one)), [
      'rsvp.cancelled ada@example.org', 'rsvp.promoted grace@example.org',
    ]);
    assert.deepEqual([...guest.complaints, ...next.complaints], []);
  });
});

describe('the link to an event', () => {
  it('is copied, opens it for somebody else, and back leaves their page in one step', async () => {
    const one = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await one.page.getByRole('button', { name: /^More about it.*Relocation clinic/ }).first().click();
    const dialog = one.page.getByRole('dialog', { name: 'Relocation clinic' });
    await dialog.getByRole('button', { name: 'Copy the link' }).click();
    await dialog.getByText('Copied.').waitFor();
    const link = await one.page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /#cowork-event=relocation-clinic/);

    const other = await open({}, 'limit="1"');
    const before = other.page.url();
    await other.page.goto(link);
    const depth = await other.page.evaluate(() => history.length);
    const opened = other.page.getByRole('dialog', { name: 'Relocation clinic' });
    await opened.waitFor();
    await other.page.keyboard.press('Escape');
    await opened.waitFor({ state: 'hidden' });
    await other.page.getByRole('button', { name: /^More about it/ }).first().click();
    await other.page.getByRole('dialog').waitFor();
    assert.equal(await other.page.evaluate(() => history.length), depth, 'no entry in the history');
    await other.page.goBack();
    assert.equal(other.page.url(), before);
    await other.page.locator('[data-event]').first().waitFor();
    assert.equal(await other.page.getByRole('dialog').count(), 0);
    assert.deepEqual([...one.complaints, ...other.complaints], []);
  });

  it('shifts nothing, with its picture too', async () => {
    const id = await firstOf('thursday-table');
    const { page } = await open({ search: `#cowork-event=${id}` });
    await page.getByRole('dialog', { name: 'Thursday table' }).locator('img').waitFor();
    await page.getByRole('dialog').getByText('Calendar file of all dates').waitFor();
    await page.waitForLoadState('networkidle');
    const shifts = await page.evaluate(() => new Promise<number>((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value; }).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(sum), 300);
    }));
    assert.equal(shifts, 0);
  });
});

describe('an event that comes back', () => {
  it('goes into a calendar with all its dates, as a file and as an address to follow', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /^More about it.*Thursday table/ }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Thursday table' });
    const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Calendar file of all dates' }).click()]);
    const known = uidsIn(await readFile(await file.path(), 'utf8'));
    const listed = await rows<{ id: string }>(`select id from event where space_id = 'merchant-house' and series_id = 'thursday-table' and ends_at > $1 and starts_at < $2`, [new Date('2026-10-18T22:00:00Z'), new Date('2027-10-19T22:00:00Z')]);
    assert.ok(listed.length > 20);
    assert.equal(known.length, listed.length);

    const address = String(await dialog.getByRole('link', { name: 'In your calendar' }).getAttribute('href'));
    assert.match(address, /^webcal:.*\/events\.ics\?series=thursday-table$/);
    const followed = uidsIn(await (await fetch(address.replace(/^webcal:/, 'http:'))).text());
    assert.ok(known.every((uid) => followed.includes(uid)), 'the same dates under the same names');
  });
});

describe('a tour right before an event', () => {
  it('is offered with the event, and opens the visits of the page on that day', async () => {
    const base = house.backend.base('de-kiem');
    const { page, complaints } = await house.open(`<cowork-space backend="${base}"><cowork-events limit="30"></cowork-events><cowork-tour-booking></cowork-tour-booking></cowork-space>`,
      { ...inAmsterdam, search: '#cowork-event=kennismaken-2026-11-04' });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('At 17:00 a host shows you around').waitFor();
    await dialog.getByRole('link', { name: 'Tour with a host at 17:00' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('cowork-tour-booking').getByRole('button', { name: /^Wednesday 4 November, 17:00/ }).waitFor();
    assert.deepEqual(complaints, []);
  });
});

const uidsIn = (text: string): readonly string[] => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('uid')));
