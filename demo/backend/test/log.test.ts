// What the log says of a busy day, and what it must never say.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { reachDatabase } from '../src/db/reach.ts';
import { describeError } from '../src/log.ts';
import { fixtures, newKey, secret } from './helpers/api.ts';

const marks = ['Zebulon', 'Quackenbush', 'zebulon.q@', '612987043', 'trombone'];
const zebulon = { name: 'Zebulon Quackenbush', email: 'zebulon.q@example.org', phone: '+31612987043' };
const assertClean = (text: string): void => {
  for (const mark of marks) assert.ok(!text.toLowerCase().includes(mark.toLowerCase()), `${mark} stands in: ${text.split('\n').find((line) => line.toLowerCase().includes(mark.toLowerCase()))}`);
};

describe('the log of a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cowork-log-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('tells of every request and every failure, and of nobody', async () => {
    const child = spawn(process.execPath, [new URL('../src/cli.ts', import.meta.url).pathname, 'start', '--port', '0', '--spaces', fixtures, '--data', folder], {
      env: { PATH: process.env['PATH'], COWORK_SECRET: secret }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { said += text; });
    const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve); });
    const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
      for (let tries = 0; tries < 600; tries++) {
        const found = pattern.exec(said);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`the log never said ${pattern.source}: ${said}`);
    };
    try {
      const base = `${(await until(/answers on (http:\S+)/))[1]}/cowork/v1/loft`;
      const ask = async (path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response & { readonly json: () => Promise<unknown> }> =>
        fetch(base + path, body === undefined ? { headers } : { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
      const slots = await (await ask('/tours/tour/slots?q=Zebulon')).json() as { items: readonly { start: string }[] };
      const [first, second] = slots.items;

      // A day with all that goes well and much that does not.
      const booked = await (await ask('/tours/tour/bookings', { start: first?.start, attendee: zebulon, notes: 'Zebulon plays the trombone' }, { 'idempotency-key': `"${newKey()}"` })).json() as { id: string; manageToken: string };
      await ask(`/tour-bookings/${booked.id}/reschedule`, { start: second?.start, reason: 'trombone lesson' }, { authorization: `Bearer ${booked.manageToken}`, 'x-forwarded-for': '198.51.100.77', 'user-agent': 'Zebulon/1.0' });
      await ask('/introductions', { memberId: 'm-1', why: 'trombone', attendee: zebulon });
      await ask(`/tour-bookings/${zebulon.email}?name=Zebulon#${zebulon.name}`);
      await ask('/events?q=Zebulon%20Quackenbush&from=zebulon.q@example.org');
      await ask('/tours/tour/bookings', `{"attendee": {"name": "Zebulon Quackenbush", "email": zebulon.q@example.org`);
      await ask('/tours/tour/bookings', { start: second?.start, attendee: { ...zebulon, email: 'zebulon.q@' } });
      await ask('/zebulon.q@example.org');
      assertClean(said);

      // Whatever the database says of the row that it refuses.
      const { db } = await reachDatabase(`${folder}/db`);
      await db.script(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no % here', new.name using detail = new.email; end $$;
        create trigger refuse before insert on rsvp for each row execute function refuse();
        alter table introduction add constraint short check (length(why) < 3) not valid`);
      await db.close();
      const events = await (await ask('/events')).json() as { items: readonly { id: string }[] };
      const talk = events.items.find(({ id }) => id.startsWith('talk'));
      const failed = await ask(`/events/${talk?.id}/rsvps`, { attendee: zebulon });
      assert.equal(failed.status, 500);
      await ask('/introductions', { craft: 'trombone', why: 'trombone', attendee: zebulon });

      await until(new RegExp(`"request":"${failed.headers.get('x-request-id')}","operation":"createRsvp","space":"loft","status":500`));
      assert.match(said, new RegExp(`"request":"${failed.headers.get('x-request-id')}","error":"[^"]*P0001[^"]* at `), 'what went wrong, found by the number that the visitor can send');
      assertClean(said);
      assert.doesNotMatch(said, /198\.51\.100|127\.0\.0\.1(?!:\d)|Bearer|manageToken|\?q=/);
      assert.ok(!said.includes(booked.manageToken));
      for (const line of said.trim().split('\n')) assert.doesNotThrow(() => JSON.parse(line) as unknown, line);
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
    assertClean(said);
  });
});

describe('an error in the log', () => {
  it('is told by its kind and its place, without what it quotes', () => {
    const cases: readonly Error[] = [
      new SyntaxError(`Unexpected token 'Z', "Zebulon Quackenbush" is not valid JSON`),
      new RangeError('Temporal error: cannot parse “Zebulon” as a day'),
      Object.assign(new Error(`550 5.1.1 <zebulon.q@example.org>: Recipient rejected`), { code: 'EENVELOPE' }),
      new Error('cannot reach zebulon.q@example.org at +31 612987043'),
      Object.assign(new Error('duplicate key: Zebulon'), { name: 'error', code: '23505', constraint: 'rsvp_one_per_person', table: 'rsvp', detail: 'Key (email)=(zebulon.q@example.org) exists.' }),
      new Error('outer', { cause: new Error('inner "Zebulon"') }),
    ];
    for (const error of cases) {
      const text = describeError(error);
      assertClean(text);
      assert.match(text, /\n\s+at .*log\.test\.ts/);
    }
    assert.match(describeError(cases[4]), /^error 23505 rsvp_one_per_person rsvp\n/);
    assert.match(describeError(new TypeError("Cannot read properties of undefined (reading 'id')")), /^TypeError: Cannot read properties of undefined/);
    assert.equal(describeError('Zebulon'), 'string thrown');
  });
});
