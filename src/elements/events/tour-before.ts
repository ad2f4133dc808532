import { html, nothing, type LitElement } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { RemoteController } from '../../controllers/remote.js';
import { addDays, dayOf, type Instant, type TimeZone } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import type { Slot, TourType } from '../../domain/tours.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { DetailStrings } from '../../i18n/sections/detail.js';
import type { Piece } from './entry.template.js';
import { isVisited, slotBefore, tourAmong } from './tour-before.model.js';

export interface TourBeforeOptions {
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  /** The event that is open. */
  readonly event: () => SpaceEvent | undefined;
  /** The page on which visits are booked, where it is not this one. */
  readonly page: () => string | undefined;
  /** Makes way for what is booked on this page. */
  readonly leave: () => void;
}

interface Found {
  readonly tour: TourType;
  readonly slot: Slot;
  readonly zone: TimeZone;
}

type Args = readonly [Backend, start: Instant, zone: TimeZone];

/** Offers to look around with a host right before an event, where such a time is free and there is somewhere to book it. */
export class TourBefore {
  readonly #host: LitElement;
  readonly #options: TourBeforeOptions;
  readonly #found: RemoteController<Args, Found | undefined>;

  constructor(host: LitElement, options: TourBeforeOptions) {
    this.#host = host;
    this.#options = options;
    // It is an extra: where it does not come, nothing is missing.
    this.#found = new RemoteController<Args, Found | undefined>(host, {
      args: () => {
        const [backend, event] = [options.backend(), options.event()];
        return backend?.tours && event && isVisited(event, options.now()) && this.#where ? [backend, event.start, event.timeZone] : undefined;
      },
      load: ([backend, start, zone], signal) => find(backend, start, zone, signal),
    });
  }

  render(words: DetailStrings, formats: AllFormats): Piece {
    const { state } = this.#found;
    const where = this.#where;
    if (state.status !== 'ready' || !state.value || !where) return nothing;
    const { tour, slot, zone } = state.value;
    const wanted = new URLSearchParams({ day: dayOf(slot.start, zone), kind: tour.id, ...(slot.hostId && { host: slot.hostId }) });
    const time = formats.time(slot.start, zone);
    return html`<section class="before" part="tour" aria-labelledby="tour-title">
      <h3 id="tour-title">${words.tour}</h3>
      <p class="small">${words.tourAt(time)}</p>
      <a part="tour-link" href="${where}?${wanted.toString()}" @click=${() => { if (where.startsWith('#')) this.#options.leave(); }}>${words.tourBook(time)}</a>
    </section>`;
  }

  /** The element of the same space on this page, else the page that has one: up to what is wanted there. */
  get #where(): string | undefined {
    const tours = [...document.querySelectorAll('cowork-tour-booking')];
    const near = tours.find((tour) => tour.closest('cowork-space') === this.#host.closest('cowork-space') && tour.getAttribute('backend') === this.#host.getAttribute('backend'));
    const name = near && (near === tours[0] ? TOUR_LINK : near.id);
    if (name) return `#${encodeURIComponent(name)}`;
    const page = this.#options.page();
    return page && URL.canParse(page, document.baseURI) ? pageWith(page) : undefined;
  }
}

/** What the first `<cowork-tour-booking>` of a page answers to in an address. */
const TOUR_LINK = 'cowork-tour';

function pageWith(address: string): string | undefined {
  const url = new URL(address, document.baseURI);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.hash = TOUR_LINK;
  return url.href;
}

async function find({ space, tours }: Backend, start: Instant, zone: TimeZone, signal: AbortSignal): Promise<Found | undefined> {
  const { capabilities } = await space.facts({ signal });
  if (!tours || !capabilities.includes('tours.book')) return undefined;
  const tour = tourAmong(await tours.kinds({ signal }));
  if (!tour) return undefined;
  const day = dayOf(start, zone);
  const { items, timeZone } = await tours.slots({ tourId: tour.id, from: day, to: addDays(day, 1) }, { signal });
  const slot = slotBefore(items, start);
  return slot && { tour, slot, zone: timeZone };
}
