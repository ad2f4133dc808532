// The pages that mailed links lead to, in a real browser: a member answers, a visitor confirms, a member ends being shown.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { MailOffice } from '../../demo/backend/src/mail/office.ts';
import type { Letter } from '../../demo/backend/src/mail/letter.ts';
import type { Owed } from '../../demo/backend/src/mail/queue.ts';
import { answerLink, confirmLink, memberLink, pagesAt } from '../../demo/backend/src/pages/links.ts';
import { inviteMember } from '../../demo/backend/src/people/membership.ts';
import { startBackend, type Backend } from '../../demo/backend/src/server.ts';
import { loadSpaces } from '../../demo/backend/src/spaces/check.ts';
import { toSpace, type Space } from '../../demo/backend/src/spaces/space.ts';
import { Tokens } from '../../demo/backend/src/tokens.ts';
import { secret } from '../../demo/backend/test/helpers/api.ts';
import { databases, stopDatabases } from '../../demo/backend/test/helpers/databases.ts';
import { loftWhere } from '../../demo/backend/test/helpers/spaces.ts';
import { launchBrowser } from '../tools/browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const spaces = loftWhere({ tours: { solo: { confirmByMail: true } } });
const tokens = new Tokens(secret);
const now = Date.parse('2026-10-20T08:00:00Z');
const languages = ['en', 'nl', 'de', 'fr', 'es', 'ar'] as const;

const start = (db: string): Promise<Backend> => startBackend({ db, spaces, secret, now: () => now, log: console.error, limits: 'off' });

let backend: Backend;
let browser: Browser;
let space: Space;
before(async () => {
  [browser, backend] = await Promise.all([launchBrowser(), start('memory')]);
  const [loaded] = loadSpaces(spaces);
  if (!loaded) throw new Error('There is no fixture.');
  space = toSpace(loaded, new Map());
});
after(async () => {
  await browser?.close();
  await backend?.close();
  await stopDatabases();
});

for (const { name, db } of databases) {
  it(`a request goes by mail to the member, who says yes, and by mail and link back to the visitor (on ${name})`, async () => {
    const own = await start(db);
    const letters = new MailOffice({ db: own.db, tokens, spaces: new Map([['loft', space]]), now: () => now, log: console.error, origin: () => own.url, settings: undefined, staffTokens: () => undefined });
    const letterOf = async (kind: string, audience: string, ref: string): Promise<Letter> => {
      const [owed] = await own.db.query<Owed>('select * from outbox where kind = $1 and audience = $2 and ref = $3', [kind, audience, ref]);
      assert.ok(owed, `no ${kind} to the ${audience}`);
      const letter = await letters.write(owed);
      assert.ok('text' in letter, JSON.stringify(letter));
      return letter;
    };
    const asked = await ask('I blow glass too.', own);
    const question = await letterOf('introduction.asked', 'member', asked.id);
    assert.equal(question.to.address, 'gita@loft.example');
    assert.doesNotMatch(question.text + question.html, /de Vries|ada@example/);
    const link = /https?:\S+\/pages\/loft\/answer\S+/.exec(question.text)?.[0];
    assert.ok(link, question.text);
    const { page } = await open(link);
    await page.getByRole('button', { name: 'Yes, introduce us' }).click();
    await page.getByRole('heading', { name: 'You said yes' }).waitFor();
    assert.match((await letterOf('introduction.accepted', 'visitor', asked.id)).text, /gita@loft\.example/);
    assert.match((await letterOf('introduction.accepted', 'member', asked.id)).text, /ada@example\.org/);
    assert.equal((await seen(asked, own)).state, 'accepted');
    await page.context().close();
    await own.close();
  });
}

