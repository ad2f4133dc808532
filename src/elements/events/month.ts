import { html, type LitElement, type TemplateResult } from 'lit';
import type { FocusController } from '../../controllers/focus.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController, type Remote } from '../../controllers/remote.js';
import { firstOfMonth, addDays, type IsoDate } from '../../domain/dates.js';
import { addMonths } from '../../domain/months.js';
import { daysFrom } from '../../domain/weeks.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { StringsOf } from '../../i18n/strings.js';
import { adoptMore } from '../../styles/adopt.js';
import { month } from '../../styles/month.js';
import { monthGrid } from '../parts/month-grid.js';
import { failure } from '../parts/notice.js';
import { placed, type PlacedEvent } from './events.model.js';
import type { EventArgs, EventList } from './first-page.js';
import { dayTemplate, type EventsLook } from './list.template.js';
import { styles } from './month.styles.js';
import { askForAll } from './pages.js';

/**
 * A month with the number of events on each day; the day one chooses is listed below. An event of several days stands on
 * each of them.
 */
export class MonthPart {
  readonly #host: LitElement;
  readonly #focus: FocusController;
  readonly #remote: RemoteController<EventArgs, EventList>;
  #cursor: IsoDate | undefined;
  #chosen: IsoDate | undefined;

  /** @param args The window of the list; the month takes the place of its days. */
  constructor(host: LitElement, focus: FocusController, args: () => EventArgs | undefined, start: () => IsoDate) {
    this.#host = host;
    this.#focus = focus;
    this.#remote = patient(host, new RemoteController<EventArgs, EventList>(host, {
      args: () => {
        const found = args();
        if (!found) return undefined;
        const [backend, , , , ...filters] = found;
        const first = firstOfMonth(this.#cursor ?? start());
        return [backend, first, addMonths(first, 1), 200, ...filters];
      },
      load: askForAll,
    }));
    adoptMore(host.renderRoot as ShadowRoot, [month, styles]);
  }

  get state(): Remote<EventList> {
    return this.#remote.state;
  }

  get value(): EventList | undefined {
    return this.#remote.value;
  }

  refresh(): void {
    this.#remote.retry();
  }

  render(look: EventsLook, { programme: words, status }: StringsOf<'programme' | 'status'>, formats: AllFormats): TemplateResult {
    const { state } = this.#remote;
    const cursor = this.#cursor ?? look.from;
    const days = byDay(this.value ? placed(this.value) : [], firstOfMonth(cursor));
    const ready = state.status === 'ready';
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

function byDay(entries: readonly PlacedEvent[], first: IsoDate): ReadonlyMap<IsoDate, readonly PlacedEvent[]> {
  const days = new Map<IsoDate, PlacedEvent[]>();
  const end = addMonths(first, 1);
  for (const entry of entries) {
    const from = entry.first < first ? first : entry.first;
    const to = entry.last < end ? addDays(entry.last, 1) : end;
    for (const day of daysFrom(from, to)) days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}
