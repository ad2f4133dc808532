// What else happens on a day, and how lively the house usually is then.
import { Task } from '@lit/task';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { dayOf, firstOfMonth, weekdayOf, type IsoDate, type PartOfDay, type TimeZone } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import { addMonths } from '../../domain/months.js';
import type { House, Rhythm } from '../../domain/space.js';
import type { Slot } from '../../domain/tours.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { DayFormats } from '../../i18n/day-formats.js';
import type { ChoosingStrings } from '../../i18n/sections/choosing.js';
import { eventsOn, toStay, type Stay } from './stay.model.js';

type Piece = TemplateResult | typeof nothing;

export interface DayNotesOptions {
  readonly backend: () => Backend | undefined;
  /** The day shown; nothing is asked before there is one. */
  readonly day: () => IsoDate | undefined;
}

const MOST = 3;
const WHEN: readonly Stay['when'][] = ['after', 'before'];

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

  /** What a visit of that day joins up with. */
  stay(visit: Pick<Slot, 'start' | 'end'>, zone: TimeZone): Stay | undefined {
    return toStay(visit, this.#events.value ?? [], zone);
  }

  /** The same in a sentence, below a visit that is chosen. */
  joined(visit: Pick<Slot, 'start' | 'end'>, zone: TimeZone, words: ChoosingStrings, formats: DayFormats): Piece {
    const stay = this.stay(visit, zone);
    return stay ? html`<p part="stay">${staySentence(stay, zone, words, formats)}</p>` : nothing;
  }

  /** What is on, and where the words on how lively it is come from. */
  below(...[day, zone, words, formats, visits]: Parameters<DayNotes['thatDay']>): Piece {
    const { rhythm } = this.#house.value ?? {};
    return html`${this.thatDay(day, zone, words, formats, visits)}
      ${rhythm && this.#bands(day).length > 0 ? html`<p class="small muted" part="rhythm">${words.levelSource(rhythm.weeksObserved, formats.date(dayOf(rhythm.updatedAt, zone)))}</p>` : nothing}`;
  }

  /** @param visits - The visits of that day that are shown, each of which may join up with something. */
  thatDay(day: IsoDate | undefined, zone: TimeZone, words: ChoosingStrings, formats: AllFormats, visits: readonly Pick<Slot, 'start' | 'end'>[] = []): Piece {
    const all = this.#events.value ?? [];
    const events = eventsOn(all, day, zone);
    const stays = visits.flatMap((visit) => { const stay = toStay(visit, all, zone); return stay ? [{ ...stay, start: visit.start }] : []; });
    const startsOf = (event: SpaceEvent, when: Stay['when']) => stays.filter((stay) => stay.event === event && stay.when === when).map(({ start }) => formats.time(start, zone));
    // What is left out first is what nothing joins up with.
    const shown = events.filter((event, index) => index < MOST || stays.some((stay) => stay.event === event));
    return shown.length > 0 ? html`<div part="that-day"><h4>${words.thatDay}</h4>
      <ul>${shown.map((event) => html`<li>${line(event, zone, words, formats)}${WHEN.map((when) => stayLine(startsOf(event, when), words.joins[when], formats))}</li>`)}</ul></div>` : nothing;
  }

  #bands(day: IsoDate | undefined): Rhythm['bands'] {
    return (day && this.#house.value?.rhythm?.bands.filter(({ weekday }) => weekday === weekdayOf(day))) || [];
  }
}

const line = ({ title, start, allDay, kind }: SpaceEvent, zone: TimeZone, words: ChoosingStrings, formats: DayFormats): TemplateResult =>
  html`${allDay ? nothing : html`<time datetime=${start}>${formats.time(start, zone)}</time> `}<strong>${title}</strong>${kind === 'ritual' ? `, ${words.walkIn}` : nothing}`;

/** The visits that an event joins up with, marked like them. */
const stayLine = (starts: readonly string[], say: (times: string) => string, formats: AllFormats): Piece =>
  (starts.length > 0 ? html`<span class="block"><span class="stay" aria-hidden="true"></span> ${say(formats.either(starts))}</span>` : nothing);

/** In the words of a host. */
export const staySentence = ({ event, when }: Stay, zone: TimeZone, words: ChoosingStrings, formats: DayFormats): string =>
  words.stay[when](event.title, formats.time(event.start, zone));
