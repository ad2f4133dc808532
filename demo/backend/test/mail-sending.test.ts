// Mails reach a real mail server, whatever happens to it and to us.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import type { Database } from '../src/db/database.ts';
import { outcomeOf, smtpCarrier } from '../src/mail/carrier.ts';
import { claim } from '../src/mail/queue.ts';
import { pauseAfter } from '../src/mail/postman.ts';
import { mailSettings } from '../src/mail/settings.ts';
import type { Backend, BackendOptions } from '../src/server.ts';
import { apiOf, open, somebody, tuesday } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';
import { Mailbox, until } from './helpers/mailbox.ts';

after(stopDatabases);

const mailPause = 20;
const begun = Date.now();
/** A clock that goes on from Tuesday. */
const clock = (): number => tuesday + Date.now() - begun;

/** Messages about one visit for each guest, as if many had booked. */
async function owe(db: Database, count: number, { email = (index: number) => `guest-${index}@example.org`, kinds = ['tour.confirmed'] } = {}): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await db.transaction(async (tx) => {
    for (const [index, id] of ids.entries()) {
      await tx.query(
        `insert into tour_booking (id, space_id, tour_id, host_id, lane, starts_at, ends_at, host_until, name, email, party_size, created_at)
         values ($1, 'loft', 'tour', 'ada', $2, '2026-10-30T08:00Z', '2026-10-30T08:30Z', '2026-10-30T08:45Z', $3, $4, 1, $5)`,
        [id, index + 1 + Math.floor(Math.random() * 1e9), `Guest ${index}`, email(index), new Date(tuesday)]);
      for (const kind of kinds) {
        await tx.query(`insert into outbox (id, space_id, kind, ref, payload, next_at, created_at) values ($1, 'loft', $2, $3, '{}', $4, $4)`, [randomUUID(), kind, id, new Date(tuesday)]);
      }
    }
  });
}

/** PostgreSQL keeps what the test before has left. */
async function openEmpty(options: BackendOptions): Promise<Backend> {
  const backend = await open(options);
  await backend.db.query('delete from outbox');
  return backend;
}

const states = async (db: Database): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries((await db.query<{ state: string; count: number }>('select state, count(*) as count from outbox group by state order by state')).map(({ state, count }) => [state, count]));

