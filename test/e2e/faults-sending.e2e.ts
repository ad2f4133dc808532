// The fault table (test/faults/README.md), first half: what a visitor sees when a form is sent and the line or the backend
// fails, how they go on, and that exactly one visit comes of it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { openFaultyLine, type FaultyLine } from '../faults/proxy.ts';
import { alerted, hasOneVisit, introduce, pick, press, seen, somebody, storage, tours, visitsOf, type Guest } from '../faults/steps.ts';
import { openHouse, type House } from './house.ts';

const booking = /\/bookings$/;
const unknown = 'We can’t reach our calendar right now, so we don’t know whether this has arrived.';

let house: House;
let line: FaultyLine;
before(async () => {
  house = await openHouse();
  line = await openFaultyLine(house.backend.url);
});
after(async () => {
  await line.close();
  await house.close();
});

/** Each at a time of their own, so that no row stands in another's way. */
const times = ['10:00', '11:00', '13:00', '14:00', '15:00'];
let turn = 0;

async function atForm(): Promise<{ readonly page: Page; readonly guest: Guest }> {
  const { page } = await house.open(tours(line.url, 'merchant-house'), { timezoneId: 'Europe/Amsterdam' });
  const day = turn < times.length ? 'Thursday 22 October' : 'Friday 23 October';
  await pick(page, day, times[turn++ % times.length]!);
  const guest = somebody();
  await introduce(page, guest);
  await page.getByLabel('Anything we should know?').fill('I come by bike.');
  assert.equal(await storage(page), 0, 'nothing is kept before the button is pressed');
  return { page, guest };
}

describe('a form for a visit', () => {
  it('says after four seconds that a slow answer takes longer than usual, and waits for it', async () => {
    const { page, guest } = await atForm();
    line.fail('POST', booking, { kind: 'slow', milliseconds: 6_000 });
    await press(page);
    await page.getByText('This takes longer than usual. Nothing is lost.').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Sending …' }).isDisabled());
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });

  it('tries again by itself after one 500, and asks the visitor after three: what was typed stays, and can be sent by mail', async () => {
    const { page, guest } = await atForm();
    line.fail('POST', booking, { kind: 'instead', status: 500, problem: { code: 'server_error' } }, 3);
    await press(page);
    await alerted(page, unknown);
    assert.equal(await page.getByLabel('Anything we should know?').inputValue(), 'I come by bike.');
    const mail = decodeURIComponent(String(await page.getByRole('link', { name: 'Send it by mail instead' }).getAttribute('href')));
    for (const typed of [guest.name, guest.email, 'I come by bike.']) assert.ok(mail.includes(typed));
    assert.match(String(await page.getByRole('link', { name: /^Call / }).getAttribute('href')), /^tel:\+\d+$/);
    assert.deepEqual(await visitsOf(house.backend, guest), []);
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });

  it('waits a little by itself after a 429, and says how long where it is long', async () => {
    const { page, guest } = await atForm();
    const tooMany = (seconds: string) => ({ kind: 'instead', status: 429, headers: { 'retry-after': seconds }, problem: { code: 'rate_limited' } }) as const;
    line.fail('POST', booking, tooMany('120'));
    await press(page);
    await alerted(page, 'A lot of people are asking at once. Please send it again in 2 minutes.');
    line.fail('POST', booking, tooMany('1'));
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });

  it('asks again by itself for an answer that cannot be read, and shows the visit that was stored', async () => {
    const { page, guest } = await atForm();
    line.fail('POST', booking, { kind: 'malformed' });
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });

  it('shows the visit, too, where the line breaks after it was stored', async () => {
    const { page, guest } = await atForm();
    line.fail('POST', booking, { kind: 'cut' });
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });

  it('goes on after a reload where the line broke for longer, under the same key, and keeps nothing once it is answered', async () => {
    const { page, guest } = await atForm();
    line.fail('POST', booking, { kind: 'cut' }, 3);
    await press(page);
    await alerted(page, unknown);
    await hasOneVisit(house.backend, guest);
    assert.equal(await storage(page) > 0, true);

    await page.reload();
    await page.getByText('You sent this before the page was loaded again').waitFor();
    assert.equal(await page.getByLabel('Your name').inputValue(), guest.name);
    assert.equal(await page.getByLabel('Anything we should know?').inputValue(), 'I come by bike.');
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
    assert.equal(await storage(page), 0);
  });

  it('shows what was stored first, where the visitor changes something after a lost answer', async () => {
    const { page, guest } = await atForm();
    line.fail('POST', booking, { kind: 'cut' }, 3);
    await press(page);
    await alerted(page, unknown);
    await page.getByLabel('Anything we should know?').fill('I come by train after all.');
    await press(page);
    await page.getByText('Your first request had arrived after all').waitFor();
    await hasOneVisit(house.backend, guest);
    const [visit] = await visitsOf(house.backend, guest);
    assert.equal(visit?.details['notes'], 'I come by bike.');
  });

  it('says that the visitor is offline, and books once they are back', async () => {
    const { page, guest } = await atForm();
    await page.context().setOffline(true);
    await press(page);
    await alerted(page, 'You seem to be offline. Send it again when you are back: it is never booked twice.');
    assert.equal(await page.getByLabel('Your name').inputValue(), guest.name);
    await page.context().setOffline(false);
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });
});
