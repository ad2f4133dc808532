import type { BackendErrorCode } from '../backend/error.js';
import type { AvailabilityStrings } from './sections/availability.js';
import type { EventsStrings } from './sections/events.js';
import type { FormStrings } from './sections/form.js';
import type { HouseStrings } from './sections/house.js';
import type { ReservationStrings } from './sections/reservation.js';
import type { RsvpStrings } from './sections/rsvp.js';
import type { SpaceStrings } from './sections/space.js';
import type { TourBookingStrings } from './sections/tour-booking.js';
import type { VisitStrings } from './sections/visit.js';

/** Every sentence a visitor reads. A count is a function, so grammar stays in its language. */
export interface Strings {
  readonly common: CommonStrings;
  readonly space: SpaceStrings;
  readonly availability: AvailabilityStrings;
  readonly events: EventsStrings;
  readonly tourBooking: TourBookingStrings;
  /** Fetched with the first time chosen, or with a private link. */
  readonly visit: VisitStrings;
  /** Fetched with the first registration. */
  readonly rsvp: RsvpStrings;
  /** Fetched with the first time that somebody wants to have. */
  readonly reservation: ReservationStrings;
  /** Fetched beside the first answer. */
  readonly house: HouseStrings;
  /** Shared by all forms; fetched with the first of them. */
  readonly form: FormStrings;
}

export type Section = Exclude<keyof Strings, 'common'>;
export type StringsOf<S extends Section> = Pick<Strings, 'common' | S>;

/** Sentences that every element needs from the start. */
export interface CommonStrings {
  /** One for each thing that can go wrong, said to a visitor, with a way on where there is one. */
  readonly errors: Readonly<Record<BackendErrorCode, string>>;
  readonly loading: string;
  readonly retry: string;
  /** How old a number is; `time` is formatted. */
  readonly asOf: (time: string) => string;
  /** What is shown may be old. */
  readonly stale: (time: string) => string;
  readonly today: string;
  /** Of a zone that differs from the visitor's, e.g. "Times in Amsterdam". */
  readonly zone: (place: string) => string;
  readonly free: string;
}
