// The way of a visitor from a first look to a visit, step by step, for a page's analytics. Nothing in these tells who the
// visitor is or what they need, no token travels in them, and each is there because a visitor did something.
import type { BackendErrorCode } from '../../backend/error.js';
import type { Instant, IsoDate } from '../../domain/dates.js';
import type { TourBooking, TourKind } from '../../domain/tours.js';

class TourEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** What there is to choose from has come into sight; once for each element. */
export class TourViewEvent extends TourEvent {
  static readonly type = 'cowork-tour-view';

  constructor() {
    super(TourViewEvent.type);
  }
}

/** The visitor opened the dialog. */
export class TourOpenEvent extends TourEvent {
  static readonly type = 'cowork-tour-open';
  /** A link or button of the page, the element's own button, or the address by which the page was reached. */
  readonly from: 'link' | 'button' | 'address';

  constructor(from: TourOpenEvent['from']) {
    super(TourOpenEvent.type);
    this.from = from;
  }
}

/** The visitor closed the dialog. */
export class TourCloseEvent extends TourEvent {
  static readonly type = 'cowork-tour-close';
  /** How far the visitor was; `visit` is after booking. */
  readonly step: 'choosing' | 'form' | 'visit';

  constructor(step: TourCloseEvent['step']) {
    super(TourCloseEvent.type);
    this.step = step;
  }
}

/** The visitor said whether they come alone, or how many they are. */
export class TourWhoSelectEvent extends TourEvent {
  static readonly type = 'cowork-tour-who-select';
  /** Two or more are a team. */
  readonly people: number;

  constructor(people: number) {
    super(TourWhoSelectEvent.type);
    this.people = people;
  }
}

/** The visitor chose a kind of visit. */
export class TourKindSelectEvent extends TourEvent {
  static readonly type = 'cowork-tour-kind-select';
  readonly tourId: string;
  readonly kind: TourKind;

  constructor(tourId: string, kind: TourKind) {
    super(TourKindSelectEvent.type);
    this.tourId = tourId;
    this.kind = kind;
  }
}

/** The visitor chose a host. */
export class TourHostSelectEvent extends TourEvent {
  static readonly type = 'cowork-tour-host-select';
  readonly tourId: string;
  /** Undefined for "anyone". */
  readonly hostId: string | undefined;

  constructor(tourId: string, hostId: string | undefined) {
    super(TourHostSelectEvent.type);
    this.tourId = tourId;
    this.hostId = hostId;
  }
}

/** The visitor said what would make the visit easier, or took it back. */
export class TourNeedsSelectEvent extends TourEvent {
  static readonly type = 'cowork-tour-needs-select';
  /** How many wishes there are now. Which ones is between the visitor and the host: it may tell about their health. */
  readonly count: number;

  constructor(count: number) {
    super(TourNeedsSelectEvent.type);
    this.count = count;
  }
}

/** The visitor looks at a week instead of a month, or the other way round. */
export class TourCalendarChangeEvent extends TourEvent {
  static readonly type = 'cowork-tour-calendar-change';
  readonly calendar: 'week' | 'month';

  constructor(calendar: TourCalendarChangeEvent['calendar']) {
    super(TourCalendarChangeEvent.type);
    this.calendar = calendar;
  }
}

/** The visitor picked a day. */
export class TourDaySelectEvent extends TourEvent {
  static readonly type = 'cowork-tour-day-select';
  readonly day: IsoDate;

  constructor(day: IsoDate) {
    super(TourDaySelectEvent.type);
    this.day = day;
  }
}

/** The visitor picked a time. */
export class TourSlotSelectEvent extends TourEvent {
  static readonly type = 'cowork-tour-slot-select';
  readonly tourId: string;
  readonly start: Instant;
  readonly hostId: string | undefined;

  constructor(tourId: string, start: Instant, hostId: string | undefined) {
    super(TourSlotSelectEvent.type);
    this.tourId = tourId;
    this.start = start;
    this.hostId = hostId;
  }
}

/** The visitor began to fill in the form. */
export class TourFormStartEvent extends TourEvent {
  static readonly type = 'cowork-tour-form-start';
  readonly tourId: string;

  constructor(tourId: string) {
    super(TourFormStartEvent.type);
    this.tourId = tourId;
  }
}

/** The visitor sent the form, and nothing was missing in it. */
export class TourSubmitEvent extends TourEvent {
  static readonly type = 'cowork-tour-submit';
  readonly tourId: string;
  readonly start: Instant;

