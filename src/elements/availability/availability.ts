import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Backend } from '../../backend/backend.js';
import { BackendController } from '../../controllers/backend.js';
import type { ResourceView } from '../../domain/availability.js';
import { isIsoDate, now as clock, type Instant, type IsoDate } from '../../domain/dates.js';
import { base } from '../../styles/base.js';
import { AvailabilityController } from './availability.controller.js';
import type { AvailabilityFace } from './availability.face.js';
import { isView } from './availability.model.js';
import { styles } from './availability.styles.js';

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
 */
export class CoworkAvailability extends LitElement {
  static override styles = [base, styles];

  /** Base URL of the space's backend (contract cowork/1), or a backend made by an adapter or `compose()`. */
  @property() backend?: string | Backend;

  /** Shows one view only; without it, tabs for all that the space has. */
  @property() show?: ResourceView;

  /** First day shown, `YYYY-MM-DD`; without it today at the space. */
  @property() day?: IsoDate;

  /** How many come: leaves out rooms that are too small, and days with fewer places. */
  @property({ type: Number }) people?: number;

  /** Page on which a tour is booked; without it the `<cowork-tour-booking>` on the same page. */
  @property({ attribute: 'tour-href' }) tourHref?: string;

  /** The present moment, RFC 3339, for tests and previews; without it the real one. */
  @property({ attribute: false }) now?: Instant;

  @state() private _lost = false;

  readonly #backend = new BackendController(this);
  readonly #known = new AvailabilityController(this, () => ({
    backend: this.#backend.current, view: isView(this.show) ? this.show : undefined, people: this.#people, now: this.#now,
  }));
  #face: AvailabilityFace | undefined;
  #coming = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('day')) this.#known.visit({ day: isIsoDate(this.day) ? this.day : undefined });
  }

  protected override render(): TemplateResult {
    if (!this.#backend.current) return html`<slot></slot>`;
    if (!this.#face) void this.#fetch();
    const view = this.#face?.render();
    return view ?? (this._lost ? html`<slot></slot>` : html`<div class="body ${this.#known.view}" aria-busy="true"><div class="skeleton" part="skeleton"></div></div>`);
  }

  get #people(): number {
    return Math.max(1, Math.floor(this.people ?? 1) || 1);
  }

  get #now(): Instant {
    return this.now ?? clock();
  }

  /** The face, which is tried again with every update until it is there. */
  async #fetch(): Promise<void> {
    if (this.#coming) return;
    this.#coming = true;
    try {
      const { AvailabilityFace } = await import('./availability.face.js');
      this.#face = new AvailabilityFace(this, {
        known: this.#known,
        backend: () => this.#backend.current,
        people: () => this.#people,
        now: () => this.#now,
        fixed: () => isView(this.show),
        tourHref: () => this.tourHref,
      });
      this._lost = false;
    } catch {
      this._lost = true;
    }
    this.#coming = false;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cowork-availability': CoworkAvailability;
  }
}
