// Whether everything is in order: the space's file, the calendars, the mail.
import { html } from 'hono/html';
import type { FileComplaint } from '../spaces/check.ts';
import { bookingLink } from './booking-parts.ts';
import { misfitsOf } from './misfits.ts';
import { linkTo, type Html, type View } from './view.ts';

export async function statePage(view: View, complaints: readonly FileComplaint[]): Promise<Html> {
  return html`${fileSection(view, complaints)}${await misfitSection(view)}${await feedSection(view)}${await mailSection(view)}`;
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

interface Feed {
  readonly id: string;
  readonly kept: number;
  readonly read_at: Date | null;
  readonly error: string | null;
  readonly failing_since: Date | null;
}

async function feedSection(view: View): Promise<Html> {
  const { db, space, words, formats } = view;
  const feeds = await db.query<Feed>('select id, kept, read_at, error, failing_since from calendar_feed where space_id = $1 order by id', [space.id]);
  const said = ({ kept, read_at, failing_since }: Feed): string =>
    failing_since ? words.feedBroken(formats.moment(failing_since.getTime())) : read_at ? words.feedFine(kept, formats.moment(read_at.getTime())) : words.feedNew;
  return html`<section aria-labelledby="feeds"><h2 id="feeds">${words.feeds}</h2>
${feeds.length ? html`<ul class="list">${feeds.map((feed) => html`<li><strong>${feed.id}</strong>: ${said(feed)}${feed.error === null ? '' : html`<br><small lang="en">${feed.error}</small>`}</li>`)}</ul>` : html`<p>${words.noFeeds}</p>`}</section>`;
}

async function mailSection({ db, space, words }: View): Promise<Html> {
  const states = await db.query<{ state: string; count: number; error: string | null }>(
    `select state, count(*) as count, max(last_error) as error from outbox where space_id = $1 and state in ('waiting', 'stuck') group by state order by state`, [space.id]);
  const stuck = states.find(({ state }) => state === 'stuck');
  const waiting = states.find(({ state }) => state === 'waiting');
  return html`<section aria-labelledby="mails"><h2 id="mails">${words.mails}</h2>
${stuck ? html`<p class="problem">${words.mailsStuck(stuck.count)}${stuck.error === null ? '' : html`<br><small lang="en">${stuck.error}</small>`}</p>` : html`<p>${words.mailsFine}</p>`}
${waiting ? html`<p class="note">${words.mailsWaiting(waiting.count)}</p>` : ''}</section>`;
}
