import { html, type LitElement, type TemplateResult } from 'lit';
import type { FocusController } from '../../controllers/focus.js';
import { firstOfMonth, type IsoDate } from '../../domain/dates.js';
import { addMonths } from '../../domain/months.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import { adoptMore } from '../../styles/adopt.js';
import { month } from '../../styles/month.js';
import { monthGrid } from '../parts/month-grid.js';
import { failure } from '../parts/notice.js';
import { placed } from './events.model.js';
import { dayTemplate, type EventsLook } from './list.template.js';
import { styles } from './month.styles.js';
import { EventSpan } from './span.js';
import { onEachDay } from './span.model.js';
import type { ViewOptions, ViewPart, ViewStrings } from './view-part.js';

/**
 * A month with the number of events on each day; the day one chooses is listed below. An event of several days stands on
 * each of them.
 */
export class MonthPart implements ViewPart {
  readonly #host: LitElement;
  readonly #focus: FocusController;
  readonly #span: EventSpan;
  #cursor: IsoDate | undefined;
  #chosen: IsoDate | undefined;

  constructor(host: LitElement, { focus, args, start, active }: ViewOptions) {
    this.#host = host;
    this.#focus = focus;
    this.#span = new EventSpan(host, {
      args, active,
      days: () => {
        const first = firstOfMonth(this.#cursor ?? start());
        return [first, addMonths(first, 1)];
      },
    });
    adoptMore(host.renderRoot as ShadowRoot, [month, styles]);
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

  render(look: EventsLook, { programme: words, status }: ViewStrings, formats: AllFormats): TemplateResult {
    const { state } = this.#span;
    const cursor = this.#cursor ?? look.from;
    const first = firstOfMonth(cursor);
    const days = onEachDay(this.value ? placed(this.value) : [], [first, addMonths(first, 1)]);
    const ready = state.status === 'ready';
    this.#span.expect([addMonths(first, 1), addMonths(first, 2)]);
    const chosen = this.#chosen ?? (ready ? [...days.keys()].sort().find((day) => day >= look.from) : undefined);
    const entries = chosen ? days.get(chosen) : undefined;
    return html`
      <div class="month-view" aria-busy=${state.status === 'loading' ? 'true' : 'false'}>
        ${state.status === 'failed' && !state.last ? failure(state.error, status, () => this.refresh()) : ''}
        <div>${monthGrid({
          month: cursor, focus: this.#cursor ?? chosen ?? cursor, today: look.today, formats, words,
          day: (date) => {
            const count = days.get(date)?.length ?? 0;
            return {
              label: `${formats.day(date)}, ${words.events(count)}`, selected: date === chosen, disabled: count === 0,
              // An empty note keeps its line, so that the numbers stand still when the events come.
              ...(count > 0 ? { note: formats.number(count), part: 'busy' } : { note: '' }),
            };
          },
          select: (date) => this.#go(date, date, false),
          move: (date, keyboard) => this.#go(date, date.slice(0, 7) === cursor.slice(0, 7) ? this.#chosen : undefined, keyboard),
        })}</div>
        <div class="days" part="list">
          ${chosen && entries ? dayTemplate({ day: chosen, entries }, look) : ready ? html`<p class="notice" part="empty" role="status">${words.nothingOn(formats.month(cursor))}</p>` : ''}
        </div>
      </div>
    `;
  }

  #go(cursor: IsoDate, chosen: IsoDate | undefined, keyboard: boolean): void {
    this.#cursor = cursor;
    this.#chosen = chosen;
    this.#host.requestUpdate();
    if (keyboard) this.#focus.next(`[data-day="${cursor}"]`);
  }
}
