// A visitor in Sydney books in Amsterdam, in the weeks in which either city changes its clocks. What each clock shows is worked
// out here from the laws themselves, without a zone database: neither our code nor the browser's Intl has a say in it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { openHouse, type House } from './house.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The n-th Sunday of a month (0 is January) at an hour of UTC; -1 is the last one. */
function sunday(year: number, month: number, nth: 1 | -1, utcHour: number): number {
  const first = Date.UTC(year, month, 1);
  const firstSunday = first + ((7 - new Date(first).getUTCDay()) % 7) * DAY;
  if (nth === 1) return firstSunday + utcHour * HOUR;
  const next = Date.UTC(year, month + 1, 1);
  return next - (new Date(next - DAY).getUTCDay() + 1) * DAY + utcHour * HOUR;
}

/** Directive 2000/84/EC: summer time from the last Sunday of March, 01:00 UTC, to the last one of October, 01:00 UTC. */
const amsterdam = (at: number): number => {
  const year = new Date(at).getUTCFullYear();
  return at >= sunday(year, 2, -1, 1) && at < sunday(year, 9, -1, 1) ? 2 : 1;
};

/** Standard Time Act 1987 (NSW): daylight saving from the first Sunday of October to the first of April, both at 02:00 standard time. */
const sydney = (at: number): number => {
  const year = new Date(at).getUTCFullYear();
  return at < sunday(year, 3, 1, -8) || at >= sunday(year, 9, 1, -8) ? 11 : 10;
};

interface Clock { readonly day: string; readonly time: string; readonly said: string; readonly short: string }

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const twoDigits = (number: number): string => String(number).padStart(2, '0');

function clockIn(offset: (at: number) => number, at: number): Clock {
  const wall = new Date(at + offset(at) * HOUR);
  const [weekday = '', date, month = ''] = [days[wall.getUTCDay()], wall.getUTCDate(), months[wall.getUTCMonth()]];
  return {
    day: `${wall.getUTCFullYear()}-${twoDigits(wall.getUTCMonth() + 1)}-${twoDigits(wall.getUTCDate())}`,
    time: `${twoDigits(wall.getUTCHours())}:${twoDigits(wall.getUTCMinutes())}`,
    said: `${weekday} ${date} ${month}`,
    short: `${weekday.slice(0, 3)} ${date} ${month === 'September' ? 'Sept' : month.slice(0, 3)}`,
  };
}

/** Every full hour of a day in Amsterdam: 24 of them, but 23 when the clocks go forward and 25 when they go back. */
function hoursOf(day: string): readonly number[] {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Array.from({ length: 49 }, (_, hour) => midnight + (hour - 12) * HOUR).filter((at) => clockIn(amsterdam, at).day === day);
}

/** What a time of the day must say, to the ear and to the eye. */
function expected(at: number): { readonly start: number; readonly spoken: string; readonly seen: string } {
  const there = clockIn(amsterdam, at);
  const here = clockIn(sydney, at);
  const twice = hoursOf(there.day).filter((other) => clockIn(amsterdam, other).time === there.time).length > 1;
  const zone = twice ? (amsterdam(at) === 2 ? 'CEST' : 'CET') : '';
  const yours = `${here.day === there.day ? '' : `${here.short}, `}${here.time} for you`;
  return {
    start: at,
    spoken: `${there.said}, ${there.time} to ${clockIn(amsterdam, at + HOUR / 2).time}, with Ada${zone && `, ${zone}`} (${yours})`,
    seen: [there.time, 'with Ada', zone, yours].filter(Boolean).join(' | '),
  };
}

const file = `
id: always
name: Always
timeZone: Europe/Amsterdam
language: en
email: hello@always.example
address: { name: Always, street: Kade 1, city: Amsterdam, country: NL }
openingHours: [{ days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' }]
hosts:
  - { id: ada, name: Ada, hours: [{ days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' }] }
tours:
  - { id: tour, kind: tour, title: Look around, durationMinutes: 30, everyMinutes: 60, hostIds: [ada], maxDaysAhead: 60, book: { mode: inline } }
`;

