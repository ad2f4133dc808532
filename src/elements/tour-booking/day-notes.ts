// What else happens on a day, and how lively the house usually is then.
import { Task } from '@lit/task';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { byInstant, dayOf, firstOfMonth, weekdayOf, type IsoDate, type PartOfDay, type TimeZone } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import { addMonths } from '../../domain/months.js';
import type { House, Rhythm } from '../../domain/space.js';
import type { DayFormats } from '../../i18n/day-formats.js';
import type { ChoosingStrings } from '../../i18n/sections/choosing.js';

type Piece = TemplateResult | typeof nothing;

export interface DayNotesOptions {
  readonly backend: () => Backend | undefined;
  /** The day shown; nothing is asked before there is one. */
  readonly day: () => IsoDate | undefined;
}

const MOST = 3;

/** A failure here is no word worth: the times are what the visitor came for. */
export class DayNotes {
  readonly #events: Task<readonly [Backend | undefined, IsoDate | undefined], readonly SpaceEvent[]>;
  readonly #house: Task<readonly [Backend | undefined], House | undefined>;

  constructor(host: ReactiveControllerHost, { backend, day }: DayNotesOptions) {
    const source = () => (day() ? backend() : undefined);
    const month = () => { const on = day(); return on && firstOfMonth(on); };
    this.#events = new Task(host, {
      args: () => [source(), month()] as const,
      task: async ([from, first], { signal }) =>
        (first && (await from?.events?.list({ from: first, to: addMonths(first, 1), limit: 200 }, { signal }))?.items) || [],
    });
    this.#house = new Task(host, { args: () => [source()] as const, task: async ([from], { signal }) => from?.space.house({ signal }) });
  }

  /** How lively a part of the day usually is. */
  beside(part: PartOfDay, day: IsoDate | undefined, words: ChoosingStrings): Piece {
    const level = this.#bands(day).find((band) => band.part === part)?.level;
    return level ? html`${' '}· ${words.level[level]}` : nothing;
  }

  below(day: IsoDate | undefined, zone: TimeZone, words: ChoosingStrings, formats: DayFormats): Piece {
    const { rhythm } = this.#house.value ?? {};
    const events = (this.#events.value ?? []).filter((event) => isOpen(event) && dayOf(event.start, zone) === day).sort((one, other) => byInstant(one.start, other.start));
    return html`
      ${events.length > 0 ? html`<div class="small" part="that-day"><h4>${words.thatDay}</h4>
        <ul>${events.slice(0, MOST).map((event) => html`<li>${line(event, zone, words, formats)}</li>`)}</ul></div>` : nothing}
      ${rhythm && this.#bands(day).length > 0 ? html`<p class="small muted" part="rhythm">${words.levelSource(rhythm.weeksObserved, formats.date(dayOf(rhythm.updatedAt, zone)))}</p>` : nothing}
    `;
  }

  #bands(day: IsoDate | undefined): Rhythm['bands'] {
    return (day && this.#house.value?.rhythm?.bands.filter(({ weekday }) => weekday === weekdayOf(day))) || [];
  }
}

const line = ({ title, start, allDay, kind }: SpaceEvent, zone: TimeZone, words: ChoosingStrings, formats: DayFormats): TemplateResult =>
  html`${allDay ? nothing : html`<time datetime=${start}>${formats.time(start, zone)}</time> `}<strong>${title}</strong>${kind === 'ritual' ? `, ${words.walkIn}` : nothing}`;

/** Takes place, and a visitor may come. */
const isOpen = ({ status, audience, visitorsWelcome }: SpaceEvent): boolean => status === 'scheduled' && (audience !== 'members' || visitorsWelcome === true);
