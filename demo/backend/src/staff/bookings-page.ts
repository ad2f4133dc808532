// All bookings: to search, to filter, and to take along as a table.
import { html } from 'hono/html';
import type { Day } from '../time/days.ts';
import { bookingLink, partyOf, stateMark } from './booking-parts.ts';
import { countBookings, findBookings, kinds, statuses, type Booking, type Filter } from './bookings.ts';
import { option } from './forms.ts';
import { linkTo, type Html, type View } from './view.ts';

const pageSize = 50;

/** Reads the fields of the search form; what makes no sense is left out. */
export function filterOf({ space }: View, query: URLSearchParams): Filter {
  const text = (name: string): string | undefined => query.get(name)?.trim() || undefined;
  const day = (name: string): Day | undefined => dayIn(text(name));
  const status = text('status');
  return {
    kind: kinds.find((kind) => kind === text('kind')),
    status: status === 'any' ? 'any' : statuses.find((candidate) => candidate === status),
    from: day('from'),
    to: day('to'),
    hostId: space.file.hosts?.some(({ id }) => id === text('host')) ? text('host') : undefined,
    aboutId: text('event'),
    text: text('text')?.slice(0, 200),
  };
}

export const dayIn = (text: string | undefined): Day | undefined =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && text > '1970' && text < '2200' ? new Date(text).toISOString().slice(0, 10) : undefined;

export async function bookingsPage(view: View, query: URLSearchParams): Promise<Html> {
  const { db, space, words, formats } = view;
  const asked = query.size > 0;
  // Without any wish of the reader's: what is still to come.
  const filter: Filter = asked ? filterOf(view, query) : { from: space.today(view.now) };
  const total = await countBookings(db, space, filter);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const number = Math.min(pages, Math.max(1, Math.floor(Number(query.get('page') ?? 1)) || 1));
  const bookings = await findBookings(db, space, filter, { limit: pageSize, offset: (number - 1) * pageSize });
  const again = (changes: Readonly<Record<string, string>>, path = 'bookings'): string => {
    const next = asked ? new URLSearchParams(query) : new URLSearchParams({ from: filter.from ?? '' });
    next.delete('page');
    for (const [name, value] of Object.entries(changes)) next.set(name, value);
    for (const [name, value] of [...next]) if (!value) next.delete(name);
    return `${linkTo(view, path)}?${next.toString()}`;
  };
  return html`
${searchForm(view, filter)}
<p class="sum"><span role="status">${words.found(total)}</span>${total ? html` · <a href="${again({}, 'bookings.csv')}" download>${words.asTable}</a>` : ''}</p>
${bookings.length ? html`<div class="wide" tabindex="0" role="region" aria-label="${words.sections.bookings}"><table class="cards">
<thead><tr><th scope="col">${words.when}</th><th scope="col">${words.who}</th><th scope="col">${words.what}</th><th scope="col">${words.state}</th></tr></thead>
<tbody>${bookings.map((booking) => row(view, booking))}</tbody></table></div>` : ''}
${pages > 1 ? html`<nav class="pages" aria-label="${words.pages}">${number > 1 ? html`<a rel="prev" href="${again({ page: String(number - 1) })}">← ${words.previous}</a>` : ''} <span>${words.pageOf(formats.number(number), formats.number(pages))}</span> ${number < pages ? html`<a rel="next" href="${again({ page: String(number + 1) })}">${words.next} →</a>` : ''}</nav>` : ''}`;
}

function row(view: View, booking: Booking): Html {
  const { words, formats } = view;
  const party = partyOf(view, booking);
  return html`<tr>
<td>${formats.dated(booking)}</td>
<th scope="row">${bookingLink(view, booking)}${party ? html` <small>${party}</small>` : ''}</th>
<td>${booking.host ? words.withHost(booking.about, booking.host) : booking.about}</td>
<td>${stateMark(view, booking) || words.statuses.confirmed}</td>
</tr>`;
}

function searchForm(view: View, filter: Filter): Html {
  const { words, space } = view;
  return html`<form class="search" method="get" action="${linkTo(view, 'bookings')}" role="search">
<p class="field grow"><label for="text">${words.search}</label><input type="search" id="text" name="text" value="${filter.text ?? ''}" aria-describedby="text-note"><small id="text-note">${words.searchNote}</small></p>
<p class="field"><label for="from">${words.from}</label><input type="date" id="from" name="from" value="${filter.from ?? ''}"></p>
<p class="field"><label for="to">${words.to}</label><input type="date" id="to" name="to" value="${filter.to ?? ''}"></p>
<p class="field"><label for="kind">${words.what}</label><select id="kind" name="kind">${option('', words.everything, filter.kind)}${kinds.map((kind) => option(kind, words.kinds[kind], filter.kind))}</select></p>
<p class="field"><label for="status">${words.state}</label><select id="status" name="status">${option('', words.notCancelled, filter.status)}${statuses.map((status) => option(status, words.statuses[status], filter.status))}${option('any', words.anyState, filter.status)}</select></p>
${space.file.hosts?.length ? html`<p class="field"><label for="host">${words.host}</label><select id="host" name="host">${option('', words.everybody, filter.hostId)}${space.file.hosts.map(({ id, name }) => option(id, name, filter.hostId))}</select></p>` : ''}
<p class="field"><button>${words.show}</button></p>
</form>`;
}
