// `show`: all that is known of one booking, and what happened to it.
import { readAudit } from '../audit.ts';
import { needsIn } from '../staff/booking-parts.ts';
import { en } from '../staff/words-en.ts';
import { eventWord } from '../staff/words.ts';
import { aboutOf, findOne, formatsFor, toJson } from './booking.ts';
import type { Command } from './command.ts';
import { plain, table } from './lines.ts';
import { atOffice } from './office.ts';

export const show: Command = {
  name: 'show',
  takes: 'ID [--space ID] [--json]',
  does: 'shows one booking and what happened to it; the beginning of its id will do',
  options: { space: { type: 'string' }, json: { type: 'boolean' } },
  run: (given) => atOffice(given, async (office) => {
    const { space, booking } = await findOne(given, office);
    const history = await readAudit(office.db, space.id, { ref: booking.id });
    if (given.values['json']) {
      console.log(JSON.stringify({ ...toJson(space, booking), history }, null, 2));
      return;
    }
    const formats = formatsFor(space);
    const { details } = booking;
    const rows: readonly (readonly [string, string | undefined])[] = [
      ['id', booking.id], ['space', space.id], ['what', aboutOf(booking)], ['when', formats.dated(booking)], ['state', en.statuses[booking.status]],
      ['name', booking.name || en.forgotten], ['mail', booking.email], ['phone', booking.phone], [booking.kind === 'reservation' ? 'units' : 'party', String(booking.party)],
      ['needs', needsIn(en, 'en', booking).join(', ')], ['notes', details.notes], ['with', details.party?.join(', ')],
      ...Object.entries(details.answers ?? {}).map(([name, answer]): readonly [string, string] => [name, Array.isArray(answer) ? answer.join(', ') : String(answer)]),
      ['booked', formats.moment(booking.createdAt)], ['answer by', booking.expiresAt === undefined ? undefined : formats.moment(booking.expiresAt)], ['last word', booking.reason],
    ];
    const said = rows.filter((row): row is readonly [string, string] => !!row[1]);
    const widest = Math.max(...said.map(([name]) => name.length));
    for (const [name, text] of said) console.log(`${name.padEnd(widest)}  ${plain(text)}`);
    if (history.length) console.log(`\n${table([{}, { flexible: true }, {}], history.map(({ at, by, kind }) => [formats.moment(Date.parse(at)), eventWord(en, kind), en.by[by]]))}`);
  }),
};
