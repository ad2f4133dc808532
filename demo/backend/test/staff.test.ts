// The staff page: who gets in, what they see, what they can do.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Backend } from '../src/server.ts';
import { staffTokensFrom } from '../src/staff/session.ts';
import { apiOf, fixtures, newKey, open, somebody, tuesday, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { staffOf, staffToken, type Staff } from './helpers/staff.ts';

after(stopDatabases);
const hour = 3_600_000;

describe('the door of the staff page', () => {
  let backend: Backend;
  let now = tuesday;
  let token = staffToken;
  before(async () => { backend = await open({ now: () => now, staffTokens: () => token, publicUrl: 'https://book.example.org', limits: 'asConfigured' }); });
  after(() => backend.close());
  /** A browser says where the form stands by its public address. */
  const signIn = (staff: Staff, given: string) => staff.post('/sign-in', { token: given }, { origin: 'https://book.example.org' });

  it('shows nothing where nobody has set a token, and says how to', async () => {
    const bare = await open();
    const page = await staffOf(bare).get('');
    assert.equal(page.status, 403);
    assert.match(page.text, /COWORK_STAFF_TOKEN \(for all spaces\) or COWORK_STAFF_TOKEN_LOFT \(for this one\)/);
    assert.equal((await staffOf(bare).send('/sign-in', { token: '' })).status, 403);
    await bare.close();
  });

  it('opens to the token only, for a working day', async () => {
    const staff = staffOf(backend);
    assert.match((await staff.get('/bookings')).text, /Staff token/);
    const refused = await signIn(staff, 'the token of the whole stuff');
    assert.deepEqual([refused.status, refused.headers.get('set-cookie')], [403, null]);
    assert.match(refused.text, /not the token of this space/);

    const opened = await signIn(staff, staffToken);
    assert.deepEqual([opened.status, opened.location], [303, '/staff/loft']);
    assert.match(opened.headers.get('set-cookie') ?? '', /^cowork-staff=\S+; Max-Age=43200; Path=\/staff\/loft; HttpOnly; Secure; SameSite=Strict$/);
    assert.match((await staff.get('')).text, /Today, Tuesday 20 October/);
    now += 13 * hour;
    assert.match((await staff.get('')).text, /Staff token/);
    now = tuesday;
  });

  it('closes to everybody when the token is changed, to a cookie that somebody made up, and when one signs out', async () => {
    const staff = staffOf(backend);
    await signIn(staff, staffToken);
    token = 'another token of the staff';
    assert.match((await staff.get('')).text, /Staff token/);
    token = staffToken;
    assert.doesNotMatch((await staff.get('')).text, /Staff token/);
    staff.cookie = staff.cookie.replace(/\.[^.]*$/, '.AAAA');
    assert.match((await staff.get('')).text, /Staff token/);
    await signIn(staff, staffToken);
    await staff.post('/sign-out', {}, { origin: 'https://book.example.org' });
    assert.match((await staff.get('')).text, /Staff token/);
  });

  it('takes no form that stands on another site', async () => {
    const staff = staffOf(backend);
    await signIn(staff, staffToken);
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null', 'sec-fetch-site': 'cross-site' }] as const) {
      assert.equal((await staff.post('/reload', {}, headers)).status, 403, JSON.stringify(headers));
    }
    assert.equal((await staff.post('/reload', {}, { origin: 'https://book.example.org' })).status, 303);
  });

  it('is kept by no cache, framed by no page, found by no search engine, and runs no script', async () => {
    const { headers, html } = await staffOf(backend).get('');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
    assert.match(headers.get('x-robots-tag') ?? '', /noindex/);
    assert.match(headers.get('strict-transport-security') ?? '', /max-age/);
    assert.equal(headers.get('access-control-allow-origin'), null);
    assert.doesNotMatch(html, /<script|style=|onclick/);
    const style = /href="(\/staff\/[^"]+\.css)"/.exec(html)?.[1] ?? '';
    const css = await fetch(backend.url + style);
    assert.deepEqual([css.status, css.headers.get('content-type')], [200, 'text/css; charset=utf-8']);
  });

  it('sends away whoever tries one token after the other', async () => {
    const staff = staffOf(backend);
    let status = 0;
    for (let tries = 0; tries < 12 && status !== 429; tries++) ({ status } = await signIn(staff, `guess number ${tries} of many`));
    assert.equal(status, 429);
    const page = await signIn(staff, staffToken);
    assert.deepEqual([page.status, /Too many attempts/.test(page.text)], [429, true]);
  });

  it('has a token for each space, or one for all', () => {
    const tokens = staffTokensFrom({ COWORK_STAFF_TOKEN: 'one token for all of them', COWORK_STAFF_TOKEN_DE_KIEM: 'a token of their own' });
    assert.deepEqual([tokens('loft'), tokens('de-kiem')], ['one token for all of them', 'a token of their own']);
    assert.equal(staffTokensFrom({ COWORK_STAFF_TOKEN: '' })('loft'), undefined);
    assert.throws(() => staffTokensFrom({ COWORK_STAFF_TOKEN_DE_KIEM: 'short' }), /COWORK_STAFF_TOKEN_DE_KIEM is too short: .* at least 16/);
  });
});

