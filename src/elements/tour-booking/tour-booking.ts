import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Backend } from '../../backend/backend.js';
import { BackendController } from '../../controllers/backend.js';
import { PartController } from '../../controllers/part.js';
import { isIsoDate, now as clock, type Instant, type IsoDate } from '../../domain/dates.js';
import type { TourKind } from '../../domain/tours.js';
import { base } from '../../styles/base.js';
import { TourPicker } from './picker.js';
import { skeletonTemplate } from './skeleton.template.js';
import { styles } from './tour-booking.styles.js';

/**
 * Books a visit with a host: who comes, what for, with whom and when on one surface, then a few fields. Shows, moves and
 * cancels a visit by its private link, `#cowork-visit=ID.TOKEN`, on the page where the element stands.
 *
 * @element cowork-tour-booking
 * @slot - What to show instead while there is no backend, when it fails, and where there is nothing to book.
 * @fires {TourKindSelectEvent} cowork-tour-kind-select - The visitor chose a kind of visit.
 * @fires {TourDaySelectEvent} cowork-tour-day-select - The visitor picked a day.
 * @fires {TourSlotSelectEvent} cowork-tour-slot-select - The visitor picked a time.
 * @fires {TourFormStartEvent} cowork-tour-form-start - The visitor began to fill in the form.
 * @fires {TourBookedEvent} cowork-tour-booked - A visit is booked.
 * @fires {TourMovedEvent} cowork-tour-moved - A visit was moved to another time.
 * @fires {TourCancelledEvent} cowork-tour-cancelled - A visit was cancelled.
 * @fires {TourFailedEvent} cowork-tour-failed - A booking, move or cancellation did not succeed.
 */
export class CoworkTourBooking extends LitElement {
  static override styles = [base, styles];

  /** Base URL of the space's backend (contract cowork/1), or a backend made by an adapter or `compose()`. */
  @property() backend?: string | Backend;

  /** The kind of visit chosen at first: `tour`, `coffee`, `trialDay`, `teamTrialDay`, or the id of one. */
  @property() kind?: TourKind | (string & {});

  /** Id of the host chosen at first. */
  @property() host?: string;

  /** Day chosen at first, `YYYY-MM-DD`; without it the first free one. */
  @property() day?: IsoDate;

  /** How many come; two or more are a team. */
  @property({ type: Number }) people?: number;

  /** What the form's notes say at first. */
  @property() notes?: string;

  /** Keeps the page's address, the referrer and UTM words out of the booking. */
  @property({ type: Boolean, attribute: 'no-attribution' }) noAttribution = false;

  /** The present moment, RFC 3339, for tests and previews; without it the real one. */
  @property({ attribute: false }) now?: Instant;

  /** The part that shows everything did not come; it is tried again with every update. */
  @state() private _faceless = false;

  readonly #backend = new BackendController(this);
  readonly #picker = new TourPicker(this, { backend: () => this.#backend.current, now: () => this.#now });
  readonly #face = new PartController(this, async () => {
    const { TourFace } = await import('./face.js');
    return new TourFace(this, {
      picker: this.#picker, backend: () => this.#backend.current, now: () => this.#now, notes: () => this.notes, attributed: () => !this.noAttribution,
    });
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('people')) this.#picker.choose({ people: this.people });
    if (changed.has('kind')) this.#picker.choose({ kind: this.kind });
    if (changed.has('host')) this.#picker.choose({ host: this.host });
    if (changed.has('day')) this.#picker.choose({ day: isIsoDate(this.day) ? this.day : undefined });
  }

  protected override render(): TemplateResult {
    if (!this.#backend.current) return html`<slot></slot>`;
    void this.#face.load().then((face) => (this._faceless = !face));
    return this.#face.current?.render() ?? (this._faceless ? html`<slot></slot>` : skeletonTemplate(''));
  }

  get #now(): Instant {
    return this.now ?? clock();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cowork-tour-booking': CoworkTourBooking;
  }
}
