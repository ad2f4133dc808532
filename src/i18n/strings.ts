import type { AvailabilityStrings } from './sections/availability.js';
import type { ChoosingStrings } from './sections/choosing.js';
import type { DetailStrings } from './sections/detail.js';
import type { EventsStrings } from './sections/events.js';
import type { FormStrings } from './sections/form.js';
import type { HouseStrings } from './sections/house.js';
import type { ReservationStrings } from './sections/reservation.js';
import type { OpeningStrings } from './sections/opening.js';
import type { PlacesStrings } from './sections/places.js';
import type { RoomsStrings } from './sections/rooms.js';
import type { RsvpStrings } from './sections/rsvp.js';
import type { ProgrammeStrings } from './sections/programme.js';
import type { SpaceStrings } from './sections/space.js';
import type { StatusStrings } from './sections/status.js';
import type { TourBookingStrings } from './sections/tour-booking.js';
import type { VisitStrings } from './sections/visit.js';

/** Every sentence a visitor reads. A count is a function, so grammar stays in its language. */
export interface Strings {
  readonly common: CommonStrings;
  /** Fetched when the first look is there, or cannot be. */
  readonly status: StatusStrings;
  readonly space: SpaceStrings;
  readonly availability: AvailabilityStrings;
  /** Fetched when the first look of `availability` is there. */
  readonly places: PlacesStrings;
  /** Fetched with it. */
  readonly rooms: RoomsStrings;
  readonly events: EventsStrings;
  /** Fetched when the first look of `events` is there. */
  readonly programme: ProgrammeStrings;
  /** Fetched with the first event that somebody opens. */
  readonly detail: DetailStrings;
  readonly tourBooking: TourBookingStrings;
  /** Fetched when the first look of `tourBooking` is there, or where it is apart from the page. */
  readonly opening: OpeningStrings;
  /** Fetched when the first look of `tourBooking` is there. */
  readonly choosing: ChoosingStrings;
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
  readonly loading: string;
  readonly today: string;
  readonly free: string;
}
