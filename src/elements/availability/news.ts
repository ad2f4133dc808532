import type { LitElement, ReactiveController } from 'lit';
import { cellAt } from '../../controllers/grid-focus.js';
import type { Availability } from '../../domain/availability.js';
import type { IsoDate } from '../../domain/dates.js';
import { minutesBetween } from '../../domain/moments.js';
import type { Formats } from '../../i18n/formats.js';
import type { RoomsStrings } from '../../i18n/sections/rooms.js';
import type { ReadyReading } from './availability.controller.js';
import { newsOf, type News } from './news.model.js';
import type { Timeline } from './rooms.model.js';

export interface NewsOptions {
  readonly table: () => HTMLTableElement | null;
  readonly words: () => RoomsStrings;
  readonly formats: () => Formats;
}

interface Seen {
  readonly availability: Availability;
  readonly day: IsoDate;
  readonly timeline: Timeline | undefined;
}

/** Milliseconds after the last touch, or move of a mouse, during which nothing moves below it. */
const REST = 5_000;
/** More than that are not read out one by one. */
const MOST = 2;

/**
 * Brings what others change into a day of rooms without disturbing: it is said to those who hear it and shines up for those
 * who see it. In a table every time has its place, so nothing moves; in the list of a narrow page a change would move
 * what is below, so there it waits until the pointer has been at rest for some seconds.
 */
export class NewsController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: NewsOptions;
  #sentence = '';
  #seen: Seen | undefined;
  #held: ReadyReading | undefined;
  #touched = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hushed = false;

  constructor(host: LitElement, options: NewsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** For those who hear it; empty where there is no news. */
  get sentence(): string {
    return this.#sentence;
  }

  /** What the visitor is doing, such as reserving, is no news to them. */
  hush(): void {
    this.#hushed = true;
  }

  /** What is to be drawn: the newest, unless that would move what the visitor points at. */
  shown(reading: ReadyReading): ReadyReading {
    const held = this.#held;
    const same = held?.day === reading.day && held.resources.length === reading.resources.length;
    if (!held || !same || (held.availability !== reading.availability && !this.#isPointedAt())) this.#held = reading;
    return this.#held ?? reading;
  }

  /** Learns before each rendering how it is now, and tells what is different; `drawn` is what the visitor sees of it. */
  hear({ availability, day }: ReadyReading, timeline: Timeline | undefined, drawn: Timeline | undefined): void {
    const before = this.#seen;
    if (before?.availability === availability && before.day === day) return;
    this.#seen = { availability, day, timeline };
    const news = before?.day === day && before.timeline && timeline ? newsOf(before.timeline, timeline) : [];
    this.#sentence = this.#hushed ? '' : this.#say(news, availability);
    this.#hushed = this.#hushed && news.length === 0;
    if (this.#sentence && drawn) this.#shine(news, drawn);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#touch, { passive: true });
    this.#host.addEventListener('pointermove', this.#touch, { passive: true });
    this.#host.addEventListener('pointerleave', this.#leave);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#touch);
    this.#host.removeEventListener('pointermove', this.#touch);
    this.#host.removeEventListener('pointerleave', this.#leave);
    clearTimeout(this.#timer);
  }

  readonly #touch = (): void => {
    this.#touched = performance.now();
  };

  /** A mouse that leaves points at nothing; a finger that is lifted may come down again. */
  readonly #leave = ({ pointerType }: PointerEvent): void => {
    if (pointerType === 'mouse') this.#touched = -Infinity;
    this.#release();
  };

  readonly #release = (): void => this.#host.requestUpdate();

  #isPointedAt(): boolean {
    const rest = this.#touched + REST - performance.now();
    const table = this.#options.table();
    if (rest <= 0 || !table || getComputedStyle(table).display !== 'block') return false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#release, rest);
    return true;
  }

  #say(news: readonly News[], { timeZone }: Availability): string {
    const words = this.#options.words();
    const { time } = this.#options.formats();
    if (news.length > MOST) return words.manyChanges(news.length);
    return news.map(({ room, start, end, state }) => (state === 'booked' ? words.nowTaken : words.nowFree)(room.name, time(start, timeZone), time(end, timeZone))).join(' ');
  }

  /** The cells that hold the news shine up once. */
  #shine(news: readonly News[], { hours, columns, perHour }: Timeline): void {
    const [first] = hours;
    if (!first || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    void this.#host.updateComplete.then(() => {
      const rows = [...(this.#options.table()?.rows ?? [])];
      for (const { room, start } of news) {
        const row = rows.find((one) => one.querySelector('.name')?.textContent === room.name);
        const names = 1 / (columns + 1);
        const cell = row && cellAt(row, names + (minutesBetween(first, start) / ((columns / perHour) * 60)) * (1 - names));
        cell?.animate([{ boxShadow: '0 0 0 3px color-mix(in srgb, currentColor 45%, transparent)' }, { boxShadow: '0 0 0 9px transparent' }], { duration: 1_600, easing: 'ease-out' });
      }
    });
  }
}
