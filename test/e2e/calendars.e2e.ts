// Calendars as they are in the world, imported into the real backend and drawn by the element in a real browser, in their own
// zone and in Sydney's, for visitors there and here. What has to be read was worked out by others (calendars/expand.py).
// COWORK_ICS is a folder of further calendars; it needs Debian's python3-recurring-ical-events.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { readCalendar } from '../../demo/backend/src/ical/read.ts';
import { importOccurrences } from '../../demo/backend/src/ical/import.ts';
import { loadSpaces } from '../../demo/backend/src/spaces/check.ts';
import { toSpace } from '../../demo/backend/src/spaces/space.ts';
import { addDays } from '../../demo/backend/src/time/days.ts';
import { NOW, openHouse, type House } from './house.ts';

interface Expected {
  /** In whose clocks; of "own" the calendar's own. */
  readonly zone: string;
  readonly from?: string;
  /** What stands below each heading, sorted. */
  readonly days: Readonly<Record<string, readonly string[]>>;
  readonly unreadable?: string;
}

const here = new URL('calendars/', import.meta.url).pathname;
const expand = path.join(here, 'expand.py');
const days = 366;

const own = readdirSync(here).filter((file) => file.endsWith('.ics')).map((file) => ({
  file: path.join(here, file), expected: JSON.parse(readFileSync(path.join(here, file.replace('.ics', '.json')), 'utf8')) as readonly Expected[],
}));
const folder = process.env['COWORK_ICS'];
const calendars = [...own, ...(folder ? foreign(folder) : [])];

/** What others say of every calendar in a folder, in its own zone and in Sydney's. */
function foreign(where: string): typeof own {
  const files = readdirSync(where).filter((file) => file.endsWith('.ics')).sort().map((file) => path.join(where, file));
  const ask = (zone: string) => JSON.parse(execFileSync('/usr/bin/python3', [expand, zone, ...files], { encoding: 'utf8', maxBuffer: 1e8 })) as Record<string, Expected>;
  const [home, sydney] = [ask('own'), ask('Australia/Sydney')];
  return files.flatMap((file) => {
    const expected = [home[file], sydney[file]].filter((one) => one !== undefined);
    const unreadable = expected.find((one) => one.unreadable)?.unreadable;
    if (unreadable) console.log(`${path.basename(file)} is not compared: ${unreadable}`);
    return unreadable || expected.some(({ from }) => !from) ? [] : [{ file, expected }];
  });
}

describe('a calendar of the world', { skip: calendars.length === 0 }, () => {
  let house: House;
  let spaces: string;
  before(async () => {
    spaces = mkdtempSync(path.join(tmpdir(), 'cowork-calendars-'));
    calendars.forEach(({ expected }, index) => expected.forEach(({ zone }, which) => {
      const id = nameOf(index, which);
      mkdirSync(path.join(spaces, id));
      writeFileSync(path.join(spaces, id, 'space.yaml'), `id: ${id}\nname: ${id}\ntimeZone: ${zone}\nopeningHours: []\n`);
    }));
    house = await openHouse({ spaces });
    for (const loaded of loadSpaces(spaces)) {
      const [index = 0, which = 0] = loaded.space.id.split('-').slice(1).map(Number);
      const { file, expected } = calendars[index] ?? assert.fail();
      const from = expected[which]?.from;
      if (!from) continue;
      const to = addDays(from, days + 1);
      const read = readCalendar(readFileSync(file, 'utf8'), { zone: loaded.space.timeZone, from: addDays(from, -days), to });
      await importOccurrences(house.backend.db, toSpace(loaded, new Map()), read, { from: undefined, to }, Date.parse(NOW));
    }
  });
  after(async () => {
    await house?.close();
    rmSync(spaces, { recursive: true, force: true });
  });

  for (const [index, { file, expected }] of calendars.entries()) {
    expected.forEach((wanted, which) => {
      // From there the visitor looks at what is here, and the other way round.
      const timezoneId = which === 0 ? 'Australia/Sydney' : expected[0]?.zone ?? 'UTC';
      it(`${path.basename(file)} stands right on the clocks of ${wanted.zone}, seen from ${timezoneId}`, async () => {
        const { page, complaints } = await house.open(
          `<cowork-events backend="${house.backend.base(nameOf(index, which))}" limit="200" days="${days}" from="${wanted.from ?? ''}"></cowork-events>`, { timezoneId });
        try {
          assert.deepEqual(await read(page), wanted.days);
          assert.deepEqual(complaints, []);
        } finally {
          await page.context().close();
        }
      });
    });
  }

  it('is tried on more than our own, where there are more', { skip: !folder }, () => {
    assert.ok(existsSync(folder ?? '') && calendars.length - own.length >= 30, `${calendars.length - own.length} calendars`);
  });
});

const nameOf = (index: number, which: number): string => `calendar-${index}-${which}`;

/** What a visitor reads, page by page to the end. */
async function read(page: Page): Promise<Record<string, readonly string[]>> {
  // Long before any of it, so that every heading names its year and nothing is over.
  await page.locator('cowork-events').evaluate((element: HTMLElement & { now?: string }) => { element.now = '1980-01-01T00:00:00Z'; });
  await page.waitForFunction(() => {
    const root = document.querySelector('cowork-events')?.shadowRoot;
    const list = root?.querySelector('[part=list], [part=empty]');
    if (!root?.querySelector('[part=as-of]') || !list || root.querySelector('[aria-busy=true]')) return false;
    const more = root.querySelector<HTMLButtonElement>('[part=more-button]');
    more?.click();
    return !more;
  });
  return page.evaluate(() => {
    const words = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const groups = [...(document.querySelector('cowork-events')?.shadowRoot?.querySelectorAll('[part=group]') ?? [])];
    return Object.fromEntries(groups.map((group) => [
      words(group.querySelector('[part=date] .hidden')),
      [...group.querySelectorAll('[data-event]')].map((entry) => `${words(entry.querySelector('[part=time]'))} | ${words(entry.querySelector('[part=title]'))}`)
        // Code points, as Python sorts.
        .sort((one, other) => (one < other ? -1 : 1)),
    ]));
  });
}
