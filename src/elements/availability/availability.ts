import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { BackendController } from '../../controllers/backend.js';
import { PartController } from '../../controllers/part.js';
import { StringsController } from '../../controllers/strings.js';
import type { ResourceView } from '../../domain/availability.js';
import { isIsoDate, now as clock, type Instant, type IsoDate } from '../../domain/dates.js';
import { availability } from '../../i18n/en/availability.js';
import { common } from '../../i18n/en/common.js';
import { formats } from '../../i18n/formats.js';
import { base } from '../../styles/base.js';
import { AvailabilityController } from './availability.controller.js';
import { isView } from './availability.model.js';
import { styles } from './availability.styles.js';
import { availabilityTemplate, wordless, type AvailabilityLook } from './availability.template.js';
import { roomsStyles } from './rooms.styles.js';
import type { RoomsActions } from './rooms.template.js';

/**
 * Shows what is free: rooms by the hour, desks and day passes by the day, offices and studios from a day on. A visitor
 * reserves in place, is led to the operator's page, or asks on a tour, as the backend says for each.
 *
 * @element cowork-availability
 * @slot - What to show while there is no backend, beside a failure, and where there is nothing.
 * @fires {DaySelectEvent} cowork-day-select - The visitor went to a day, or picked one of the month.
 * @fires {SlotSelectEvent} cowork-slot-select - The visitor chose something that is free.
 * @fires {TourAskEvent} cowork-tour-ask - The visitor wants to ask on a tour; cancel it to lead there yourself.
 * @fires {ReservedEvent} cowork-reserved - The visitor reserved something.
 * @fires {ReservationCancelledEvent} cowork-reservation-cancelled - The visitor cancelled what they had reserved.
 * @csspart frame - Everything but the page's own fallback.
 * @csspart tabs - The row of views.
 * @csspart tab - One of them.
 * @csspart skeleton - What holds the room until the first answer.
 * @csspart empty - Says that there is nothing, or nothing for so many.
 * @csspart step - To the day or month before or after.
 * @csspart today - Back to today.
 * @csspart input - Every input, list of choices and the date.
 * @csspart filters - The row of what a visitor can look for.
 * @csspart more - Opens what fewer look for: kinds, amenities.
 * @csspart clear - Looks for nothing any more.
 * @csspart summary - Says how many rooms have time.
 * @csspart first-free - Leads to the first free time of the day.
 * @csspart hours - When the house is open on that day.
 * @csspart room-name - Leads from a room to its week, and from a day of it to all rooms.
 * @csspart all-rooms - Leads from the week of a room to all rooms.
 * @csspart timeline - The table of rooms, or their list where it is narrow.
 * @csspart hour - Heads the columns of an hour.
 * @csspart room - Heads the row of a room.
 * @csspart slot - A free stretch of time.
 * @csspart short - A free stretch of time, too short to reserve.
 * @csspart booked - A taken stretch of time.
 * @csspart closed - A stretch of time, or a day of the month, on which doors are closed.
 * @csspart past - A stretch of time that comes too soon to be had.
 * @csspart full - Says that a day is full; also on a full day of the month.
 * @csspart next-free - Leads to the next day with room.
 * @csspart month - The table of days.
 * @csspart day - One day of the month; also carries `free`, `full`, `closed` or `over`.
 * @csspart free - A day of the month with room.
 * @csspart over - A day of the month that lies behind.
 * @csspart day-details - What the picked day holds.
 * @csspart desk - One kind of place on that day.
 * @csspart reserve - Leads to reserving it.
 * @csspart cards - All offices.
 * @csspart card - One office.
 * @csspart photo - Its picture.
 * @csspart free-now - Says that it is free.
 * @csspart free-from - Says from when on.
 * @csspart let - Says that it is let.
 * @csspart ask - Leads to a tour, or to a person.
 * @csspart book - Leads to the operator's own page.
 * @csspart rhythm - How lively such a day usually is.
 * @csspart freshness - How old the numbers are.
 * @csspart stale - Says that they may be old.
 * @csspart zone - Says whose clock it is, where it is not the visitor's.
 * @csspart error - What went wrong.
 * @csspart retry - Asks again.
 * @csspart panel - The way from something free to having it.
 * @csspart panel-title - Its heading.
 * @csspart close - Closes it.
 * @csspart prices - All prices of a thing.
 * @csspart form - The form.
 * @csspart times - From when until when.
 * @csspart sum - What it costs.
 * @csspart field - A label and what belongs to it.
 * @csspart field-error - What is wrong with a field.
 * @csspart consent - Terms and privacy.
 * @csspart alternatives - Times that are still free, after one was lost.
 * @csspart alternative - One of them.
 * @csspart fallback - Mail and phone.
 * @csspart sending - Says that sending takes a while.
 * @csspart send - Reserves.
 * @csspart ticket - What was reserved.
 * @csspart calendar - Ways into the visitor's calendar.
 * @csspart calendar-file - The one as a file.
 * @csspart private-link - The link with which it can be cancelled later.
 * @csspart cancel - Cancels, after asking once more.
 * @csspart cancel-yes - Really.
 * @csspart back - Keeps it.
 * @cssprop [--cowork-availability-min-height=37rem] - Least height, kept free from the start, so that nothing around moves.
 * @cssprop [--cowork-accent=#138475] - Main buttons, what is chosen, what is good news.
 * @cssprop [--cowork-on-accent=#fff] - Text on it.
 * @cssprop [--cowork-text=currentColor] - Text.
 * @cssprop [--cowork-muted] - Text of second rank.
 * @cssprop [--cowork-line] - Lines and borders.
 * @cssprop [--cowork-fill] - Quiet surfaces.
 * @cssprop [--cowork-surface=Canvas] - Background of form fields.
 * @cssprop [--cowork-danger=#d63c41] - What went wrong, what does not take place.
 * @cssprop [--cowork-radius=8px] - Corners.
 * @cssprop [--cowork-gap=12px] - Distance between things that belong together.
 * @cssprop [--cowork-target=44px] - Smallest height of what can be pressed.
 */
