// All there is to say about one event.
import { html, nothing, type TemplateResult } from 'lit';
import { sameClock } from '../../domain/clock.js';
import { addDays, byInstant, dayOf, visitorZone } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import type { Address } from '../../domain/space.js';
import { webAddress } from '../../domain/web.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { DetailStrings } from '../../i18n/sections/detail.js';
import type { StringsOf } from '../../i18n/strings.js';
import { calendarLinks } from '../parts/calendar-links.js';
import { prose } from '../parts/prose.js';
import { toCalendarEntry } from './calendar.model.js';
import { toGuestsShown } from './detail.model.js';
import { facts, way, type EntryLook, type Piece } from './entry.template.js';

export type DetailWords = StringsOf<'detail' | 'programme' | 'status'>;

export interface DetailLook {
  readonly entry: EntryLook;
  readonly strings: DetailWords;
  readonly formats: AllFormats;
  /** The form or the registration, while it is open. */
  readonly below: Piece;
  /** A tour right before. */
  readonly tour: Piece;
  /** The other dates of a series. */
  readonly series: Piece;
  readonly share: Piece;
}

export function detailTemplate(event: SpaceEvent, look: DetailLook): TemplateResult {
  const { entry, strings: { detail: words, programme }, below, tour, series, share } = look;
  const { id, summary, description = '', status } = event;
  const { location, ...others } = event;
  const where = place(location, event.attendanceMode, words);
  const over = byInstant(event.end, entry.at) <= 0;
  const takesPlace = status === 'scheduled' && !over;
  return html`
    <article class="detail" data-event=${id}>
      ${picture(event)}
      <div class="detail-side">
        ${over ? html`<p class="off" part="state">${words.over}</p>` : status === 'scheduled' ? nothing : html`<p class="off" part="state">${entry.words[status]}</p>`}
        ${moment(event, look)}
        ${where}
        ${facts(where === nothing ? event : others, entry)}
        ${takesPlace && below === nothing ? html`<div class="way" part="way">${way(event, entry)}</div>` : nothing}
        ${takesPlace ? tour : nothing}
      </div>
      ${below}
      <div class="detail-text">
        ${summary ? html`<p class="lead" part="summary"><bdi>${summary}</bdi></p>` : nothing}
        ${prose(description)}
        ${people(event, words)}
        ${guests(event, look)}
      </div>
      <div class="detail-ways">
        ${takesPlace ? calendarLinks(toCalendarEntry(event), entry.at, programme) : nothing}
        ${series}
        ${share}
      </div>
    </article>
  `;
}

/** Where nobody says how big it is, it gets a room of its own that it fills. */
function picture({ image }: SpaceEvent): Piece {
  const address = webAddress(image?.url);
  if (!address) return nothing;
  const { alt = '', width, height } = image ?? {};
  return width && height
    ? html`<img class="picture" part="picture" src=${address} alt=${alt} width=${width} height=${height} decoding="async">`
    : html`<img class="picture cut" part="picture" src=${address} alt=${alt} width="640" height="360" decoding="async">`;
}

function moment({ start, end, allDay, timeZone, previousStart, status }: SpaceEvent, { entry, strings: { detail: words, status: { zone: inZone } }, formats }: DetailLook): TemplateResult {
  const own = visitorZone();
  const clock = allDay ? timeZone : entry.zone;
  const [first, last] = [dayOf(start, clock), allDay ? addDays(dayOf(end, clock), -1) : dayOf(end, clock)];
  const when = allDay ? [formats.day(first), entry.words.allDay] : [formats.day(first), formats.timeRange(start, end, entry.zone)];
  const moved = previousStart && status === 'scheduled';
  return html`<div class="when" part="time">
    <p><strong>${when[0]}</strong></p>
    <p><time datetime=${start}>${when[1]}</time>${last > first && allDay ? html`, ${entry.words.until(formats.day(last))}` : nothing}</p>
    ${allDay || sameClock(entry.zone, own, start) ? nothing : html`<p class="small muted">${inZone(formats.place(entry.zone))} · ${words.yourTime(formats.dayAndTime(start, own))}</p>`}
    ${moved ? html`<p class="small muted">${words.movedFrom(formats.dayAndTime(previousStart, entry.zone))}</p>` : nothing}
  </div>`;
}

function place({ name, street, postalCode, city, url }: Address = {}, mode: SpaceEvent['attendanceMode'], words: DetailStrings): Piece {
  const address = [street, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const link = webAddress(url);
  const online = mode === 'online';
  if (!address && !link) return nothing;
  return html`<div part="place">
    ${address && !online ? html`<p>${name ? html`<strong>${name}</strong><br>` : nothing}${address}</p>` : nothing}
    ${link ? html`<p><a href=${link} target="_blank" rel="noopener noreferrer">${online || mode === 'mixed' ? words.join : words.map}</a></p>` : nothing}
  </div>`;
}

/** Who makes it, and where else it stands. */
function people({ performers = [], organizer, url }: SpaceEvent, words: DetailStrings): Piece {
  const [page, house] = [webAddress(url), webAddress(organizer?.url)];
  const lines = [
    performers.length > 0 && words.with(performers.map(({ name }) => name).join(', ')),
    organizer?.name && (house ? html`<a href=${house} target="_blank" rel="noopener noreferrer">${words.organizer(organizer.name)}</a>` : words.organizer(organizer.name)),
    page && html`<a href=${page}>${words.page}</a>`,
  ].filter(Boolean);
  return lines.length > 0 ? html`<ul class="small muted">${lines.map((line) => html`<li>${line}</li>`)}</ul>` : nothing;
}

function guests(event: SpaceEvent, { entry, strings: { detail: words } }: DetailLook): Piece {
  const known = toGuestsShown(event, entry.at);
  if (!known) return nothing;
  return html`<section class="guests" aria-labelledby="guests-title">
    <h3 id="guests-title">${words.who}</h3>
    ${known.count === undefined ? nothing : html`<p part="going">${words.going(known.count)}</p>`}
    ${known.names.length > 0 ? html`
      <ul class="row" part="guests">${known.names.map((name) => html`<li class="tag"><bdi>${name}</bdi></li>`)}${known.more ? html`<li>${words.others}</li>` : nothing}</ul>
      <p class="small muted">${words.chosen}</p>` : nothing}
  </section>`;
}

/** The place of an event that is on its way. */
export const detailSkeleton = (loading: string): TemplateResult => html`<div class="detail"><p class="skeleton tall" role="status">${loading}</p></div>`;
