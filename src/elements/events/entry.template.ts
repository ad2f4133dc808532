// One event as the list and the month show it.
import { html, nothing, type TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { dayOf, type Instant, type TimeZone } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import type { DayFormats } from '../../i18n/day-formats.js';
import type { EventsStrings } from '../../i18n/sections/events.js';
import type { CommonStrings } from '../../i18n/strings.js';
import { isFree, placeOf, wayIn, type PlacedEvent } from './events.model.js';

export type Piece = TemplateResult | typeof nothing;

/** What is added to an entry once the list has been drawn. */
export interface EntryExtras {
  /** Below an event: form, confirmation, change. */
  readonly below: (event: SpaceEvent) => Piece;
  /** Instead of the button that leads to the form: the visitor's own registration. */
  readonly mine: (event: SpaceEvent) => Piece;
  /** The event whose form is on its way. */
  readonly awaited: string | undefined;
  /** An event far from the screen, in a list of many; undefined where it is whole. */
  readonly slim: (entry: PlacedEvent, look: EntryLook) => Piece | DirectiveResult | undefined;
}

export interface EntryLook {
  readonly at: Instant;
  readonly zone: TimeZone;
  readonly common: CommonStrings;
  readonly words: EventsStrings;
  readonly language: string;
  readonly formats: DayFormats;
  readonly later: EntryExtras | undefined;
  readonly actions: EntryActions;
}

export interface EntryActions {
  readonly more: () => void;
  readonly open: (event: SpaceEvent) => void;
  readonly signUp: (event: SpaceEvent) => void;
  /** A first sign of interest in more. */
  readonly hint: () => void;
}

export function entryTemplate(entry: PlacedEvent, look: EntryLook): TemplateResult {
  const { event } = entry;
  const { words, later } = look;
  const { id, kind, summary, status, previousStart } = event;
  return html`
    <li class="entry" part="event ${kind} ${status}" data-event=${id}>${later?.slim(entry, look) ?? html`
      <div class="what">
        ${heading(entry, look)}
        ${status !== 'scheduled' ? html`<p class="off" part="state">${words[status]}</p>`
          : previousStart ? html`<p class="off" part="state">${words.movedFrom(momentOf(previousStart, look))}</p>` : nothing}
        ${summary ? html`<p part="summary"><bdi>${summary}</bdi></p>` : nothing}
        ${facts(event, look)}
        ${moreButton(event, look)}
      </div>
      ${status === 'scheduled' ? html`<div class="way" part="way">${way(event, look)}</div>` : nothing}
      ${later?.below(event)}`}
    </li>
  `;
}

const momentOf = (instant: Instant, { formats, zone }: EntryLook): string => `${formats.day(dayOf(instant, zone))}, ${formats.time(instant, zone)}`;

/** When, and what. */
export const heading = (entry: PlacedEvent, look: EntryLook): TemplateResult => html`
  <p class="time" part="time">${timeText(entry, look)}</p>
  <h4 part="title" tabindex="-1">${entry.event.status === 'scheduled' ? html`<bdi>${entry.event.title}</bdi>` : html`<s>${entry.event.title}</s>`}</h4>
`;

/** Opens all there is to say about it. */
export const moreButton = (event: SpaceEvent, { words, actions }: EntryLook): TemplateResult => html`
  <button type="button" class="about" part="more" aria-haspopup="dialog" @click=${() => actions.open(event)} @pointerenter=${actions.hint}>${words.details}${about(event)}</button>
`;

/** For those who hear a button and do not see beside which event it stands. */
const about = ({ title }: SpaceEvent): TemplateResult => html`<span class="hidden">: ${title}</span>`;

export function timeText({ event: { start, end, allDay }, first, last }: PlacedEvent, { words, formats, zone }: EntryLook): Piece {
  const until = last > first ? `, ${words.until(formats.day(last))}` : '';
  const time = allDay ? words.allDay : until ? formats.time(start, zone) : formats.timeRange(start, end, zone);
  return html`<time datetime=${start}>${time}</time>${until}`;
}

/** Where, with whom, for how much, for whom: short, in one line where there is room. */
export function facts(event: SpaceEvent, { words, common, formats }: EntryLook): Piece {
  const { attendanceMode: mode, hostedBy, prices, audience, forNewcomers, tags = [] } = event;
  const price = isFree(event)
    ? common.free
    : prices?.map((one) => [formats.money(one), one.label, one.taxIncluded === false && words.plusTax].filter(Boolean).join(' ')).join(' · ');
  const lines = [
    mode === 'online' || mode === 'mixed' ? words[mode] : '', mode === 'online' ? '' : placeOf(event), hostedBy && words.hostedBy(hostedBy), price,
    audience === 'members' && html`<strong>${words.membersOnly}</strong>`, forNewcomers && words.forNewcomers,
  ];
  return html`
    <ul class="facts" part="facts">
      ${lines.filter(Boolean).map((line) => html`<li>${line}</li>`)}
      ${tags.map((tag) => html`<li class="tag" part="tag">${tag}</li>`)}
    </ul>
  `;
}

/** The way in, in words; a button only where one can act here. */
export function way(event: SpaceEvent, look: EntryLook): Piece {
  const { at, words, later, actions } = look;
  const mine = later?.mine(event) ?? nothing;
  if (mine !== nothing) return mine;
  const { id, remaining, waiting = 0, visitorsWelcome } = event;
  const left = remaining === undefined ? nothing : html`<p class="small muted" part="places">${words.placesLeft(remaining)}</p>`;
  const button = (label: string) => html`
    <button type="button" class="primary" part="sign-up" aria-busy=${later?.awaited === id}
      @click=${() => actions.signUp(event)} @pointerenter=${actions.hint} @focus=${actions.hint}
    >${label}${about(event)}</button>`;
  const entrance = wayIn(event, at);
  switch (entrance.kind) {
    case 'none': return left;
    case 'walkIn': return visitorsWelcome === false
      ? html`<p>${words.houseOnly}</p>`
      : html`<p class="walk-in" part="walk-in">${words.walkIn}</p>${visitorsWelcome ? html`<p class="small muted">${words.visitorsWelcome}</p>` : nothing}`;
    case 'signUp': return html`${button(words.signUp)}${left}`;
    case 'waitlist': return html`${button(words.joinWaitlist)}<p class="small muted" part="places">${words.full}, ${words.waiting(waiting)}</p>`;
    case 'full': return html`<p part="places">${words.full}</p>`;
    case 'later': return html`<p class="small">${words.opensAt(momentOf(entrance.opensAt, look))}</p>${left}`;
    case 'closed': return html`<p class="small">${words.closed}</p>`;
    case 'tour': return html`<p class="small">${words.askOnTour}</p>`;
    case 'link': return html`<a part="link" href=${entrance.url}>${entrance.label ?? words.signUpThere}${about(event)}</a>${left}`;
  }
}
