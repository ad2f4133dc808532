// The way of a visitor from a first look to a visit, step by step, for a page's analytics. Nothing in these tells who the
// visitor is, and no token travels in them.
import type { BackendErrorCode } from '../../backend/error.js';
import type { Instant, IsoDate } from '../../domain/dates.js';
import type { TourBooking, TourKind } from '../../domain/tours.js';

/** The visitor chose a kind of visit. */
export class TourKindSelectEvent extends Event {
  static readonly type = 'cowork-tour-kind-select';
  readonly tourId: string;
  readonly kind: TourKind;

  constructor(tourId: string, kind: TourKind) {
    super(TourKindSelectEvent.type, { bubbles: true, composed: true });
    this.tourId = tourId;
    this.kind = kind;
  }
}

/** The visitor picked a day. */
export class TourDaySelectEvent extends Event {
  static readonly type = 'cowork-tour-day-select';
  readonly day: IsoDate;

  constructor(day: IsoDate) {
    super(TourDaySelectEvent.type, { bubbles: true, composed: true });
    this.day = day;
  }
}

/** The visitor picked a time. */
export class TourSlotSelectEvent extends Event {
  static readonly type = 'cowork-tour-slot-select';
  readonly tourId: string;
  readonly start: Instant;
  readonly hostId: string | undefined;

  constructor(tourId: string, start: Instant, hostId: string | undefined) {
    super(TourSlotSelectEvent.type, { bubbles: true, composed: true });
    this.tourId = tourId;
    this.start = start;
    this.hostId = hostId;
  }
}

/** The visitor began to fill in the form. */
export class TourFormStartEvent extends Event {
  static readonly type = 'cowork-tour-form-start';
  readonly tourId: string;

  constructor(tourId: string) {
    super(TourFormStartEvent.type, { bubbles: true, composed: true });
    this.tourId = tourId;
  }
}

/** A visit is booked. */
export class TourBookedEvent extends Event {
  static readonly type = 'cowork-tour-booked';
  readonly tourId: string;
  readonly start: Instant;
  readonly status: TourBooking['status'];
  readonly people: number;

  constructor({ tourId, start, status, partySize = 1 }: TourBooking) {
    super(TourBookedEvent.type, { bubbles: true, composed: true });
    this.tourId = tourId;
    this.start = start;
    this.status = status;
    this.people = partySize;
  }
}

/** A visit was moved to another time. */
export class TourMovedEvent extends Event {
  static readonly type = 'cowork-tour-moved';
  readonly tourId: string;
  readonly from: Instant;
  readonly start: Instant;

  constructor(tourId: string, from: Instant, start: Instant) {
    super(TourMovedEvent.type, { bubbles: true, composed: true });
    this.tourId = tourId;
    this.from = from;
    this.start = start;
  }
}

/** A visit was cancelled. */
export class TourCancelledEvent extends Event {
  static readonly type = 'cowork-tour-cancelled';
  readonly tourId: string;

  constructor(tourId: string) {
    super(TourCancelledEvent.type, { bubbles: true, composed: true });
    this.tourId = tourId;
  }
}

/** What the visitor asked for did not succeed; they have been told and can go on. */
export class TourFailedEvent extends Event {
  static readonly type = 'cowork-tour-failed';
  readonly step: 'book' | 'move' | 'cancel';
  readonly code: BackendErrorCode;

  constructor(step: TourFailedEvent['step'], code: BackendErrorCode) {
    super(TourFailedEvent.type, { bubbles: true, composed: true });
    this.step = step;
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cowork-tour-kind-select': TourKindSelectEvent;
    'cowork-tour-day-select': TourDaySelectEvent;
    'cowork-tour-slot-select': TourSlotSelectEvent;
    'cowork-tour-form-start': TourFormStartEvent;
    'cowork-tour-booked': TourBookedEvent;
    'cowork-tour-moved': TourMovedEvent;
    'cowork-tour-cancelled': TourCancelledEvent;
    'cowork-tour-failed': TourFailedEvent;
  }
}
