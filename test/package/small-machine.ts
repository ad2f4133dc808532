// The installed backend on a machine with 256 MB: examples and a house of 200 rooms, visitors who book, mails that leave.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Mailbox } from '../../demo/backend/test/helpers/mailbox.ts';
import { days, writeHouse } from '../bench/big-house.mjs';
import { memoryGroup } from '../tools/memory-group.mjs';
import type { InstalledBackend } from './installed.ts';

const megabytes = 256;
const rooms = 200;

export function servesOnSmallMachine(backend: () => InstalledBackend): void {
  it(`serves a house of ${rooms} rooms, books and sends mail within ${megabytes} MB`, async (test) => {
    const group = memoryGroup(megabytes);
    if (typeof group === 'string') return test.skip(group);
    const folder = mkdtempSync(path.join(tmpdir(), 'cowork-small-'));
    const spaces = path.join(folder, 'spaces');
    cpSync(backend().examples, spaces, { recursive: true });
    writeHouse(spaces, { id: 'big', rooms, events: 0, busy: 0.5 });
    const mailbox = new Mailbox();
    await mailbox.start();
    const server = await backend().start({
      words: ['--spaces', spaces, '--data', path.join(folder, 'data')],
      env: { SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`, MAIL_FROM: 'Cowork <mail@cowork.example>', COWORK_LOG: 'info' },
      inside: group.inside,
    });
    try {
      const big = `${server.url}/cowork/v1/big`;
      const availability = `${big}/availability?to=${dayAhead(days)}`;
      // All of them at the worst moment: just after a booking, when nothing is kept.
      await many(24, 8, async () => {
        const answer = await fetch(availability, { headers: { 'cache-control': 'max-age=0' } });
        assert.equal((await answer.json() as { readonly items: readonly unknown[] }).items.length, rooms);
      });
      const statuses = new Map<number, number>();
      await Promise.all([
        many(60, 6, async (index) => {
          const start = Date.parse(`${dayAhead(days + 20)}T09:00:00Z`);
          const { status } = await post(`${big}/resources/room-${index % rooms}/reservations`, { start: iso(start), end: iso(start + 3_600_000), attendee: { name: 'Sam Small', email: `sam-${index}@example.org` } });
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }),
        many(12, 4, async () => void await (await fetch(availability, { headers: { 'cache-control': 'max-age=0' } })).arrayBuffer()),
      ]);
      // What made-up reservations have left; the rest is told so.
      assert.deepEqual([...statuses.keys()].filter((status) => status !== 201 && status !== 409), []);
      const booked = statuses.get(201) ?? 0;
      assert.ok(booked > 10, JSON.stringify([...statuses]));
      for (let waited = 0; mailbox.count < booked && waited < 60; waited++) await pause(1_000);
      assert.equal(mailbox.count, booked, 'a mail to everybody who booked');
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
      test.diagnostic(`${group.peak().toFixed(0)} MB charged to the group at its peak, ${resident(server.pid)} MB resident`);
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      const kills = group.kills();
      group.remove();
      assert.equal(kills, 0, 'processes that the kernel has killed');
    }
  });
}

/** Calls `work` so many times, so many at once. */
async function many(times: number, atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
  let begun = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (begun < times) await work(begun++);
  }));
}

const post = async (url: string, body: object): Promise<Response> => {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': `"${crypto.randomUUID()}"` }, body: JSON.stringify(body) });
  await answer.arrayBuffer();
  return answer;
};

const dayAhead = (ahead: number): string => iso(Date.now() + ahead * 86_400_000).slice(0, 10);
const iso = (instant: number): string => new Date(instant).toISOString();

/** At the most until now. */
const resident = (pid: number): string => (Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024).toFixed(0);
