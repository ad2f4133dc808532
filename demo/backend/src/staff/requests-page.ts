// What waits for a yes or a no.
import { html } from 'hono/html';
import type { Queryable } from '../db/database.ts';
import { membersOf } from '../people/members.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import { bookingLink, chips, contact, needsOf, partyOf, wishText, toldOf } from './booking-parts.ts';
import { countBookings, findBookings, type Booking } from './bookings.ts';
import { reasonField } from './forms.ts';
import { linkTo, type Html, type View } from './view.ts';
import { wishesToAnswer, type OpenWish } from './wishes.ts';

export const countRequests = async (tx: Queryable, space: Space, now: Instant): Promise<number> =>
  await countBookings(tx, space, { status: 'pendingApproval' }) + (await wishesToAnswer(tx, space, now)).length;

export async function requestsPage(view: View): Promise<Html> {
  const { db, space, now, words } = view;
  const bookings = await findBookings(db, space, { status: 'pendingApproval' });
  const wishes = await wishesToAnswer(db, space, now);
  const members = (await membersOf(db, space, now)).filter(({ email }) => email !== undefined);
  if (!bookings.length && !wishes.length) return html`<p class="none">${words.nothingToAnswer}</p>`;
  return html`
${bookings.length ? html`<section aria-labelledby="places"><h2 id="places">${words.placesAsked}</h2><ol class="agenda">${bookings.map((booking) => bookingItem(view, booking))}</ol></section>` : ''}
${wishes.length ? html`<section aria-labelledby="wishes"><h2 id="wishes">${words.peopleAsked}</h2><ol class="agenda">${wishes.map((wish) => wishItem(view, wish, members))}</ol></section>` : ''}`;
}

function bookingItem(view: View, booking: Booking): Html {
  const { words, formats } = view;
  const party = partyOf(view, booking);
  const action = (act: 'approve' | 'decline'): string => linkTo(view, `bookings/${booking.id}/${act}`);
  return html`<li>
<p class="time">${formats.dated(booking)}</p>
<div>
<h3>${bookingLink(view, booking)}${party ? html` <small>${party}</small>` : ''}</h3>
<p>${booking.host ? words.withHost(booking.about, booking.host) : booking.about}</p>
${chips(needsOf(view, booking))}${toldOf(view, booking)}${contact(booking)}
${booking.expiresAt === undefined ? '' : html`<p class="note">${words.answerBy(formats.moment(booking.expiresAt))}</p>`}
<div class="acts">
<form method="post" action="${action('approve')}"><input type="hidden" name="back" value="requests"><button>${words.approve} <span class="unseen">${booking.name}, ${booking.about}</span></button></form>
<details><summary>${words.decline} <span class="unseen">${booking.name}, ${booking.about}</span></summary>
<form method="post" action="${action('decline')}"><input type="hidden" name="back" value="requests">${reasonField(view, booking.id)}<button class="grave">${words.decline}</button></form></details>
</div>
</div></li>`;
}

function wishItem(view: View, wish: OpenWish, members: readonly { readonly id: string; readonly firstName?: string; readonly craft: string }[]): Html {
  const { words, formats } = view;
  const action = (act: string): string => linkTo(view, `introductions/${wish.id}/${act}`);
  return html`<li>
<p class="time">${words.answerBy(formats.moment(wish.expiresAt))}</p>
<div>
<h3>${wish.bookingId === undefined ? wish.name : html`<a href="${linkTo(view, `bookings/${wish.bookingId}`)}">${wish.name}</a>`}</h3>
<p class="wish">${wishText(words, wish)}</p>
${wish.why ? html`<p class="prose">${wish.why}</p>` : ''}
<p class="contact"><a href="mailto:${wish.email}">${wish.email}</a></p>
<div class="acts">
${wish.member || !members.length ? '' : html`<form method="post" action="${action('pass')}"><label for="to-${wish.id}">${words.passTo}</label>
<select id="to-${wish.id}" name="member" required><option value="">${words.choose}</option>${members.map(({ id, firstName, craft }) => html`<option value="${id}">${firstName ? `${firstName}, ${craft}` : craft}</option>`)}</select> <button>${words.pass}</button></form>`}
<details><summary>${words.answerSelf} <span class="unseen">${wish.name}</span></summary>
<p class="note">${words.answerSelfNote}</p>
<form method="post" action="${action('answer')}">${reasonField(view, wish.id)}<button name="answer" value="accepted">${words.accept}</button> <button name="answer" value="declined" class="grave">${words.decline}</button></form></details>
</div>
</div></li>`;
}
