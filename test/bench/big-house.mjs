// Houses as big as wanted: so many rooms, so many events, a hundred and more reservations a day.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../demo/backend/src/db/open.ts';
import { addDays, dayOf } from '../../demo/backend/src/time/days.ts';

/** @typedef {{ readonly id: string, readonly rooms: number, readonly events: number, readonly busy?: number, readonly desks?: number, readonly allDay?: boolean }} House */

export const zone = 'Europe/Amsterdam';
/** Days ahead that have events and reservations. */
export const days = 31;

/**
 * Writes the space file of a house, and beside it its calendar.
 * @param {string} folder - of all spaces
 * @param {House} house
 */
export function writeHouse(folder, { id, rooms, events, busy = 0, desks = 0, allDay = false }) {
  mkdirSync(path.join(folder, id), { recursive: true });
  const room = (/** @type {number} */ number) => `  - { id: room-${number}, kind: meetingRoom, name: Room ${number}, capacity: 6, minMinutes: 30, stepMinutes: 30, busy: ${busy}, book: { mode: inline } }`;
  const desk = (/** @type {number} */ number) => `  - { id: desks-${number}, kind: desk, name: Desks ${number}, units: 10, book: { mode: inline } }`;
  const things = [...numbered(rooms, room), ...numbered(desks, desk)];
  writeFileSync(path.join(folder, id, 'space.yaml'), `id: ${id}
name: House of ${rooms} rooms
timeZone: ${zone}
openingHours:
  - { days: [1, 2, 3, 4, 5, 6, 7], opens: '${allDay ? '00:00' : '08:00'}', closes: '${allDay ? '24:00' : '20:00'}' }
# The bench is many visitors at one address.
limits:
  perAddress: [{ count: 10000000, minutes: 1 }]
  perSpace: [{ count: 10000000, minutes: 1 }]
resources:
${things.join('\n')}
`);
  writeFileSync(calendarOf(folder, id), calendar(events));
}

/** @param {number} count @param {(number: number) => string} line */
const numbered = (count, line) => Array.from({ length: count }, (_, index) => line(index));

/**
 * @param {string} folder
 * @param {string} id
 */
export const calendarOf = (folder, id) => path.join(folder, id, 'events.ics');

/**
 * Two reservations a day of every room, in a database where the houses are laid out.
 * @param {string} where - as for `startBackend`
 */
export async function reserveRooms(where) {
  const db = await openDatabase(where);
  try {
    await db.query(reservations, [`${dayOf(Date.now(), zone)} 09:00 ${zone}`, days]);
    await db.query(cells);
  } finally {
    await db.close();
  }
}

/** At different times in different rooms, as people do. */
const reservations = `
  insert into reservation (id, space_id, resource_id, starts_at, ends_at, units, alone, source, created_at)
  select 'seed-' || r.space_id || '-' || r.id || '-' || d || '-' || half, r.space_id, r.id, s.start, s.start + interval '90 minutes', 1, true, 'seed', now()
  from (select * from resource where id like 'room-%') r, generate_series(1, $2::int) as d, generate_series(0, 1) as half,
    lateral (select $1::timestamptz + d * interval '1 day' + half * interval '5 hours' + (abs(hashtext(r.id || d)) % 5) * interval '30 minutes' as start) as s`;

const cells = `
  insert into resource_cell (space_id, resource_id, cell, units, taken)
  select space_id, resource_id, generate_series(starts_at, ends_at - interval '1 second', interval '15 minutes'), 1, 1 from reservation where source = 'seed'`;

/** @param {number} count */
function calendar(count) {
  const today = dayOf(Date.now(), zone);
  const events = Array.from({ length: count }, (_, index) => {
    const day = addDays(today, 1 + (index % days)).replaceAll('-', '');
    const hour = String(8 + (index % 12)).padStart(2, '0');
    return ['BEGIN:VEVENT', `UID:bench-${index}`, 'DTSTAMP:20260101T000000Z', `DTSTART;TZID=${zone}:${day}T${hour}0000`, 'DURATION:PT1H', `SUMMARY:Evening number ${index}`,
      'DESCRIPTION:Bring what you work on\\, and somebody who would like to see it. There is soup.', `CATEGORIES:${['talk', 'craft', 'music', 'food'][index % 4]}`, 'END:VEVENT'];
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//bench//EN', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
}
