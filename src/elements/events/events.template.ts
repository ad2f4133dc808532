import { html, nothing, type TemplateResult } from 'lit';
import { lastOf, type Remote } from '../../controllers/remote.js';
import { sameClock, visitorZone, weekdayOf, type IsoDate } from '../../domain/dates.js';
import { failure, staleness } from '../parts/notice.js';
import { entryTemplate, partFailure, type EntryActions, type EntryLook } from './entry.template.js';
import type { EventsView } from './events.events.js';
import { placed, toDayGroups, type DayGroup } from './events.model.js';
import type { EventList } from './pages.js';
import { skeleton } from './skeleton.template.js';

export interface EventsActions extends EntryActions {
  readonly show: (view: EventsView) => void;
  readonly more: () => void;
  /** Looks at the days after those shown. */
  readonly further: () => void;
  readonly retry: () => void;
}

export interface EventsLook extends EntryLook {
  readonly view: EventsView;
  readonly views: readonly EventsView[];
  readonly limit: number;
  readonly today: IsoDate;
  readonly from: IsoDate;
  readonly growing: boolean;
  readonly actions: EventsActions;
}

type Piece = TemplateResult | typeof nothing;

/** Entries from which on the browser may leave out what is far from the screen: its guess of their height moves the scrollbar. */
const MANY = 60;

/** The frame around every view: the switch, the zone, how old it is. `body` is the view. */
export function frame(state: Remote<EventList>, look: EventsLook, body: Piece): TemplateResult {
  const list = lastOf(state);
  const { strings: { events: words, common }, formats, views, at } = look;
  const foreign = list && !sameClock(list.timeZone, visitorZone(), at);
  const zone = foreign ? html`<p class="small muted" part="zone">${common.zone(formats.place(list.timeZone))}</p>` : nothing;
  return html`
    <div class="root" role="group" aria-label=${words.title} tabindex="-1">
      ${views.length > 1 ? html`<div class="head" part="head">
        <div class="row" role="group" aria-label=${words.view}>${views.map((view) => html`
          <button type="button" part="view" aria-pressed=${view === look.view ? 'true' : 'false'} @click=${() => look.actions.show(view)}>${words[view]}</button>`)}
        </div>
      </div>` : nothing}
      ${look.again && !look.awaited ? partFailure(look) : (look.extras?.above() ?? nothing)}
      ${body}
      ${list ? html`<div class="foot">
        ${zone}
        ${age(list, state.status === 'failed', look)}
      </div>` : nothing}
    </div>
  `;
}

export function listTemplate(state: Remote<EventList>, look: EventsLook): Piece {
  switch (state.status) {
    case 'idle': return nothing;
    case 'loading': return state.last ? days(state.last, look, true) : skeleton(look.limit);
    case 'ready': return days(state.value, look, false);
    case 'failed': return state.last
      ? days(state.last, look, false)
      : html`${failure(state.error, look.strings.common, look.actions.retry)}<slot></slot>`;
  }
}

export function dayTemplate({ day, entries }: DayGroup, look: EventsLook): TemplateResult {
  const { formats, today, strings: { common } } = look;
  // The year goes without saying only while it is this one.
  const thisYear = day.slice(0, 4) === today.slice(0, 4);
  const weekday = formats.weekday(weekdayOf(day));
  return html`
    <section class="day" part="group">
      <h3 part="date">
        <span class="hidden">${day === today ? `${common.today}, ` : ''}${thisYear ? formats.day(day) : `${weekday} ${formats.date(day)}`}</span>
        <span class="date" aria-hidden="true">
          <b>${formats.dayOfMonth(day)}</b>
          <span>${weekday}</span><span class="month-name">${thisYear ? formats.monthName(day) : formats.month(day)}</span>
          ${day === today ? html`<span class="today" part="today">${common.today}</span>` : nothing}
        </span>
      </h3>
      <ol>${entries.map((entry) => entryTemplate(entry, look))}</ol>
    </section>
  `;
}

function days(list: EventList, look: EventsLook, busy: boolean): TemplateResult {
  const { strings: { events: words }, actions, growing } = look;
  if (list.items.length === 0) {
    return html`<div class="notice" part="empty" role="status"><p>${words.empty}</p>
      <button type="button" part="further" @click=${actions.further}>${words.further}</button></div>`;
  }
  return html`
    <div class=${list.items.length > MANY ? 'days many' : 'days'} part="list" aria-busy=${busy ? 'true' : 'false'}>
      ${toDayGroups(placed(list), look.from).map((group) => dayTemplate(group, look))}
    </div>
    ${list.failure ? failure(list.failure, look.strings.common, actions.more)
      : list.next ? html`<button type="button" class="more" part="more-button" aria-busy=${growing ? 'true' : 'false'} @click=${actions.more}>${words.more}</button>`
        : nothing}
  `;
}

/** Said at the same place, so that nothing moves when the backend goes away. */
function age({ asOf, timeZone }: EventList, stale: boolean, { formats, strings: { common }, at }: EventsLook): Piece {
  const time = formats.time(asOf ?? at, timeZone);
  if (stale) return staleness(common.stale(time));
  return asOf ? html`<p class="small muted" part="as-of">${common.asOf(time)}</p>` : nothing;
}
