// The file that goes with a mail: it puts the appointment into the reader's calendar, changes it there, or takes it out.
// Who booked has accepted already, so no mail program asks them again. Without an address that the invitation could come
// from (RFC 5546 wants an organiser) it is a plain entry to add.
import type { EventRow } from '../events/list.ts';
import type { CalendarEvent, CalendarFile, Person } from '../ical/write.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import { eventEntry, reservationEntry, reservationEntryForHost, visitEntry, visitEntryForHost, type ReservationRow, type VisitRow } from './entries.ts';

/** Whom the mail is for. */
export type Reader = 'visitor' | 'host';

export interface InvitationOptions {
  readonly reader: Reader;
  /** When the file is made: between two files of the same SEQUENCE the later one counts. */
  readonly stamp: Instant;
  /** Who invites; the house and its mail address if left out. */
  readonly organizer?: Person | undefined;
  /** Where the visitor can move or cancel it; stands in the text. */
  readonly link?: string | undefined;
}

/** A row of `rsvp`. */
export interface RsvpRow {
  readonly status: 'confirmed' | 'pendingConfirmation' | 'pendingApproval' | 'waitlisted' | 'cancelled';
  readonly sequence: number;
  readonly name: string;
  readonly email: string | null;
}

export function visitInvitation(space: Space, row: VisitRow, options: InvitationOptions): CalendarFile {
  const host = space.host(row.host_id);
  return options.reader === 'host'
    ? invitation(space, visitEntryForHost(space, row), host?.email === undefined ? undefined : { name: host.name, email: host.email }, options)
    : invitation(space, visitEntry(space, row), personOf(row), options);
}

export const reservationInvitation = (space: Space, row: ReservationRow, options: InvitationOptions): CalendarFile =>
  options.reader === 'host'
    ? invitation(space, reservationEntryForHost(space, row), undefined, options)
    : invitation(space, reservationEntry(space, row), personOf(row), options);

/** Nothing for somebody who only waits: an entry would promise a place. */
export function rsvpInvitation(space: Space, event: EventRow, row: RsvpRow, options: InvitationOptions): CalendarFile | undefined {
  if (row.status === 'waitlisted') return undefined;
  const entry = eventEntry(space, event);
  return invitation(space, {
    ...entry,
    // Both only ever grow, so every change of either makes a newer version of the guest's entry.
    sequence: entry.sequence + row.sequence,
    status: row.status === 'cancelled' ? 'cancelled' : row.status === 'confirmed' ? entry.status : 'tentative',
    free: false,
  }, personOf(row), options);
}

function invitation(space: Space, entry: CalendarEvent, guest: Person | undefined, { stamp, organizer = houseOf(space), link }: InvitationOptions): CalendarFile {
  const event = { ...entry, stamp, text: [entry.text, link].filter(Boolean).join('\n\n') || undefined };
  if (!organizer || !guest) return { method: 'PUBLISH', events: [event] };
  return {
    method: entry.status === 'cancelled' ? 'CANCEL' : 'REQUEST',
    events: [{ ...event, organizer, guests: [{ ...guest, answer: entry.status === 'tentative' ? 'tentative' : 'accepted' }] }],
  };
}

const houseOf = ({ file }: Space): Person | undefined => (file.email === undefined ? undefined : { name: file.name, email: file.email });

const personOf = ({ name, email }: { readonly name: string | null; readonly email: string | null }): Person | undefined =>
  email === null ? undefined : { name: name ?? undefined, email };
