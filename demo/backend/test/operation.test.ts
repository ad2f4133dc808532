// What who runs it relies on: health, figures, stopping and newer versions without a gap.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { isAway } from '../src/db/database.ts';
import { migrate } from '../src/db/migrate.ts';
import { openDatabase } from '../src/db/open.ts';
import type { Backend } from '../src/server.ts';
import { apiOf, open, somebody, type Reply } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

after(stopDatabases);
const postgres = databases.find(({ name }) => name === 'postgres');
const metricsToken = 'a token for figures';

const statusOf = async (url: string): Promise<unknown> => {
  const response = await fetch(url, { headers: { connection: 'close' } });
  return [response.status, (await response.json() as { status: string }).status];
};
const book = (backend: Backend): Promise<Reply> => apiOf(backend).post('/events/talk-2026-10-23/rsvps', { attendee: somebody() });
const until = async (what: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if (what()) return;
    await pause(20);
  }
  assert.fail('It did not come to that.');
};

for (const { name, db } of databases) {
  describe(`operation on ${name}`, () => {
    it('stops without losing a visitor: says so, finishes what it has, and answers until the balancer has turned away', async () => {
      const backend = await open({ db, drainSeconds: 1 });
      assert.deepEqual(await statusOf(`${backend.url}/readyz`), [200, 'ready']);

      const unset = (): void => {};
      let release = unset;
      const held = backend.db.transaction(async (tx) => {
        await tx.query(`select id from event where id = 'talk-2026-10-23' for update`);
        await new Promise<void>((resolve) => { release = resolve; });
      });
      await until(() => release !== unset);
      const slow = book(backend);
      const closing = backend.close();
      assert.deepEqual(await statusOf(`${backend.url}/readyz`), [503, 'stopping']);
      assert.deepEqual(await statusOf(`${backend.url}/healthz`), [200, 'ok']);
      const late = book(backend);
      await pause(1_300);
      await assert.rejects(fetch(`${backend.url}/healthz`), 'new connections are refused');
      release();
      await held;
      for (const reply of await Promise.all([slow, late])) {
        assert.equal(reply.status, 201);
        assert.equal(reply.headers.get('connection'), 'close');
      }
      await closing;
    });

    it('shows its figures to whoever has the token, and to nobody else', async () => {
      const backend = await open({ db, metricsToken });
      await book(backend);
      await apiOf(backend).get('/events/none-such');
      await backend.jobs.run('forget-answers');
      await backend.db.query(`insert into calendar_feed (space_id, id, settings, due_at, error) values ('loft', 'club', '', now(), 'not found') on conflict do nothing`);
      for (const authorization of ['', 'Bearer', 'Bearer a token for figurer', 'Basic YTpi']) {
        const refused = await fetch(`${backend.url}/metrics`, { headers: authorization ? { authorization } : {} });
        assert.equal(refused.status, 401);
        assert.doesNotMatch(await refused.text(), /cowork_/);
      }
      const response = await fetch(`${backend.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
      const figures = await response.text();
      assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
      for (const line of [
        /^cowork_request_duration_seconds_count\{operation="createRsvp",status="201"\} 1$/m,
        /^cowork_request_duration_seconds_count\{operation="getEvent",status="404"\} 1$/m,
        /^cowork_problems_total\{code="not_found"\} 1$/m,
        new RegExp(`^cowork_info\\{database="${name}"\\} 1$`, 'm'),
        /^cowork_outbox_messages\{state="waiting"\} [1-9]\d*$/m,
        /^cowork_outbox_messages\{state="stuck"\} 0$/m,
        /^cowork_outbox_oldest_seconds \d/m,
        /^cowork_job_failing\{job="forget-answers"\} 0$/m,
        /^cowork_calendar_failing\{space="loft",calendar="club"\} 1$/m,
        /^cowork_live_listeners 0$/m,
        /^cowork_database_up 1$/m,
        /^cowork_database_waiting 0$/m,
        /^process_resident_memory_bytes \d/m,
        /^nodejs_eventloop_lag_p99_seconds \d/m,
      ]) assert.ok(line.test(figures), `${line} is not among the figures`);
      assert.equal(/example\.org|Guest/.test(figures), false);
      await backend.close();
    });
  });
}

it('has no figures where no token is set, and takes none that can be guessed', async () => {
  const backend = await open();
  assert.equal((await fetch(`${backend.url}/metrics`)).status, 404);
  await backend.close();
  await assert.rejects(open({ metricsToken: 'secret' }), /COWORK_METRICS_TOKEN is too short/);
});

describe('a newer version on the same PostgreSQL', { skip: postgres ? false : 'PostgreSQL is not installed.' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cowork-migrations-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('changes the tables while the older one goes on answering, even where somebody reads for long', async () => {
    const old = await open({ db: postgres?.db ?? '' });
    const db = await openDatabase(postgres?.db ?? '');
    const report = await openDatabase(postgres?.db ?? '');
    writeFileSync(join(folder, '900-colour.sql'), `alter table rsvp add column colour text not null default 'none';\ncreate index rsvp_colour on rsvp (space_id, colour);\n`);

    let release = (): void => {};
    const reading = report.transaction(async (tx) => {
      await tx.query('select count(*) from rsvp');
      await new Promise<void>((resolve) => { release = resolve; });
    });
    let migrated = false;
    const migrating = migrate(db, { folder: pathToFileURL(`${folder}/`) }).then(() => { migrated = true; });
    // Long enough to see the change give up and let the visitors pass.
    const replies: Reply[] = [];
    for (const end = Date.now() + 4_000; Date.now() < end;) replies.push(await book(old));
    assert.equal(migrated, false);
    release();
    await reading;
    await migrating;
    replies.push(await book(old));
    assert.ok(replies.length > 5);
    assert.deepEqual(replies.filter(({ status }) => status >= 500 || status < 200), []);
    assert.deepEqual(await statusOf(`${old.url}/readyz`), [200, 'ready']);
    assert.equal((await db.query<{ colour: string }>('select colour from rsvp limit 1'))[0]?.colour, 'none');
    for (const each of [db, report, old]) await each.close();
  });
});

it('tells a database that is away from a mistake of our own', () => {
  const error = (code: string | undefined, message = 'x'): Error => Object.assign(new Error(message), code !== undefined && { code });
  for (const code of ['08006', '08P01', '53300', '53100', '57P01', '57P03', '57014', '58030', '25006', '40001', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'CLOSED']) {
    assert.equal(isAway(error(code)), true, code);
  }
  assert.equal(isAway(error(undefined, 'Connection terminated unexpectedly')), true);
  for (const code of ['42P01', '42703', '22P02', '23505', '55P03', 'ENOENT', 'EACCES', undefined]) assert.equal(isAway(error(code, 'relation "connection" does not exist')), false, String(code));
});
