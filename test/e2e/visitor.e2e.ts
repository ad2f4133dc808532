// A visitor's whole way on the built package: sees what is free and what is on, signs up, books a visit, moves and cancels
// it. What the page says is held against the rows of a real database.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { openHouse, type House } from './house.ts';

let house: House;
before(async () => { house = await openHouse(); });
after(() => house.close());

const at = (space: string, inside: string) => `<cowork-space backend="${house.backend.base(space)}">${inside}</cowork-space>`;
const rows = (sql: string, values: unknown[] = []) => house.backend.db.query<Record<string, unknown>>(sql, values);

/** Fills in who is coming. */
async function introduce(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Mail address').fill(email);
}

describe('a visit with a host', () => {
  const email = 'ada@example.org';
  const visits = () => rows('select status, starts_at, host_id, name, party_size, sequence, details from tour_booking where email = $1', [email]);

  it('is booked, moved and cancelled, and the database says the same', async () => {
    const { page, complaints } = await house.open(at('merchant-house', '<cowork-tour-booking></cowork-tour-booking>'), {
      search: '?utm_source=spring&utm_campaign=desks&secret=no',
      timezoneId: 'Europe/Amsterdam',
    });
    const heard: string[] = [];
    await page.exposeFunction('hear', (type: string) => { heard.push(type); });
    await page.evaluate(() => {
      for (const type of ['cowork-tour-slot-select', 'cowork-tour-booked', 'cowork-tour-moved', 'cowork-tour-cancelled'])
        document.addEventListener(type, () => (globalThis as unknown as { hear(type: string): void }).hear(type));
    });

    await page.getByRole('button', { name: /Wednesday 21 October, \d+ free times/ }).click();
    await page.getByRole('button', { name: /Wednesday 21 October, 10:00 to 10:45/ }).click();
    await introduce(page, 'Ada Løvelace', email);
    await page.getByRole('button', { name: 'Book this visit' }).click();
    await page.getByRole('heading', { name: 'See you Wednesday 21 October at 10:00' }).waitFor();
    assert.match(await page.getByText('You meet').locator('..').innerText(), /Annelies|Ravi/);

    const [booked, ...others] = await visits();
    assert.equal(others.length, 0);
    assert.equal(booked?.['status'], 'confirmed');
    assert.equal(booked['name'], 'Ada Løvelace');
    assert.equal(new Date(booked['starts_at'] as string).toISOString(), '2026-10-21T08:00:00.000Z');
    const { attribution } = booked['details'] as { attribution: { page: string; utm: object } };
    assert.deepEqual(attribution.utm, { source: 'spring', campaign: 'desks' });
    assert.ok(!attribution.page.includes('?'), 'the page is told without its query');

    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Calendar file' }).click()]);
    assert.match(file.suggestedFilename(), /\.ics$/);

    await page.getByRole('button', { name: 'Move the visit' }).click();
    await page.getByRole('button', { name: /Thursday 22 October, \d+ free times/ }).click();
    await page.getByRole('button', { name: /Thursday 22 October, 11:00 to 11:45/ }).click();
    await page.getByRole('button', { name: 'Yes, move it' }).click();
    await page.getByRole('heading', { name: 'Moved. See you Thursday 22 October at 11:00' }).waitFor();
    const [moved] = await visits();
    assert.equal(new Date(moved?.['starts_at'] as string).toISOString(), '2026-10-22T09:00:00.000Z');
    assert.equal(moved?.['sequence'], 1);

    const link = await page.getByRole('link', { name: 'Your private link' }).getAttribute('href');
    assert.match(String(link), /#cowork-visit=/);
    await page.goto('about:blank');
    await page.goto(String(link));
    await page.getByRole('heading', { name: /Thursday 22 October at 11:00/ }).waitFor();
    assert.equal(await page.evaluate(() => location.hash), '', 'the token leaves the address bar');

    await page.getByRole('button', { name: 'Cancel the visit' }).click();
    await page.getByLabel(/Would you like to say why/).fill('A cold');
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByRole('heading', { name: 'This visit is cancelled' }).waitFor();
    assert.deepEqual((await visits()).map(({ status }) => status), ['cancelled']);
    assert.deepEqual(await rows('select 1 from tour_cell join tour_booking b on b.id = booking_id where b.email = $1', [email]), []);
    assert.deepEqual(heard, ['cowork-tour-slot-select', 'cowork-tour-booked', 'cowork-tour-slot-select', 'cowork-tour-moved']);
    assert.deepEqual(complaints, []);
  });

  it('is booked once, however often the button is pressed', async () => {
    const { page } = await house.open(at('merchant-house', '<cowork-tour-booking></cowork-tour-booking>'));
    await page.getByRole('button', { name: /Tuesday 20 October, \d+ free times/ }).click();
    await page.getByRole('button', { name: /Tuesday 20 October, 14:00/ }).click();
    await introduce(page, 'Grace', 'grace@example.org');
    await page.getByRole('button', { name: 'Book this visit' }).dblclick();
    await page.getByRole('heading', { name: /^See you/ }).waitFor();
    assert.equal((await rows("select 1 from tour_booking where email = 'grace@example.org'")).length, 1);
  });

  it('offers other times when somebody else was faster, and keeps what was typed', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => house.open(at('linnen-lisbon', '<cowork-tour-booking></cowork-tour-booking>'))));
    const start = async (page: Page, name: string) => {
      await page.getByRole('radio').nth(1).waitFor();
      await page.getByRole('button', { name: /free times?$/ }).and(page.locator(':not([aria-disabled])')).nth(1).click();
      await page.locator('button[data-slot]').first().click();
      await introduce(page, name, `${name}@example.org`.toLowerCase());
    };
    await start(one!.page, 'First');
    await start(other!.page, 'Second');
    // Every host who could take this time is taken away by the first and by the backend's own bookings.
    await one!.page.getByRole('button', { name: 'Book this visit' }).click();
    await one!.page.getByRole('heading', { name: /^See you/ }).waitFor();
    const [taken] = await rows("select starts_at, ends_at, tour_id from tour_booking where email = 'first@example.org'");
    for (let turn = 0; turn < 4; turn++) {
      await fetch(`${house.backend.base('linnen-lisbon')}/tours/${String(taken?.['tour_id'])}/bookings`, {
        method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ start: taken?.['starts_at'], attendee: { name: 'Filler', email: `filler-${turn}@example.org` } }),
      });
    }
    await other!.page.getByRole('button', { name: 'Book this visit' }).click();
    await other!.page.getByRole('alert').getByText('Somebody was just ahead of you').waitFor();
    assert.equal(await other!.page.getByLabel('Your name').inputValue(), 'Second');
    await other!.page.getByRole('alert').locator('button[data-slot]').first().click();
    await other!.page.getByRole('heading', { name: /^See you/ }).waitFor();
    assert.equal((await rows("select 1 from tour_booking where email = 'second@example.org' and status = 'confirmed'")).length, 1);
  });
});

