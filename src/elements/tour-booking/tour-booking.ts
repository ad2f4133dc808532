import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { BackendController } from '../../controllers/backend.js';
import { PartController } from '../../controllers/part.js';
import { StringsController } from '../../controllers/strings.js';
import { isIsoDate, now as clock, type Instant, type IsoDate } from '../../domain/dates.js';
import type { TourKind } from '../../domain/tours.js';
import { common } from '../../i18n/en/common.js';
import { tourBooking } from '../../i18n/en/tour-booking.js';
import { formats } from '../../i18n/formats.js';
import { base } from '../../styles/base.js';
import { personCardStyles } from '../parts/person-card.styles.js';
import { choosingStyles } from './choosing.styles.js';
import type { TourLater } from './later.js';
import { TourPicker } from './picker.js';
import type { TourMode } from './opening.js';
import type { TourWords } from './opening.model.js';
import { skeletonTemplate } from './skeleton.template.js';
import { styles } from './tour-booking.styles.js';
import { tourTemplate, type Piece, type TourActions } from './tour-booking.template.js';

/**
 * Books a visit with a host: who comes, what for, with whom and when on one surface, then a few fields. Shows, moves and
 * cancels a visit by its private link, `#cowork-visit=ID.TOKEN`, on the page where the element stands.
 *
 * @element cowork-tour-booking
 * @slot button - What the button in the corner says.
 * @slot - What to show instead while there is no backend, when it fails, and where there is nothing to book.
 * @fires {TourViewEvent} cowork-tour-view - What there is to choose from has come into sight; once.
 * @fires {TourOpenEvent} cowork-tour-open - The visitor opened the dialog.
 * @fires {TourCloseEvent} cowork-tour-close - The visitor closed the dialog.
 * @fires {TourWhoSelectEvent} cowork-tour-who-select - The visitor said whether they come alone, or how many they are.
 * @fires {TourKindSelectEvent} cowork-tour-kind-select - The visitor chose a kind of visit.
 * @fires {TourHostSelectEvent} cowork-tour-host-select - The visitor chose a host, or anyone.
 * @fires {TourNeedsSelectEvent} cowork-tour-needs-select - The visitor said what would make the visit easier; the event only tells how many wishes.
 * @fires {TourCalendarChangeEvent} cowork-tour-calendar-change - The visitor looks at a week instead of a month, or the other way round.
 * @fires {TourDaySelectEvent} cowork-tour-day-select - The visitor picked a day.
 * @fires {TourSlotSelectEvent} cowork-tour-slot-select - The visitor picked a time.
 * @fires {TourFormStartEvent} cowork-tour-form-start - The visitor began to fill in the form.
 * @fires {TourSubmitEvent} cowork-tour-submit - The visitor sent the form, and nothing was missing in it.
 * @fires {TourSlotLostEvent} cowork-tour-slot-lost - Somebody else was faster.
 * @fires {TourAlternativeSelectEvent} cowork-tour-alternative-select - The visitor took a time offered instead of a lost one.
 * @fires {TourBookedEvent} cowork-tour-booked - A visit is booked.
 * @fires {TourCalendarAddEvent} cowork-tour-calendar-add - The visitor puts the visit into a calendar of their own.
 * @fires {TourMovedEvent} cowork-tour-moved - A visit was moved to another time.
 * @fires {TourCancelledEvent} cowork-tour-cancelled - A visit was cancelled.
 * @fires {TourFailedEvent} cowork-tour-failed - A booking, move or cancellation did not succeed.
 * @csspart open - Button in the corner of the window.
 * @csspart dialog - The dialog.
 * @csspart dialog-head - Its title and the button that closes it; stays in sight.
 * @csspart dialog-title - Its title.
 * @csspart dialog-close - Button that closes it.
 * @csspart unmet - Says that what a link asked for is not offered.
 * @csspart frame - Everything.
 * @csspart loading - What stands there while nothing is known.
 * @csspart error - What went wrong, and a way on.
 * @csspart retry - Button that asks again.
 * @csspart stale - Says that asking again failed.
 * @csspart empty - Says that there is nothing to book, or no free time.
 * @csspart ways-on - Links to write or to call.
 * @csspart choices - A question and its answers: who comes, what for, with whom.
 * @csspart choice - One answer.
 * @csspart chosen - The answer that is chosen.
 * @csspart kind - The kind of visit, where there is only one.
 * @csspart host - The host, where there is only one.
 * @csspart person - A host: face, name, languages, sentence.
 * @csspart photo - A host's face.
 * @csspart input - A field or a list.
 * @csspart link - Link to a page where the visit is booked.
 * @csspart when - Month and times.
 * @csspart month - Table of the month.
 * @csspart week - Table of the week.
 * @csspart step - Button of the month or week before or after.
 * @csspart calendar-switch - Button that shows a week instead of the month, or the month.
 * @csspart first-free - Button back to the first free day.
 * @csspart day - One day; also carries `free` where it has times.
 * @csspart free - A day with free times.
 * @csspart needs - What would make a visit easier.
 * @csspart times - The times of the day.
 * @csspart day-title - The day.
 * @csspart slot - Button of one time.
 * @csspart next - Button that goes to the next day with free times.
 * @csspart show-all - Button that drops all wishes.
 * @csspart notes - What else there is to know of the day.
 * @csspart that-day - What else happens on the day.
 * @csspart around - Who is usually around on such a day.
 * @csspart for-team - What a team finds on the day: desks together, a room, an office.
 * @csspart stay - What one can stay for after the visit that is chosen, or come for before it.
 * @csspart rhythm - Where the words on how lively it is come from.
 * @csspart chosen-time - The time chosen, above the form.
 * @csspart wishes - What would make the visit easier, as chosen before.
 * @csspart held - Until when the time is kept for the visitor.
 * @csspart change - Button back to the times.
 * @csspart form - The form.
 * @csspart field - One field of it.
 * @csspart field-error - The complaint about a field.
 * @csspart meet - Whom the visitor would like to meet.
 * @csspart consent - The operator's own words before sending.
 * @csspart unanswered - Says that the form was sent before the page was loaded again.
 * @csspart sending - Why sending takes a moment.
 * @csspart submit - Button that books.
 * @csspart back - Button back to the times.
 * @csspart alternative - Button of a time offered instead of a lost one.
 * @csspart mail - Link to a letter with what was typed.
 * @csspart phone - Link that calls.
 * @csspart visit - A visit that exists.
 * @csspart facts - Whom one meets, when and where.
 * @csspart arrival - Bell and way in.
 * @csspart message - What the host says about it.
 * @csspart introduction - How the request to meet somebody stands.
 * @csspart withdraw - Button that takes that request back.
 * @csspart calendar - Ways into the visitor's own calendar.
 * @csspart calendar-file - Button of the calendar file.
 * @csspart private-link - Link that opens the visit again.
 * @csspart manage - Buttons that change the visit.
 * @csspart move - Button that asks for another time.
 * @csspart cancel - Button that asks to cancel.
 * @csspart again - Button on to another visit.
 * @csspart moving - The choice of another time.
 * @csspart cancelling - The question before cancelling.
 * @csspart confirm - Button that moves or cancels.
 * @csspart keep - Button that leaves the visit as it is.
 * @cssprop [--cowork-dialog-background=Canvas] - Behind the dialog's content.
 * @cssprop [--cowork-dialog-text=CanvasText] - Text in the dialog.
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
export class CoworkTourBooking extends LitElement {
  static override styles = [base, personCardStyles, styles, choosingStyles];

  static override properties = {
    backend: {}, kind: {}, host: {}, day: {}, people: { type: Number }, notes: {}, calendar: { reflect: true }, mode: {}, prefill: {},
    noAttribution: { type: Boolean, attribute: 'no-attribution' }, now: { attribute: false },
  };

  /** Base URL of the space's backend (contract cowork/1), or a backend made by an adapter or `compose()`. */
  backend?: string | Backend;

  /** Where it is: in the page, in a `dialog` that links and buttons open, or that with a `button` in the corner of the window. */
  mode?: TourMode;

  /** What is known of the visitor, in the words of a link: `name`, `email`, `phone`, and the operator's fields by their name. */
  prefill?: TourWords;

  /** The kind of visit chosen at first: `tour`, `coffee`, `trialDay`, `teamTrialDay`, or the id of one. */
  kind?: TourKind | (string & {});

  /** Id of the host chosen at first. */
  host?: string;

  /** Day chosen at first, `YYYY-MM-DD`; without it the first free one. */
  day?: IsoDate;

  /** How many come; two or more are a team. */
  people?: number;

  /** Shows a `week` or a `month` of days at first; without it a week where there is little room, else a month. */
  calendar?: 'week' | 'month';

  /** What the form's notes say at first. */
  notes?: string;

  /** Keeps the page's address, the referrer and UTM words out of the booking. */
  noAttribution = false;

  /** The present moment, RFC 3339, for tests and previews; without it the real one. */
  now?: Instant;

  readonly #backend = new BackendController(this);
  readonly #strings = new StringsController<'tourBooking'>(this, { common, tourBooking });
  readonly #later: PartController<TourLater> = new PartController(this, async () => new (await import('./later.js')).TourLater(this, this.#picker, this.#options));
  readonly #options = {
    backend: (): Backend | undefined => (this.#asleep ? undefined : this.#backend.current), now: (): Instant => this.now ?? clock(),
    later: this.#later, choosing: (moving: boolean): Piece => this.#choosing(moving),
  };
  readonly #picker = new TourPicker(this, this.#options);
  /** Nothing is drawn and nobody asked: the way to it has to be known first, or its dialog is closed. */
  #asleep = false;
  readonly #actions: TourActions = {
    choose: (choices) => void this.#later.load().then((later) => later?.choose(choices)),
    select: (slot) => void this.#later.load().then((later) => later?.select(slot)),
  };

  /** Opens the dialog, or goes to where the element stands. `words` choose and fill in, as in a link: `day=2026-12-01&host=mira`. */
  open(words?: TourWords): void {
    void this.#later.load().then((later) => later?.opening.open(words));
  }

  /** Closes the dialog. What was typed stays. */
  close(): void {
    this.#later.current?.opening.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { current: later, missing } = this.#later;
    const waits = !later && !missing && (!!this.mode || /[#?&]cowork-tour/.test(location.href));
    if (waits) void this.#later.load();
    this.#asleep = later ? !later.opening.awake : waits;
    for (const name of ['people', 'kind', 'host', 'day'] as const) {
      if (changed.has(name)) this.#picker.choose({ [name]: name === 'day' && !isIsoDate(this.day) ? undefined : this[name] });
    }
  }

  protected override render(): TemplateResult {
    if (!this.#backend.current) return html`<slot></slot>`;
    const { current: later, missing } = this.#later;
    const content = () => (this.#strings.ready ? html`<div class="frame" part="frame">${later?.step() ?? this.#choosing(false)}${missing ? html`<slot></slot>` : ''}</div>` : skeletonTemplate(''));
    return later?.opening.render(content) ?? (this.#asleep && this.mode ? html`` : content());
  }

  protected override updated(): void {
    // The rest comes once there is a first look, or where there will be none.
    if (this.#picker.offered.status !== 'loading' && this.renderRoot.querySelector('[data-slot], [part=loading]')) this.#later.loadAfterPaint();
  }

  #choosing(moving: boolean): Piece {
    const { current: { common, tourBooking }, language } = this.#strings;
    return tourTemplate(this.#picker.offered, {
      common, words: tourBooking, language, formats: formats(language), moving, later: this.#later.current, actions: this.#actions,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cowork-tour-booking': CoworkTourBooking;
  }
}