for (const { name, db } of databases) {
  describe(`the staff page on ${name}`, () => {
    let backend: Backend;
    let staff: Staff;
    let folder: string;
    let visit: Json;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cowork-staff-'));
      cpSync(fixtures, folder, { recursive: true });
      backend = await open({ db, spaces: folder, staffTokens: () => staffToken, log: () => {} });
      staff = staffOf(backend);
      await staff.signIn();
      visit = (await api().post('/tours/tour/bookings', {
        start: '2026-10-22T08:00:00Z', hostId: 'ada', attendee: { name: '<b>Ada</b> & "co"', email: 'ada@example.org', phone: '+31 6 1234 5678' }, partySize: 2,
        needs: { stepFree: true, dog: true, companion: 'an assistant' }, notes: '<script>alert(1)</script>', answers: { floor: 'b' }, meet: { craft: 'Code', why: 'To learn' },
      }, { key: newKey() })).body;
    });
    after(async () => {
      await backend.close();
      rmSync(folder, { recursive: true });
    });
    const api = () => apiOf(backend);
    const read = async (): Promise<Json> => (await api().get(`/tour-bookings/${visit.id}`, { token: visit.manageToken })).body;

    it('says who comes, who meets them, what they need and whom they would like to meet', async () => {
      const { text, html } = await staff.get('?day=2026-10-22');
      assert.match(text, /Thursday 22 October/);
      assert.match(text, /10:00–10:30 <b>Ada<\/b> & "co" 2 people Tour, with Ada step-free with a dog with an assistant Would like to meet Code: asked/);
      assert.match(text, /Notes <script>alert\(1\)<\/script> Floor B ada@example\.org \+31 6 1234 5678/);
      assert.doesNotMatch(html, /<script|<b>Ada/);
      assert.match((await staff.get('')).text, /Thu 22 Oct 2 – –/, 'in the week ahead');
    });

    it('speaks the reader’s language, else the space’s', async () => {
      assert.match((await staffOf(backend, 'loft', 'en-GB,en;q=0.9').get('')).text, /Sign in/);
      assert.match((await staffOf(backend, 'loft', 'fr,en;q=0.5').get('')).text, /Sign in/);
      assert.match((await staffOf(backend, 'loft', 'fr').get('')).text, /Inloggen/);
    });

    it('answers requests', async () => {
      await backend.db.query(`update tour_booking set status = 'pendingApproval', expires_at = starts_at where id = $1`, [visit.id]);
      const { text } = await staff.get('/requests');
      assert.match(text, /Requests 2 waiting for an answer/);
      assert.match(text, /Approve/);
      const answered = await staff.send(`/bookings/${visit.id}/approve`, { back: 'requests' });
      assert.match(answered.text, /Approved\. The visitor gets a mail/);
      assert.equal((await read()).status, 'confirmed');
    });

    it('passes a wish to meet somebody on to a member who can be reached, or answers it', async () => {
      const asked = (await api().post('/introductions', { craft: 'Code', why: 'To learn', attendee: somebody() }, { key: newKey() })).body;
      assert.match((await staff.send(`/introductions/${asked.id}/pass`, { member: 'm-1' })).text, /does not fit/, 'who has no mail address');
      const passed = await staff.send(`/introductions/${asked.id}/pass`, { member: 'm-2' });
      assert.match(passed.text, /Passed on/);
      assert.ok(!passed.html.includes(asked.id), 'the member answers it now');
      assert.deepEqual(await backend.db.query(`select audience from outbox where ref = $1 and kind = 'introduction.asked'`, [asked.id]), [{ audience: 'member' }]);
      assert.match((await staff.send(`/introductions/${asked.id}/answer`, { answer: 'declined' })).text, /Answered/);
      assert.equal((await api().get(`/introductions/${asked.id}`, { token: asked.manageToken })).body.state, 'declined');
    });

    it('moves a visit to a time and a host that are really free', async () => {
      const page = await staff.get(`/bookings/${visit.id}/move`);
      const slots = [...page.html.matchAll(/value="(2026-10-22T[\d:.]+Z) (ada|bob)"/g)].map(([, start, host]) => `${start} ${host}`);
      assert.ok(slots.includes('2026-10-22T08:00:00.000Z bob') && !slots.includes('2026-10-22T08:00:00.000Z ada'), slots.join());
      const other = (await api().post('/tours/tour/bookings', { start: '2026-10-22T09:00:00Z', hostId: 'bob', attendee: somebody() }, { key: newKey() })).body;
      const lost = await staff.send(`/bookings/${visit.id}/move`, { to: '2026-10-22T09:00:00.000Z bob' });
      assert.match(lost.text, /taken in the meantime.*Free on/);
      const moved = await staff.send(`/bookings/${visit.id}/move`, { to: '2026-10-22T08:00:00.000Z bob', reason: 'Ada has the dentist' });
      assert.match(moved.text, /Moved\..*Met by Bob.*Last word: Ada has the dentist.*Moved by staff from Ada to Bob/);
      assert.deepEqual([(await read()).host.id, (await read()).start], ['bob', '2026-10-22T08:00:00Z']);
      await api().post(`/tour-bookings/${other.id}/cancel`, {}, { token: other.manageToken });
    });

    it('moves a reservation on the clock of the place', async () => {
      const reserved = (await api().post('/resources/room/reservations', { start: '2026-10-22T08:00:00Z', end: '2026-10-22T09:00:00Z', attendee: somebody() }, { key: newKey() })).body;
      assert.match((await staff.get(`/bookings/${reserved.id}/move`)).html, /type="datetime-local" id="start" name="start" value="2026-10-22T10:00"/);
      const moved = await staff.send(`/bookings/${reserved.id}/move`, { start: '2026-10-26T14:00', end: '2026-10-26T15:30' });
      assert.match(moved.text, /Moved\..*Mon,? 26 Oct 14:00–15:30/, 'after the clock change');
      assert.match((await staff.send(`/bookings/${reserved.id}/move`, { start: 'never', end: '' })).text, /does not fit/);
      const read2 = await api().get(`/reservations/${reserved.id}`, { token: reserved.manageToken });
      assert.deepEqual([read2.body.start, read2.body.end], ['2026-10-26T13:00:00Z', '2026-10-26T14:30:00Z']);
    });

    it('finds, filters and turns pages, and hands over the same as a table', async () => {
      for (let index = 0; index < 55; index++) {
        await api().post('/events/talk-2026-10-23/rsvps', { attendee: { name: `=1+${index} Guest`, email: `talk-${index}@example.org` }, joinWaitlist: true }, { key: newKey() });
      }
      const first = await staff.get('/bookings?kind=rsvp');
      assert.match(first.text, /55 bookings .* Page 1 of 2 Later/);
      const second = await staff.get('/bookings?kind=rsvp&page=2');
      assert.match(second.text, /Earlier Page 2 of 2/);
      assert.match((await staff.get('/bookings?text=talk-7@example')).text, /1 booking ·/);
      assert.match((await staff.get('/bookings?text=100%25')).text, /0 bookings/);
      assert.match((await staff.get('/bookings?status=waitlisted')).text, /15 bookings/);
      assert.match((await staff.get('/bookings?host=bob&status=any')).text, /2 bookings/);
      assert.match((await staff.get('/bookings?from=2026-10-22&to=2026-10-22')).text, /1 booking ·/);

      const table = await staff.get('/bookings.csv?kind=rsvp');
      assert.equal(table.headers.get('content-disposition'), 'attachment; filename="loft-2026-10-20.csv"');
      const [head, ...rows] = table.html.trim().split('\r\n');
      assert.equal(rows.length, 55);
      assert.match(head ?? '', /^kind,id,start/);
      assert.ok(rows.every((row) => row.includes(`,'=1+`) || row.includes(`,"'=1+`)), rows[0] ?? '');
      assert.match((await staffWith('nl').get('/bookings.csv?kind=rsvp')).html, /^kind;id;start/, 'as a Dutch spreadsheet wants it');
    });

    it('lists the guests of an event and its waiting list', async () => {
      assert.match((await staff.get('/events')).text, /Talk 40 40 \/ 40 15/);
      assert.match((await staff.get('/events/talk-2026-10-23')).text, /40 of 40 places taken.*40 guests.*Waiting list In this order/);
      assert.equal((await staff.get('/events/none')).status, 404);
    });

    it('cancels, with a word to the visitor, or without a mail where they know already', async () => {
      const cancelled = await staff.send(`/bookings/${visit.id}/cancel`, { reason: 'Burst pipe', quietly: 'yes' });
      assert.match(cancelled.text, /Cancelled\..*Burst pipe.*Cancelled by staff/);
      assert.equal((await read()).status, 'cancelled');
      const mails = await backend.db.query(`select audience, state from outbox where ref = $1 and kind = 'tour.cancelled' and audience = 'visitor'`, [visit.id]);
      assert.deepEqual(mails, [{ audience: 'visitor', state: 'dropped' }]);
      const [trace] = await backend.db.query<{ done_by: string; actor: string }>(`select done_by, actor from audit where ref = $1 and kind = 'tour.cancelled'`, [visit.id]);
      assert.equal(trace?.done_by, 'host');
      assert.match(trace?.actor ?? '', /^[0-9a-f]{8}$/);
      assert.match((await staff.send(`/bookings/${visit.id}/approve`)).text, /was cancelled before/);
      assert.equal((await staff.get('/bookings/unknown')).status, 404);
    });

    it('hands over what is held of a person, and deletes it only when sure', async () => {
      assert.match((await staff.send('/person', { mail: 'nobody@example.org' })).text, /Nothing is held/);
      assert.match((await staff.send('/person', { mail: 'ADA@example.org' })).text, /1 visit 1 wish to meet somebody/);
      const file = await staff.send('/person/export', { mail: 'ada@example.org' });
      assert.equal(JSON.parse(file.html).spaces[0].visits[0].email, 'ada@example.org');
      assert.match((await staff.send('/person/delete', { mail: 'ada@example.org' })).text, /Tick the box/);
      assert.match((await staff.send('/person/delete', { mail: 'ada@example.org', sure: 'yes' })).text, /has been deleted/);
      assert.match((await staff.send('/person', { mail: 'ada@example.org' })).text, /Nothing is held/);
      assert.match((await staff.get(`/bookings/${visit.id}`)).text, /Name deleted/);
    });

    it('shows mail that is stuck, has it tried again, and hands out the calendars to subscribe to', async () => {
      await backend.db.query(`update outbox set state = 'stuck', last_error = '550 no such mailbox' where id = (select id from outbox where state = 'waiting' and kind = 'rsvp.confirmed' limit 1)`);
      const { text, html } = await staff.get('/state');
      assert.match(text, /1 mail is stuck .* to the visitor: Confirmed 550 no such mailbox/);
      const calendar = /webcal:(\/\/[^"]+\/calendars\/hosts\/ada\/[^"]+\.ics)/.exec(html)?.[1] ?? '';
      assert.equal((await fetch(`http:${calendar}`)).status, 200);
      assert.match((await staff.send('/mail/retry')).text, /The mails are tried again\..*Nothing is stuck/);
    });

    it('says what no longer fits when the file changes, and what is wrong with a file that does not fit', async () => {
      assert.match((await staff.get('/state')).text, /Everything in it fits.*All bookings fit.*Nothing is stuck/);
      const stays = (await api().post('/tours/tour/bookings', { start: '2026-10-27T09:00:00Z', hostId: 'bob', attendee: { name: 'Zoë', email: 'zoe@example.org' } }, { key: newKey() })).body;
      const file = join(folder, 'loft', 'space.yaml');
      const good = readFileSync(file, 'utf8');
      const misfits = async (from: string | RegExp, to: string): Promise<string> => {
        writeFileSync(file, good.replace(from, to));
        return (await staff.send('/reload')).text;
      };
      assert.match(await misfits("days: [2, 4], opens: '10:00'", "days: [4], opens: '10:00'"), /Zoë , Tour, Tue,? 27 Oct 10:00–10:30: outside the hours/);
      assert.match((await staff.get('')).text, /State : 1 booking no longer fits/, 'the page of the morning says so too');
      assert.match(await misfits("date: '2026-11-11'", "date: '2026-10-27'"), /Zoë .*: on a day that is closed now/);
      assert.match(await misfits(/( {2}- id: talk|- \{ id: talk)/, '- { id: speech'), /=1\+0 Guest .*: the event is no longer in the file/);
      const broken = await misfits('timeZone:', 'timezone:');
      assert.match(broken, /Line 4 : `timezone` is not a field of the file\. Did you mean `timeZone`\? .*goes on as it was/);
      assert.match((await staff.get('')).text, /State : the space’s file does not fit/);
      assert.match(await misfits('', ''), /Everything in it fits/);
      await api().post(`/tour-bookings/${stays.id}/cancel`, {}, { token: stays.manageToken });
    });

    function staffWith(language: string): Staff {
      const other = staffOf(backend, 'loft', language);
      other.cookie = staff.cookie;
      return other;
    }
  });
}
