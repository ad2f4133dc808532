// The fault table (test/faults/README.md), second half: what happens around the form. Times that are lost, kept, and no longer
// kept; proofs of work that are slow, refused or not to be had; private links that do not fit.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Page } from 'playwright-core';
import { loftWhere } from '../../demo/backend/test/helpers/spaces.ts';
import { openFaultyLine, type FaultyLine } from '../faults/proxy.ts';
import { alerted, hasOneVisit, introduce, pick, press, seen, somebody, tours, type Guest } from '../faults/steps.ts';
import { NOW, openHouse, type House } from './house.ts';

const booking = /\/bookings$/;
const minute = 60_000;

let house: House;
let line: FaultyLine;
/** What the backend's clock says; that of the pages stands still. */
let now = Date.parse(NOW);
/** What the pages complained about. */
const opened: (readonly string[])[] = [];
before(async () => {
  const spaces = loftWhere({ tours: { tour: { holdMinutes: 10 } } }, 'challenge: { for: [visits, rsvps, reservations], effort: light }');
  house = await openHouse({ spaces, now: () => now });
  line = await openFaultyLine(house.backend.url);
});
after(async () => {
  await line.close();
  await house.close();
});

const held = () => house.backend.db.query<{ id: string }>('select id from hold');

/** A page whose policy allows no worker, no foreign script and no foreign request. */
async function open(body = tours(line.url, 'loft'), search = ''): Promise<Page> {
  const policy = `default-src 'self'; style-src 'unsafe-inline'; worker-src 'none'; connect-src ${line.url}`;
  const { page, complaints } = await house.open(body, { timezoneId: 'Europe/Amsterdam', policy, search });
  opened.push(complaints);
  return page;
}

async function atForm(day: string, time: string): Promise<{ readonly page: Page; readonly guest: Guest }> {
  const page = await open();
  await pick(page, day, time);
  return { page, guest: somebody() };
}

/** Books a time until nobody is left to meet. */
async function takeByOthers(start: string): Promise<void> {
  const base = house.backend.base('loft');
  for (;;) {
    const challenge = await (await fetch(`${base}/challenge`)).json() as Challenge;
    const challengeToken = btoa(JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) }));
    const response = await fetch(`${base}/tours/tour/bookings`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ start, attendee: somebody(), challengeToken }),
    });
    if (response.status === 409) return;
    assert.equal(response.status, 201);
  }
}

describe('a time that is kept while the form is filled in', () => {
  it('is kept with the first key, said until when, and booked with a proof of work that was ready', async () => {
    const { page, guest } = await atForm('Wednesday 21 October', '09:00');
    assert.deepEqual(await held(), [], 'looking keeps nothing');
    await introduce(page, guest);
    await page.getByText('We keep this time for you until 09:10.').waitFor();
    assert.equal((await held()).length, 1);
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
    assert.deepEqual(await held(), []);
    assert.equal(line.heard.filter((call) => call.endsWith('/challenge')).length, 1, 'one proof for one form');
  });

  it('is given back by the button, and when the page is left', async () => {
    const { page, guest } = await atForm('Wednesday 21 October', '10:30');
    await introduce(page, guest);
    await page.getByText('We keep this time for you').waitFor();
    await page.getByRole('button', { name: 'Change the time' }).click();
    await until(async () => (await held()).length === 0);
    assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('data-slot')), '2026-10-21T08:30:00Z', 'the focus is where it came from');

    await page.getByRole('button', { name: /^Wednesday 21 October, 10:30 to/ }).click();
    await page.getByText('We keep this time for you').waitFor();
    assert.equal(await page.getByLabel('Your name').inputValue(), guest.name);
    await page.goto('about:blank');
    await until(async () => (await held()).length === 0);
  });

  it('is no longer kept after that, and nothing is lost: it may still be booked', async () => {
    const { page, guest } = await atForm('Thursday 22 October', '09:00');
    // What is kept for ten minutes is over in two seconds.
    now = Date.parse(NOW) - 10 * minute + 2_000;
    await introduce(page, guest);
    await page.getByText('We keep this time for you until 09:00.').waitFor();
    await page.getByText('We no longer keep this time for you. It may well still be free: just go on.').waitFor();
    now = Date.parse(NOW) + minute;
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });

  it('is offered others for, with one tap, where it was taken after that', async () => {
    const { page, guest } = await atForm('Friday 23 October', '09:00');
    now = Date.parse(NOW) - 10 * minute + 2_000;
    await introduce(page, guest);
    await page.getByText('We no longer keep this time for you').waitFor();
    now = Date.parse(NOW) + minute;
    await takeByOthers('2026-10-23T07:00:00Z');
    await press(page);
    await alerted(page, 'Somebody was just ahead of you. These are still free:');
    assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('part')), 'error');
    await page.getByRole('alert').locator('button[data-slot]').first().click();
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });

  it('is said to be gone with the first key, where somebody was faster while the visitor looked', async () => {
    const { page, guest } = await atForm('Monday 26 October', '09:00');
    await takeByOthers('2026-10-26T08:00:00Z');
    await page.getByLabel('Your name').fill(guest.name);
    await alerted(page, 'Somebody was just ahead of you. These are still free:');
    await page.getByRole('alert').locator('button[data-slot]').first().click();
    await page.getByText('We keep this time for you').waitFor();
    await page.getByLabel('Mail address').fill(guest.email);
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });
});

