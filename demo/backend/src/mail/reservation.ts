// Mails about a reservation.
import { reservationOf, toReservation } from '../availability/reservation.ts';
import { reservationInvitation } from '../calendars/invitation.ts';
import type { Message } from '../outbox.ts';
import type { Space } from '../spaces/space.ts';
import { addressLines } from './address.ts';
import { asTold, inCalendar } from './appointment.ts';
import { boxOf, factsOf, hostBoxOf, houseOf, linkTo, readerOf, timeBefore, type Draft } from './draft.ts';
import { visitorFacts, visitorNotes, type Details } from './forms.ts';
import type { Dropped } from './letter.ts';
import type { Owed } from './queue.ts';
import type { Desk } from './visit.ts';
import type { Occasion } from './words/words.ts';

interface Person {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly details: Details;
  readonly created_at: Date;
}

export type ReservationMessage = Extract<Message, `reservation.${string}`>;

export async function reservationDraft({ db, links, now }: Desk, space: Space, kind: ReservationMessage, owed: Owed): Promise<Draft | Dropped> {
  const reservation = await reservationOf(db, space, owed.ref);
  const [person] = await db.query<Person>('select name, email, phone, details, created_at from reservation where id = $1 and space_id = $2', [owed.ref, space.id]);
  if (!reservation || !person) return { dropped: 'The reservation is no longer kept.' };
  const row = { ...reservation, ...person };
  const start = row.starts_at.getTime();
  const end = row.ends_at.getTime();
  if (end <= now) return { dropped: 'The reservation is over.' };
  if (kind === 'reservation.toConfirm' && row.status !== 'pendingConfirmation') return { dropped: 'It no longer waits to be confirmed.' };

  const toHost = owed.audience === 'host';
  const reader = toHost ? readerOf(space) : readerOf(space, row.details.locale);
  const { words: { letters, labels, links: linkWords }, formats } = reader;
  const facts: Occasion = {
    space: space.file.name, name: row.name ?? '', what: space.resource(row.resource_id)?.name ?? row.resource_id,
    when: formats.moment(start, space.zone), until: formats.moment((row.expires_at ?? row.starts_at).getTime(), space.zone),
  };
  const manage = links.manage(space, 'reservation', row, row.details.attribution);
  const comes = row.status !== 'cancelled';
  const { total } = toReservation(space, row, now);
  const reason = row.changed_by === (toHost ? 'visitor' : 'host') ? row.change_reason : undefined;
  return {
    reader,
    to: toHost ? hostBoxOf(space, undefined) : boxOf(row),
    replyTo: toHost ? boxOf(row) : houseOf(space),
    said: toHost ? letters[hostLetter(kind)](facts) : letters[`${kind} visitor`](facts),
    placeholders: { ...facts, where: addressLines(space.file.address)?.replaceAll('\n', ', ') ?? '', people: formats.number(row.units) },
    facts: [
      ...factsOf(
        [labels.when, formats.span(start, end, space.zone)], [labels.before, timeBefore(reader, space, owed)],
        [labels.units, row.units > 1 ? formats.number(row.units) : undefined],
        [labels.price, total && formats.money(total)],
      ),
      ...(toHost ? visitorFacts(reader, { ...row, people: 1 }) : factsOf(
        [labels.where, addressLines(space.file.address), space.file.address?.url === undefined ? undefined : { url: space.file.address.url, label: labels.map }])),
      ...factsOf([labels.reason, reason]),
    ],
    notes: toHost ? visitorNotes(reader, row.details)
      : comes && space.file.arrival && kind !== 'reservation.toConfirm' ? [{ title: labels.arrival, text: space.file.arrival }] : [],
    action: toHost ? linkTo(links.staff(space, `bookings/${row.id}`), linkWords.staff)
      : !comes ? undefined
        : kind === 'reservation.toConfirm' ? { url: links.confirm(space, 'reservation', row.id, reader), label: linkWords.confirm } : linkTo(manage, linkWords.manage),
    calendar: await inCalendar(db, owed, row)
      && reservationInvitation(space, asTold(owed, row), { reader: toHost ? 'host' : 'visitor', stamp: owed.created_at.getTime(), link: toHost ? undefined : manage }),
  };
}

function hostLetter(kind: ReservationMessage): 'reservation.confirmed host' | 'reservation.requested host' | 'reservation.moved host' | 'reservation.cancelled host' {
  switch (kind) {
    case 'reservation.confirmed': case 'reservation.requested': case 'reservation.moved': case 'reservation.cancelled': return `${kind} host`;
    case 'reservation.toConfirm': case 'reservation.declined': throw new Error(`Hosts get no mail about ${kind}.`);
  }
}