describe('the page on which a member answers', () => {
  it('says yes for them: both learn how to reach each other, and the visitor sees it', async () => {
    const asked = await ask('I blow glass too.\nأهلا <b>x</b>');
    const { page, complaints, hosts } = await open(answerLink(tokens, home(), { id: asked.id, answer_version: 0 }, 'en'));
    assert.equal(plain(await heading(page)), 'Ada would like to meet you');
    assert.equal(await page.locator('blockquote').innerText(), 'I blow glass too.\nأهلا <b>x</b>');
    assert.doesNotMatch(await page.content(), /de Vries|ada@example\.org/);
    await page.getByLabel('A word to go with it').fill('Come to the furnace.');
    await page.getByRole('button', { name: 'Yes, introduce us' }).click();
    await page.getByRole('heading', { name: 'You said yes' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'who cannot see it hears it');
    assert.equal(await page.getByRole('link', { name: 'ada@example.org' }).getAttribute('href'), 'mailto:ada@example.org');
    assert.deepEqual((await seen(asked)).contact, { name: 'Gita', email: 'gita@loft.example' });
    assert.equal((await seen(asked)).word, 'Come to the furnace.');
    assert.deepEqual(complaints, []);
    assert.deepEqual([...hosts], [new URL(backend.url).host], 'nobody else is asked for anything');

    await page.reload();
    await page.getByRole('heading', { name: 'You said yes' }).waitFor();
    await page.context().close();
  });

  it('says no by the keyboard alone, and only looking says nothing', async () => {
    const asked = await ask('Hello.');
    const { page } = await open(answerLink(tokens, home(), { id: asked.id, answer_version: 0 }, 'nl'));
    await heading(page);
    assert.equal((await seen(asked)).state, 'asked');
    for (const name of ['TEXTAREA', 'BUTTON', 'BUTTON']) {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), name);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dank je voor je antwoord' }).waitFor();
    assert.equal((await seen(asked)).state, 'declined');
    await page.context().close();
  });

  it('is kind to whoever comes too late, or with half a link', async () => {
    const asked = await ask('Hello.');
    const link = answerLink(tokens, home(), { id: asked.id, answer_version: 0 }, 'en');
    const { page } = await open(link);
    await heading(page);
    await fetch(`${backend.base('loft')}/introductions/${asked.id}/withdraw`, { method: 'POST', headers: { authorization: `Bearer ${asked.manageToken}` } });
    await page.getByRole('button', { name: 'Yes, introduce us' }).click();
    await page.getByRole('heading', { name: 'The request was taken back' }).waitFor();
    await page.context().close();
    for (const broken of [link.slice(0, -5), link.replace(/#.*/, ''), `${link}x`]) {
      const { page: other } = await open(broken);
      assert.equal(await heading(other), 'This link does not open anything');
      await other.context().close();
    }
  });

  it('keeps what was typed when the line is down, and lets them try again', async () => {
    const asked = await ask('Hello.');
    const { page } = await open(answerLink(tokens, home(), { id: asked.id, answer_version: 0 }, 'en'));
    await heading(page);
    await page.getByLabel('A word to go with it').fill('On Friday?');
    await page.route('**/accept', (route) => route.abort());
    await page.getByRole('button', { name: 'Yes, introduce us' }).click();
    await page.getByText('That did not arrive.').waitFor();
    assert.equal(await page.getByLabel('A word to go with it').inputValue(), 'On Friday?');
    await page.unroute('**/accept');
    await page.getByRole('button', { name: 'Yes, introduce us' }).click();
    await page.getByRole('heading', { name: 'You said yes' }).waitFor();
    assert.equal((await seen(asked)).word, 'On Friday?');
    await page.context().close();
  });

  it('is for everybody: six languages, small screens, in the dark, to the audit’s content', async () => {
    const asked = await ask('I am looking for somebody who knows how to cool large panes slowly: averyveryverylongwordwithoutanybreakwhatsoeverinit.');
    for (const language of languages) {
      for (const [width, colorScheme] of [[320, 'light'], [1280, 'dark']] as const) {
        const { page } = await open(answerLink(tokens, home(), { id: asked.id, answer_version: 0 }, language), { viewport: { width, height: 700 }, colorScheme });
        await heading(page);
        await fits(page, `${language} at ${width}`);
        assert.equal(await page.locator('html').getAttribute('dir'), language === 'ar' ? 'rtl' : 'ltr');
        await page.context().close();
      }
    }
  });
});

describe('the page on which a visitor confirms', () => {
  it('says what it is about and confirms it', async () => {
    const { body } = await post('/tours/solo/bookings', { start: '2026-10-22T08:30:00Z', attendee: { name: 'Ada', email: 'ada@example.org', phone: '+31201234567' } });
    const { page } = await open(confirmLink(tokens, home(), 'visit', String(body['id']), 'en'), { viewport: { width: 320, height: 700 } });
    assert.equal(await heading(page), 'Is this right?');
    assert.match(await page.locator('blockquote:visible').innerText(), /Coffee with Ada\s+Thursday.*22.*10:30/s);
    await fits(page, 'confirm');
    await page.getByRole('button', { name: 'Yes, confirm' }).click();
    await page.getByRole('heading', { name: 'Confirmed' }).waitFor();
    await fits(page, 'confirmed');
    await page.context().close();
  });
});

describe('the page on which a member chooses what is shown', () => {
  it('shows them as they say, and ends it', async () => {
    const id = await backend.db.transaction((tx) => inviteMember(tx, space, { email: 'new@example.org', firstName: 'Nia', now }));
    const { page, complaints } = await open(memberLink(tokens, home(), space, { id }, 'en'), { viewport: { width: 320, height: 700 } });
    assert.match(plain(await heading(page)), /Would you like to be met by visitors of Loft/);
    assert.equal(await page.getByLabel('First name').inputValue(), 'Nia');
    await fits(page, 'member');
    await page.getByRole('button', { name: 'Show me to visitors' }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'craft', 'the browser asks for what is missing');
    await page.getByLabel('What you do').fill('Ropes');
    await page.getByLabel('Languages you speak').fill('Dutch!');
    await page.getByLabel('Tuesday').check();
    await page.getByRole('button', { name: 'Show me to visitors' }).click();
    await page.getByText('Something in the form does not fit').waitFor();
    await page.getByLabel('Languages you speak').fill('nl, en');
    await page.getByRole('button', { name: 'Show me to visitors' }).click();
    await page.getByText(/You are shown until/).waitFor();
    assert.deepEqual((await members()).find((member) => member.id === id), { id, craft: 'Ropes', firstName: 'Nia', languages: ['nl', 'en'], usualDays: [2] });
    await page.getByRole('button', { name: 'Do not show me' }).click();
    await page.getByRole('heading', { name: 'You are not shown' }).waitFor();
    assert.equal((await members()).some((member) => member.id === id), false);
    assert.equal(await page.getByLabel('First name').inputValue(), '');
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
});

interface Asked { readonly id: string; readonly manageToken: string }

const home = (): string => pagesAt(backend.url, space);
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '');

async function post(path: string, body: object, to = backend): Promise<{ readonly body: Readonly<Record<string, unknown>> }> {
  const response = await fetch(to.base('loft') + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  assert.ok(response.ok, String(response.status));
  return { body: await response.json() as Readonly<Record<string, unknown>> };
}

const ask = async (why: string, to = backend): Promise<Asked> =>
  (await post('/introductions', { memberId: 'm-2', why, attendee: { name: 'Ada de Vries', email: 'ada@example.org' } }, to)).body as unknown as Asked;

const seen = async ({ id, manageToken }: Asked, by = backend): Promise<{ readonly state: string; readonly word?: string; readonly contact?: object }> =>
  await (await fetch(`${by.base('loft')}/introductions/${id}`, { headers: { authorization: `Bearer ${manageToken}` } })).json() as { state: string };

const members = async (): Promise<readonly { readonly id: string }[]> =>
  (await (await fetch(`${backend.base('loft')}/people`, { headers: { 'cache-control': 'no-cache' } })).json() as { members: { id: string }[] }).members;

async function open(link: string, context: BrowserContextOptions = {}): Promise<{ readonly page: Page; readonly complaints: readonly string[]; readonly hosts: ReadonlySet<string> }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context })).newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  const hosts = new Set<string>();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text()); });
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(link);
  return { page, complaints, hosts };
}

/** The heading of the section that is shown. */
async function heading(page: Page): Promise<string> {
  const shown = page.locator('h1:visible');
  await shown.waitFor();
  return shown.innerText();
}

async function fits(page: Page, where: string): Promise<void> {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where} scrolls sideways`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`), [], where);
}
