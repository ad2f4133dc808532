// The command line, beside a running server and alone.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import stringWidth from 'string-width';
import type { Backend } from '../src/server.ts';
import { apiOf, fixtures, newKey, open, secret, type Json } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

after(stopDatabases);
const cli = new URL('../src/cli.ts', import.meta.url).pathname;

for (const { name, db } of databases) {
  describe(`commands on ${name}`, () => {
    const data = mkdtempSync(join(tmpdir(), 'cowork-commands-'));
    let backend: Backend;
    let slots: readonly { readonly start: string; readonly hostId: string }[];
    const visits: Json[] = [];

    const run = async (...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> => {
      const child = spawn(process.execPath, [cli, ...args, '--spaces', fixtures], {
        env: { PATH: process.env['PATH'], COWORK_DATA: data, COWORK_SECRET: secret, ...(name === 'postgres' && { DATABASE_URL: db }) },
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
      child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
      const code = await new Promise<number | null>((resolve) => { child.once('close', resolve); });
      return { code, out, err };
    };
    /** The clock of the commands is the real one, so the visits are too. */
    const start = (): Promise<Backend> => open({ db: name === 'postgres' ? db : join(data, 'db'), now: Date.now });

    before(async () => {
      backend = await start();
      const api = apiOf(backend);
      slots = (await api.get('/tours/tour/slots')).body.items;
      const book = async (at: number, attendee: object, rest: object = {}): Promise<void> => {
        const { start: begins, hostId } = slots[at] as (typeof slots)[number];
        const reply = await api.post('/tours/tour/bookings', { start: begins, hostId, attendee, ...rest }, { key: newKey() });
        assert.equal(reply.status, 201);
        visits.push(reply.body);
      };
      await book(0, { name: 'Ada \u001b[31mLøvelace\u202e 山田太郎', email: 'ada@example.org' }, { partySize: 2, needs: { stepFree: true }, notes: 'Two\nlines' });
      await book(8, { name: '=HYPERLINK("http://evil")', email: 'eve@example.org' });
    });
    after(async () => {
      await backend.close();
      rmSync(data, { recursive: true });
    });
    const idOf = (index: number): string => visits[index].id as string;

    it('list what was booked in eighty columns, and let no name play with the terminal', async () => {
      const { code, out, err } = await run('bookings');
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /^Loft: 2\n/);
      assert.match(out, new RegExp(`Ada Løvelace\ufffd 山田….*${idOf(0).slice(0, 8)}`));
      // eslint-disable-next-line no-control-regex -- that is what must not be there
      assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u202e]/);
      for (const line of out.split('\n')) assert.ok(stringWidth(line) <= 80, line);
    });

    it('say who comes on a day, and what they need', async () => {
      const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format(new Date(slots[0]?.start ?? ''));
      const { out } = await run('today', '--day', day);
      assert.match(out, /Tour, with/);
      assert.match(out, /\n {4}step-free\n {4}Two lines\n?/);
    });

    it('write for machines and for spreadsheets, where a name is never a formula', async () => {
      const [json, csv] = await Promise.all([run('bookings', '--json'), run('bookings', '--csv')]);
      const found = JSON.parse(json.out) as readonly { readonly id: string; readonly start: string }[];
      assert.deepEqual(found.map(({ id }) => id).sort(), [idOf(0), idOf(1)].sort());
      assert.ok(found.every(({ start: begins }) => visits.some((visit) => visit.start === begins)));
      assert.ok(csv.out.startsWith('\ufeffkind,id,start,'));
      assert.ok(csv.out.includes(`"'=HYPERLINK(""http://evil"")"`), csv.out);
    });

    it('show one booking by the beginning of its id', async () => {
      const { code, out } = await run('show', idOf(0).slice(0, 8));
      assert.equal(code, 0);
      assert.match(out, new RegExp(`id +${idOf(0)}`));
      assert.match(out, /mail +ada@example\.org/);
      assert.match(out, /Confirmed .* by the visitor/);
    });

    it('move a visit, and say what is free where it cannot go', async () => {
      const taken = slots[8] as (typeof slots)[number];
      const refused = await run('move', idOf(0), '--to', taken.start, '--host', taken.hostId);
      assert.equal(refused.code, 1);
      assert.match(refused.err, /just taken this time\.\nFree nearby:\n {2}--to \S+Z --host \w+/);

      const free = slots[4] as (typeof slots)[number];
      const { code, out } = await run('move', idOf(0), '--to', free.start, '--host', free.hostId, '--reason', 'The kiln is hot');
      assert.deepEqual([code, /^Moved: Ada/.test(out)], [0, true], out);
      const seen = await apiOf(backend).get(`/tour-bookings/${idOf(0)}`, { token: visits[0].manageToken });
      assert.deepEqual([seen.body.start, seen.body.host.id], [free.start, free.hostId]);
      const [trace] = await backend.db.query<{ done_by: string; actor: string }>(`select done_by, actor from audit where ref = $1 and kind = 'tour.moved'`, [idOf(0)]);
      assert.deepEqual(trace, { done_by: 'command', actor: 'move' });
    });

    it('approve and decline what waits for an answer', async () => {
      await backend.db.query(`update tour_booking set status = 'pendingApproval', expires_at = starts_at where id = $1`, [idOf(1)]);
      const member = { craft: 'Code', why: 'To learn', attendee: { name: 'Ibn', email: 'ibn@example.org' } };
      const asked = await apiOf(backend).post('/introductions', member, { key: newKey() });
      const { out } = await run('requests');
      assert.match(out, /^Loft: 2\n/);
      assert.match((await run('approve', idOf(1))).out, /^Approved: /);
      assert.equal((await apiOf(backend).get(`/tour-bookings/${idOf(1)}`, { token: visits[1].manageToken })).body.status, 'confirmed');
      assert.match((await run('decline', asked.body.id as string)).out, /declined\. Ibn gets a mail/);
      assert.match((await run('requests')).out, /^Loft: none\n/);
    });

    it('cancel with a reason, and without a mail where the visitor knows', async () => {
      const { code, out } = await run('cancel', idOf(1), '--reason', 'Ada is ill', '--quietly');
      assert.equal(code, 0);
      assert.match(out, /^Cancelled: .* The visitor gets no mail\./);
      const mails = await backend.db.query<{ audience: string; state: string }>(
        `select audience, state from outbox where ref = $1 and kind = 'tour.cancelled' order by audience`, [idOf(1)]);
      assert.deepEqual(mails.find(({ audience }) => audience === 'visitor')?.state, 'dropped');
    });

    it('end with 1 where nothing was done, and with 2 where the words make no sense', async () => {
      const results = await Promise.all([run('show', '00000000'), run('cancel'), run('bookings', '--state', 'lost'), run('bookings', '--nope'), run('move', idOf(0), '--to', 'tomorrow')]);
      assert.deepEqual(results.map(({ code }) => code), [1, 2, 2, 2, 2]);
      assert.match(results[0]?.err ?? '', /There is no booking 00000000/);
      assert.match(results[2]?.err ?? '', /There are: confirmed, pendingApproval/);
      assert.match(results[4]?.err ?? '', /Write it as 2026-10-20T10:00, which is meant in Europe\/Amsterdam/);
    });

    it('work the same when no server runs', async () => {
      await backend.close();
      const { code, out } = await run('bookings', '--state', 'any');
      assert.deepEqual([code, /^Loft: 2\n/.test(out)], [0, true], out);
      backend = await start();
    });
  });
}
