import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { FocusController } from '../../controllers/focus.js';
import { addDays, type IsoDate } from '../../domain/dates.js';
import { daysFrom, startOfWeek } from '../../domain/weeks.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import { languageOf } from '../../i18n/languages.js';
import { firstWeekday } from '../../i18n/week.js';
import { adoptMore } from '../../styles/adopt.js';
import { failure } from '../parts/notice.js';
import { placed, type PlacedEvent } from './events.model.js';
import { dayTemplate, type EventsLook } from './list.template.js';
import { slipTemplate } from './slip.template.js';
import { inColumn, onEachDay } from './span.model.js';
import { EventSpan, type Days } from './span.js';
import type { ViewOptions, ViewPart, ViewStrings } from './view-part.js';
import { styles } from './week.styles.js';

/**
 * A week. Where seven columns have room, each day is one, with a slip for each event, and the one that is chosen stands
 * whole below; where they have not, the days stand below each other as in the list.
 */
export class WeekPart implements ViewPart {
  readonly #host: LitElement;
  readonly #focus: FocusController;
  readonly #start: () => IsoDate;
  readonly #narrow: () => boolean;
  readonly #span: EventSpan;
  #cursor: IsoDate | undefined;
  /** Day and event, since one of several days has a slip on each. */
  #chosen: readonly [day: IsoDate, id: string] | undefined;

  constructor(host: LitElement, { focus, args, start, active, narrow }: ViewOptions) {
    this.#host = host;
    this.#focus = focus;
    this.#start = start;
    this.#narrow = narrow;
    this.#span = new EventSpan(host, { args, active, days: () => this.#days });
    adoptMore(host.renderRoot as ShadowRoot, [styles]);
  }

  get state(): EventSpan['state'] {
    return this.#span.state;
  }

  get value(): EventSpan['value'] {
    return this.#span.value;
  }

  refresh(): void {
    this.#span.refresh();
  }

  render(look: EventsLook, strings: ViewStrings, formats: AllFormats): TemplateResult {
    const { programme: words, status } = strings;
    const { state } = this.#span;
    const [from, to] = this.#days;
    const days = onEachDay(this.value ? placed(this.value) : [], [from, to]);
    this.#span.expect([to, addDays(to, 7)]);
    const step = (label: string, sign: string, target: IsoDate) => html`
      <button type="button" part="step" aria-label=${label} @click=${() => this.#go(target)}><span aria-hidden="true">${sign}</span></button>`;
    return html`
      <section class="week-view" aria-labelledby="week-name" aria-busy=${state.status === 'loading' ? 'true' : 'false'} @keydown=${(event: KeyboardEvent) => this.#turn(event)}>
        <div class="week-head">
          ${step(words.previousWeek, '‹', addDays(from, -7))}
          <h3 id="week-name" aria-live="polite">${formats.days(from, addDays(to, -1))}</h3>
          ${step(words.nextWeek, '›', to)}
        </div>
        ${state.status === 'failed' && !state.last ? failure(state.error, status, () => this.refresh()) : nothing}
        ${this.#narrow() ? this.#rows(days, look, words) : this.#columns(days, look, strings, formats)}
      </section>
    `;
  }

  #columns(days: ReadonlyMap<IsoDate, readonly PlacedEvent[]>, look: EventsLook, { programme: words }: ViewStrings, formats: AllFormats): TemplateResult {
    const [from, to] = this.#days;
    const [day, id] = this.#chosen ?? [];
    const chosen = day && days.get(day)?.find(({ event }) => event.id === id);
    return html`
      <ol class="week" part="week">${daysFrom(from, to).map((date) => html`
        <li class="week-day" part="week-day" data-date=${date}>
          <h4 aria-current=${date === look.today ? 'date' : nothing}>
            <span class="hidden">${formats.day(date)}, ${words.events(days.get(date)?.length ?? 0)}</span>
            <span aria-hidden="true"><span class="small">${formats.shortDay(date)}</span></span>
          </h4>
          <ul>${inColumn(days.get(date) ?? [], date).map((entry) => html`
            <li>${slipTemplate(entry, date, look, {
              pressed: date === day && entry.event.id === id,
              press: () => this.#choose(date, entry.event.id),
            })}</li>`)}</ul>
        </li>`)}
      </ol>
      ${chosen && day ? html`<div class="days chosen" part="list">${dayTemplate({ day, entries: [chosen] }, look)}</div>` : nothing}
      ${this.#nothing(days, words)}
    `;
  }

  #rows(days: ReadonlyMap<IsoDate, readonly PlacedEvent[]>, look: EventsLook, words: ViewStrings['programme']): TemplateResult {
    const [from, to] = this.#days;
    return html`
      <div class="days" part="list">${daysFrom(from, to).filter((day) => days.has(day))
        .map((day) => dayTemplate({ day, entries: inColumn(days.get(day) ?? [], day) }, look))}</div>
      ${this.#nothing(days, words)}
    `;
  }

  #nothing(days: ReadonlyMap<IsoDate, unknown>, words: ViewStrings['programme']): TemplateResult | typeof nothing {
    return this.#span.state.status === 'ready' && days.size === 0 ? html`<p class="notice" part="empty" role="status">${words.nothingThisWeek}</p>` : nothing;
  }

  get #days(): Days {
    const from = startOfWeek(this.#cursor ?? this.#start(), firstWeekday(languageOf(this.#host)));
    return [from, addDays(from, 7)];
  }

  #go(cursor: IsoDate): void {
    this.#cursor = cursor;
    this.#chosen = undefined;
    this.#host.requestUpdate();
  }

  /** As in the month, Page Up and Page Down turn the page where the focus is on something of it. */
  #turn(event: KeyboardEvent): void {
    const step = event.key === 'PageUp' ? -7 : event.key === 'PageDown' ? 7 : 0;
    if (!step || event.altKey || event.ctrlKey || event.metaKey || !(event.target as Element).closest('.week, .week-head')) return;
    event.preventDefault();
    this.#go(addDays(this.#days[0], step));
    this.#focus.next('.week-head button');
  }

  #choose(day: IsoDate, id: string): void {
    this.#chosen = [day, id];
    this.#focus.next('.chosen h4');
  }
}