for (const { name, db } of databases) {
  describe(`mail on ${name}`, () => {
    it('arrives when the server was away, is killed in the middle, and refuses every seventh mail; repeats have the same Message-ID', async () => {
      const mailbox = new Mailbox();
      await mailbox.start({ every: 7 });
      const backend = await openEmpty({ db, mail: mailbox.settings, mailPause, now: clock, log: () => {} });
      await mailbox.kill();
      const count = 60;
      await owe(backend.db, count);
      await until(async () => (await backend.db.query(`select 1 from outbox where last_error like 'The mail server is away%'`)).length > 0, 'the failure is written down');
      assert.deepEqual(await states(backend.db), { waiting: count }, 'nothing is given up because the server is away');
      await mailbox.start({ every: 7 });
      await until(() => mailbox.count > 15, 'some have arrived');
      await mailbox.kill();
      await mailbox.start({ every: 7 });
      await until(async () => (await states(backend.db))['sent'] === count, 'all are sent', 60);

      const mails = await mailbox.mails();
      const ids = new Set(mails.map(({ messageId }) => messageId));
      const sent = await backend.db.query<{ id: string; attempts: number }>('select id, attempts from outbox');
      assert.deepEqual([...ids].sort(), sent.map(({ id }) => `<${id}@cowork.example>`).sort());
      assert.equal(new Set(mails.map(({ envelopeTo }) => envelopeTo)).size, count, 'one for each guest');
      assert.ok(sent.some(({ attempts }) => attempts > 1), 'some were refused first');
      await backend.close();
    });

    it('is stuck and says why when it is refused for good, without naming anybody, and holds up nobody else', async () => {
      const mailbox = new Mailbox();
      await mailbox.start();
      const said: string[] = [];
      const backend = await openEmpty({ db, mail: mailbox.settings, mailPause, now: clock, log: (text) => said.push(text) });
      await owe(backend.db, 2, { email: (index) => `${index ? 'anna' : 'nobody'}@example.org` });
      await until(async () => !(await states(backend.db))['waiting'], 'both are done with');
      const rows = await backend.db.query<{ state: string; last_error: string | null }>(`select state, last_error from outbox where state = 'stuck'`);
      assert.equal(rows.length, 1);
      assert.match(rows[0]?.last_error ?? '', /550.*no such mailbox/);
      assert.doesNotMatch(JSON.stringify([rows, said]), /example\.org/);
      assert.ok(said.some((line) => /tour\.confirmed.*stuck/.test(line)));
      await backend.close();
    });

    it('goes out once from two processes, in the order in which things happened', async () => {
      const mailbox = new Mailbox();
      await mailbox.start();
      const backend = await openEmpty({ db, mail: mailbox.settings, mailPause, now: clock });
      // The embedded database serves one process.
      const other = name === 'postgres' ? await open({ db, mail: mailbox.settings, mailPause, now: clock }) : undefined;
      const kinds = ['tour.confirmed', 'tour.moved', 'tour.cancelled'];
      await owe(backend.db, 25, { kinds });
      await until(async () => (await states(backend.db))['sent'] === 75, 'all are sent', 60);
      const mails = await mailbox.mails();
      assert.equal(mails.length, 75, 'none twice');
      const messages = await backend.db.query<{ id: string; kind: string }>('select id, kind from outbox');
      const kindOf = new Map(messages.map(({ id, kind }) => [`<${id}@cowork.example>`, kind]));
      const got = new Map<string, (string | undefined)[]>();
      for (const { messageId, envelopeTo } of mails) got.set(envelopeTo, [...got.get(envelopeTo) ?? [], kindOf.get(messageId ?? '')]);
      assert.equal(got.size, 25);
      for (const order of got.values()) assert.deepEqual(order, kinds);
      await other?.close();
      await backend.close();
    });

    it('is sent again by another process when the first has died between sending and marking', async () => {
      const mailbox = new Mailbox();
      await mailbox.start();
      let now = tuesday;
      const backend = await openEmpty({ db, now: () => now });
      await owe(backend.db, 1);
      assert.deepEqual(await claim(backend.db, now, ['elsewhere'], 1, 60_000), [], 'a process that does not serve the space leaves its mail alone');
      const [lost] = await claim(backend.db, now, ['loft'], 1, 60_000);
      assert.ok(lost, 'the one that dies has it');
      const other = name === 'postgres' ? await open({ db, now: () => now, mail: mailbox.settings, mailPause }) : undefined;
      if (other) {
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        assert.equal(mailbox.count, 0, 'while the lease lasts nobody else takes it');
        now += 61_000;
        await until(() => mailbox.count === 1, 'somebody else sends it');
        assert.equal((await mailbox.mails())[0]?.messageId, `<${lost.id}@cowork.example>`);
        await other.close();
      } else {
        assert.equal((await claim(backend.db, now, ['loft'], 1, 60_000)).length, 0);
        assert.equal((await claim(backend.db, now + 61_000, ['loft'], 1, 60_000))[0]?.id, lost.id);
      }
      await backend.close();
    });

    it('leaves within seconds of a booking, and is finished before the process stops', async () => {
      const mailbox = new Mailbox();
      await mailbox.start();
      const backend = await openEmpty({ db, mail: mailbox.settings, mailPause });
      const attendee = { ...somebody(), email: `slow-${randomUUID()}@example.org` };
      const booked = Date.now();
      assert.equal((await apiOf(backend).post('/tours/tour/bookings', { start: '2026-10-29T09:00:00Z', attendee })).status, 201);
      await until(() => mailbox.count > 0, 'it leaves');
      assert.ok(Date.now() - booked < 5_000);
      await backend.close();
      // The server takes two seconds over it, and nobody waited for it here.
      if (name === 'postgres') {
        const after = await open({ db });
        assert.deepEqual(await states(after.db), { sent: 2 });
        await after.close();
      }
    });
  });
}

