import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { FocusController } from '../../controllers/focus.js';
import { GridFocusController } from '../../controllers/grid-focus.js';
import { NearViewController } from '../../controllers/near-view.js';
import type { Availability, Resource, ResourceView } from '../../domain/availability.js';
import { today, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';
import { minutesBetween } from '../../domain/moments.js';
import { openingOn, type Opening } from '../../domain/opening.js';
import type { Space } from '../../domain/space.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { AvailabilityStrings } from '../../i18n/sections/availability.js';
import type { PlacesStrings } from '../../i18n/sections/places.js';
import type { RoomsStrings } from '../../i18n/sections/rooms.js';
import type { CommonStrings } from '../../i18n/strings.js';
import type { AvailabilityController, Place, ReadyReading } from './availability.controller.js';
import { covers, toShow } from './availability.model.js';
import type { Piece } from './availability.template.js';
import { choicesOf, firstFree, fromWish, isEmpty, narrowed, suits, type Filter } from './filter.model.js';
import { filterTemplate } from './filter.template.js';
import { NewsController } from './news.js';
import { GAP, GROUPS, inGroups, toTimeline, type Cell, type RoomRow, type Timeline } from './rooms.model.js';
import type { RoomsExtras } from './rooms.template.js';
import type { Choice } from './spans.model.js';
import { startsOf } from './starts.model.js';
import { stepsTemplate } from './steps.template.js';

export interface RoomsOptions {
  readonly known: AvailabilityController;
  readonly facts: () => Space | undefined;
  readonly now: () => Instant;
  readonly chosen: () => Choice | undefined;
  /** The next day that has what is looked for; null where there is none, undefined as long as it is not known. */
  readonly ahead: () => IsoDate | null | undefined;
  /** How many come by the page's own word. */
  readonly asked: () => number;
  readonly words: () => RoomsWords;
  readonly formats: () => AllFormats;
  readonly outdated: (reading: ReadyReading) => Piece;
  /** To a day; without one to today. */
  readonly go: (day?: IsoDate) => void;
  readonly visit: (place: Place) => void;
}

export type RoomsWords = CommonStrings & AvailabilityStrings & PlacesStrings & RoomsStrings;

/** What is added to a day of rooms: what a visitor looks for, the first free time, opening hours, the line of now, changes. */
export class RoomsLater implements RoomsExtras, ReactiveController {
  readonly #host: LitElement;
  readonly #focus: FocusController;
  readonly #options: RoomsOptions;
  readonly #near: NearViewController;
  readonly #news: NewsController;
  readonly #days = remembered((...args: Parameters<typeof toTimeline>) => this.#kept(toTimeline(...args)));
  readonly #fitting = remembered((rooms: readonly Resource[], people: number, filter: Filter) => toShow(rooms, 'rooms', people).filter(suits(filter)));
  readonly #narrowed = remembered(narrowed);
  /** Written anew only when something in it is different: it is a hundred choices. */
  readonly #tools = remembered((
    people: number, filter: Filter, all: readonly Resource[], view: ResourceView, facts: Space | undefined, asked: number,
    day: IsoDate, zone: TimeZone, open: boolean, words: RoomsWords, formats: AllFormats,
  ) => filterTemplate({
    people, filter, asked, day, zone, open, words, formats,
    choices: choicesOf(toShow(all, view, 0)),
    starts: view === 'rooms' ? startsOf(facts) : [],
    toggle: () => { this.#open = !this.#open; this.#host.requestUpdate(); },
    change: (next, many) => {
      this.filter = next;
      this.#options.visit({ people: many === asked ? undefined : many });
    },
  }));
  /** Rows as they were drawn, and for what; writing dozens of times anew takes longer than all else. */
  readonly #drawn = new WeakMap<RoomRow, { readonly for: readonly unknown[]; readonly result: TemplateResult }>();
  #rows: ReadonlyMap<string, RoomRow> = new Map();
  #filter: Filter = {};
  #open = false;
  /** The day whose first free time is to have the focus once it is there. */
  #jump: IsoDate | undefined;

  constructor(host: LitElement, focus: FocusController, options: RoomsOptions) {
    this.#host = host;
    this.#focus = focus;
    this.#options = options;
    this.#near = new NearViewController(host, { pieces: () => this.#table?.tBodies ?? [], always: GROUPS });
    new GridFocusController(host, { table: () => this.#table, reveal: (group) => this.#near.reveal(group) });
    this.#news = new NewsController(host, { table: () => this.#table, words: options.words, formats: options.formats });
    host.addController(this);
  }

  get chosen(): Choice | undefined {
    return this.#options.chosen();
  }

  get filter(): Filter {
    return this.#filter;
  }

  /** Looks for something else. */
  set filter(filter: Filter) {
    this.#filter = filter;
    this.#near.forget();
    this.#host.requestUpdate();
  }

  tools(): Piece {
    const { known, now, asked, words, formats, facts } = this.#options;
    const { reading } = known;
    if (reading.status === 'failed' || known.all.length === 0 || known.room) return nothing;
    const { day, availability: { timeZone: zone } } = reading.status === 'ready' ? reading : { day: today('UTC', now()), availability: { timeZone: 'UTC' } };
    return this.#tools(known.people, this.#filter, known.all, known.view, facts(), asked(), day, zone, this.#open, words(), formats());
  }

  /** Whether a day has what is looked for. */
  fits(day: IsoDate, availability: Availability): boolean {
    const { known, now } = this.#options;
    const { reading } = known;
    const shown = reading.status === 'ready' && reading.availability === availability && reading.day === day;
    const whole = shown ? this.#whole(availability, day) : toTimeline(this.#fitting(known.all, known.people, this.#filter), availability, day, now());
    return Boolean(whole && narrowed(whole, this.#filter, day, availability.timeZone).rows.some(({ free }) => free));
  }

  timeline(reading: ReadyReading): Timeline | undefined {
    const shown = this.#news.shown(reading);
    const whole = this.#whole(shown.availability, shown.day);
    const timeline = whole && this.#narrowed(whole, this.#filter, shown.day, shown.availability.timeZone);
    return timeline && timeline.rows.length > 0 ? timeline : undefined;
  }

  gap(group: number): number {
    return this.#near.isNear(group) ? 0 : (this.#near.heightOf(group) ?? GAP);
  }

  outdated(reading: ReadyReading): Piece {
    return this.#options.outdated(reading);
  }

  steps({ day, availability: { timeZone } }: ReadyReading): TemplateResult {
    const { now, words, go } = this.#options;
    return stepsTemplate(day, today(timeZone, now()), words(), go);
  }

  readonly row = (row: RoomRow, draw: () => TemplateResult): TemplateResult => {
    const { chosen, words, formats } = this.#options;
    const drawn = this.#drawn.get(row);
    const now = [chosen(), words(), formats()] as const;
    if (drawn && now.every((value, index) => value === drawn.for[index])) return drawn.result;
    const result = draw();
    this.#drawn.set(row, { for: now, result });
    return result;
  };

  name(room: Resource): TemplateResult {
    const { words, visit } = this.#options;
    return html`<button type="button" class="name" part="room-name" data-room=${room.id} aria-label=${words().week(room.name)}
      @click=${() => { visit({ room: room.id }); this.#focus.next('.week h3'); }}>${room.name}</button>`;
  }

  status(reading: ReadyReading): TemplateResult {
    const { day, availability } = reading;
    const words = this.#options.words();
    if (!covers(availability, day)) return html``;
    const free = this.timeline(reading)?.rows.filter((row) => row.free).length ?? 0;
    return html`
      <div class="state" part=${free > 0 ? 'summary' : 'full'}><p role="status">${this.#sentence(free, reading)}</p>${this.#wayOn(free, reading)}</div>
      <p class="hours small muted" part="hours">${this.#hours(reading, free > 0)}</p>
      ${free > 0 ? html`<p class="legend small muted" aria-hidden="true"><span class="key free"></span>${words.state.free} <span class="key booked"></span>${words.state.booked}</p>` : nothing}
      <p class="hidden" role="status">${this.#news.sentence}</p>
    `;
  }

  /** What the visitor does is no news to them. */
  hush(): void {
    this.#news.hush();
  }

  /** What is had by choosing: where a begin was asked for, from then on. */
  choice({ resource, span }: Choice, { day, availability: { timeZone } }: ReadyReading): Choice {
    return span ? { resource, span: fromWish(span, this.#filter, day, timeZone) } : { resource };
  }

  hostUpdate(): void {
    const reading = this.#day;
    if (!reading) return;
    const { availability, day } = reading;
    this.#news.hear(reading, this.#whole(availability, day), this.timeline(reading));
  }

  hostUpdated(): void {
    const reading = this.#day;
    if (!reading) return;
    const { availability, day } = reading;
    this.#dress(this.timeline(reading), reading);
    if (this.#jump !== day || !covers(availability, day)) return;
    this.#jump = undefined;
    void this.#host.updateComplete.then(() => this.#toFirst(reading));
  }

  /** A day of rooms, if that is what is shown. */
  get #day(): ReadyReading | undefined {
    const { known } = this.#options;
    const { reading } = known;
    return reading.status === 'ready' && known.view === 'rooms' && !known.room ? reading : undefined;
  }

  get #table(): HTMLTableElement | null {
    return this.#host.renderRoot.querySelector('table.timeline');
  }

  /** Now, as exact as anybody needs it here; the same text for a whole minute. */
  get #minute(): Instant {
    return `${new Date(this.#options.now()).toISOString().slice(0, 16)}Z`;
  }

  /** All rooms that are what is looked for, whenever they are free. */
  #whole(availability: Availability, day: IsoDate): Timeline | undefined {
    const { known } = this.#options;
    return this.#days(this.#fitting(known.all, known.people, this.#filter), availability, day, this.#minute);
  }

  #sentence(free: number, { day, availability, resources }: ReadyReading): string {
    const words = this.#options.words();
    const name = this.#options.formats().day(day);
    if (free > 0) return isEmpty(this.#filter) ? words.roomsFree(free) : words.fitting(free, resources.length);
    if (!toTimeline(resources, availability, day, this.#minute)) {
      const opening = this.#opening(day);
      return opening?.state === 'closed' && opening.reason ? words.closedBecause(name, opening.reason) : words.closedDay(name);
    }
    return isEmpty(this.#filter) ? words.fullDay(name) : words.noneFits(name);
  }

  /** To the first free time of the day, or to the next day that has one. */
  #wayOn(free: number, reading: ReadyReading): Piece {
    const { words, formats, go } = this.#options;
    const { day, availability: { timeZone } } = reading;
    const first = free > 0 ? this.#first(reading) : undefined;
    if (first) {
      return html`<button type="button" part="first-free" @click=${() => this.#toFirst(reading)}>${words().firstFree(formats().time(first.span.start, timeZone), first.room.name)}</button>`;
    }
    const ahead = this.#options.ahead();
    if (ahead === null) return html`<span>${words().noneAhead}</span>`;
    if (!ahead || ahead === day) return nothing;
    const jump = () => { this.#jump = ahead; go(ahead); };
    return html`<button type="button" part="next-free" @click=${jump}>${words().nextFreeDay(formats().day(ahead))}</button>`;
  }

  /** With the rows that are as they were: those need not be drawn again. */
  #kept(timeline: Timeline | undefined): Timeline | undefined {
    const rows = timeline?.rows.map((row) => {
      const last = this.#rows.get(row.room.id);
      return last && last.room === row.room && sameCells(last.cells, row.cells) ? last : row;
    });
    this.#rows = new Map(rows?.map((row) => [row.room.id, row]));
    return timeline && rows && { ...timeline, rows };
  }

  #hours({ day, availability: { timeZone } }: ReadyReading, free: boolean): string {
    const { words, formats } = this.#options;
    const opening = this.#opening(day);
    if (!opening) return '';
    if (opening.state === 'closed') return free ? words().houseClosed(opening.reason) : '';
    return words().open(formats().list(opening.spans.map(({ start, end }) => formats().timeRange(start, end, timeZone))));
  }

  #opening(day: IsoDate): Opening | undefined {
    const facts = this.#options.facts();
    return facts && openingOn(facts, day);
  }

  #first(reading: ReadyReading) {
    const timeline = this.timeline(reading);
    return timeline && firstFree(timeline, this.#filter, reading.day, reading.availability.timeZone);
  }

  #toFirst(reading: ReadyReading): void {
    const first = this.#first(reading);
    if (!first) return;
    const groups = inGroups(this.timeline(reading)?.rows ?? []);
    this.#near.reveal(groups.findIndex((rows) => rows.some(({ room }) => room.id === first.room.id)));
    this.#focus.next(`[data-slot="${first.room.id} ${first.span.start}"]`);
  }

  #dress(timeline: Timeline | undefined, { availability, day }: ReadyReading): void {
    const { timeZone } = availability;
    const table = this.#table;
    const [start] = timeline?.hours ?? [];
    if (!table || !timeline || !start) return;
    table.classList.toggle('old', !covers(availability, day));
    const now = this.#minute;
    const along = minutesBetween(start, now) / ((timeline.columns / timeline.perHour) * 60);
    const seen = day === today(timeZone, now) && along >= 0 && along <= 1;
    table.classList.toggle('today', seen);
    // Written only where it differs: each writing has the browser look at the whole table again.
    if (seen && table.style.getPropertyValue('--now') !== String(along)) table.style.setProperty('--now', String(along));
    const hour = seen ? Math.floor(minutesBetween(start, now) / 60) : -1;
    for (const [index, head] of [...table.querySelectorAll('[part=hour]')].entries()) {
      const current = index === hour ? 'time' : null;
      if (head.ariaCurrent !== current) head.ariaCurrent = current;
    }
  }
}

const sameCells = (one: readonly Cell[], other: readonly Cell[]): boolean => one.length === other.length && one.every((cell, index) => {
  const { start, end, state, columns } = other[index] ?? cell;
  return cell.start === start && cell.end === end && cell.state === state && cell.columns === columns;
});

/** Works something out again only when it is asked something else. */
function remembered<A extends readonly unknown[], T>(work: (...args: A) => T): (...args: A) => T {
  let last: { readonly args: A; readonly value: T } | undefined;
  return (...args) => {
    if (!last || args.some((arg, index) => !Object.is(arg, last?.args[index]))) last = { args, value: work(...args) };
    return last.value;
  };
}