describe('what is free', () => {
  const email = 'room@example.org';
  const reservations = () => rows('select status, resource_id, starts_at, ends_at from reservation where email = $1', [email]);

  it('is a table of rooms and hours; a room is reserved there and given back', async () => {
    const { page, complaints } = await house.open(at('merchant-house', '<cowork-availability show="rooms" day="2026-10-27"></cowork-availability>'), { timezoneId: 'Europe/Amsterdam' });
    const table = page.getByRole('grid');
    await table.getByRole('rowheader', { name: /Map Room/i }).waitFor();
    const answer = await (await fetch(`${house.backend.base('merchant-house')}/availability?from=2026-10-27&to=2026-10-28&resourceId=map-room`)).json() as
      { items: { intervals: { start: string; end: string; available: number }[] }[] };
    // An hour is the least that this room is let for.
    const free = answer.items[0]!.intervals.filter(({ start, end, available }) => available > 0 && Date.parse(end) - Date.parse(start) >= 3_600_000);
    assert.equal(await table.getByRole('button', { name: /^The Map Room, .* free$/ }).count(), free.length, 'one button for each free time');

    await table.getByRole('button', { name: /^The Map Room, .* free$/ }).first().click();
    await introduce(page, 'Room Guest', email);
    await page.getByRole('button', { name: 'Reserve', exact: true }).click();
    await page.getByRole('heading', { name: /yours|request/ }).waitFor();
    const [made] = await reservations();
    assert.equal(made?.['status'], 'confirmed');
    assert.equal(made['resource_id'], 'map-room');
    assert.equal(new Date(made['starts_at'] as string).getTime(), Date.parse(free[0]!.start));

    await page.getByRole('button', { name: 'Cancel this reservation' }).click();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByText('Thank you for telling us').waitFor();
    assert.deepEqual((await reservations()).map(({ status }) => status), ['cancelled']);
    assert.deepEqual(complaints, []);
  });

  it('is a month of desks, with the places that the backend has', async () => {
    const { page } = await house.open(at('spoor-elf', '<cowork-availability show="desks"></cowork-availability>'), { timezoneId: 'Europe/Amsterdam' });
    const day = page.getByRole('button', { name: /^Thursday 22 October, (\d+ places? free|no places free)/ });
    await day.waitFor();
    const shown = Number(/(\d+) place/.exec(await day.ariaSnapshot())?.[1] ?? 0);
    const { items } = await (await fetch(`${house.backend.base('spoor-elf')}/availability?from=2026-10-22&to=2026-10-23&kind=desk,dayPass`)).json() as
      { items: { intervals: { available: number }[] }[] };
    const left = items.map(({ intervals }) => Math.min(...intervals.map(({ available }) => available))).reduce((sum, some) => sum + some, 0);
    assert.equal(shown, left);
  });

  it('is offices with the day from which they are free', async () => {
    const { page } = await house.open(at('merchant-house', '<cowork-availability show="offices"></cowork-availability>'));
    await page.getByText(/Free (now|from)/).first().waitFor();
    assert.ok(await page.getByText(/per month/).count() > 0);
  });
});

