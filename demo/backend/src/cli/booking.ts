// Bookings on the command line: how they are named, found and written.
import { bookingsLike, type Booking } from '../staff/bookings.ts';
import { formatsOf, type Formats } from '../staff/formats.ts';
import { en } from '../staff/words-en.ts';
import type { Space } from '../spaces/space.ts';
import { fromIso, toIso, type Day, type Instant } from '../time/days.ts';
import { Temporal } from '../time/temporal.ts';
import { Misuse, textOption, type Given } from './command.ts';
import { table } from './lines.ts';
import type { Office } from './office.ts';

/** As much of an id as lists print; any beginning that fits only one booking will do. */
export const shortId = ({ id }: Pick<Booking, 'id'>): string => id.slice(0, 8);

export interface Found {
  readonly space: Space;
  readonly booking: Booking;
}

/** The spaces a command is about: the one of `--space`, else all. */
export const spacesOf = (given: Given, { spaces, space }: Office): readonly Space[] =>
  (textOption(given, 'space') === undefined ? [...spaces.values()] : [space()]);

/** The booking that this beginning of an id means, in whichever space. */
export async function findOne(given: Given, office: Office): Promise<Found> {
  const found = await findAny(given, office);
  if (!found) throw new Error(`There is no booking ${given.args[0] ?? ''}. \`bookings --state any\` lists all.`);
  return found;
}

export async function findAny(given: Given, office: Office): Promise<Found | undefined> {
  const [id] = given.args;
  if (id === undefined || id.length < 4) throw new Misuse('Say which booking: its id, or at least the first four characters of it. `bookings` lists them.');
  const found = (await Promise.all(spacesOf(given, office).map(async (space) => (await bookingsLike(office.db, space, id)).map((booking) => ({ space, booking }))))).flat();
  if (found.length > 1) throw new Misuse(`${id} may mean ${found.map(({ booking }) => booking.id).join(' or ')}. Say more of it.`);
  return found[0];
}

/** English, in the zone of the space. */
export const formatsFor = (space: Space): Formats => formatsOf('en', space.zone);

/** `Tue 20 Oct 10:00–10:45  Ada Løvelace (2)  Tour, with Sanne  confirmed  5d5e6e2e` */
export function bookingTable(space: Space, bookings: readonly Booking[], { withDay }: { readonly withDay: boolean }): string {
  const formats = formatsFor(space);
  return table([{}, { flexible: true }, { flexible: true }, {}, {}], bookings.map((booking) => [
    withDay ? formats.dated(booking) : formats.span(booking),
    `${booking.name || en.forgotten}${booking.party > 1 ? ` (${booking.party})` : ''}`,
    aboutOf(booking),
    booking.status,
    shortId(booking),
  ]));
}

export const aboutOf = ({ about, host }: Booking): string => (host === undefined ? about : en.withHost(about, host));

/** For machines: the whole booking, instants as RFC 3339. */
export const toJson = (space: Space, { start, end, createdAt, expiresAt, ...booking }: Booking): object => ({
  space: space.id, ...booking, start: toIso(start), end: toIso(end), createdAt: toIso(createdAt), ...(expiresAt !== undefined && { expiresAt: toIso(expiresAt) }),
});

/** `2026-10-20T10:00` on the clock of the space, or with an offset anywhere. */
export function instantIn(space: Space, text: string): Instant {
  try {
    return /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? fromIso(text) : Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(space.zone).epochMilliseconds;
  } catch (cause) {
    throw new Misuse(`${text} is not a time. Write it as 2026-10-20T10:00, which is meant in ${space.zone}, or with an offset.`, { cause });
  }
}

export function dayOption(given: Given, name: string): Day | undefined {
  const text = textOption(given, name);
  if (text === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) throw new Misuse(`--${name} ${text} is not a day. Write it as 2026-10-20.`);
  return text;
}

/** What changes of a booking have in common. */
export const changeOptions = { space: { type: 'string' }, reason: { type: 'string' }, quietly: { type: 'boolean' }, json: { type: 'boolean' } } as const;

export function sayChanged(given: Given, { space, booking }: Found, what: string): void {
  if (given.values['json']) console.log(JSON.stringify(toJson(space, booking), null, 2));
  else console.log(`${what}: ${booking.name || en.forgotten}, ${aboutOf(booking)}, ${formatsFor(space).dated(booking)}.${given.values['quietly'] ? ' The visitor gets no mail.' : ' The visitor gets a mail.'}`);
}
