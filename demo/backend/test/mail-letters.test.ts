// What mails say: all of them, in every language, and what operators make of them.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import ICAL from 'ical.js';
import { compose, type Office } from '../src/mail/compose.ts';
import type { Dropped, Letter } from '../src/mail/letter.ts';
import { Links } from '../src/mail/links.ts';
import type { Owed } from '../src/mail/queue.ts';
import { words, type MailLanguage } from '../src/mail/words/index.ts';
import { audiences, type Audience, type Message } from '../src/outbox.ts';
import type { Backend } from '../src/server.ts';
import { checkSpace, loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import type { MailFile, SpaceFile } from '../src/spaces/file.ts';
import { toSpace } from '../src/spaces/space.ts';
import { Tokens } from '../src/tokens.ts';
import { apiOf, fixtures, open, secret, tuesday } from './helpers/api.ts';

const languages = Object.keys(words) as readonly MailLanguage[];
const messages = Object.entries(audiences).flatMap(([kind, readers]) => readers.map((audience: Audience) => [kind as Message, audience] as const));
const tokens = new Tokens(secret);
const origin = 'https://api.example';

let backend: Backend;
let loaded: LoadedFile;
const refs: Record<string, string> = {};

before(async () => {
  backend = await open();
  const api = apiOf(backend);
  const [file] = loadSpaces(fixtures);
  assert.ok(file);
  loaded = file;
  const attendee = { name: 'Zoë van der Berg', email: 'zoe@example.org', phone: '+31201234567' };
  const common = { attendee, attribution: { page: 'https://loft.example/visit' } };
  const visit = await api.post('/tours/tour/bookings', {
    ...common, start: '2026-10-27T09:00:00Z', hostId: 'ada', timeZone: 'America/New_York', partySize: 3, party: ['Ann', 'Ben'], notes: 'We <b>weave</b>.',
    needs: { stepFree: true, language: 'en', child: true, companion: 'a dog' }, answers: { company: 'Looms & Co', floor: 'b' }, meet: { memberId: 'm-2', why: 'I draw maps.' },
  });
  const { body: { items } } = await api.get('/events?from=2026-10-20&to=2026-10-30');
  const talk = (items as readonly { readonly id: string; readonly title: string }[]).find(({ title }) => title === 'Talk');
  const rsvp = await api.post(`/events/${talk?.id}/rsvps`, { ...common, partySize: 2, alone: true });
  const reservation = await api.post('/resources/room/reservations', { ...common, start: '2026-10-27T10:00:00Z', end: '2026-10-27T12:00:00Z', notes: 'A projector, please.' });
  for (const { status, text } of [visit, rsvp, reservation]) assert.equal(status, 201, text);
  await backend.db.query(`insert into member (space_id, id, state, email, first_name, language, created_at) values ('loft', 'new', 'invited', 'new@loft.example', 'Nia', 'en', now())`);
  Object.assign(refs, { tour: visit.body.id, rsvp: rsvp.body.id, reservation: reservation.body.id, introduction: visit.body.introduction.id, member: 'new' });
});
after(() => backend.close());

const tables: Readonly<Record<string, string>> = { tour: 'tour_booking', rsvp: 'rsvp', reservation: 'reservation', introduction: 'introduction' };

/** How things stand when a message of this kind leaves. */
async function settle(kind: Message, language: string): Promise<void> {
  const { db } = backend;
  const [thing = '', happened = ''] = kind.split('.');
  if (thing === 'member') {
    await db.query(`update member set language = $1, state = $2, craft = 'Glass', opted_in_on = '2026-01-02' where id = 'new'`, [language, happened === 'invited' ? 'invited' : 'shown']);
    return;
  }
  const status = thing === 'introduction' ? { accepted: 'accepted', declined: 'declined', withdrawn: 'withdrawn', expired: 'expired' }[happened] ?? 'asked'
    : { toConfirm: 'pendingConfirmation', requested: 'pendingApproval', waitlisted: 'waitlisted', cancelled: 'cancelled', declined: 'cancelled', eventCancelled: 'cancelled' }[happened] ?? 'confirmed';
  await db.query(`update ${tables[thing]} set ${thing === 'introduction' ? 'state' : 'status'} = $2, details = details || $3::jsonb where id = $1`, [refs[thing], status, JSON.stringify({ locale: language })]);
  if (thing === 'rsvp') await db.query('update rsvp set line = $2 where id = $1', [refs['rsvp'], status === 'waitlisted' ? 1 : null]);
  if (thing === 'introduction') {
    await db.query(`insert into member (space_id, id, state, email, craft, first_name, language, opted_in_on, created_at) values ('loft', 'm-2', 'shown', 'gita@loft.example', 'Cartography', 'Gita', $1, '2026-10-01', now())
      on conflict (space_id, id) do update set language = excluded.language`, [language]);
  }
}

const owedOf = (kind: Message, audience: Audience, more: Partial<Owed> = {}): Owed => ({
  id: '00000000-0000-4000-8000-000000000000', space_id: 'loft', kind, ref: refs[kind.split('.')[0] ?? ''] ?? '', audience,
  payload: kind.startsWith('introduction') ? { version: 0 } : {}, attempts: 1, number: Number.MAX_SAFE_INTEGER, created_at: new Date(tuesday), ...more,
});

async function write(kind: Message, audience: Audience, { language = 'en', mail, file, more }: { readonly language?: string; readonly mail?: MailFile; readonly file?: Partial<SpaceFile>; readonly more?: Partial<Owed> } = {}): Promise<Letter> {
  await settle(kind, language);
  const letter = await attempt(kind, audience, { language, ...(mail && { mail }), ...(file && { file }), ...(more && { more }) });
  assert.ok(!('dropped' in letter), 'dropped' in letter ? `${kind}: ${letter.dropped}` : '');
  return letter;
}

function attempt(kind: Message, audience: Audience, { language = 'en', mail, file, more }: { readonly language?: string; readonly mail?: MailFile; readonly file?: Partial<SpaceFile>; readonly more?: Partial<Owed> } = {}): Promise<Letter | Dropped> {
  const space = toSpace({ ...loaded, space: { ...loaded.space, language, phone: '+31207654321', ...(mail && { mail }), ...file } }, new Map());
  const office: Office = {
    db: backend.db, links: new Links(tokens, () => origin, () => 'a staff secret'), now: tuesday,
    spaces: new Map([['loft', space]]), sender: { name: 'Cowork', address: 'mail@cowork.example' },
  };
  return compose(office, owedOf(kind, audience, more));
}

const links = (html: string): readonly string[] => [...html.matchAll(/href="([^"]*)"/g)].map(([, url = '']) => url.replaceAll('&#38;', '&'));
const plain = (html: string): string => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
const squeezed = (text: string): string => text.replace(/\s+/g, ' ');

describe('every mail', () => {
  for (const language of languages) {
    it(`is whole in ${language}: its words, its direction, its links`, async () => {
      const before = new Set<string>();
      for (const [kind, audience] of messages) {
        const { subject, text, html, to, replyTo, from, language: said } = await write(kind, audience, { language });
        const name = `${kind} to the ${audience} in ${language}`;
        assert.equal(said, language, name);
        assert.ok(html.includes(`<html lang="${language === 'en' ? 'en-GB' : language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`), name);
        for (const part of [subject, text, plain(html)]) assert.doesNotMatch(part, /undefined|null|NaN|\[object|\{[a-z]*\}|Invalid Date| {2},/, name);
        assert.match(subject, /\p{L}{2}/u, name);
        assert.doesNotMatch(subject, /[\r\n]/, name);
        assert.ok(!before.has(`${audience} ${subject} ${text}`), `${name} says the same as another one: ${subject}`);
        before.add(`${audience} ${subject} ${text}`);
        const read = squeezed(plain(html));
        assert.ok(read.includes(squeezed(subject)), name);
        for (const line of text.split('-- \n')[0]?.split('\n').filter((entry) => entry.trim() && !/https?:|:$|\+31/.test(entry)) ?? []) {
          for (const piece of line.split(/: /)) assert.ok(read.includes(squeezed(piece.trim())), `${name}: the HTML lacks “${piece}”`);
        }
        for (const url of links(html)) {
          assert.ok(text.includes(url), `${name}: the text lacks ${url}`);
          assert.ok(URL.canParse(url), name);
        }
        assert.ok(to.address.includes('@') && from.address === 'mail@cowork.example' && from.name === 'Loft' && replyTo, name);
        assert.doesNotMatch(html, /src=|url\(|<script|<img|@import|http-equiv/i, `${name} loads something`);
      }
    });
  }

  it('is written to the one it is for, and answered by the other side', async () => {
    const sides = async (kind: Message, audience: Audience): Promise<readonly (string | undefined)[]> => {
      const { to, replyTo } = await write(kind, audience);
      return [to.address, replyTo?.address];
    };
    assert.deepEqual(await sides('tour.confirmed', 'visitor'), ['zoe@example.org', 'hello@loft.example']);
    assert.deepEqual(await sides('tour.confirmed', 'host'), ['hello@loft.example', 'zoe@example.org']);
    assert.deepEqual(await sides('introduction.asked', 'member'), ['gita@loft.example', 'hello@loft.example']);
    assert.deepEqual(await sides('introduction.accepted', 'member'), ['gita@loft.example', 'zoe@example.org']);
    const hosts = loaded.space.hosts?.map((host) => (host.id === 'ada' ? { ...host, email: 'ada@loft.example' } : host)) ?? [];
    const { to } = await write('tour.moved', 'host', { file: { hosts } });
    assert.deepEqual(to, { name: 'Ada', address: 'ada@loft.example' });
    assert.equal((await write('tour.moved', 'visitor', { file: { hosts } })).replyTo?.address, 'ada@loft.example');
  });

  it('has the private link, on the page where the form was sent', async () => {
    for (const [kind, word, thing] of [['tour.confirmed', 'visit', 'tour'], ['rsvp.promoted', 'rsvp', 'rsvp'], ['reservation.moved', 'reservation', 'reservation']] as const) {
      const id = refs[thing] ?? '';
      const token = tokens.make({ kind: word, id, version: 0 });
      const link = `https://loft.example/visit#cowork-${word}=${id}.${token}`;
      const { html, text } = await write(kind, 'visitor');
      assert.ok(links(html).includes(link), kind);
      assert.ok(text.includes(link), kind);
    }
    const { html } = await write('tour.cancelled', 'visitor');
    assert.deepEqual(links(html), [], 'what is cancelled can no longer be changed');
  });

  it('leads to a page of ours to confirm, to answer, and to choose what is shown, with a key that is nowhere else', async () => {
    const first = async (kind: Message, audience: Audience): Promise<string | undefined> => links((await write(kind, audience, { language: 'de' })).html).at(-1);
    assert.equal(await first('tour.toConfirm', 'visitor'), `${origin}/pages/loft/confirm?lang=de#confirm=visit/${refs['tour']}.${tokens.make({ kind: 'confirm', id: `visit/${refs['tour']}`, version: 0 })}`);
    assert.equal(await first('introduction.asked', 'member'), `${origin}/pages/loft/answer?lang=de#answer=${refs['introduction']}.${tokens.make({ kind: 'answer', id: refs['introduction'] ?? '', version: 0 })}`);
    assert.equal(await first('member.invited', 'member'), `${origin}/pages/loft/member?lang=de#member=loft/new.${tokens.make({ kind: 'member', id: 'loft/new', version: 0 })}`);
    assert.equal(await first('tour.requested', 'host'), `${origin}/staff/loft/bookings/${refs['tour']}`);
  });

  it('tells the visitor when on the clock of the house and on their own, where, who meets them and how to get in', async () => {
    const { text } = await write('tour.confirmed', 'visitor');
    assert.match(text, /When: Tuesday,? 27 October 2026, 10:00–10:30/);
    assert.match(text, /On the clock in New York: Tuesday,? 27 October 2026, 05:00–05:30/);
    assert.match(text, /Where:\n {2}Loft\n {2}Kade 1\n {2}Amsterdam/);
    assert.match(text, /Who meets you: Ada/);
    assert.match(text, /When you arrive:\nRing twice\./);
    assert.match(text, /Asked to meet: Gita/);
    const moved = await write('reservation.confirmed', 'visitor', { language: 'nl' });
    assert.match(moved.text, /dinsdag 27 oktober 2026/);
    assert.match(moved.text, /Prijs: €\s?40,00/);
  });

  it('tells what time it was before it moved', async () => {
    const { text } = await write('tour.moved', 'visitor', { more: { payload: { sequence: 1, from: '2026-10-26T08:00:00Z' } } });
    assert.match(text, /When: Tuesday, 27 October 2026, 10:00–10:30\nBefore: Monday 26 October at 09:00/);
    assert.doesNotMatch((await write('tour.cancelled', 'visitor')).text, /Before/);
  });

  it('tells the host what helps to welcome them, in the words of the form', async () => {
    const { text, html } = await write('tour.confirmed', 'host');
    for (const said of ['Zoë van der Berg', 'zoe@example.org', '+31201234567', 'Ann', 'Ben', 'no steps', 'in English', 'brings a child', 'comes with: a dog', 'Company: Looms & Co', 'Floor: B', 'We <b>weave</b>.', 'Asked to meet: Gita']) {
      assert.ok(text.includes(said), said);
    }
    assert.ok(!html.includes('<b>weave</b>') && plain(html).includes('We <b>weave</b>.'));
  });

  it('tells a member no more than a first name, a sentence and a day before the yes', async () => {
    const asked = await write('introduction.asked', 'member');
    assert.ok(asked.subject.startsWith('Zoë would like to meet you'));
    assert.ok(asked.text.includes('I draw maps.'));
    assert.ok(asked.text.includes('Tuesday'));
    assert.doesNotMatch(JSON.stringify(asked), /Berg|zoe@example|31201234567/);
    const accepted = await write('introduction.accepted', 'member');
    assert.ok(accepted.text.includes('zoe@example.org') && accepted.text.includes('Zoë van der Berg'));
    const declined = await write('introduction.declined', 'visitor');
    assert.doesNotMatch(JSON.stringify(declined), /gita@/);
  });

  it('carries the appointment: in with the yes, changed with a move, out with the end, and nothing before', async () => {
    const vevent = ({ calendar }: Letter): { readonly method: string | undefined; readonly get: (name: string) => unknown } => {
      const root = new ICAL.Component(ICAL.parse(calendar?.content ?? '') as unknown[]);
      return { method: calendar?.method, get: (name) => root.getFirstSubcomponent('vevent')?.getFirstPropertyValue(name)?.toString() };
    };
    const confirmed = vevent(await write('tour.confirmed', 'visitor', { more: { payload: { sequence: 0 } } }));
    assert.deepEqual([confirmed.method, confirmed.get('uid'), confirmed.get('sequence'), confirmed.get('dtstart'), confirmed.get('status')],
      ['REQUEST', `${refs['tour']}@loft.example`, '0', '2026-10-27T09:00:00Z', 'CONFIRMED']);
    const moved = vevent(await write('tour.moved', 'visitor', { more: { payload: { sequence: 4 } } }));
    assert.deepEqual([moved.method, moved.get('uid'), moved.get('sequence')], ['REQUEST', `${refs['tour']}@loft.example`, '4']);
    const cancelled = vevent(await write('tour.cancelled', 'visitor', { more: { payload: { sequence: 5 } } }));
    assert.deepEqual([cancelled.method, cancelled.get('sequence'), cancelled.get('status')], ['CANCEL', '5', 'CANCELLED']);
    for (const kind of ['tour.requested', 'tour.toConfirm', 'tour.declined', 'rsvp.waitlisted', 'reservation.requested'] as const) {
      assert.equal((await write(kind, 'visitor')).calendar, undefined, kind);
    }
    await settle('tour.cancelled', 'en');
    const late = await attempt('tour.confirmed', 'visitor', { more: { payload: { sequence: 0 } } });
    assert.ok(!('dropped' in late) && late.calendar?.method === 'REQUEST', 'a confirmation that leaves late still confirms; the cancellation follows it');
  });

  it('is not sent about what is over, answered, cancelled or deleted', async () => {
    const drop = async (kind: Message, audience: Audience, more: Partial<Owed> = {}): Promise<string> => {
      const letter = await attempt(kind, audience, { more });
      return 'dropped' in letter ? letter.dropped : 'sent';
    };
    await settle('tour.confirmed', 'en');
    assert.equal(await drop('tour.toConfirm', 'visitor'), 'It no longer waits to be confirmed.');
    await settle('tour.cancelled', 'en');
    assert.equal(await drop('tour.reminder', 'visitor'), 'The visit does not take place.');
    await settle('introduction.accepted', 'en');
    assert.equal(await drop('introduction.asked', 'member'), 'It no longer waits for this answer.');
    await settle('introduction.asked', 'en');
    assert.equal(await drop('introduction.asked', 'member', { payload: { version: 7 } }), 'It no longer waits for this answer.', 'somebody else is asked by now');
    assert.equal(await drop('rsvp.confirmed', 'visitor', { ref: 'gone' }), 'The registration is no longer kept.');
    await settle('reservation.confirmed', 'en');
    await backend.db.query(`update reservation set starts_at = '2026-10-19T08:00Z', ends_at = '2026-10-19T09:00Z' where id = $1`, [refs['reservation']]);
    assert.equal(await drop('reservation.confirmed', 'visitor'), 'The reservation is over.');
    await backend.db.query(`update reservation set starts_at = '2026-10-27T10:00Z', ends_at = '2026-10-27T12:00Z' where id = $1`, [refs['reservation']]);
  });
});

describe('the operator’s own words', () => {
  const mail: MailFile = {
    from: { name: 'Ada of the Loft', address: 'ada@loft.example' }, replyTo: 'answers@loft.example', signature: 'The Loft\nKade 1',
    texts: {
      en: { 'tour.confirmed': { subject: 'Yes, {name}! {when}', intro: 'We put the kettle on for {people} <3\nSee you at {where}.', outro: 'Bring {host} a joke.' } },
      de: { signature: 'Euer Loft' },
    },
  };

  it('take the place of ours, in the languages they are there for', async () => {
    const { subject, text, html, from, replyTo } = await write('tour.confirmed', 'visitor', { mail });
    assert.equal(subject, 'Yes, Zoë van der Berg! Tuesday 27 October at 10:00');
    assert.ok(text.includes('We put the kettle on for 3 <3\nSee you at Loft, Kade 1, Amsterdam.'));
    assert.ok(text.includes('Bring Ada a joke.') && text.includes('-- \nThe Loft\nKade 1'));
    assert.ok(plain(html).includes('for 3 <3') && html.includes('<bdi>Ada</bdi>'));
    assert.deepEqual(from, { name: 'Ada of the Loft', address: 'ada@loft.example' });
    assert.equal(replyTo?.address, 'answers@loft.example');
    const german = await write('tour.confirmed', 'visitor', { mail, language: 'de' });
    assert.ok(german.subject.startsWith('Dein Besuch') && german.text.includes('-- \nEuer Loft'));
  });

  it('are checked when the file is read', () => {
    const file = (texts: string): readonly string[] => checkSpace(
      `id: loft\nname: Loft\ntimeZone: Europe/Amsterdam\nopeningHours: []\nmail:\n  texts:\n    en:\n${texts}`, { folder: fixtures, name: 'loft', others: [] },
    ).problems.map(({ line, text }) => `${line} ${text}`);
    assert.deepEqual(file(`      tour.confirmed: { subject: 'Hello {name}' }\n`), []);
    for (const [kind, audience] of messages) {
      if (audience !== 'host') assert.deepEqual(file(`      ${kind}: { intro: 'Hello {name}' }\n`), [], kind);
    }
    assert.match(file(`      tour.confirmed:\n        subject: Hello\n        intro: 'Hello {nane}, see you {when}'\n`).join(), /^10 There is no \{nane\}\. There are: \{name\}/);
    assert.match(file(`      tour.confirmd: { subject: Hello }\n`).join(), /^8 `tour\.confirmd` is not a field.*tour\.confirmed/);
    assert.match(file(`      tour.confirmed: { subject: "two\\nlines" }\n`).join(), /^8 /);
  });
});