describe('what is on', () => {
  const people = (event: string) => rows("select status, party_size, name from rsvp where event_id = $1 order by created_at", [event]);

  it('lets a visitor sign up, and give the place back', async () => {
    const { page, complaints } = await house.open(at('merchant-house', '<cowork-events limit="30"></cowork-events>'), { timezoneId: 'Europe/Amsterdam' });
    const event = page.locator('[data-event^="relocation-clinic"]').first();
    const id = String(await event.getAttribute('data-event'));
    await event.getByRole('button', { name: /^Sign up/ }).click();
    await introduce(page, 'Kim Newcomer', 'kim@example.org');
    await page.getByLabel('I come alone, please say hello').check();
    await page.getByRole('button', { name: 'Sign up', exact: true }).click();
    await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
    assert.deepEqual(await people(id), [{ status: 'confirmed', party_size: 1, name: 'Kim Newcomer' }]);
    const link = String(await page.getByRole('link', { name: 'Your private link' }).getAttribute('href'));
    assert.ok(link.startsWith(`${page.url()}#cowork-rsvp=`), 'the private link leads back to this page');

    await page.getByRole('button', { name: 'I can’t come' }).click();
    await page.getByRole('button', { name: 'Yes, take me off' }).click();
    await page.getByRole('heading', { name: 'You’re off the list.' }).waitFor();
    assert.deepEqual((await people(id)).map(({ status }) => status), ['cancelled']);
    assert.deepEqual(complaints, []);
  });

  it('puts a visitor on the waiting list of a full event, and says the place in line', async () => {
    const { page } = await house.open(at('merchant-house', '<cowork-events limit="30"></cowork-events>'), { timezoneId: 'Europe/Amsterdam' });
    const event = page.locator('[data-event^="board-lunch"]').first();
    const id = String(await event.getAttribute('data-event'));
    await event.getByRole('button', { name: /^Join the waiting list/ }).click();
    await introduce(page, 'Lou Later', 'lou@example.org');
    await page.getByRole('button', { name: 'Join the waiting list', exact: true }).click();
    await page.getByRole('heading', { name: 'You’re on the waiting list.' }).waitFor();
    await page.getByText(/You are (next|number \d+) in line/).first().waitFor();
    assert.deepEqual((await people(id)).map(({ status }) => status), ['waitlisted']);
  });
});