describe('mail settings', () => {
  const from = 'Loft <hello@loft.example>';
  it('are read from an address', () => {
    assert.deepEqual(mailSettings({ SMTP_URL: 'smtps://me:p%40ss@mail.example.org', MAIL_FROM: from }),
      { host: 'mail.example.org', port: 465, tls: 'always', user: 'me', password: 'p@ss', from: { name: 'Loft', address: 'hello@loft.example' } });
    assert.equal(mailSettings({ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: from })?.tls, 'upgrade');
    assert.equal(mailSettings({ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: from })?.port, 587);
    assert.equal(mailSettings({ SMTP_URL: 'smtp://relay:2525?tls=none', MAIL_FROM: from })?.tls, 'none');
    assert.equal(mailSettings({ SMTP_URL: 'smtp://127.0.0.1:1025', MAIL_FROM: 'hello@loft.example' })?.tls, 'none');
    assert.equal(mailSettings({}), undefined);
  });

  it('say what is wrong with them, and no password', () => {
    const wrong: readonly (readonly [string, string | undefined, RegExp])[] = [
      ['mail.example.org', from, /SMTP_URL is not an address/],
      ['https://me:secret@mail.example.org', from, /SMTP_URL begins with https:/],
      ['smtp://me:secret@mail.example.org?secure=1', from, /knows one option/],
      ['smtp://me:se%cret@mail.example.org', from, /%25/],
      ['smtp://mail.example.org', undefined, /set MAIL_FROM/],
      ['smtp://mail.example.org', 'a@b.example, c@d.example', /MAIL_FROM is not one mail address/],
      ['smtp://mail.example.org', 'Loft', /MAIL_FROM is not one mail address/],
    ];
    for (const [SMTP_URL, MAIL_FROM, complaint] of wrong) {
      assert.throws(() => mailSettings({ SMTP_URL, MAIL_FROM }), (error: Error) => complaint.test(error.message) && !error.message.includes('secret'), SMTP_URL);
    }
  });
});

describe('the line to the mail server', () => {
  const letter = { from: { name: '', address: 'a@b.example' }, to: { name: '', address: 'c@d.example' }, language: 'en', subject: 'Hello', text: 'Hello', html: '<p>Hello' };

  it('is encrypted or nothing is sent, and the server has to be who it says', async () => {
    const plain = new Mailbox();
    await plain.start();
    const carrierInClear = smtpCarrier({ ...plain.settings, tls: 'upgrade' });
    assert.equal((await carrierInClear.send(letter, '<1@b.example>')).fate, 'away', 'a server without STARTTLS');
    assert.equal(plain.count, 0);
    carrierInClear.close();

    // It comes with a certificate that nobody has signed.
    const stranger = new SMTPServer({ secure: true, authOptional: true, logger: false, onData: (_stream, _session, done) => done(null, 'kept') });
    stranger.on('error', () => {});
    await new Promise<void>((listening) => { stranger.listen(0, '127.0.0.1', () => listening()); });
    const { port } = stranger.server.address() as AddressInfo;
    const carrier = smtpCarrier({ ...plain.settings, port, tls: 'always' });
    assert.match(await carrier.check() ?? '', /certificate|self.signed/i);
    assert.equal((await carrier.send(letter, '<2@b.example>')).fate, 'away');
    carrier.close();
    await new Promise<void>((closed) => { stranger.close(() => closed()); });
  });
});

describe('a failure', () => {
  it('is the server’s when there is no line to it or it does not let us in, else the letter’s', () => {
    const failure = (fields: object): Error => Object.assign(new Error('5.1.1 <bob@example.org>: no such user'), fields);
    assert.equal(outcomeOf(failure({ code: 'ESOCKET', command: 'CONN' })).fate, 'away');
    assert.equal(outcomeOf(failure({ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' })).fate, 'away');
    assert.equal(outcomeOf(failure({ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' })).fate, 'refused');
    assert.equal(outcomeOf(failure({ code: 'EMESSAGE', responseCode: 451, command: 'DATA' })).fate, 'later');
    assert.equal(outcomeOf(failure({ code: 'ECONNECTION', command: 'DATA' })).fate, 'later');
    assert.equal(outcomeOf(failure({})).error, '5.1.1 <…@…>: no such user');
  });

  it('is followed by pauses that grow to an hour and are never quite the same', () => {
    assert.equal(pauseAfter(1, 10_000, 1), 10_000);
    assert.equal(pauseAfter(1, 10_000, 0), 5_000);
    assert.equal(pauseAfter(4, 10_000, 1), 80_000);
    assert.equal(pauseAfter(50, 10_000, 1), 3_600_000);
  });
});
