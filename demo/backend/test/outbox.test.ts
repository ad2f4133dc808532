// Mails that are not sent: the page that shows them while developing, and the command that says what is stuck.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import PostalMime from 'postal-mime';
import { mailSettings, offersPage } from '../src/mail/settings.ts';
import { apiOf, fixtures, open, secret } from './helpers/api.ts';

const run = promisify(execFile);
const cli = new URL('../src/cli.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'cowork-outbox-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the outbox page', () => {
  it('shows every mail that waits, as it would arrive, to whoever has its address', async () => {
    const backend = await open({ outboxPage: true });
    const api = apiOf(backend);
    assert.ok(backend.outboxUrl);
    assert.match(await (await fetch(backend.outboxUrl)).text(), /Nothing has been written yet/);
    const { body } = await api.post('/tours/tour/bookings', { start: '2026-10-28T08:00:00Z', hostId: 'ada', attendee: { name: '<i>Zoë</i> نور', email: 'zoe@example.org' }, locale: 'en' });
    assert.ok(body.id);

    const list = await (await fetch(backend.outboxUrl)).text();
    assert.ok(list.includes('zoe@example.org') && list.includes('hello@loft.example') && list.includes('&lt;i&gt;Zoë'), 'one to the visitor, one to the host');
    const [row] = await backend.db.query<{ id: string }>(`select id from outbox where audience = 'visitor'`);
    const one = `${backend.outboxUrl}${row?.id}`;
    const page = await (await fetch(one)).text();
    assert.match(page, /<iframe sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    assert.match(page, /Subject: Your visit to Loft/);
    const shown = await fetch(`${one}/html`);
    assert.match(shown.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
    assert.match(await shown.text(), /&#60;i&#62;Zoë/);
    const mail = await PostalMime.parse(await (await fetch(`${one}/mail.eml`)).arrayBuffer());
    assert.deepEqual(mail.to, [{ name: '<i>Zoë</i> نور', address: 'zoe@example.org' }]);
    assert.equal(mail.messageId, `<${row?.id}@loft.example>`);
    assert.match(await (await fetch(`${one}/appointment.ics`)).text(), /METHOD:REQUEST[^]*DTSTART:20261028T080000Z/);
    for (const path of ['', '/html', '/mail.eml', '/appointment.ics']) {
      const { headers } = await fetch(one + path, { headers: { origin: 'https://loft.example' } });
      assert.equal(headers.get('cache-control'), 'no-store');
    }
    await backend.close();
  });

  it('is nowhere without its key, nor where mail is sent, nor where others than this computer are served', async () => {
    const backend = await open({ outboxPage: true });
    assert.equal((await fetch(`${backend.url}/outbox`)).status, 404);
    assert.equal((await fetch(`${backend.url}/outbox/`)).status, 404);
    assert.equal((await fetch(`${backend.url}/outbox/0000000000000000000000/`)).status, 404);
    await backend.close();
    const without = await open();
    assert.equal(without.outboxUrl, undefined);
    await without.close();

    const mail = mailSettings({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@b.example' });
    const here = { mail: undefined, host: '127.0.0.1', publicUrl: undefined, wish: undefined };
    assert.equal(offersPage(here), true);
    assert.equal(offersPage({ ...here, wish: 'off' }), false);
    assert.equal(offersPage({ ...here, host: '0.0.0.0' }), false);
    assert.equal(offersPage({ ...here, publicUrl: 'https://api.example.org' }), false);
    assert.equal(offersPage({ ...here, host: '0.0.0.0', wish: 'on' }), true);
    assert.equal(offersPage({ ...here, mail, wish: 'on' }), false);
    assert.throws(() => offersPage({ ...here, wish: 'yes' }), /must be on or off/);
  });
});

describe('the command outbox', () => {
  const db = join(folder, 'db');
  const command = (...words: string[]): Promise<{ readonly stdout: string }> =>
    run(process.execPath, ['--no-warnings', cli, 'outbox', ...words, '--spaces', fixtures, '--data', folder], { env: { ...process.env, COWORK_SECRET: secret } });

  it('says what waits and what is stuck, with what the mail server said, and has it tried again', async () => {
    const backend = await open({ db });
    const { body } = await apiOf(backend).post('/tours/tour/bookings', { start: '2026-10-28T08:00:00Z', hostId: 'ada', attendee: { name: 'Zoë', email: 'zoe@example.org' } });
    await backend.db.query(`update outbox set state = 'stuck', attempts = 3, last_error = '550 no such mailbox' where audience = 'visitor'`);
    const { stdout } = await command();
    assert.match(stdout, new RegExp(`^stuck +\\S+ +loft +tour\\.confirmed to the visitor, about ${body.id}, since 2026-10-20T08:00:00Z, 3 tries: 550 no such mailbox$`, 'm'));
    assert.match(stdout, /^late .*to the host/m);
    assert.match(stdout, /^1 stuck, 1 late, 0 waiting\.$/m);
    assert.doesNotMatch(stdout, /zoe@|Zoë/);

    assert.equal((await command('retry', 'not-this-one')).stdout, 'Nothing of that is stuck.\n');
    assert.equal((await command('retry')).stdout, '1 mail is tried again.\n');
    const rows = await backend.db.query<{ state: string; attempts: number }>(`select state, attempts from outbox where audience = 'visitor'`);
    assert.deepEqual(rows, [{ state: 'waiting', attempts: 0 }]);
    await backend.db.query(`update outbox set state = 'sent'`);
    assert.equal((await command()).stdout, 'Everything is sent.\n');
    await assert.rejects(command('again'), (error: { readonly code?: number; readonly stderr?: string }) => error.code === 2 && /There is no outbox again/.test(error.stderr ?? ''));
    await backend.close();
  });
});