  constructor(tourId: string, start: Instant) {
    super(TourSubmitEvent.type);
    this.tourId = tourId;
    this.start = start;
  }
}

/** Somebody else was faster. */
export class TourSlotLostEvent extends TourEvent {
  static readonly type = 'cowork-tour-slot-lost';
  readonly tourId: string;
  readonly start: Instant;
  /** How many other times are offered right there. */
  readonly alternatives: number;

  constructor(tourId: string, start: Instant, alternatives: number) {
    super(TourSlotLostEvent.type);
    this.tourId = tourId;
    this.start = start;
    this.alternatives = alternatives;
  }
}

/** The visitor took a time that was offered instead of a lost one. */
export class TourAlternativeSelectEvent extends TourEvent {
  static readonly type = 'cowork-tour-alternative-select';
  readonly tourId: string;
  readonly start: Instant;

  constructor(tourId: string, start: Instant) {
    super(TourAlternativeSelectEvent.type);
    this.tourId = tourId;
    this.start = start;
  }
}

/** A visit is booked. */
export class TourBookedEvent extends TourEvent {
  static readonly type = 'cowork-tour-booked';
  readonly tourId: string;
  readonly start: Instant;
  readonly status: TourBooking['status'];
  readonly people: number;
  /** Whether the visitor asked to be introduced to somebody. */
  readonly introduction: boolean;

  constructor({ tourId, start, status, partySize = 1, introduction }: TourBooking) {
    super(TourBookedEvent.type);
    this.tourId = tourId;
    this.start = start;
    this.status = status;
    this.people = partySize;
    this.introduction = introduction !== undefined;
  }
}

/** The visitor puts the visit into a calendar of their own. */
export class TourCalendarAddEvent extends TourEvent {
  static readonly type = 'cowork-tour-calendar-add';
  readonly calendar: 'file' | 'google' | 'outlook';

  constructor(calendar: TourCalendarAddEvent['calendar']) {
    super(TourCalendarAddEvent.type);
    this.calendar = calendar;
  }
}

/** A visit was moved to another time. */
export class TourMovedEvent extends TourEvent {
  static readonly type = 'cowork-tour-moved';
  readonly tourId: string;
  readonly from: Instant;
  readonly start: Instant;

  constructor(tourId: string, from: Instant, start: Instant) {
    super(TourMovedEvent.type);
    this.tourId = tourId;
    this.from = from;
    this.start = start;
  }
}

/** A visit was cancelled. */
export class TourCancelledEvent extends TourEvent {
  static readonly type = 'cowork-tour-cancelled';
  readonly tourId: string;

  constructor(tourId: string) {
    super(TourCancelledEvent.type);
    this.tourId = tourId;
  }
}

/** What the visitor asked for did not succeed; they have been told and can go on. */
export class TourFailedEvent extends TourEvent {
  static readonly type = 'cowork-tour-failed';
  readonly step: 'book' | 'move' | 'cancel';
  readonly code: BackendErrorCode;

  constructor(step: TourFailedEvent['step'], code: BackendErrorCode) {
    super(TourFailedEvent.type);
    this.step = step;
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cowork-tour-view': TourViewEvent;
    'cowork-tour-open': TourOpenEvent;
    'cowork-tour-close': TourCloseEvent;
    'cowork-tour-who-select': TourWhoSelectEvent;
    'cowork-tour-kind-select': TourKindSelectEvent;
    'cowork-tour-host-select': TourHostSelectEvent;
    'cowork-tour-needs-select': TourNeedsSelectEvent;
    'cowork-tour-calendar-change': TourCalendarChangeEvent;
    'cowork-tour-day-select': TourDaySelectEvent;
    'cowork-tour-slot-select': TourSlotSelectEvent;
    'cowork-tour-form-start': TourFormStartEvent;
    'cowork-tour-submit': TourSubmitEvent;
    'cowork-tour-slot-lost': TourSlotLostEvent;
    'cowork-tour-alternative-select': TourAlternativeSelectEvent;
    'cowork-tour-booked': TourBookedEvent;
    'cowork-tour-calendar-add': TourCalendarAddEvent;
    'cowork-tour-moved': TourMovedEvent;
    'cowork-tour-cancelled': TourCancelledEvent;
    'cowork-tour-failed': TourFailedEvent;
  }
}
