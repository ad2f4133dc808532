// Events with their guests and waiting lists.
import { html } from 'hono/html';
import { eventColumns, type EventRow } from '../events/list.ts';
import { addDays, startOfDay } from '../time/days.ts';
import { bookingLink, chips, contact, needsOf, partyOf, stateMark, toldOf } from './booking-parts.ts';
import { findBookings, type Booking } from './bookings.ts';
import { linkTo, type Html, type View } from './view.ts';

const daysAhead = 60;

type Listed = Pick<EventRow, 'id' | 'title' | 'starts_at' | 'ends_at' | 'status' | 'capacity' | 'taken' | 'waiting'>;

export async function eventsPage(view: View): Promise<Html> {
  const { db, space, now, words, formats } = view;
  const rows = await db.query<Listed & { readonly mine: number }>(
    `select id, title, starts_at, ends_at, status, capacity, taken, waiting,
       (select coalesce(sum(party_size), 0) from rsvp r where r.space_id = event.space_id and r.event_id = event.id and r.status not in ('cancelled', 'waitlisted')) as mine
     from event where space_id = $1 and ends_at > $2 and starts_at < $3
       and (details -> 'rsvp' ->> 'mode' = 'inline' or exists (select 1 from rsvp r where r.space_id = event.space_id and r.event_id = event.id and r.status <> 'cancelled'))
     order by starts_at, id limit 200`,
    [space.id, new Date(now), new Date(startOfDay(addDays(space.today(now), daysAhead), space.zone))]);
  if (!rows.length) return html`<p class="none">${words.noEvents}</p>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="${words.sections.events}"><table class="cards">
<thead><tr><th scope="col">${words.when}</th><th scope="col">${words.event}</th><th scope="col" class="number">${words.registered}</th><th scope="col" class="number">${words.places}</th><th scope="col" class="number">${words.onWaitingList}</th></tr></thead>
<tbody>${rows.map((event) => html`<tr>
<td>${formats.dated(spanOf(event))}</td>
<th scope="row"><a href="${linkTo(view, `events/${encodeURIComponent(event.id)}`)}">${event.title}</a>${event.status === 'scheduled' ? '' : html` <span class="state cancelled">${words.eventStates[event.status]}</span>`}</th>
<td class="number" data-label="${words.registered}">${formats.number(Number(event.mine))}</td>
<td class="number" data-label="${words.places}">${event.capacity === null ? '–' : `${formats.number(event.taken)} / ${formats.number(event.capacity)}`}</td>
<td class="number" data-label="${words.onWaitingList}">${event.waiting || '–'}</td>
</tr>`)}</tbody></table></div>`;
}

export async function findEvent({ db, space }: View, id: string): Promise<EventRow | undefined> {
  const [event] = await db.query<EventRow>(`select ${eventColumns} from event where space_id = $1 and id = $2`, [space.id, id]);
  return event;
}

export async function eventPage(view: View, event: EventRow): Promise<Html> {
  const { db, space, words, formats } = view;
  const guests = await findBookings(db, space, { kind: 'rsvp', aboutId: event.id });
  const waiting = guests.filter(({ status }) => status === 'waitlisted');
  const coming = guests.filter(({ status }) => status !== 'waitlisted');
  const csv = `${linkTo(view, 'bookings.csv')}?${new URLSearchParams({ event: event.id }).toString()}`;
  return html`<p class="lead">${formats.dated(spanOf(event))}${event.status === 'scheduled' ? '' : html` <span class="state cancelled">${words.eventStates[event.status]}</span>`}
${event.capacity === null ? '' : html`<br>${words.placesTaken(formats.number(event.taken), formats.number(event.capacity))}`}</p>
${guests.length ? html`<p class="sum"><a href="${csv}" download>${words.asTable}</a></p>` : ''}
<section aria-labelledby="coming"><h2 id="coming">${words.guests(coming.reduce((sum, { party }) => sum + party, 0))}</h2>${guestList(view, coming)}</section>
${waiting.length ? html`<section aria-labelledby="waiting"><h2 id="waiting">${words.waitingList}</h2><p class="note">${words.waitingListNote}</p>${guestList(view, waiting)}</section>` : ''}`;
}

const guestList = (view: View, guests: readonly Booking[]): Html => html`<ol class="agenda plain">${guests.map((guest) => html`<li><div>
<h3>${bookingLink(view, guest)}${guest.party > 1 ? html` <small>${partyOf(view, guest)}</small>` : ''}${guest.status === 'waitlisted' ? '' : stateMark(view, guest)}</h3>
${chips(needsOf(view, guest))}${toldOf(view, guest)}${contact(guest)}
</div></li>`)}</ol>`;

const spanOf = ({ starts_at, ends_at }: Pick<EventRow, 'starts_at' | 'ends_at'>) => ({ start: starts_at.getTime(), end: Math.max(starts_at.getTime() + 1, ends_at.getTime()) });
