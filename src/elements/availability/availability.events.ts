import type { Reservation, Resource } from '../../domain/availability.js';
import type { Instant, IsoDate } from '../../domain/dates.js';

const init = { bubbles: true, composed: true };

/** The visitor went to a day, or picked one of the month. */
export class DaySelectEvent extends Event {
  static readonly type = 'cowork-day-select';
  readonly day: IsoDate;

  constructor(day: IsoDate) {
    super(DaySelectEvent.type, init);
    this.day = day;
  }
}

/** The visitor chose a free stretch of time. */
export class SlotSelectEvent extends Event {
  static readonly type = 'cowork-slot-select';
  readonly resource: Resource;
  readonly start: Instant;
  readonly end: Instant;

  constructor(resource: Resource, start: Instant, end: Instant) {
    super(SlotSelectEvent.type, init);
    this.resource = resource;
    this.start = start;
    this.end = end;
  }
}

/** The visitor wants to ask about something on a tour. Cancel it to lead there yourself. */
export class TourAskEvent extends Event {
  static readonly type = 'cowork-tour-ask';
  readonly resource: Resource;

  constructor(resource: Resource) {
    super(TourAskEvent.type, { ...init, cancelable: true });
    this.resource = resource;
  }
}

/** The visitor reserved something. The private link's token is not in it. */
export class ReservedEvent extends Event {
  static readonly type = 'cowork-reserved';
  readonly reservation: Omit<Reservation, 'manageToken' | 'manageUrl'>;

  constructor({ manageToken: _token, manageUrl: _url, ...reservation }: Reservation) {
    super(ReservedEvent.type, init);
    this.reservation = reservation;
  }
}

/** The visitor cancelled what was just reserved. */
export class ReservationCancelledEvent extends Event {
  static readonly type = 'cowork-reservation-cancelled';
  readonly reservation: Omit<Reservation, 'manageToken' | 'manageUrl'>;

  constructor({ manageToken: _token, manageUrl: _url, ...reservation }: Reservation) {
    super(ReservationCancelledEvent.type, init);
    this.reservation = reservation;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cowork-day-select': DaySelectEvent;
    'cowork-slot-select': SlotSelectEvent;
    'cowork-tour-ask': TourAskEvent;
    'cowork-reserved': ReservedEvent;
    'cowork-reservation-cancelled': ReservationCancelledEvent;
  }
}
