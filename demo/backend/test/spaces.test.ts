// Space files: what is said about a wrong one, and what a right one becomes in the course of the days.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { openDatabase } from '../src/db/open.ts';
import type { Database } from '../src/db/database.ts';
import { migrate } from '../src/db/migrate.ts';
import { checkSpace, loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import { layCrowd } from '../src/spaces/lay-crowd.ts';
import { seedSpace } from '../src/spaces/seed.ts';
import { exampleSpaces } from '../src/spaces/examples.ts';
import { fixtures, tuesday } from './helpers/api.ts';

const good = readFileSync(`${fixtures}/loft/space.yaml`, 'utf8');
const complaints = (text: string): readonly string[] =>
  checkSpace(text, { folder: `${fixtures}/loft`, name: 'loft', others: ['loft'] }).problems.map(({ line, text: problem }) => `${line}: ${problem}`);
const lineWith = (text: string, word: string): number => text.slice(0, text.lastIndexOf(word)).split('\n').length;

describe('a space file', () => {
  it('fits', () => assert.deepEqual(complaints(good), []));

  const cases: readonly (readonly [what: string, from: string, to: string, says: RegExp])[] = [
    ['a field that does not exist', 'capacity: 6,', 'capcity: 6,', /`capcity` is not a field of resources\.room\. Did you mean `capacity`\?/],
    ['a field one level too deep', 'hours: [{ days: [2, 4],', 'closedDays: [{ days: [2, 4],', /not a field of hosts\.bob\. Is it one level too deep\? The fields here are calendarVersion, child, dog, email, hours/],
    ['a zone that does not exist', 'Europe/Amsterdam', 'Europe/Atlantis', /not a time zone/],
    ['a host that does not exist', 'hostIds: [bob]', 'hostIds: [eve]', /no host eve\. Hosts are: ada, bob, night/],
    ['a time that is none', "closes: '06:00'", "closes: '6 am'", /"6 am" does not fit hosts\.night\.hours\.1\.closes\. Write a time as hours and minutes in quotes: '09:00'/],
    ['a number where text should be', 'name: Busy room', 'name: 12', /resources\.busy-room\.name must be text\. Put it in quotes/],
    ['a unit behind a number', 'minNoticeMinutes: 120', 'minNoticeMinutes: 120 min', /tours\.tour\.minNoticeMinutes must be a whole number\. Write it without quotes or a unit/],
    ['a rule that is none', 'FREQ=WEEKLY;BYDAY=TU', 'FREQ=OFTEN', /not a recurrence rule/],
    ['a wrong word', 'kind: trialDay', 'kind: trailDay', /must be one of tour, coffee, trialDay, teamTrialDay\. Did you mean trialDay\?/],
    ['an address without its beginning', 'url: https://loft.example\n', 'url: loft.example\n', /"loft\.example" does not fit url\. Write the whole address: https/],
    ['a price without a dot', "amount: '20.00'", "amount: '20,-'", /Write an amount in quotes and with a dot/],
    ['steps of seven minutes', 'stepMinutes: 30', 'stepMinutes: 7', /stepMinutes must be/],
    ['more guests than places', 'capacity: 10, taken: 6', 'capacity: 5, taken: 6', /do not fit in 5 places/],
    ['an id that is used twice', '{ id: booth,', '{ id: room,', /used twice/],
    ['the name of another folder', 'id: loft', 'id: attic', /must be the name of the folder/],
    ['a login in an address', 'house:\n', "calendars: [{ id: a, for: events, url: 'https://me:secret@x.example/' }]\nhouse:\n", /Put `user:password` into a variable/],
    ['a login that everybody could read', 'house:\n', "calendars: [{ id: a, for: events, url: 'http://x.example/', loginFromEnv: LOGIN }]\nhouse:\n", /readable for everybody without https/],
    ['busy times of nobody', 'house:\n', "calendars: [{ id: a, for: busy, url: 'https://x.example/' }]\nhouse:\n", /Say whose times these are/],
    ['busy times of somebody else', 'house:\n', "calendars: [{ id: a, for: busy, host: eve, url: 'https://x.example/' }]\nhouse:\n", /There is no host eve\. Hosts are: ada, bob, night/],
    ['busy times that are tagged', 'house:\n', "calendars: [{ id: a, for: busy, host: ada, tags: [x], url: 'https://x.example/' }]\nhouse:\n", /`tags` is for events/],
    ['two ways of saying when', 'when: { inDays: 12, days: 2 }', "when: { date: '2027-01-01', inDays: 12, days: 2 }", /`date` says when, so inDays must go/],
    ['a date that is none', 'skip: [2]', "skip: ['2026-02-30']", /skip/],
    ['a calendar without an address', 'house:\n', 'calendars: [{ id: a, for: events }]\nhouse:\n', /url/],
  ];
  for (const [what, from, to, says] of cases) {
    it(`with ${what} is told where and what to do`, () => {
      const found = complaints(good.replace(from, to));
      assert.ok(found.some((complaint) => says.test(complaint)), found.join('\n'));
      const complaint = found.find((text) => says.test(text)) ?? '';
      assert.equal(Number(complaint.split(':')[0]), lineWith(good.replace(from, to), to), complaint);
    });
  }
  const mishaps: readonly (readonly [what: string, text: string, line: number, says: RegExp])[] = [
    ['a tab', 'id: loft\nhosts:\n\t- id: ada\n', 3, /There is a tab/],
    ['a line too far to the left', 'id: loft\nhosts:\n  - id: ada\n name: Ada\n', 4, /begins in another column/],
    ['a lost hyphen', 'id: loft\nhosts:\n  - id: ada\n   name: Ada\n', 4, /an entry of a list begins with "- "/],
    ['a quotation mark that never closes', "id: loft\nname: 'Loft\nphone: x\n", 4, /quotation mark is opened and not closed/],
    ['an apostrophe in single quotes', "id: loft\nname: 'Ada's loft'\n", 2, /write two for an apostrophe/],
    ['a second colon', 'id: loft\nname: Loft: upstairs\n', 2, /second colon/],
    ['no space after the colon', 'id: loft\nname:Loft\nphone: x\n', 2, /with a space after the colon/],
    ['a field that stands there twice', 'id: loft\nname: Loft\nid: attic\n', 3, /stands here twice/],
    ['a mention of nothing', 'id: loft\nname: *other\n', 1, /Unresolved alias/],
    ['nothing in it', '', 1, /the file must be a group of fields.*Nothing stands there/],
  ];
  for (const [what, text, line, says] of mishaps) {
    it(`with ${what} is told so in plain words`, () => {
      const found = complaints(text);
      assert.ok(found.some((complaint) => says.test(complaint) && complaint.startsWith(`${line}: `)), found.join('\n'));
    });
  }
});

describe('the days of an example', () => {
  let db: Database;
  const [loft] = loadSpaces(fixtures) as [LoadedFile];
  const day = 86_400_000;
  before(async () => {
    db = await openDatabase('memory');
    await migrate(db);
  });
  after(() => db.close());
  const events = async (id: string): Promise<readonly string[]> =>
    (await db.query<{ id: string; status: string }>('select id, status from event where id like $1 order by starts_at', [`${id}-%`])).map(({ id: found, status }) => `${found.slice(id.length + 1)} ${status}`);

  const layOut = async (now: number): Promise<boolean> => layCrowd(db, await seedSpace(db, loft, now), now);

  it('stay where they were laid, until they are over', async () => {
    await layOut(tuesday);
    const talk = await events('talk');
    const cancelled = (await events('lunch')).filter((text) => text.includes('cancelled'));
    assert.deepEqual([talk, cancelled], [['2026-10-23 scheduled'], ['2026-10-27 cancelled']]);
    const before = await totals();
    await layOut(tuesday + 3_600_000);
    assert.deepEqual(await totals(), before, 'the same day changes nothing');

    await layOut(tuesday + 2 * day);
    assert.deepEqual(await events('talk'), talk);
    assert.deepEqual((await events('lunch')).filter((text) => text.includes('cancelled')), cancelled);
    await layOut(tuesday + 5 * day);
    assert.deepEqual(await events('talk'), [...talk, '2026-10-28 scheduled']);
  });

  it('are as busy as the file says, and busier days come as others go', async () => {
    const [{ share } = { share: 0 }] = await db.query<{ share: number }>(
      `select (count(*) * 0.25 / 100)::float8 as share from resource_cell where resource_id = 'busy-room' and taken > 0 and cell >= $1 and cell < $2`,
      [new Date(tuesday), new Date(tuesday + 14 * day)]);
    assert.ok(share > 0.4 && share < 0.8, `ten open days are busy to ${share}`);
    const last = async (): Promise<number> => (await db.query<{ last: Date }>(`select max(cell) as last from resource_cell where resource_id = 'busy-room'`))[0]?.last.getTime() ?? 0;
    const before = await last();
    await layOut(tuesday + 12 * day);
    assert.ok(await last() > before);
  });

  async function totals(): Promise<object> {
    const [row] = await db.query('select (select count(*) from event) as events, (select sum(taken) from event) as guests, (select count(*) from reservation) as reservations, (select sum(taken) from resource_cell) as cells');
    return row ?? {};
  }
});

describe('the examples', () => {
  it('fit, and are laid out quickly', async () => {
    const files = loadSpaces(exampleSpaces);
    assert.ok(files.length >= 6);
    const db = await openDatabase('memory');
    await migrate(db);
    const began = performance.now();
    for (const file of files) await layCrowd(db, await seedSpace(db, file, Date.now()), Date.now());
    const took = performance.now() - began;
    await db.close();
    assert.ok(took < 15_000, `${Math.round(took)} ms`);
  });
});
