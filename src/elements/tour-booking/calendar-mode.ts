import type { LitElement, ReactiveController } from 'lit';
import { WidthController } from '../../controllers/width.js';
import { firstWeekday } from '../../i18n/week.js';
import type { TourPicker } from './picker.js';
import { MONTHS, type View } from './tour-booking.model.js';
import { weeksFrom } from './weeks.model.js';

export type CalendarKind = 'week' | 'month';

/** In em, as in the styles of the first look: two columns have no room below that. */
const NARROW = 40;

export interface CalendarModeOptions {
  readonly picker: TourPicker;
  readonly language: () => string;
}

interface Host extends LitElement {
  calendar?: CalendarKind;
}

/** Whether a week or a month is shown: as the visitor chose, else as the page says, else by the room that there is. */
export class CalendarMode implements ReactiveController {
  readonly #host: Host;
  readonly #options: CalendarModeOptions;
  readonly #width: WidthController | undefined;
  #chosen: CalendarKind | undefined;
  #said: CalendarKind | undefined;
  #view: View = MONTHS;

  constructor(host: Host, options: CalendarModeOptions) {
    this.#host = host;
    this.#options = options;
    this.#said = host.calendar;
    this.#width = new WidthController(host, NARROW, () => this.#see());
    this.#see();
    host.addController(this);
  }

  get kind(): CalendarKind {
    return this.#chosen ?? (this.#said === 'week' || this.#said === 'month' ? this.#said : this.#width?.narrow ? 'week' : 'month');
  }

  choose(kind: CalendarKind): void {
    this.#chosen = kind;
    this.#see();
  }

  hostUpdated(): void {
    // The page's word is newer than the visitor's.
    if (this.#said !== this.#host.calendar) this.#chosen = undefined;
    this.#said = this.#host.calendar;
    this.#see();
  }

  #see(): void {
    const view = this.kind === 'week' ? weeksFrom(firstWeekday(this.#options.language())) : MONTHS;
    if (view === this.#view) return;
    this.#view = view;
    this.#options.picker.turn({ view });
  }
}
