import { html, nothing, type LitElement } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { addDays, today, type Instant } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import { saveCalendar } from '../parts/calendar-links.js';
import { toCalendarEntry } from './calendar.model.js';
import type { Copying } from './copy.js';
import type { DetailWords } from './detail.template.js';
import type { Piece } from './entry.template.js';
import { FeedController } from './feed.js';
import { subscribeLinks } from './subscribe.template.js';

export interface SeriesOptions {
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  /** The event that is open. */
  readonly event: () => SpaceEvent | undefined;
  readonly copying: Copying;
}

/** Days ahead of which a calendar knows. */
const YEAR = 366;

/** All dates of an event that comes back, for the visitor's own calendar: as a file, or followed as it goes on. */
export class Series {
  readonly #host: LitElement;
  readonly #options: SeriesOptions;
  readonly #feed: FeedController;
  #state: 'idle' | 'loading' | 'failed' = 'idle';

  constructor(host: LitElement, options: SeriesOptions) {
    this.#host = host;
    this.#options = options;
    this.#feed = new FeedController(host, options.backend, () => {
      const series = options.event()?.seriesId;
      return series === undefined ? undefined : { series };
    });
  }

  render(event: SpaceEvent, { detail: words }: DetailWords): Piece {
    if (event.seriesId === undefined) return nothing;
    const address = event.audience === 'members' ? undefined : this.#feed.current?.address;
    return html`<section class="stack" part="series" aria-labelledby="series-title">
      <h3 id="series-title">${words.series}</h3>
      <p class="row small">
        <button type="button" class="plain" part="all-dates" aria-busy=${this.#state === 'loading'} @click=${() => void this.#save(event)}>${words.allDates}</button>
        ${this.#state === 'failed' ? html`<span class="error-text" role="alert">${words.datesFailed}</span>` : nothing}
      </p>
      ${address ? html`<p class="small">${words.subscribe}. <span class="muted">${words.subscribeHelp}</span></p>${subscribeLinks(address, event.title, this.#options.copying, words)}` : nothing}
    </section>`;
  }

  async #save({ seriesId: series = '', title, timeZone }: SpaceEvent): Promise<void> {
    const { events } = this.#options.backend() ?? {};
    if (!events || this.#state === 'loading') return;
    this.#set('loading');
    const now = this.#options.now();
    const from = today(timeZone, now);
    try {
      const { items } = await events.list({ series, from, to: addDays(from, YEAR), limit: 200 });
      // A backend may not know how to ask for one series yet.
      const dates = items.filter((one) => one.seriesId === series && one.status !== 'postponed');
      saveCalendar(title, dates.map(toCalendarEntry), now);
      this.#set('idle');
    } catch {
      this.#set('failed');
    }
  }

  #set(state: 'idle' | 'loading' | 'failed'): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
