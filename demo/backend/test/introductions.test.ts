// Being introduced: who is asked, what they see, what becomes of their answer, and how everything ends by itself.
/* eslint-disable @typescript-eslint/no-unsafe-call -- what answers hold is checked by assertions, and against the OpenAPI document */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { hideMember, inviteMember } from '../src/people/membership.ts';
import { answerIntroduction, forgetIntroductions, passOn } from '../src/people/requests.ts';
import { answerLink, confirmLink, memberLink, pagesAt } from '../src/pages/links.ts';
import type { Backend } from '../src/server.ts';
import { toSpace, type Space } from '../src/spaces/space.ts';
import { loadSpaces } from '../src/spaces/check.ts';
import { Tokens } from '../src/tokens.ts';
import { apiOf, newKey, open, secret, tuesday, type Api, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { loftWhere } from './helpers/spaces.ts';

after(stopDatabases);
const day = 24 * 3_600_000;
const tokens = new Tokens(secret);
const spaces = loftWhere({ tours: { solo: { confirmByMail: true } } });

for (const { name, db } of databases) {
  describe(`introductions on ${name}`, () => {
    let backend: Backend;
    let api: Api;
    let now = tuesday;
    let space: Space;
    before(async () => {
      backend = await open({ db, spaces, now: () => now });
      api = apiOf(backend);
      const [loaded] = loadSpaces(spaces);
      space = toSpace(loaded!, new Map());
    });
    beforeEach(() => { now = tuesday; });
    after(() => backend.close());

    const visitor = { name: 'Ada de Vries', email: 'ada@example.org' };
    const ask = async (more: object = { memberId: 'm-2' }): Promise<Json> =>
      (await api.post('/introductions', { why: 'I blow glass too.', attendee: visitor, ...more }, { key: newKey() })).body;
    const rowOf = async (id: string): Promise<Json> => (await backend.db.query('select * from introduction where id = $1', [id]))[0];
    const messages = async (ref: string): Promise<readonly string[]> =>
      (await backend.db.query<{ text: string }>(`select kind || ' ' || audience as text from outbox where ref = $1 order by number`, [ref])).map(({ text }) => text);
    const seenBy = async (asked: Json): Promise<Json> => (await api.get(`/introductions/${asked.id}`, { token: asked.manageToken })).body;
    const linkFor = async (id: string): Promise<string> => answerLink(tokens, pagesAt(backend.url, space), await rowOf(id), 'en');
    const press = async (link: string, action: string, body: object = {}): Promise<Json> => {
      const url = new URL(link);
      const dot = url.hash.lastIndexOf('.');
      const response = await fetch(`${url.origin}${url.pathname}/${action}`, {
        method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${url.hash.slice(dot + 1)}` },
        body: JSON.stringify({ id: url.hash.slice(url.hash.indexOf('=') + 1, dot), language: url.searchParams.get('lang'), ...body }),
      });
      const answer = await response.json() as Json;
      return response.ok ? answer : { state: answer.code };
    };
    const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '');

    it('shows the member a first name, a sentence and the visit, and nothing else before they say yes', async () => {
      const { body: visit } = await api.post('/tours/tour/bookings', { start: '2026-10-23T08:00:00Z', hostId: 'ada', attendee: visitor, meet: { memberId: 'm-2', why: 'I blow glass too.' } }, { key: newKey() });
      const { id } = visit.introduction;
      assert.deepEqual(await messages(id), ['introduction.asked member']);
      const link = await linkFor(id);
      const shown = await press(link, 'look');
      assert.equal(shown.state, 'asked');
      assert.equal(plain(shown.texts.title), 'Ada would like to meet you');
      assert.equal(shown.texts.why, 'I blow glass too.');
      assert.match(plain(shown.texts.visit), /Friday,? 23 October.*10:00|Friday,? October 23.*10:00/);
      assert.doesNotMatch(JSON.stringify(shown), /de Vries|ada@example/);
      assert.match(shown.texts.decide, /gita@loft\.example/, 'the member sees which address is given away');

      const answered = await press(link, 'accept', { word: 'Come to the furnace.' });
      assert.deepEqual([answered.state, answered.texts.email], ['accepted', 'ada@example.org']);
      const { introduction } = (await api.get(`/tour-bookings/${visit.id}`, { token: visit.manageToken })).body;
      assert.deepEqual([introduction.state, introduction.word, introduction.contact], ['accepted', 'Come to the furnace.', { name: 'Gita', email: 'gita@loft.example' }]);
      assert.deepEqual(await messages(id), ['introduction.asked member', 'introduction.accepted visitor', 'introduction.accepted member']);
    });

    it('says no kindly: no reason but the member’s own, no address, and the words are gone', async () => {
      const asked = await ask();
      assert.equal((await press(await linkFor(asked.id), 'decline', { word: '   ' })).state, 'declined');
      const seen = await seenBy(asked);
      assert.deepEqual([seen.state, seen.word, seen.contact], ['declined', undefined, undefined]);
      assert.equal((await rowOf(asked.id)).why, null);
      const other = await ask();
      await press(await linkFor(other.id), 'decline', { word: 'I am away in autumn.' });
      assert.equal((await seenBy(other)).word, 'I am away in autumn.');
    });

    it('takes the first answer; a second one changes nothing and is told how it stands', async () => {
      const asked = await ask();
      const link = await linkFor(asked.id);
      const answers = await Promise.all([press(link, 'accept'), press(link, 'accept'), press(link, 'accept')]);
      assert.deepEqual(answers.map(({ state }) => state), ['accepted', 'accepted', 'accepted']);
      assert.equal((await press(link, 'decline')).state, 'accepted');
      assert.equal((await messages(asked.id)).filter((text) => text === 'introduction.accepted visitor').length, 1);
    });

    it('is taken back by the link of the visit it came with, and by that of no other', async () => {
      const book = async (start: string): Promise<Json> =>
        (await api.post('/tours/tour/bookings', { start, attendee: visitor, meet: { memberId: 'm-2', why: 'I blow glass too.' } }, { key: newKey() })).body;
      const [visit, other] = [await book('2026-10-27T09:00:00Z'), await book('2026-10-28T09:00:00Z')];
      const withdraw = async (token: string): Promise<Json> => (await api.post(`/introductions/${visit.introduction.id}/withdraw`, undefined, { token })).body;
      assert.equal((await withdraw(other.manageToken)).code, 'unauthorized');
      assert.equal((await withdraw(visit.manageToken)).state, 'withdrawn');
      assert.equal((await seenBy({ ...visit.introduction, manageToken: visit.manageToken })).state, 'withdrawn');
      assert.equal((await api.get(`/tour-bookings/${other.id}`, { token: other.manageToken })).body.introduction.state, 'asked');
    });

    it('tells a member who comes late that it was taken back, or has ended', async () => {
      const taken = await ask();
      await api.post(`/introductions/${taken.id}/withdraw`, undefined, { token: taken.manageToken });
      assert.equal((await press(await linkFor(taken.id), 'accept')).state, 'withdrawn');
      const late = await ask();
      now += 8 * day;
      assert.equal((await press(await linkFor(late.id), 'look')).state, 'expired');
      assert.equal((await press(await linkFor(late.id), 'accept')).state, 'expired');
      assert.equal((await seenBy(late)).state, 'expired');
    });

    it('ends what nobody answered, tells of it once, and deletes its words', async () => {
      const asked = await ask();
      await backend.jobs.run('end-introductions');
      assert.equal((await rowOf(asked.id)).state, 'asked');
      now += 7 * day + 1000;
      await backend.jobs.run('end-introductions');
      await backend.jobs.run('end-introductions');
      const row = await rowOf(asked.id);
      assert.deepEqual([row.state, row.why], ['expired', null]);
      assert.deepEqual(await messages(asked.id), ['introduction.asked member', 'introduction.expired visitor']);
    });

    it('forgets names and addresses before it forgets how it ended, and nobody who still waits for a mail', async () => {
      const asked = await ask();
      await press(await linkFor(asked.id), 'accept');
      const forget = (contactBefore: number, allBefore: number): Promise<void> => backend.db.transaction((tx) => forgetIntroductions(tx, space, { contactBefore, allBefore }));
      await forget(now + day, now + day);
      assert.equal((await rowOf(asked.id)).email, 'ada@example.org', 'a mail is owed');
      await backend.db.query(`update outbox set state = 'sent' where ref = $1`, [asked.id]);
      await forget(now + day, now - day);
      const row = await rowOf(asked.id);
      assert.deepEqual([row.name, row.email, row.why, row.state], [null, null, null, 'accepted']);
      assert.equal((await seenBy(asked)).state, 'accepted');
      await forget(now + day, now + day);
      assert.equal(await rowOf(asked.id), undefined);
    });

    it('asks the host where a craft is wanted; whom the host passes it to is told with the yes', async () => {
      const asked = await ask({ craft: 'Glass' });
      assert.deepEqual(await messages(asked.id), ['introduction.toHost host']);
      assert.equal((await press(await linkFor(asked.id), 'look')).state, 'unauthorized', 'nobody but the host is asked yet');
      const before = await linkFor(asked.id);
      const pass = (memberId: string): Promise<unknown> => backend.db.transaction((tx) => passOn(tx, space, { id: asked.id, memberId, now }));
      await assert.rejects(pass('m-9'), /validation|does not fit/i);
      await assert.rejects(pass('m-1'), /validation|does not fit/i, 'has no address');
      await pass('m-2');
      await pass('m-2');
      assert.deepEqual(await messages(asked.id), ['introduction.toHost host', 'introduction.asked member']);
      assert.equal((await press(before, 'accept')).state, 'unauthorized', 'an older link answers nothing');
      assert.doesNotMatch(JSON.stringify(await seenBy(asked)), /m-2|Gita/);
      await press(await linkFor(asked.id), 'accept');
      assert.equal((await seenBy(asked)).contact.name, 'Gita');
    });

    it('lets the host answer, or decline, with the house as the address', async () => {
      const asked = await ask({ memberId: 'm-1' });
      assert.deepEqual(await messages(asked.id), ['introduction.toHost host'], 'a member without an address is asked by the host in person');
      const { row } = await backend.db.transaction((tx) => answerIntroduction(tx, space, { id: asked.id, now, by: 'host', answer: 'accepted', word: 'I bring you together on Friday.' }));
      assert.equal(row.answered_by, 'host');
      assert.deepEqual((await seenBy(asked)).contact, { name: 'Loft', email: 'hello@loft.example' });
    });

    it('opens with the member’s token only, not the visitor’s, not another’s', async () => {
      const [one, two] = [await ask(), await ask()];
      const link = await linkFor(one.id);
      const states = await Promise.all([
        link.replace(/\.[^.]+$/, `.${one.manageToken}`), link.replace(one.id, two.id), `${link.slice(0, -1)}~`, link.replace(one.id, 'no-such-id'),
      ].map((wrong) => press(wrong, 'accept')));
      assert.deepEqual(states.map(({ state }) => state), Array(4).fill('unauthorized'));
      assert.equal((await seenBy(one)).state, 'asked');
    });

    it('shows the same page to everybody who only opens it, in their language, and lets nothing strange in', async () => {
      const response = await fetch(`${backend.url}/pages/loft/answer?lang=ar`);
      const text = await response.text();
      assert.match(text, /<html lang="ar" dir="rtl">/);
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      assert.match(await (await fetch(`${backend.url}/pages/loft/answer`, { headers: { 'accept-language': 'fr-BE,en;q=0.5' } })).text(), /<html lang="fr"/);
      assert.equal((await fetch(`${backend.url}/pages/loft/nothing`)).status, 404);
      assert.equal((await fetch(`${backend.url}/pages/nowhere/answer`)).status, 404);
      assert.equal((await press(await linkFor((await ask()).id), 'explode')).state, 'not_found');
      assert.equal((await press(await linkFor((await ask()).id), 'accept', { word: 'x'.repeat(501) })).state, 'validation_failed');
    });

    it('shortens the wait when the visit comes earlier, and withdraws with the visit', async () => {
      const { body: visit } = await api.post('/tours/tour/bookings', { start: '2026-10-26T08:00:00Z', hostId: 'ada', attendee: visitor, meet: { memberId: 'm-2' } }, { key: newKey() });
      await api.post(`/tour-bookings/${visit.id}/reschedule`, { start: '2026-10-22T08:00:00Z', hostId: 'ada' }, { token: visit.manageToken });
      const { introduction } = (await api.get(`/tour-bookings/${visit.id}`, { token: visit.manageToken })).body;
      assert.equal(introduction.expiresAt, '2026-10-22T08:00:00Z');
      await api.post(`/tour-bookings/${visit.id}/cancel`, {}, { token: visit.manageToken });
      assert.equal((await press(await linkFor(introduction.id), 'look')).state, 'withdrawn');
    });

    it('asks nobody before the visit is confirmed by mail', async () => {
      const { body: visit } = await api.post('/tours/solo/bookings', { start: '2026-10-22T09:30:00Z', attendee: { ...visitor, phone: '+31201234567' }, meet: { memberId: 'm-2', why: 'Hello.' } }, { key: newKey() });
      assert.equal(visit.status, 'pendingConfirmation', JSON.stringify(visit));
      assert.deepEqual(await messages(visit.introduction.id), []);
      const link = confirmLink(tokens, pagesAt(backend.url, space), 'visit', visit.id, 'nl');
      assert.equal((await press(link.replace(/\.[^.]+$/, `.${visit.manageToken}`), 'confirm')).state, 'unauthorized', 'the token of the form proves nothing');
      const shown = await press(link, 'look');
      assert.deepEqual([shown.state, shown.texts.what], ['pending', 'Coffee with Ada']);
      assert.equal((await press(link, 'confirm')).state, 'confirmed');
      assert.equal((await press(link, 'confirm')).state, 'confirmed');
      assert.deepEqual(await messages(visit.introduction.id), ['introduction.asked member']);
      await api.post(`/tour-bookings/${visit.id}/cancel`, {}, { token: visit.manageToken });
      assert.equal((await press(link, 'confirm')).state, 'gone');
    });

    describe('a member', () => {
      const people = async (): Promise<Json> => (await api.get('/people', { headers: { 'cache-control': 'no-cache' } })).body.members;
      const invite = (): Promise<string> => backend.db.transaction((tx) => inviteMember(tx, space, { email: 'new@example.org', firstName: 'Nia', now }));
      const choice = { craft: 'Ropes', firstName: 'Nia', askMeAbout: '', languages: 'nl, en', usualDays: ['2', '4'], photo: false, email: 'nia@example.org' };
      const own = (id: string): string => memberLink(tokens, pagesAt(backend.url, space), space, { id }, 'en');

      it('is shown only after saying so, as they chose, with no address, until the year is over', async () => {
        const id = await invite();
        assert.deepEqual(await messages(id), ['member.invited member']);
        assert.ok(!JSON.stringify(await people()).includes('Nia'));
        const look = await press(own(id), 'look');
        assert.deepEqual([look.state, look.form.firstName, look.form.craft], ['invited', 'Nia', '']);
        assert.equal((await press(own(id), 'save', { ...choice, craft: ' ' })).state, 'validation_failed');
        assert.equal((await press(own(id), 'save', { ...choice, languages: 'Dutch!' })).state, 'validation_failed');
        assert.equal((await press(own(id), 'save', choice)).state, 'shown');
        const shown = await people();
        assert.deepEqual(shown.find((member: Json) => member.id === id), { id, craft: 'Ropes', firstName: 'Nia', languages: ['nl', 'en'], usualDays: [2, 4] });
        assert.doesNotMatch(JSON.stringify(shown), /@/);

        now += 352 * day;
        await backend.jobs.run('tend-members');
        await backend.jobs.run('tend-members');
        assert.deepEqual(await messages(id), ['member.invited member', 'member.ending member']);
        now += 14 * day;
        assert.ok(!(await people()).some((member: Json) => member.id === id), 'the year is over');
        now += 31 * day;
        await backend.jobs.run('tend-members');
        const [row] = await backend.db.query<Json>('select * from member where id = $1', [id]);
        assert.deepEqual([row.state, row.email, row.first_name], ['withdrawn', null, null]);
      });

      it('ends it at any time; what waits for their answer goes to the host, and nothing of them is kept', async () => {
        const id = await invite();
        await press(own(id), 'save', choice);
        const asked = await ask({ memberId: id });
        const answer = await linkFor(asked.id);
        assert.equal((await press(own(id), 'end', { craft: 5 })).state, 'withdrawn');
        assert.deepEqual(await messages(asked.id), ['introduction.asked member', 'introduction.toHost host']);
        assert.equal((await press(answer, 'accept')).state, 'unauthorized');
        assert.ok(!(await people()).some((member: Json) => member.id === id));
        assert.ok(!JSON.stringify(await backend.db.query('select * from member where id = $1', [id])).includes('nia@'));
        assert.equal((await ask({ memberId: id })).code, 'validation_failed');
      });

      it('of the file can hide themselves too, and come back', async () => {
        assert.ok((await people()).some((member: Json) => member.id === 'm-1'));
        await backend.db.transaction((tx) => hideMember(tx, space, 'm-1', now));
        assert.ok(!(await people()).some((member: Json) => member.id === 'm-1'));
        await backend.db.transaction((tx) => inviteMember(tx, space, { memberId: 'm-1', email: 'wim@example.org', now }));
        await press(own('m-1'), 'save', { ...choice, craft: 'Weaving' });
        assert.ok((await people()).some((member: Json) => member.id === 'm-1'));
        await backend.db.query(`delete from member where id = 'm-1'`);
      });
    });
  });
}
