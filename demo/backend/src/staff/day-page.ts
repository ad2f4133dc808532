// The page for the morning: who comes today, or on another day.
import { html } from 'hono/html';
import { addDays, dayOf, startOfDay, type Day } from '../time/days.ts';
import { bookingLink, chips, contact, needsOf, partyOf, stateMark, wishText, toldOf, type Wish } from './booking-parts.ts';
import { findBookings, type Booking } from './bookings.ts';
import { linkTo, type Html, type View } from './view.ts';
import { wishesOf } from './wishes.ts';

const week = 7;

/** `troubles` are shown to whoever opens today's page. */
export async function dayPage(view: View, day: Day, troubles: () => Promise<readonly string[]>): Promise<{ readonly title: string; readonly body: Html }> {
  const { db, space, now, words, formats } = view;
  const today = space.today(now);
  const bookings = await findBookings(db, space, { from: day, to: day });
  const visits = bookings.filter(({ kind }) => kind === 'visit');
  const wishes = await wishesOf(db, space, visits.map(({ id }) => id), now);
  const closed = space.closedDays.find(({ date }) => date === day);
  const name = day === today ? words.today : day === addDays(today, 1) ? words.tomorrow : undefined;
  return {
    title: name === undefined ? formats.day(day) : `${name}, ${formats.day(day)}`,
    body: html`
${day === today ? troubleNote(view, await troubles()) : ''}
<nav class="days" aria-label="${words.otherDays}">
<a rel="prev" href="${dayLink(view, addDays(day, -1))}">← ${formats.shortDay(addDays(day, -1))}</a>
${day === today ? '' : html`<a href="${linkTo(view, '')}">${words.today}</a>`}
<a rel="next" href="${dayLink(view, addDays(day, 1))}">${formats.shortDay(addDays(day, 1))} →</a>
<form method="get" action="${linkTo(view, '')}"><label for="day">${words.day}</label> <input type="date" id="day" name="day" value="${day}" required> <button class="quiet">${words.show}</button></form>
</nav>
${closed ? html`<p class="note">${words.closed}${closed.reason ? `: ${closed.reason}` : ''}</p>` : ''}
<section aria-labelledby="visits"><h2 id="visits">${words.visits}</h2>
${visits.length ? html`<ol class="agenda">${visits.map((visit) => visitItem(view, visit, wishes.filter(({ bookingId }) => bookingId === visit.id)))}</ol>` : html`<p class="none">${words.noVisits}</p>`}
</section>
${eventSections(view, bookings)}
${reservationSection(view, bookings)}
${day === today ? await weekSection(view, addDays(today, 1)) : ''}`,
  };
}

const troubleNote = (view: View, troubles: readonly string[]): Html | '' =>
  (troubles.length ? html`<p class="problem"><a href="${linkTo(view, 'state')}">${view.words.sections.state}</a>: ${troubles.join(' · ')}</p>` : '');

const dayLink = (view: View, day: Day): string => linkTo(view, `?day=${day}`).replace('/?', '?');

function visitItem(view: View, visit: Booking, wishes: readonly Wish[]): Html {
  const { words, formats } = view;
  const party = partyOf(view, visit);
  return html`<li>
<p class="time">${formats.span(visit)}</p>
<div>
<h3>${bookingLink(view, visit)}${party ? html` <small>${party}</small>` : ''}${stateMark(view, visit)}</h3>
<p>${visit.host ? words.withHost(visit.about, visit.host) : visit.about}</p>
${chips(needsOf(view, visit))}
${wishes.map((wish) => html`<p class="wish">${wishText(words, wish)}</p>`)}
${toldOf(view, visit)}
${contact(visit)}
</div>
</li>`;
}

function eventSections(view: View, bookings: readonly Booking[]): readonly Html[] {
  const { words, formats } = view;
  const guests = Map.groupBy(bookings.filter(({ kind }) => kind === 'rsvp'), ({ aboutId }) => aboutId);
  return [...guests].map(([eventId, of]) => {
    const [first] = of;
    const coming = of.filter(({ status }) => status !== 'waitlisted');
    return html`<section aria-labelledby="event-${eventId}"><h2 id="event-${eventId}"><a href="${linkTo(view, `events/${encodeURIComponent(eventId)}`)}">${first?.about ?? eventId}</a>${first ? html` <small>${formats.span(first)}</small>` : ''}</h2>
<p>${words.guests(coming.reduce((sum, { party }) => sum + party, 0))}</p>
<ul class="guests">${coming.map((guest) => html`<li>${bookingLink(view, guest)}${guest.party > 1 ? html` <small>${partyOf(view, guest)}</small>` : ''}${stateMark(view, guest)}${chips(needsOf(view, guest))}</li>`)}</ul>
</section>`;
  });
}

function reservationSection(view: View, bookings: readonly Booking[]): Html | '' {
  const { words, formats } = view;
  const reservations = bookings.filter(({ kind }) => kind === 'reservation');
  if (!reservations.length) return '';
  return html`<section aria-labelledby="reservations"><h2 id="reservations">${words.reservations}</h2>
<ol class="agenda">${reservations.map((reservation) => html`<li>
<p class="time">${formats.span(reservation)}</p>
<div><h3>${bookingLink(view, reservation)}${stateMark(view, reservation)}</h3><p>${reservation.about}${partyOf(view, reservation) ? ` · ${partyOf(view, reservation)}` : ''}</p>${toldOf(view, reservation)}${contact(reservation)}</div>
</li>`)}</ol></section>`;
}

async function weekSection(view: View, from: Day): Promise<Html> {
  const { db, space, words, formats } = view;
  const to = addDays(from, week - 1);
  const bookings = await findBookings(db, space, { from, to });
  const days = Array.from({ length: week }, (_, index) => addDays(from, index));
  const on = (day: Day, kind: Booking['kind']): number =>
    bookings.filter((booking) => booking.kind === kind && booking.status !== 'waitlisted' && isOn(view, booking, day)).reduce((sum, { party }) => sum + (kind === 'reservation' ? 1 : party), 0);
  return html`<div class="week"><h2 id="week">${words.nextDays}</h2>
<div class="wide" tabindex="0" role="region" aria-labelledby="week"><table class="compact">
<thead><tr><th scope="col">${words.day}</th><th scope="col" class="number">${words.visitors}</th><th scope="col" class="number">${words.eventGuests}</th><th scope="col" class="number">${words.reservations}</th></tr></thead>
<tbody>${days.map((day) => html`<tr><th scope="row"><a href="${dayLink(view, day)}">${formats.shortDay(day)}</a>${space.closedDays.some(({ date }) => date === day) ? html` <small>${words.closed}</small>` : ''}</th>${(['visit', 'rsvp', 'reservation'] as const).map((kind) => html`<td class="number">${on(day, kind) || '–'}</td>`)}</tr>`)}</tbody>
</table></div></div>`;
}

const isOn = ({ space }: View, { start, end }: Booking, day: Day): boolean =>
  dayOf(start, space.zone) === day || (start < startOfDay(addDays(day, 1), space.zone) && end > startOfDay(day, space.zone));
