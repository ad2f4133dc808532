// `today`: who comes, who meets them, and what they need.
import { needsIn } from '../staff/booking-parts.ts';
import { findBookings, type Booking } from '../staff/bookings.ts';
import { en } from '../staff/words-en.ts';
import type { Space } from '../spaces/space.ts';
import { bookingTable, dayOption, formatsFor, spacesOf, toJson } from './booking.ts';
import type { Command } from './command.ts';
import { plain } from './lines.ts';
import { atOffice } from './office.ts';

export const today: Command = {
  name: 'today',
  takes: '[--day DAY] [--space ID] [--json]',
  does: 'says who comes today, or on another day: visits, guests of events, reservations',
  options: { day: { type: 'string' }, space: { type: 'string' }, json: { type: 'boolean' } },
  run: (given) => atOffice(given, async (office) => {
    const days = await Promise.all(spacesOf(given, office).map(async (space) => {
      const day = dayOption(given, 'day') ?? space.today(office.now);
      return { space, day, bookings: await findBookings(office.db, space, { from: day, to: day }) };
    }));
    if (given.values['json']) console.log(JSON.stringify(days.flatMap(({ space, bookings }) => bookings.map((booking) => toJson(space, booking))), null, 2));
    else console.log(days.map(({ space, day, bookings }) => `${space.file.name}, ${formatsFor(space).day(day)}\n${textOf(space, bookings)}`).join('\n\n'));
  }),
};

function textOf(space: Space, bookings: readonly Booking[]): string {
  if (!bookings.length) return '  Nobody.';
  return bookings.map((booking) => {
    const told = [...needsIn(en, 'en', booking), ...(booking.details.notes ? [booking.details.notes] : [])];
    return [bookingTable(space, [booking], { withDay: false }), ...told.map((text) => `    ${plain(text)}`)].join('\n');
  }).join('\n');
}
