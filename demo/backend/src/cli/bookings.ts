// `bookings`: lists what was booked, for people, machines and spreadsheets.
import { findBookings, kinds, statuses, type Filter } from '../staff/bookings.ts';
import { toCsv } from '../staff/csv.ts';
import { bookingTable, dayOption, spacesOf, toJson } from './booking.ts';
import { Misuse, textOption, type Command, type Given } from './command.ts';
import { atOffice } from './office.ts';

const defaultLimit = 200;

export const bookings: Command = {
  name: 'bookings',
  takes: '[--space ID] [--kind KIND] [--state STATE] [--from DAY] [--to DAY] [--host ID] [--about ID] [--text WORDS] [--limit NUMBER] [--csv|--json]',
  does: `lists bookings from today on; KIND is ${kinds.join(', ')}; STATE is ${statuses.join(', ')}, or any`,
  options: {
    space: { type: 'string' }, kind: { type: 'string' }, state: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, host: { type: 'string' },
    about: { type: 'string' }, text: { type: 'string' }, limit: { type: 'string' }, csv: { type: 'boolean' }, json: { type: 'boolean' },
  },
  run: (given) => atOffice(given, async (office) => {
    const wanted = filterIn(given);
    const whole = given.values['csv'] === true || given.values['json'] === true;
    const limit = limitIn(given);
    const lists = await Promise.all(spacesOf(given, office).map(async (space) => {
      // Whoever asks for words or a state means the past too.
      const open = wanted.from !== undefined || wanted.to !== undefined || wanted.text !== undefined || wanted.status !== undefined;
      const filter = open ? wanted : { ...wanted, from: space.today(office.now) };
      const page = whole && textOption(given, 'limit') === undefined ? undefined : { limit: limit + 1, offset: 0 };
      return { space, found: await findBookings(office.db, space, filter, page) };
    }));
    if (given.values['json']) console.log(JSON.stringify(lists.flatMap(({ space, found }) => found.map((booking) => toJson(space, booking))), null, 2));
    else if (given.values['csv']) {
      if (lists.length > 1) throw new Misuse('A table is of one space: add --space ID.');
      for (const { space, found } of lists) process.stdout.write(toCsv(space, found));
    } else {
      for (const { space, found } of lists) {
        console.log(`${space.file.name}: ${found.length > limit ? `the first ${limit}` : found.length || 'none'}`);
        if (found.length) console.log(bookingTable(space, found.slice(0, limit), { withDay: true }));
        if (found.length > limit) console.log(`There are more. Narrow it down, or say --limit ${limit * 10}.`);
      }
    }
  }),
};

function filterIn(given: Given): Filter {
  const kind = textOption(given, 'kind');
  const state = textOption(given, 'state');
  const knownKind = kinds.find((candidate) => candidate === kind);
  const knownState = state === 'any' ? 'any' : statuses.find((candidate) => candidate === state);
  if (kind !== undefined && !knownKind) throw new Misuse(`There is no kind ${kind}. There are: ${kinds.join(', ')}.`);
  if (state !== undefined && !knownState) throw new Misuse(`There is no state ${state}. There are: ${statuses.join(', ')}, any.`);
  return {
    kind: knownKind, status: knownState, from: dayOption(given, 'from'), to: dayOption(given, 'to'),
    hostId: textOption(given, 'host'), aboutId: textOption(given, 'about'), text: textOption(given, 'text'),
  };
}

function limitIn(given: Given): number {
  const text = textOption(given, 'limit');
  const limit = Number(text ?? defaultLimit);
  if (!Number.isInteger(limit) || limit < 1) throw new Misuse(`--limit ${text} is not a number of bookings.`);
  return limit;
}
