// One booking: all that is known of it, what happened to it, and what can be done.
import { html } from 'hono/html';
import { readAudit, type AuditEntry } from '../audit.ts';
import type { Day } from '../time/days.ts';
import { addDays, startOfDay } from '../time/days.ts';
import { Temporal } from '../time/temporal.ts';
import { freeSlots, hostsOf, loadTaken, windowOf, type FreeSlot } from '../tours/slots.ts';
import { contact, needsOf, chips, partyOf, stateMark, wishText, toldOf } from './booking-parts.ts';
import type { Booking } from './bookings.ts';
import { quietlyField, reasonField } from './forms.ts';
import { linkTo, type Html, type View } from './view.ts';
import { wishesOf } from './wishes.ts';
import { eventWord } from './words.ts';

export async function bookingPage(view: View, booking: Booking): Promise<Html> {
  const { db, space, now, words, formats } = view;
  const wishes = booking.kind === 'visit' ? await wishesOf(db, space, [booking.id], now) : [];
  const history = await readAudit(db, space.id, { ref: booking.id });
  const party = partyOf(view, booking);
  const about = booking.kind === 'rsvp' ? html`<a href="${linkTo(view, `events/${encodeURIComponent(booking.aboutId)}`)}">${booking.about}</a>` : booking.about;
  return html`
<p class="lead">${about}${stateMark(view, booking)}<br>${formats.dated(booking)}${booking.host ? html`<br>${words.metBy(booking.host)}${space.host(booking.hostId ?? '') ? '' : html` <span class="note">${words.hostGone}</span>`}` : ''}${party ? html`<br>${party}` : ''}</p>
${chips(needsOf(view, booking))}
${wishes.map((wish) => html`<p class="wish">${wishText(words, wish)}${wish.why ? html`<br><q>${wish.why}</q>` : ''}</p>`)}
${toldOf(view, booking)}
${contact(booking)}
${booking.reason ? html`<p class="note">${words.lastReason}: <q>${booking.reason}</q></p>` : ''}
${actsOf(view, booking)}
<section aria-labelledby="history"><h2 id="history">${words.history}</h2>
<ol class="history">${history.map(({ at, by, kind, changed }) => html`<li><time datetime="${at}">${formats.moment(Date.parse(at))}</time> ${eventWord(words, kind)} <small>${words.by[by]}</small>${changedText(view, changed)}</li>`)}</ol>
${history.length ? '' : html`<p class="none">${words.bookedAt(formats.moment(booking.createdAt))}</p>`}
</section>
<p class="id">${booking.id}</p>`;
}

/** From when to when, and from whom to whom, it went. */
function changedText({ words, space, formats }: View, { start, hostId }: AuditEntry['changed']): Html | '' {
  const moment = (text: string): string => formats.moment(Date.parse(text));
  const host = (id: string): string => space.host(id)?.name ?? id;
  const parts = [
    ...(typeof start?.from === 'string' && typeof start.to === 'string' ? [`${moment(start.from)} → ${moment(start.to)}`] : []),
    ...(typeof hostId?.from === 'string' && typeof hostId.to === 'string' ? [words.fromHost(host(hostId.from), host(hostId.to))] : []),
  ];
  return parts.length ? html`<br><small>${parts.join(' · ')}</small>` : '';
}

function actsOf(view: View, booking: Booking): Html | '' {
  const { words, now } = view;
  const { id, status, kind } = booking;
  if (status === 'cancelled') return '';
  const action = (act: string): string => linkTo(view, `bookings/${id}/${act}`);
  const over = (kind === 'reservation' ? booking.end : booking.start) <= now;
  if (over) return html`<p class="note">${words.begun}</p>`;
  const asked = status === 'pendingApproval' || status === 'pendingConfirmation';
  return html`<div class="acts">
${asked ? html`<form method="post" action="${action('approve')}"><button>${words.approve}</button></form>` : ''}
${kind === 'rsvp' ? '' : html`<a class="button" href="${action('move')}">${words.move}</a>`}
<details><summary>${asked ? words.decline : words.cancel}</summary>
<form method="post" action="${action(asked ? 'decline' : 'cancel')}">${reasonField(view, id)}${quietlyField(view, id)}<button class="grave">${asked ? words.decline : words.cancelNow[kind]}</button></form></details>
</div>`;
}

export async function movePage(view: View, booking: Booking, day: Day): Promise<Html> {
  const { words, formats } = view;
  return html`<p class="lead">${booking.about}<br>${words.now}: ${formats.dated(booking)}${booking.host ? ` · ${booking.host}` : ''}</p>
${booking.kind === 'visit' ? await visitMoves(view, booking, day) : reservationMove(view, booking)}
<p><a href="${linkTo(view, `bookings/${booking.id}`)}">${words.leaveIt}</a></p>`;
}

async function visitMoves(view: View, booking: Booking, day: Day): Promise<Html> {
  const { db, space, now, words, formats } = view;
  const tour = space.tour(booking.aboutId);
  const path = linkTo(view, `bookings/${booking.id}/move`);
  if (!tour) return html`<p class="note">${words.tourGone}</p>`;
  const taken = await loadTaken(db, space, hostsOf(space, tour), windowOf(space, day, addDays(day, 1)), booking.id);
  const free = freeSlots(space, tour, day, addDays(day, 1), now, taken).filter(({ start, host }) => start !== booking.start || host.id !== booking.hostId);
  const slots = Map.groupBy(free, ({ host }) => host);
  return html`
<nav class="days" aria-label="${words.otherDays}">
<a rel="prev" href="${path}?day=${addDays(day, -1)}">← ${formats.shortDay(addDays(day, -1))}</a>
<a rel="next" href="${path}?day=${addDays(day, 1)}">${formats.shortDay(addDays(day, 1))} →</a>
<form method="get" action="${path}"><label for="day">${words.day}</label> <input type="date" id="day" name="day" value="${day}" required> <button class="quiet">${words.show}</button></form>
</nav>
<h2>${words.freeOn(formats.day(day))}</h2>
${slots.size ? html`<form method="post" action="${path}">
${[...slots].map(([host, of]) => slotChoice(view, host.name, of))}
${reasonField(view, booking.id)}${quietlyField(view, booking.id)}
<button>${words.moveNow}</button>
</form>` : html`<p class="none">${words.nothingFree}</p>`}`;
}

const slotChoice = ({ formats }: View, host: string, slots: readonly FreeSlot[]): Html => html`<fieldset class="slots"><legend>${host}</legend>
${slots.map(({ start, host: { id } }) => html`<label><input type="radio" name="to" value="${new Date(start).toISOString()} ${id}" required> ${formats.time(start)}</label>`)}</fieldset>`;

/** Times of the place, as a field for date and time wants them. */
function reservationMove(view: View, booking: Booking): Html {
  const { words, space } = view;
  const wall = (instant: number): string => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(space.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return html`<form method="post" action="${linkTo(view, `bookings/${booking.id}/move`)}">
<p class="field"><label for="start">${words.from}</label><input type="datetime-local" id="start" name="start" value="${wall(booking.start)}" step="900" required></p>
<p class="field"><label for="end">${words.to}</label><input type="datetime-local" id="end" name="end" value="${wall(booking.end)}" step="900" required></p>
${reasonField(view, booking.id)}${quietlyField(view, booking.id)}
<button>${words.moveNow}</button>
</form>`;
}

/** First day to look for another time on. */
export const firstDayToMove = ({ space, now }: View, { start }: Booking): Day => {
  const day = space.today(start);
  return startOfDay(addDays(day, 1), space.zone) <= now ? space.today(now) : day;
};