describe('a proof of work', () => {
  it('is waited for with a word where it takes longer, without a third party, a worker, or a page that stands still', async () => {
    const { page, guest } = await atForm('Tuesday 27 October', '09:00');
    await page.evaluate(() => {
      const state = globalThis as unknown as { longest: number };
      state.longest = 0;
      new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) state.longest = Math.max(state.longest, duration); }).observe({ type: 'longtask' });
    });
    line.fail('GET', /\/challenge$/, { kind: 'slow', milliseconds: 1_500 });
    await introduce(page, guest);
    await press(page);
    await page.getByText('One moment: your browser does a short sum that keeps robots out.').waitFor();
    await seen(page);
    await hasOneVisit(house.backend, guest);
    const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
    assert.ok(longest < 250, `the page stood still for ${longest} ms`);
  });

  it('is done anew, quietly, when it is refused; after that the visitor is told, and may try again', async () => {
    const { page, guest } = await atForm('Wednesday 28 October', '09:00');
    await introduce(page, guest);
    const refused = { kind: 'instead', status: 422, problem: { code: 'challenge_failed' } } as const;
    line.fail('POST', booking, refused, 2);
    await press(page);
    await alerted(page, 'We could not tell that you are a person. Please try again.');
    line.fail('POST', booking, refused);
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });

  it('is done for a registration and for a reservation, too', async () => {
    const count = async (table: 'rsvp' | 'reservation', { email }: Guest) => (await house.backend.db.query(`select 1 from ${table} where email = $1`, [email])).length;
    const inLoft = (element: string) => `<cowork-space backend="${line.url}/cowork/v1/loft">${element}</cowork-space>`;

    const events = await open(inLoft('<cowork-events limit="30"></cowork-events>'));
    const talk = events.locator('[data-event^="talk"]').first();
    await talk.getByRole('button', { name: /^Sign up/ }).click();
    const listener = somebody();
    await introduce(events, listener);
    await events.getByRole('button', { name: 'Sign up', exact: true }).click();
    await seen(events, 'You’re in.');
    assert.equal(await count('rsvp', listener), 1);

    const rooms = await open(inLoft('<cowork-availability show="rooms" day="2026-10-22"></cowork-availability>'));
    await rooms.getByRole('button', { name: /^Room, .* free/ }).first().click();
    const guest = somebody();
    await introduce(rooms, guest);
    await rooms.getByRole('button', { name: 'Reserve', exact: true }).click();
    await seen(rooms, /yours|request/);
    assert.equal(await count('reservation', guest), 1);
  });

  it('that cannot be had is no dead end', async () => {
    const { page, guest } = await atForm('Thursday 29 October', '09:00');
    line.fail('GET', /\/challenge$/, { kind: 'instead', status: 503 }, 2);
    await introduce(page, guest);
    await press(page);
    await alerted(page, 'We can’t reach our calendar right now');
    assert.match(String(await page.getByRole('link', { name: 'Send it by mail instead' }).getAttribute('href')), /^mailto:hello@loft\.example/);
    await press(page);
    await seen(page);
    await hasOneVisit(house.backend, guest);
  });
});

describe('a private link', () => {
  it('that does not fit says so, changes nothing, leaves the address bar, and leads on', async () => {
    const { page: first, guest } = await atForm('Friday 30 October', '09:00');
    await introduce(first, guest);
    await press(first);
    await seen(first);
    const link = new URL(String(await first.getByRole('link', { name: 'Your private link' }).getAttribute('href')));

    const page = await open(undefined, `${link.hash}x`);
    await alerted(page, 'This link does not fit any visit.');
    assert.equal(await page.evaluate(() => location.hash), '');
    assert.ok(!line.heard.some((call) => call.includes(link.hash.split('.').at(-1)!)), 'no token was in an address');
    await hasOneVisit(house.backend, guest);
    await page.getByRole('button', { name: 'Book another visit' }).click();
    await page.getByRole('button', { name: /\d+ free time/ }).first().waitFor();
  });
});

it('no page complained of anything but the network', () => {
  assert.deepEqual(opened.flat(), []);
});

async function until(so: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await so()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail('It did not come to that.');
}
