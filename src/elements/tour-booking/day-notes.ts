// What else happens on a day, and how lively the house usually is then; fetched once the times are there.
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { RemoteController } from '../../controllers/remote.js';
import { addMonths, byInstant, dayOf, firstOfMonth, weekdayOf, type IsoDate, type TimeZone } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import type { House } from '../../domain/space.js';
import type { PickerLook, DayNotes } from './tour-booking.template.js';

export interface DayNotesOptions {
  readonly backend: () => Backend | undefined;
  /** The day shown. */
  readonly day: () => IsoDate | undefined;
}

const MOST = 3;

/** A failure here is no word worth: the times are what the visitor came for. */
export class DayNotesSource {
  readonly #events: RemoteController<readonly [Backend, IsoDate], readonly SpaceEvent[]>;
  readonly #house: RemoteController<readonly [Backend], House>;

  constructor(host: ReactiveControllerHost, { backend, day }: DayNotesOptions) {
    this.#events = new RemoteController(host, {
      args: (): readonly [Backend, IsoDate] | undefined => {
        const [source, on] = [backend(), day()];
        return source?.events && on ? [source, firstOfMonth(on)] : undefined;
      },
      load: async ([{ events }, month], signal) =>
        (await events?.list({ from: month, to: addMonths(month, 1), limit: 200 }, { signal }))?.items ?? [],
    });
    this.#house = new RemoteController(host, {
      args: (): readonly [Backend] | undefined => {
        const source = backend();
        return source && [source];
      },
      load: ([{ space }], signal) => space.house({ signal }),
    });
  }

  notesFor(day: IsoDate, zone: TimeZone, { strings: { tourBooking: words }, formats }: Pick<PickerLook, 'strings' | 'formats'>): DayNotes {
    const rhythm = this.#house.value?.rhythm;
    const bands = rhythm?.bands.filter(({ weekday }) => weekday === weekdayOf(day)) ?? [];
    const events = (this.#events.value ?? []).filter((event) => isOpen(event) && dayOf(event.start, zone) === day).sort((one, other) => byInstant(one.start, other.start));
    return {
      beside: (part) => {
        const level = bands.find((band) => band.part === part)?.level;
        return level ? html`${' '}· ${words.level[level]}` : nothing;
      },
      below: html`
        ${events.length > 0 ? html`<div class="small" part="that-day"><h4>${words.thatDay}</h4>
          <ul>${events.slice(0, MOST).map((event) => html`<li>${line(event)}</li>`)}</ul></div>` : nothing}
        ${rhythm && bands.length > 0 ? html`<p class="small muted" part="rhythm">${words.levelSource(rhythm.weeksObserved, formats.date(dayOf(rhythm.updatedAt, zone)))}</p>` : nothing}
      `,
    };

    function line({ title, start, allDay, kind }: SpaceEvent): TemplateResult {
      return html`${allDay ? nothing : html`<time datetime=${start}>${formats.time(start, zone)}</time> `}<strong>${title}</strong>${kind === 'ritual' ? `, ${words.walkIn}` : nothing}`;
    }
  }
}

/** Takes place, and a visitor may come. */
const isOpen = ({ status, audience, visitorsWelcome }: SpaceEvent): boolean => status === 'scheduled' && (audience !== 'members' || visitorsWelcome === true);
