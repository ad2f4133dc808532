// Bookings as a table: what a spreadsheet makes of what visitors typed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import { toSpace } from '../src/spaces/space.ts';
import type { Booking } from '../src/staff/bookings.ts';
import { toCsv } from '../src/staff/csv.ts';
import { fixtures, tuesday } from './helpers/api.ts';

const [loft] = loadSpaces(fixtures) as [LoadedFile];
const space = toSpace(loft, new Map());
const booking = (name: string, notes = ''): Booking => ({
  kind: 'visit', id: '1', start: tuesday, end: tuesday + 1_800_000, status: 'confirmed', name, email: 'a@example.org', phone: undefined, party: 1, aboutId: 'tour', about: 'Tour',
  hostId: 'ada', host: 'Ada', alone: false, line: undefined, details: { notes }, createdAt: tuesday, expiresAt: undefined, changedBy: 'visitor', reason: undefined, sequence: 0,
});
const rowOf = (name: string, notes = ''): string => toCsv(space, [booking(name, notes)]).split('\r\n').slice(1).join('\r\n');

describe('a table of bookings', () => {
  for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
    it(`takes ${JSON.stringify(name)} for text and not for a formula`, () => assert.ok(rowOf(name).includes(`'${name}`), rowOf(name)));
  }

  it('is known as UTF-8 by its mark, and keeps every script, quotes and lines', () => {
    const table = toCsv(space, [booking('Ngũgĩ "山田" 🧶', 'one;two,\nthree')]);
    assert.ok(table.startsWith('\ufeffkind,id,'));
    assert.ok(table.includes('"Ngũgĩ ""山田"" 🧶"') && table.includes('"one;two,\nthree"'), table);
  });

  it('has the times of the clock in the space', () => assert.match(rowOf('Ada'), /,2026-10-20 10:00,2026-10-20 10:30,/));
});