let house: House;
let folder: string;
let now = 0;
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cowork-clocks-'));
  mkdirSync(path.join(folder, 'always'));
  writeFileSync(path.join(folder, 'always', 'space.yaml'), file);
  house = await openHouse({ spaces: folder, now: () => now });
});
after(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A visitor in Sydney who looks at the week of a day. */
async function visit(at: string, day: string): Promise<Page> {
  now = Date.parse(at);
  const { page } = await house.open(`<cowork-tour-booking backend="${house.backend.base('always')}" calendar="week" day="${day}"></cowork-tour-booking>`, { timezoneId: 'Australia/Sydney', now: at });
  await page.locator(`[data-day="${day}"][aria-pressed="true"]`).waitFor();
  return page;
}

async function book(start: number): Promise<{ readonly status: number; readonly body: { readonly start?: string } }> {
  const answer = await fetch(`${house.backend.base('always')}/tours/tour/bookings`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ start: new Date(start).toISOString(), attendee: { name: 'Ada', email: 'ada@example.org' }, timeZone: 'Australia/Sydney' }),
  });
  return { status: answer.status, body: await answer.json() as { start?: string } };
}

const changes = [
  { what: 'Sydney goes forward', now: '2026-09-21T07:00:00Z', sunday: '2026-10-04', hours: 24 },
  { what: 'Amsterdam goes back', now: '2026-09-21T07:00:00Z', sunday: '2026-10-25', hours: 25 },
  { what: 'Amsterdam goes forward', now: '2027-03-15T07:00:00Z', sunday: '2027-03-28', hours: 23 },
  { what: 'Sydney goes back', now: '2027-03-15T07:00:00Z', sunday: '2027-04-04', hours: 24 },
];

describe('a visitor in Sydney and a house in Amsterdam, in the week in which', () => {
  for (const { what, now: at, sunday: change, hours } of changes) {
    it(`${what}, see right times, and can have each of them`, async () => {
      const week = Array.from({ length: 7 }, (_, index) => clockIn(() => 0, Date.parse(`${change}T00:00:00Z`) - (6 - index) * DAY).day);
      const page = await visit(at, change);
      assert.equal(hoursOf(change).length, hours);
      for (const day of week) {
        const times = hoursOf(day).map(expected);
        const { said } = clockIn(amsterdam, times[0]?.start ?? 0);
        await page.getByRole('button', { name: `${said}, ${times.length} free times`, exact: true }).click();
        await page.getByRole('heading', { name: said }).waitFor();
        assert.deepEqual(await shown(page), times, day);
      }
      const own = hoursOf(change)[3] ?? 0;
      await bookOnPage(page, own);
      await page.context().close();

      // All of that Sunday and of the day before, and some of the other days.
      const wanted = [...week.slice(-2).flatMap(hoursOf), ...week.slice(0, -2).flatMap((day) => hoursOf(day).filter((_, hour) => hour % 9 === 2))];
      await Promise.all(wanted.filter((other) => other !== own).map(async (start) => {
        const { status, body } = await book(start);
        assert.equal(status, 201, new Date(start).toISOString());
        assert.equal(Date.parse(body.start ?? ''), start);
      }));
    });
  }
});

/** The times of the day that is shown, as they are told to the ear and to the eye. */
const shown = (page: Page): Promise<unknown> => page.locator('[part=slot]').evaluateAll((slots) => slots.map((slot) => ({
  start: Date.parse((slot as HTMLElement).dataset['slot'] ?? ''),
  spoken: slot.querySelector('.hidden')?.textContent?.trim(),
  seen: [...slot.querySelectorAll('[aria-hidden]')].map((one) => one.textContent?.trim()).join(' | '),
})));

/** Books as visitors do, and holds the confirmation against the clocks. */
async function bookOnPage(page: Page, at: number): Promise<void> {
  const there = clockIn(amsterdam, at);
  const here = clockIn(sydney, at);
  await page.getByRole('button', { name: expected(at).spoken, exact: true }).click();
  await page.getByLabel('Your name').fill('Kylie');
  await page.getByLabel('Mail address').fill('kylie@example.org');
  await page.getByRole('button', { name: 'Book this visit' }).click();
  await page.getByRole('heading', { name: `See you ${there.said} at ${there.time}` }).waitFor();
  await page.getByText(`${here.said} at ${here.time} for you`).waitFor();
  const [row] = await house.backend.db.query<{ starts_at: Date }>('select starts_at from tour_booking where email = $1 and starts_at = $2', ['kylie@example.org', new Date(at)]);
  assert.ok(row, 'the visit is booked for that moment');
}
