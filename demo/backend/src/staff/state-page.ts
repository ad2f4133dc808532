// Whether everything is in order: the space's file, the calendars, the mail.
import { html } from 'hono/html';
import type { CalendarAddress } from '../calendars/addresses.ts';
import { feedStates, type FeedState } from '../calendars/feeds.ts';
import { heldMail } from '../mail/report.ts';
import type { FileComplaint } from '../spaces/check.ts';
import { bookingLink } from './booking-parts.ts';
import { misfitsOf } from './misfits.ts';
import { linkTo, type Html, type View } from './view.ts';
import { eventWord } from './words.ts';

const mostMails = 50;

export async function statePage(view: View, { complaints, addresses }: { readonly complaints: readonly FileComplaint[]; readonly addresses: readonly CalendarAddress[] }): Promise<Html> {
  return html`${fileSection(view, complaints)}${await misfitSection(view)}${await mailSection(view)}${await feedSection(view)}${addressSection(view, addresses)}`;
}

/** What somebody should look at, in few words each; mostly nothing. */
export async function troublesOf(view: View, complaints: readonly FileComplaint[]): Promise<readonly string[]> {
  const { db, space, now, words } = view;
  const misfits = (await misfitsOf(db, space, now)).length;
  const stuck = (await heldMail(db, now, { space: space.id })).filter(({ state }) => state === 'stuck').length;
  const failing = (await feedStates(db, space)).filter(({ state }) => state === 'failing').length;
  return [
    ...(complaints.some(({ minor }) => !minor) ? [words.troubles.file] : []),
    ...(misfits ? [words.troubles.misfits(misfits)] : []),
    ...(stuck ? [words.mailsStuck(stuck)] : []),
    ...(failing ? [words.troubles.feeds(failing)] : []),
  ];
}

function fileSection(view: View, complaints: readonly FileComplaint[]): Html {
  const { words } = view;
  const stays = complaints.some(({ minor }) => !minor);
  return html`<section aria-labelledby="files"><h2 id="files">${words.files}</h2>
${complaints.length ? html`<ul class="list">${complaints.map(({ line, text }) => html`<li><strong>${words.line(line)}</strong>: <span lang="en">${text}</span></li>`)}</ul>` : html`<p>${words.filesFit}</p>`}
${stays ? html`<p class="problem">${words.filesStay}</p>` : ''}
<form method="post" action="${linkTo(view, 'reload')}" class="acts"><button class="quiet" aria-describedby="reload-note">${words.reload}</button></form>
<p class="note" id="reload-note">${words.reloadNote}</p></section>`;
}

async function misfitSection(view: View): Promise<Html> {
  const { db, space, now, words, formats } = view;
  const misfits = await misfitsOf(db, space, now);
  return html`<section aria-labelledby="misfits"><h2 id="misfits">${words.misfits}</h2>
${misfits.length ? html`<p>${words.misfitsNote}</p><ul class="list">${misfits.map(({ booking, why }) => html`<li>${bookingLink(view, booking)}, ${booking.about}, ${formats.dated(booking)}: ${words.misfit[why]}</li>`)}</ul>` : html`<p>${words.noMisfits}</p>`}</section>`;
}

async function feedSection(view: View): Promise<Html> {
  const { db, space, words, formats } = view;
  const feeds = await feedStates(db, space);
  const moment = (iso: string | undefined): string => (iso === undefined ? '' : formats.moment(Date.parse(iso)));
  const said = ({ state, coming, readAt, failingSince }: FeedState): string =>
    state === 'failing' ? words.feedBroken(moment(failingSince)) : state === 'new' ? words.feedNew : words.feedFine(coming, moment(readAt));
  return html`<section aria-labelledby="feeds"><h2 id="feeds">${words.feeds}</h2>
${feeds.length ? html`<ul class="list">${feeds.map((feed) => html`<li><strong>${feed.id}</strong>: ${said(feed)}${[feed.error ?? [], ...feed.notes].flat().map((text) => html`<br><small lang="en">${text}</small>`)}</li>`)}</ul>` : html`<p>${words.noFeeds}</p>`}</section>`;
}

function addressSection({ words }: View, addresses: readonly CalendarAddress[]): Html {
  return html`<section aria-labelledby="addresses"><h2 id="addresses">${words.addresses}</h2>
<p class="note">${words.addressesNote}</p>
<details><summary>${words.show}<span class="unseen"> ${words.addresses}</span></summary>
<ul class="list">${addresses.map(({ of, url }) => html`<li>${of === undefined ? words.programme : of.name}<br><a href="${url.replace(/^https?:/, 'webcal:')}"><small>${url}</small></a></li>`)}</ul></details></section>`;
}

async function mailSection(view: View): Promise<Html> {
  const { db, space, now, words, formats } = view;
  const held = await heldMail(db, now, { space: space.id });
  const stuck = held.filter(({ state }) => state === 'stuck');
  const late = held.filter(({ state }) => state === 'late');
  return html`<section aria-labelledby="mails"><h2 id="mails">${words.mails}</h2>
${stuck.length ? html`<p class="problem">${words.mailsStuck(stuck.length)}</p>` : html`<p>${words.mailsFine}</p>`}
${late.length ? html`<p class="note">${words.mailsLate(late.length)}</p>` : ''}
${[...stuck, ...late].length ? html`<ul class="list">${[...stuck, ...late].slice(0, mostMails).map((mail) => html`<li>${formats.moment(mail.since.getTime())}, ${words.mailTo[mail.to]}: ${/^(tour|rsvp|reservation)\./.test(mail.kind) ? html`<a href="${linkTo(view, `bookings/${mail.ref}`)}">${eventWord(words, mail.kind)}</a>` : mail.kind}${mail.error === null ? '' : html`<br><small lang="en">${mail.error}</small>`}</li>`)}</ul>` : ''}
${stuck.length ? html`<form method="post" action="${linkTo(view, 'mail/retry')}" class="acts"><button>${words.retry}</button></form>` : ''}</section>`;
}
