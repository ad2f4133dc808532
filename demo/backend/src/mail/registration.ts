// Mails about a registration for an event.
import { rsvpInvitation } from '../calendars/invitation.ts';
import { theEvent } from '../events/rsvp.ts';
import type { Message } from '../outbox.ts';
import type { Space } from '../spaces/space.ts';
import { addressLines } from './address.ts';
import { asTold, inCalendar } from './appointment.ts';
import { boxOf, factsOf, hostBoxOf, houseOf, linkTo, readerOf, timeBefore, type Draft } from './draft.ts';
import { visitorFacts, visitorNotes, type Details } from './forms.ts';
import type { Dropped } from './letter.ts';
import type { Owed } from './queue.ts';
import type { Desk } from './visit.ts';
import type { Registration } from './words/words.ts';

interface Row {
  readonly id: string;
  readonly event_id: string;
  readonly status: 'confirmed' | 'pendingConfirmation' | 'pendingApproval' | 'waitlisted' | 'cancelled';
  readonly party_size: number;
  readonly line: number | null;
  readonly sequence: number;
  readonly token_version: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly alone: boolean;
  readonly expires_at: Date | null;
  readonly changed_by: string | null;
  readonly change_reason: string | null;
  readonly details: Details;
}

export type RegistrationMessage = Extract<Message, `rsvp.${string}`>;

export async function registrationDraft({ db, links, now }: Desk, space: Space, kind: RegistrationMessage, owed: Owed): Promise<Draft | Dropped> {
  const [row] = await db.query<Row>(
    `select id, event_id, status, party_size, line, sequence, token_version, name, email, phone, alone, expires_at, changed_by, change_reason, details
     from rsvp where id = $1 and space_id = $2`, [owed.ref, space.id]);
  if (!row) return { dropped: 'The registration is no longer kept.' };
  const event = await theEvent(db, space, row.event_id);
  const start = event.starts_at.getTime();
  const end = event.ends_at.getTime();
  if (Math.max(start, end) <= now) return { dropped: 'The event is over.' };
  if (kind === 'rsvp.toConfirm' && (row.status === 'cancelled' || row.status === 'confirmed')) return { dropped: 'It no longer waits to be confirmed.' };
  if (kind === 'rsvp.waitlisted' && row.line === null) return { dropped: 'It no longer waits for a place.' };
  if (kind === 'rsvp.reminder' && (row.status !== 'confirmed' || event.status !== 'scheduled')) return { dropped: 'Nobody comes, or the event does not take place.' };

  const toHost = owed.audience === 'host';
  const reader = toHost ? readerOf(space) : readerOf(space, row.details.locale);
  const { words: { letters, labels, links: linkWords }, formats } = reader;
  const place = event.details.location ?? (event.details.attendanceMode === 'online' ? undefined : space.file.address);
  const position = row.line === null ? undefined : await positionOf(db, space, row.event_id, row.line);
  const facts: Registration = {
    space: space.file.name, name: row.name, what: event.title, position: position ?? 1,
    when: event.all_day ? formats.day(start, space.zone) : formats.moment(start, space.zone),
    until: formats.moment((row.expires_at ?? event.starts_at).getTime(), space.zone),
  };
  const manage = links.manage(space, 'rsvp', row, row.details.attribution);
  const comes = row.status !== 'cancelled' && event.status === 'scheduled';
  const reason = row.changed_by === (toHost ? 'visitor' : 'host') ? row.change_reason : undefined;
  return {
    reader,
    to: toHost ? hostBoxOf(space, undefined) : boxOf(row),
    replyTo: toHost ? boxOf(row) : houseOf(space),
    said: toHost ? letters['rsvp.requested host'](facts) : letters[`${kind} visitor`](facts),
    placeholders: {
      ...facts, position: formats.number(facts.position), where: addressLines(place)?.replaceAll('\n', ', ') ?? '',
      host: event.details.hostedBy ?? '', people: formats.number(row.party_size),
    },
    facts: [
      ...factsOf(
        [labels.when, event.all_day ? formats.days(start, end, space.zone) : formats.span(start, end, space.zone)], [labels.before, timeBefore(reader, space, owed)],
        [labels.where, addressLines(place), place?.url === undefined ? undefined : { url: place.url, label: labels.map }],
      ),
      ...(toHost ? visitorFacts(reader, { ...row, people: row.party_size }, event.details.rsvp?.fields) : factsOf(
        [labels.people, row.party_size > 1 ? formats.number(row.party_size) : undefined],
        [labels.position, position && formats.number(position)],
        [linkWords.event, event.details.url, event.details.url === undefined ? undefined : { url: event.details.url, label: event.details.url }],
      )),
      ...factsOf([labels.reason, reason]),
    ],
    notes: toHost ? visitorNotes(reader, row.details)
      : comes && row.status === 'confirmed' && place && space.file.arrival ? [{ title: labels.arrival, text: space.file.arrival }] : [],
    action: toHost ? linkTo(links.staff(space, `bookings/${row.id}`), linkWords.staff)
      : !comes ? undefined
        : kind === 'rsvp.toConfirm' ? { url: links.confirm(space, 'rsvp', row.id, reader), label: linkWords.confirm } : linkTo(manage, linkWords.manage),
    calendar: await inCalendar(db, owed, row) && rsvpInvitation(space, event, asTold(owed, row), { reader: 'visitor', stamp: owed.created_at.getTime(), link: manage }),
  };
}

async function positionOf(db: Desk['db'], space: Space, event: string, line: number): Promise<number> {
  const [ahead] = await db.query<{ count: number }>(
    `select count(*) as count from rsvp where space_id = $1 and event_id = $2 and status = 'waitlisted' and line < $3`, [space.id, event, line]);
  return (ahead?.count ?? 0) + 1;
}
