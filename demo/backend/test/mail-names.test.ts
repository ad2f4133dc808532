// Whatever somebody is called, and whatever they write: it comes back as they typed it, from the form through the database and
// the mail to the calendar and the answers.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import ICAL from 'ical.js';
import { exactOf, exactParameter } from '../src/ical/control.ts';
import { escape } from '../src/mail/phrase.ts';
import { apiOf, open } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { Mailbox, until, type Mail } from './helpers/mailbox.ts';

after(stopDatabases);

const names: Readonly<Record<string, string>> = {
  Latin: 'Zoë Ångström-Đặng Łukasz',
  Greek: 'Ωραία Παπαδοπούλου',
  Cyrillic: 'Олександр Їжакевич',
  Arabic: 'نور الهدى بنت أحمد',
  Hebrew: 'שׁוּלַמִּית כֹּהֵן',
  Devanagari: 'क्षत्रिय श्री',
  Thai: 'กมลชนก น้ำผึ้ง',
  Chinese: '歐陽𠮷子',
  Japanese: '髙橋 はなこ',
  Korean: '김하늘',
  Georgian: 'ნინო ჭავჭავაძე',
  Amharic: 'ፀሐይ',
  'joined emoji': '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽',
  'decomposed letters': 'Zoe\u0308 e\u0301',
  'marks of direction': '\u202Eevil\u202C \u2066isolate\u2069 \u200Fmark',
  'a joiner and a byte order mark': 'می\u200Cخواهم \uFEFFx',
  'control characters': 'bell\u0007 escape\u001B[31m delete\u007F unit\u001F tab\tend',
  'upper controls and separators': 'next\u0085line \u2028 \u2029 \u009F',
  markup: '<script>alert("x")</script> & \'q\' {name} %41',
  'iCalendar’s own signs': 'a;b:c,d\\ "e" ^n',
  'an address': '"Eve" <eve@example.org>, Bob <bob@example.org>',
  'a long name': 'Wolfeschlegelsteinhausenbergerdorff '.repeat(3) + 'ß',
};

const partsOf = (mail: Mail): { readonly guest: ICAL.Property; readonly event: ICAL.Component } => {
  const file = mail.attachments.find(({ mimeType, method }) => mimeType === 'text/calendar' || method !== undefined) ?? mail.attachments[0];
  const event = new ICAL.Component(ICAL.parse(String(file?.content)) as unknown[]).getFirstSubcomponent('vevent') as ICAL.Component;
  return { event, guest: event.getFirstProperty('attendee') as ICAL.Property };
};

for (const { name: database, db } of databases) {
  describe(`names on ${database}`, () => {
    it('of all scripts, with emoji, marks of direction and control characters, come back as they were typed', async () => {
      const mailbox = new Mailbox();
      await mailbox.start();
      const backend = await open({ db, mail: mailbox.settings, limits: 'off' });
      const api = apiOf(backend);
      await backend.db.query('delete from outbox');
      const { body: { items } } = await api.get('/events?from=2026-10-20&to=2026-10-30');
      const { id } = (items as readonly { readonly id: string; readonly title: string }[]).find(({ title }) => title === 'Talk') ?? { id: '' };
      const asked = Object.entries(names).map(([what, name], index) => ({ what, name, email: `${database}-${index}@example.org` }));
      for (const { what, name, email } of asked) {
        const { status, text } = await api.post(`/events/${id}/rsvps`, { attendee: { name, email }, appearance: 'firstName', locale: 'en' });
        assert.equal(status, 201, `${what}: ${text}`);
      }
      await until(() => mailbox.count === asked.length, 'all mails are there', 60);

      const mails = await mailbox.mails();
      const { body: event } = await api.get(`/events/${id}`);
      const shown = (event.guests.shown as readonly { readonly firstName: string }[]).map(({ firstName }) => firstName);
      for (const { what, name, email } of asked) {
        const [row] = await backend.db.query<{ name: string }>('select name from rsvp where email = $1', [email]);
        assert.equal(row?.name, name, `${what} in the database`);
        const mail = mails.find(({ envelopeTo }) => envelopeTo === email);
        assert.ok(mail, `${what} has a mail`);
        assert.deepEqual(mail.to, [{ name, address: email }], `${what} in the header`);
        assert.ok(mail.text?.includes(`Hello ${name},`), `${what} in the text`);
        assert.ok(mail.html?.includes(`<bdi>${escape(name)}</bdi>`), `${what} in the HTML`);
        const { guest } = partsOf(mail);
        assert.equal(exactOf(guest.getFirstParameter(exactParameter)) ?? guest.getFirstParameter('cn'), name, `${what} in the calendar`);
        assert.ok(shown.includes(name.trim().split(/\s+/)[0] ?? ''), `${what} among the guests who are shown`);
        for (const line of mail.raw.split('\r\n\r\n', 1)[0]?.split('\r\n') ?? []) assert.match(line, /^[\x20-\x7E\t]{0,998}$/, `${what} in the headers`);
      }
      await backend.close();
    });

    it('with a line break are refused in plain words, and nothing else adds a header or a reader', async () => {
      const mailbox = new Mailbox();
      await mailbox.start();
      const backend = await open({ db, mail: mailbox.settings, limits: 'off' });
      const api = apiOf(backend);
      await backend.db.query('delete from outbox');
      const visit = (attendee: object, more: object = {}): ReturnType<typeof api.post> => api.post('/tours/tour/bookings', { start: '2026-10-28T08:00:00Z', hostId: 'ada', attendee, ...more });
      const { status, body } = await visit({ name: 'Eve\r\nBcc: victim@example.org', email: 'eve@example.org' });
      assert.equal(status, 422);
      assert.deepEqual(body.errors, [{ pointer: '/attendee/name', code: 'pattern', message: 'must be one line, and not empty' }]);
      assert.equal((await visit({ name: 'Eve', email: 'eve@example.org\r\nBcc: victim@example.org' })).status, 422);

      const wide = await visit({ name: 'Eve', email: 'eve@example.org' }, {
        notes: 'Two\r\nlines\n\n.\nBcc: victim@example.org\r\n\r\n--\r\nContent-Type: text/html', meet: { craft: 'Weaving\r\nBcc: victim@example.org', why: 'Because.\r\nBcc: victim@example.org' },
      });
      assert.equal(wide.status, 201, wide.text);
      await until(async () => (await backend.db.query(`select 1 from outbox where state = 'waiting'`)).length === 0, 'all mails are sent');
      const mails = await mailbox.mails();
      assert.equal(mails.length, 3, 'to the visitor, to the host about the visit, to the host about the wish');
      for (const mail of mails) {
        assert.doesNotMatch(mail.envelopeTo, /victim/);
        assert.equal(mail.bcc, undefined);
        assert.ok(!mail.headers.some(({ key, value }) => key === 'bcc' || /[\r\n]/.test(value)));
        assert.equal(mail.headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated');
      }
      const toHost = mails.find(({ subject, envelopeTo }) => envelopeTo === 'hello@loft.example' && subject?.includes('bezoek'));
      assert.ok(toHost?.text?.includes('Two\nlines\n\n.\nBcc: victim@example.org\n\n--\nContent-Type: text/html'), 'what was written is there, line by line');
      await backend.close();
    });
  });
}
