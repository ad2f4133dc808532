// A short torture on each database, and a look at whether it would have found what it looks for. The long one is `npm run torture`.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Database } from '../src/db/database.ts';
import { tableOf, torture, type Report } from './torture/torture.ts';
import type { Finding } from './torture/findings.ts';

const seconds = 12;

/** Each does one kind of harm, and the finding that has to name it. */
const harms: readonly (readonly [sql: readonly string[], what: RegExp])[] = [
  [[
    'alter table tour_booking drop constraint tour_booking_no_overlap',
    `insert into tour_booking (id, space_id, tour_id, host_id, lane, starts_at, ends_at, host_until, name, email, party_size, created_at)
     select 'twice', space_id, tour_id, host_id, lane, starts_at, ends_at, host_until, name, 'twice@guest.example', party_size, created_at
     from tour_booking where status = 'confirmed' limit 1`,
  ], /overlap/],
  [['delete from tour_cell where ctid in (select ctid from tour_cell limit 1)'], /hosts’ cells/],
  [['update resource_cell set taken = taken + 1, units = units + 1 where ctid in (select ctid from resource_cell limit 1)'], /counters are those of their reservations/],
  [[`update reservation set units = 13 where id in (select id from reservation where status = 'confirmed' limit 1)`], /more units given out/],
  [['alter table event drop constraint never_over_full', 'update event set capacity = taken - 1 where taken > 0'], /over-full/],
  [[`update reservation set sequence = sequence + 1 where id in (select id from reservation limit 1)`], /acknowledged/],
  [[`update rsvp set email = 'somebody@else.example' where id in (select id from rsvp limit 1)`], /one booking for each key/],
  [[`delete from outbox where id in (select id from outbox where audience = 'visitor' and kind like 'tour.%' limit 1)`], /all its messages/],
  [[`update outbox set state = 'stuck' where id in (select id from outbox limit 1)`], /every message arrived/],
];

const wrongIn = (findings: readonly Finding[]): readonly string[] => findings.filter(({ wrong }) => wrong.length).map(({ what }) => what);

async function tryHarms(db: Database, look: () => Promise<readonly Finding[]>): Promise<void> {
  for (const [statements, what] of harms) {
    await db.transaction(async (tx) => {
      for (const sql of statements) await tx.query(sql);
    });
    assert.ok(wrongIn(await look()).some((one) => what.test(one)), `not found: ${what}`);
  }
}

describe('visitors who never give up, while everything dies and comes back', () => {
  for (const engine of ['postgres', 'embedded'] as const) {
    it(`lose nothing and double nothing on ${engine}`, async (context) => {
      const report = await torture({
        engine, seconds, clients: 12, seed: 1, say: () => {},
        ...(engine === 'postgres' && { afterwards: tryHarms }),
      });
      if (!report) return context.skip('PostgreSQL is not installed.');
      assert.deepEqual(wrongIn(report.findings), [], tableOf(report));
      assertLively(report);
    });
  }
});

/** A run in which nothing happened proves nothing. */
function assertLively({ ledger: { counts, things }, crashes }: Report): void {
  assert.ok(crashes > 0 && counts.retries > 0 && counts.repeatedKeys > 0, 'nothing died');
  assert.ok(things.length > 10, `only ${things.length} booked`);
}
