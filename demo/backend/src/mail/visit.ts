// Mails about a visit.
import { visitInvitation } from '../calendars/invitation.ts';
import type { Database } from '../db/database.ts';
import type { Message } from '../outbox.ts';
import { memberOf } from '../people/members.ts';
import { introductionOfVisit } from '../people/requests.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import { addressLines } from './address.ts';
import { asTold, inCalendar } from './appointment.ts';
import { boxOf, factsOf, hostBoxOf, houseOf, linkTo, readerOf, timeBefore, type Draft } from './draft.ts';
import { visitorFacts, visitorNotes, type Details } from './forms.ts';
import type { Dropped } from './letter.ts';
import type { Links } from './links.ts';
import type { Owed } from './queue.ts';
import type { Occasion } from './words/words.ts';

interface Row {
  readonly id: string;
  readonly tour_id: string;
  readonly host_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly status: 'confirmed' | 'pendingConfirmation' | 'pendingApproval' | 'cancelled';
  readonly sequence: number;
  readonly token_version: number;
  readonly party_size: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly expires_at: Date | null;
  readonly changed_by: string | null;
  readonly change_reason: string | null;
  readonly details: Details;
  readonly created_at: Date;
}

export type VisitMessage = Extract<Message, `tour.${string}`>;

export interface Desk {
  readonly db: Database;
  readonly links: Links;
  readonly now: Instant;
}

export async function visitDraft({ db, links, now }: Desk, space: Space, kind: VisitMessage, owed: Owed): Promise<Draft | Dropped> {
  const [row] = await db.query<Row>(
    `select id, tour_id, host_id, starts_at, ends_at, status, sequence, token_version, party_size, name, email, phone, expires_at, changed_by, change_reason, details, created_at
     from tour_booking where id = $1 and space_id = $2`, [owed.ref, space.id]);
  if (!row) return { dropped: 'The visit is no longer kept.' };
  const start = row.starts_at.getTime();
  const end = row.ends_at.getTime();
  if (end <= now) return { dropped: 'The visit is over.' };
  if (kind === 'tour.toConfirm' && row.status !== 'pendingConfirmation') return { dropped: 'It no longer waits to be confirmed.' };
  if (kind === 'tour.reminder' && row.status !== 'confirmed') return { dropped: 'The visit does not take place.' };

  const tour = space.tour(row.tour_id);
  const host = space.host(row.host_id);
  const toHost = owed.audience === 'host';
  const reader = toHost ? readerOf(space) : readerOf(space, row.details.locale);
  const { words: { letters, labels, links: linkWords }, formats } = reader;
  const place = tour?.location ?? space.file.address;
  const introduction = await introductionOfVisit(db, space, row.id);
  const wish = introduction && introduction.state !== 'withdrawn'
    ? (await memberOf(db, space, introduction.member_id, now))?.firstName ?? introduction.craft ?? undefined : undefined;
  const facts: Occasion = {
    space: space.file.name, name: row.name ?? '', what: tour?.title ?? row.tour_id,
    when: formats.moment(start, space.zone), until: formats.moment((row.expires_at ?? row.starts_at).getTime(), space.zone),
  };
  const manage = links.manage(space, 'visit', row, row.details.attribution);
  const comes = row.status !== 'cancelled';
  // What the other side said about it; one's own words need not be read again.
  const reason = row.changed_by === (toHost ? 'visitor' : 'host') ? row.change_reason : undefined;
  const elsewhere = row.details.timeZone;
  return {
    reader,
    to: toHost ? hostBoxOf(space, host) : boxOf(row),
    replyTo: toHost ? boxOf(row) : host?.email !== undefined ? { name: host.name, address: host.email } : houseOf(space),
    said: toHost ? letters[hostLetter(kind)](facts) : letters[`${kind} visitor`](facts),
    placeholders: { ...facts, where: addressLines(place)?.replaceAll('\n', ', ') ?? '', host: host?.name ?? '', people: formats.number(row.party_size) },
    facts: [
      ...factsOf([labels.when, formats.span(start, end, space.zone)], [labels.before, timeBefore(reader, space, owed)]),
      ...(toHost ? visitorFacts(reader, { ...row, people: row.party_size }, tour?.fields) : factsOf(
        [labels.yourTime(formats.place(elsewhere ?? '')), elsewhere !== undefined && formats.differ(start, space.zone, elsewhere) ? formats.span(start, end, elsewhere) : undefined],
        [labels.where, addressLines(place), place?.url === undefined ? undefined : { url: place.url, label: labels.map }],
        [labels.host, host && [host.name, host.role].filter(Boolean).join(', ')],
        [labels.people, row.party_size > 1 ? formats.number(row.party_size) : undefined],
      )),
      ...factsOf([labels.meet, wish], [labels.reason, reason]),
    ],
    notes: toHost ? visitorNotes(reader, row.details)
      : comes && space.file.arrival && kind !== 'tour.toConfirm' ? [{ title: labels.arrival, text: space.file.arrival }] : [],
    action: toHost ? linkTo(links.staff(space, `bookings/${row.id}`), linkWords.staff)
      : !comes ? undefined
        : kind === 'tour.toConfirm' ? { url: links.confirm(space, 'visit', row.id, reader), label: linkWords.confirm } : linkTo(manage, linkWords.manage),
    calendar: await inCalendar(db, owed, row)
      && visitInvitation(space, asTold(owed, row), { reader: toHost ? 'host' : 'visitor', stamp: owed.created_at.getTime(), link: toHost ? undefined : manage }),
  };
}

/** Letters that hosts get; whoever adds a reader in `audiences` has to add it here. */
function hostLetter(kind: VisitMessage): 'tour.confirmed host' | 'tour.requested host' | 'tour.moved host' | 'tour.cancelled host' {
  switch (kind) {
    case 'tour.confirmed': case 'tour.requested': case 'tour.moved': case 'tour.cancelled': return `${kind} host`;
    case 'tour.toConfirm': case 'tour.declined': case 'tour.reminder': throw new Error(`Hosts get no mail about ${kind}.`);
  }
}
