// A visit, a reservation and an event as one entry of a calendar. Mails, feeds and the elements' own files name the same
// thing by the same UID, so that none of them doubles what another has brought.
import type { components } from '../../../../src/contract/wire.ts';
import type { EventRow } from '../events/list.ts';
import { uidOf } from '../forms.ts';
import type { CalendarEvent } from '../ical/write.ts';
import type { Space } from '../spaces/space.ts';
import { wordsIn } from './words.ts';

type Wire = components['schemas'];

/** What is kept of a form; see `detailsOf`. */
export interface FormDetails {
  readonly notes?: string;
  readonly party?: readonly string[];
  readonly daysPerWeek?: number;
  readonly needs?: Wire['Needs'];
  readonly answers?: Readonly<Record<string, unknown>>;
}

interface Booked {
  readonly id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly status: Wire['TourBooking']['status'];
  readonly sequence: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly details: FormDetails;
  readonly created_at: Date;
}

/** A row of `tour_booking`. */
export interface VisitRow extends Booked {
  readonly tour_id: string;
  readonly host_id: string;
  readonly party_size: number;
}

/** A row of `reservation`. */
export interface ReservationRow extends Booked {
  readonly resource_id: string;
  readonly units: number;
}

/** For the visitor: what, where, who receives them and how to get in. */
export function visitEntry(space: Space, row: VisitRow): CalendarEvent {
  const tour = space.tour(row.tour_id);
  return {
    ...bookedEntry(space, row),
    title: [tour?.title, space.file.name].filter(Boolean).join(', '),
    text: lines(space.host(row.host_id)?.name, space.file.arrival),
    place: placeOf(tour?.location ?? space.file.address),
    url: space.file.url,
  };
}

/** For the host: who comes, and what they need. */
export function visitEntryForHost(space: Space, row: VisitRow): CalendarEvent {
  const tour = space.tour(row.tour_id);
  return {
    ...bookedEntry(space, row),
    title: titleOf(tour?.title ?? row.tour_id, row.name, row.party_size),
    text: aboutVisitor(space, row, tour?.fields, row.party_size),
    place: placeOf(tour?.location ?? space.file.address),
  };
}

/** For who reserved. */
export function reservationEntry(space: Space, row: ReservationRow): CalendarEvent {
  return {
    ...bookedEntry(space, row),
    title: [nameOf(space, row), space.file.name].join(', '),
    text: space.file.arrival,
    place: placeOf(space.file.address),
    url: space.file.url,
  };
}

/** For whoever looks after the room. */
export function reservationEntryForHost(space: Space, row: ReservationRow): CalendarEvent {
  return {
    ...bookedEntry(space, row),
    title: titleOf(nameOf(space, row), row.name, row.units),
    text: aboutVisitor(space, row, undefined, 1),
    place: placeOf({ ...space.file.address, name: nameOf(space, row) }),
  };
}

/** For everybody. An event of a series is an entry of its own: each can be moved, cancelled and registered for alone. */
export function eventEntry(space: Space, row: EventRow): CalendarEvent {
  const { summary, description, location, url } = row.details;
  return {
    uid: eventUidOf(space, row),
    sequence: row.sequence,
    stamp: row.updated_at.getTime(),
    start: row.starts_at.getTime(),
    end: row.ends_at.getTime(),
    allDayIn: row.all_day ? space.zone : undefined,
    title: row.title,
    // A postponed one has no time yet, so it must not stand at its old one as if it came.
    status: row.status === 'scheduled' ? 'confirmed' : row.status === 'postponed' ? 'tentative' : 'cancelled',
    text: lines(summary, description === summary ? undefined : description),
    place: placeOf(location),
    url: url ?? space.file.url,
    tags: row.tags,
    free: true,
  };
}

/** The UID of one occurrence. Those of a series from another calendar share the UID of their series there, so they get their own here. */
export const eventUidOf = (space: Space, { id, uid, series_id, source }: Pick<EventRow, 'id' | 'uid' | 'series_id' | 'source'>): string =>
  uid === null || (source === 'calendar' && series_id !== null) ? uidOf(space, id) : uid;

const bookedEntry = (space: Space, { id, sequence, starts_at, ends_at, status, created_at }: Booked): Omit<CalendarEvent, 'title'> => ({
  uid: uidOf(space, id),
  sequence,
  stamp: created_at.getTime(),
  start: starts_at.getTime(),
  end: ends_at.getTime(),
  status: status === 'confirmed' ? 'confirmed' : status === 'cancelled' ? 'cancelled' : 'tentative',
});

function aboutVisitor(space: Space, row: Booked, fields: readonly Wire['Field'][] | undefined, party: number): string {
  const words = wordsIn(space.file.language);
  const { notes, party: others, daysPerWeek, needs = {}, answers = {} } = row.details;
  const label = (name: string): string => fields?.find((field) => field.name === name)?.label ?? name;
  return lines(
    row.status === 'pendingApproval' ? words.asked : row.status === 'pendingConfirmation' ? words.unconfirmed : undefined,
    row.name ?? undefined, row.email ?? undefined, row.phone ?? undefined,
    party > 1 ? words.people(party) : undefined,
    others?.length ? others.join(', ') : undefined,
    daysPerWeek === undefined ? undefined : words.daysPerWeek(daysPerWeek),
    needs.stepFree ? words.stepFree : undefined,
    needs.quiet ? words.quiet : undefined,
    needs.video ? words.video : undefined,
    needs.language === undefined ? undefined : words.language(needs.language),
    needs.child ? words.child : undefined,
    needs.dog ? words.dog : undefined,
    needs.companion ? words.companion(needs.companion) : undefined,
    needs.tellHost ? words.tellHost : undefined,
    notes,
    ...Object.entries(answers).filter(([, answer]) => answer !== '' && answer !== false && answer !== null)
      .map(([name, answer]) => (answer === true ? label(name) : `${label(name)}: ${Array.isArray(answer) ? answer.join(', ') : String(answer)}`)),
  ) ?? '';
}

/** Whom a past visit was is forgotten in time. */
const titleOf = (what: string, who: string | null, count: number): string => [what, who].filter(Boolean).join(': ') + (count > 1 ? ` (${count})` : '');

const nameOf = (space: Space, { resource_id }: ReservationRow): string => space.resource(resource_id)?.name ?? resource_id;

const lines = (...texts: readonly (string | undefined)[]): string | undefined => texts.filter(Boolean).join('\n') || undefined;

/** As the elements write it. */
function placeOf(address: Wire['Address'] | undefined): string | undefined {
  if (!address) return undefined;
  const { name, street, postalCode, city } = address;
  return [name, street, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ') || undefined;
}