export class CoworkAvailability extends LitElement {
  static override styles = [base, styles, roomsStyles];

  static override properties = {
    backend: {}, show: {}, day: {}, people: { type: Number }, room: {}, keepInUrl: { attribute: 'keep-in-url' }, tourHref: { attribute: 'tour-href' },
    noAttribution: { type: Boolean, attribute: 'no-attribution' }, now: { attribute: false },
  };

  /** Base URL of the space's backend (contract cowork/1), or a backend made by an adapter or `compose()`. */
  backend?: string | Backend;

  /** Shows one view only; without it, tabs for all that the space has. */
  show?: ResourceView;

  /** First day shown, `YYYY-MM-DD`; without it today at the space. */
  day?: IsoDate;

  /** How many come: leaves out rooms that are too small, and days with fewer places. */
  people?: number;

  /** Id of a room: shows its next seven days. */
  room?: string;

  /**
   * Keeps in the address of the page where the visitor is and what they filter by, so that it can be shared; the text
   * stands before each parameter's name (`cowork` where it is empty). No entry is added to the history.
   */
  keepInUrl?: string;

  /** Page on which a tour is booked; without it the `<cowork-tour-booking>` on the same page. */
  tourHref?: string;

  /** Keeps to itself which page and campaign brought the visitor. */
  noAttribution = false;

  /** The present moment, RFC 3339, for tests and previews; without it the real one. */
  now?: Instant;

  readonly #backend = new BackendController(this);
  readonly #strings = new StringsController<'availability'>(this, { common, availability });
  readonly #known = new AvailabilityController(this, () => ({ backend: this.#backend.current, view: this.#fixed, people: this.#people, now: this.#now }));
  readonly #later = new PartController(this, async () => {
    const { AvailabilityLater } = await import('./later.js');
    return new AvailabilityLater(this, { known: this.#known, backend: () => this.#backend.current, now: () => this.#now, asked: () => this.#people });
  });
  readonly #actions: RoomsActions = {
    choose: (choice) => void this.#later.load().then((later) => later?.choose(choice)),
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('day')) this.#known.visit({ day: isIsoDate(this.day) ? this.day : undefined });
    if (changed.has('room')) this.#known.visit({ room: this.room });
  }

  protected override render(): TemplateResult {
    if (!this.#backend.current) return html`<slot></slot>`;
    return this.#strings.ready && !this.#waits ? availabilityTemplate(this.#known.reading, this.#look) : wordless();
  }

  protected override updated(): void {
    if (!this.#backend.current || (this.#known.reading.status === 'loading' && !this.#waits)) return;
    // What the first look cannot draw waits for the rest.
    if (this.renderRoot.querySelector('.skeleton')) void this.#later.load();
    else this.#later.loadAfterPaint();
  }

  /** The address may say what to show, which only `later` can read. */
  get #waits(): boolean {
    return typeof this.keepInUrl === 'string' && location.search > '' && !this.#later.current && !this.#later.missing;
  }

  get #look(): AvailabilityLook {
    const { current: { common, availability }, language } = this.#strings;
    const { view, views } = this.#known;
    return {
      view, tabs: this.#fixed ? [] : views, now: this.#now, common, words: availability, formats: formats(language),
      later: this.#later.current, missing: this.#later.missing, actions: this.#actions,
    };
  }

  /** The view that the page has chosen. */
  get #fixed(): ResourceView | undefined {
    return isView(this.show) ? this.show : undefined;
  }

  get #people(): number {
    return Math.max(1, Math.floor(this.people ?? 1) || 1);
  }

  get #now(): Instant {
    return this.now ?? clock();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cowork-availability': CoworkAvailability;
  }
}
