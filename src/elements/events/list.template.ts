// The first look: the list of events by day. Rooms are kept for what later.ts adds.
import { html, nothing, type TemplateResult } from 'lit';
import type { BackendError } from '../../backend/error.js';
import { lastOf, type Remote } from '../../controllers/remote.js';
import { weekdayOf, type IsoDate } from '../../domain/dates.js';
import { entryTemplate, type EntryExtras, type EntryLook, type Piece } from './entry.template.js';
import type { EventsView } from './events.events.js';
import { placed, toDayGroups, type DayGroup } from './events.model.js';
import type { EventList } from './first-page.js';
import { skeleton } from './skeleton.template.js';

export interface EventsLook extends EntryLook {
  readonly view: EventsView;
  readonly views: readonly EventsView[];
  readonly limit: number;
  readonly today: IsoDate;
  readonly from: IsoDate;
  readonly later: ListExtras | undefined;
  /** It was asked for and did not come. */
  readonly missing: boolean;
}

/** What is added to the list once it has been drawn, or where there is none. */
export interface ListExtras extends EntryExtras {
  /** Whether the next page is on its way. */
  readonly growing: boolean;
  /** The switch between the views. */
  readonly head: (look: EventsLook) => Piece;
  /** Above all events: the registration of a private link. */
  readonly above: () => Piece;
  readonly month: (look: EventsLook) => Piece | undefined;
  readonly empty: () => Piece;
  readonly failed: (error: BackendError) => Piece;
  /** Below the list: whose clock it follows, how old it is. */
  readonly foot: (look: EventsLook) => Piece;
}

/** Entries from which on the browser may leave out what is far from the screen: its guess of their height moves the scrollbar. */
const MANY = 60;

/** What is around every view. */
export function eventsTemplate(state: Remote<EventList>, look: EventsLook): TemplateResult {
  const { words, view, views, later, missing, limit } = look;
  return html`
    <div class="root" role="group" aria-label=${words.title} tabindex="-1">
      ${views.length > 1 ? html`<div class="head" part="head">${later?.head(look)}</div>` : nothing}
      ${later?.above()}
      ${(view === 'month' ? later?.month(look) : list(state, look)) ?? skeleton(limit)}
      <div class="foot">${later?.foot(look)}</div>
      ${missing ? html`<slot></slot>` : nothing}
    </div>
  `;
}

function list(state: Remote<EventList>, look: EventsLook): Piece | undefined {
  const known = lastOf(state);
  if (known) return days(known, look, state.status === 'loading');
  return state.status === 'failed' ? look.later?.failed(state.error) : undefined;
}

function days(known: EventList, look: EventsLook, busy: boolean): Piece | undefined {
  const { items, next } = known;
  const { words, later, actions } = look;
  if (items.length === 0) return later?.empty();
  return html`
    <div class=${items.length > MANY ? 'days many' : 'days'} part="list" aria-busy=${busy}>
      ${toDayGroups(placed(known), look.from).map((group) => dayTemplate(group, look))}
    </div>
    ${known.failure ? later?.failed(known.failure)
      : next ? html`<button type="button" class="more" part="more-button" aria-busy=${later?.growing ?? false} @click=${actions.more}>${words.more}</button>`
        : nothing}
  `;
}

export function dayTemplate({ day, entries }: DayGroup, look: EventsLook): TemplateResult {
  const { formats, common } = look;
  // The year goes without saying only while it is this one.
  const thisYear = day.slice(0, 4) === look.today.slice(0, 4);
  const weekday = formats.weekday(weekdayOf(day));
  const today = day === look.today ? common.today : '';
  return html`
    <section class="day" part="group">
      <h3 part="date">
        <span class="hidden">${today && `${today}, `}${thisYear ? formats.day(day) : `${weekday} ${formats.date(day)}`}</span>
        <span class="date" aria-hidden="true">
          <b>${formats.dayOfMonth(day)}</b>
          <span>${weekday}</span><span class="month-name">${thisYear ? formats.monthName(day) : formats.month(day)}</span>
          ${today ? html`<span class="today" part="today">${today}</span>` : nothing}
        </span>
      </h3>
      <ol>${entries.map((entry) => entryTemplate(entry, look))}</ol>
    </section>
  `;
}
