// The first look: the list of events by day. Rooms are kept for what later.ts adds.
import { html, nothing, type TemplateResult } from 'lit';
import type { repeat } from 'lit/directives/repeat.js';
import type { BackendError } from '../../backend/error.js';
import { lastOf, type Remote } from '../../controllers/remote.js';
import { weekdayOf, type IsoDate } from '../../domain/dates.js';
import { entryTemplate, type EntryExtras, type EntryLook, type Piece } from './entry.template.js';
import { placed, toDayGroups, type DayGroup } from './events.model.js';
import type { EventList } from './first-page.js';
import { skeleton } from './skeleton.template.js';
import type { EventsView } from './views.js';

export interface EventsLook extends EntryLook {
  readonly view: EventsView;
  readonly views: readonly EventsView[];
  readonly limit: number;
  /** Whether there is anything to choose above the list: its room is kept until the choice is there. */
  readonly head: boolean;
  readonly today: IsoDate;
  readonly from: IsoDate;
  /** What the page itself brought, until there is an answer. */
  readonly given: EventList | undefined;
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
  /** Above all events: filters, the registration of a private link. */
  readonly above: (look: EventsLook) => Piece;
  /** Another view than the list; undefined while it is on its way. */
  readonly other: (look: EventsLook) => Piece | undefined;
  /** What there is to see of the list. */
  readonly seen: (known: EventList) => Seen;
  /** Draws one thing for each, and keeps what is drawn when others come between. */
  readonly each: typeof repeat;
  readonly empty: () => Piece;
  readonly failed: (error: BackendError) => Piece;
  /** Below the list: whose clock it follows, how old it is. */
  readonly foot: (look: EventsLook) => Piece;
}

export interface Seen {
  readonly items: EventList['items'];
  /** Whether there is more to come. */
  readonly more: boolean;
}

/** Entries that are drawn at once, at most; a page may ask for many. */
const FIRST = 30;

/** What is around every view. */
export function eventsTemplate(state: Remote<EventList>, look: EventsLook): TemplateResult {
  const { words, view, later, missing, limit } = look;
  return html`
    <div class="root" role="group" aria-label=${words.title} tabindex="-1">
      ${look.head ? html`<div class="head" part="head">${later?.head(look)}</div>` : nothing}
      ${later?.above(look)}
      ${(view === 'list' ? list(state, look) : later?.other(look)) ?? skeleton(limit)}
      <div class="foot">${later?.foot(look)}</div>
      ${missing ? html`<slot></slot>` : nothing}
    </div>
  `;
}

function list(state: Remote<EventList>, look: EventsLook): Piece | undefined {
  const known = lastOf(state) ?? look.given;
  if (known) return days(known, look, state.status === 'loading');
  return state.status === 'failed' ? look.later?.failed(state.error) : undefined;
}

function days(known: EventList, look: EventsLook, busy: boolean): Piece | undefined {
  const { words, limit, later, actions } = look;
  const first = Math.min(limit, FIRST);
  const { items, more } = later?.seen(known) ?? { items: known.items.slice(0, first), more: known.next !== undefined || known.items.length > first };
  if (items.length === 0) return later?.empty();
  return html`
    <div class="days" part="list" aria-busy=${busy}>
      ${each(look, toDayGroups(placed({ ...known, items }), look.from), ({ day }) => day, (group) => dayTemplate(group, look))}
    </div>
    ${known.failure ? later?.failed(known.failure)
      : more ? html`<button type="button" class="more" part="more-button" aria-busy=${later?.growing ?? false} @click=${actions.more}>${words.more}</button>`
        : nothing}
  `;
}

/** What is drawn before the rest is there goes on with it: `repeat` takes over the nodes of a plain list. */
const each = <T>({ later }: EventsLook, items: readonly T[], key: (item: T) => unknown, draw: (item: T) => TemplateResult): unknown =>
  later ? later.each(items, key, draw) : items.map(draw);

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
      <ol>${each(look, entries, ({ event }) => event.id, (entry) => entryTemplate(entry, look))}</ol>
    </section>
  `;
}
