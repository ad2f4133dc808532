import type { Availability, Reservation, ReservationInput, Resource, ResourceKind } from '../domain/availability.js';
import type { Challenge } from '../domain/challenge.js';
import type { Instant, IsoDate } from '../domain/dates.js';
import type { EventPage, EventQuery, FeedQuery, Rsvp, RsvpChange, RsvpInput, SpaceEvent } from '../domain/events.js';
import type { Introduction, IntroductionInput, People } from '../domain/people.js';
import type { Host, House, Location, Space } from '../domain/space.js';
import type { Hold, Slot, SlotList, SlotQuery, TourBooking, TourBookingInput, TourMove, TourType } from '../domain/tours.js';

/**
 * What the elements ask of any booking system, capability by capability. A capability that a system does not have is
 * absent; `space` is always there. Every method rejects with a BackendError, or with the signal's reason when aborted.
 */
export interface Backend {
  readonly space: SpaceSource;
  readonly availability?: AvailabilitySource;
  readonly events?: EventsSource;
  readonly tours?: ToursSource;
  readonly people?: PeopleSource;
  readonly changes?: ChangesSource;
}

/** The names of the capabilities, as `compose` takes them. */
export type CapabilityName = keyof Backend;

export interface ReadOptions {
  readonly signal?: AbortSignal;
}

export interface WriteOptions {
  /** One for each intent of the visitor, the same for every retry of it. */
  readonly key: string;
  readonly signal?: AbortSignal;
}

/** What the private link of a booking holds. */
export interface ManageRef {
  readonly id: string;
  readonly token: string;
}

export interface SpaceSource {
  facts(options?: ReadOptions): Promise<Space>;
  /** Empty where there is only one. */
  locations(options?: ReadOptions): Promise<readonly Location[]>;
  hosts(options?: ReadOptions): Promise<readonly Host[]>;
  house(options?: ReadOptions): Promise<House>;
  /** A proof of work to solve, for this visitor alone; absent where the space asks for none. */
  challenge?(options?: ReadOptions): Promise<Challenge>;
}

export interface AvailabilityQuery {
  /** First local day; left out: today in the space's zone. */
  readonly from?: IsoDate;
  /** Exclusive, at most 62 days after `from`. */
  readonly to?: IsoDate;
  readonly kinds?: readonly ResourceKind[];
  readonly resourceIds?: readonly string[];
}

export interface AvailabilitySource {
  resources(query: { readonly kinds?: readonly ResourceKind[] }, options?: ReadOptions): Promise<readonly Resource[]>;
  window(query: AvailabilityQuery, options?: ReadOptions): Promise<Availability>;
  reserve(resourceId: string, input: ReservationInput, options: WriteOptions): Promise<Reservation>;
  reservation(ref: ManageRef, options?: ReadOptions): Promise<Reservation>;
  move(ref: ManageRef, to: { readonly start: Instant; readonly end: Instant }, options: WriteOptions): Promise<Reservation>;
  /** Cancelling twice answers the same again. */
  cancel(ref: ManageRef, reason: string | undefined, options?: ReadOptions): Promise<Reservation>;
}

export interface EventsSource {
  list(query: EventQuery, options?: ReadOptions): Promise<EventPage>;
  event(id: string, options?: ReadOptions): Promise<SpaceEvent>;
  register(eventId: string, input: RsvpInput, options: WriteOptions): Promise<Rsvp>;
  registration(ref: ManageRef, options?: ReadOptions): Promise<Rsvp>;
  change(ref: ManageRef, change: RsvpChange, options?: ReadOptions): Promise<Rsvp>;
  cancel(ref: ManageRef, reason: string | undefined, options?: ReadOptions): Promise<Rsvp>;
  /** The http or https address of the programme as a calendar to subscribe to (capability `events.feed`); absent where there is none. */
  feed?(query: FeedQuery): Promise<string>;
}

export interface ToursSource {
  kinds(options?: ReadOptions): Promise<readonly TourType[]>;
  slots(query: SlotQuery, options?: ReadOptions): Promise<SlotList>;
  book(tourId: string, input: TourBookingInput, options: WriteOptions): Promise<TourBooking>;
  booking(ref: ManageRef, options?: ReadOptions): Promise<TourBooking>;
  /** The answer may carry a new token, which then replaces the old one. */
  move(ref: ManageRef, to: TourMove, options: WriteOptions): Promise<TourBooking>;
  cancel(ref: ManageRef, reason: string | undefined, options?: ReadOptions): Promise<TourBooking>;
  /** Keeps a time while a form is filled in (capability `holds`); absent where no time can be kept. */
  hold?(tourId: string, wanted: Pick<Slot, 'start' | 'hostId'>, options: WriteOptions): Promise<Hold>;
  /** Gives it back; twice does no harm. Has to work while the page is being left. */
  release?(ref: ManageRef): Promise<void>;
}

export interface PeopleSource {
  people(options?: ReadOptions): Promise<People>;
  ask(input: IntroductionInput, options: WriteOptions): Promise<Introduction>;
  introduction(ref: ManageRef, options?: ReadOptions): Promise<Introduction>;
  withdraw(ref: ManageRef, options?: ReadOptions): Promise<Introduction>;
}

export type ChangeTopic = 'availability' | 'events' | 'tours';

/** What may have changed; without ids or days, anything of that topic. */
export interface Change {
  readonly topic: ChangeTopic;
  readonly ids?: readonly string[];
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

export interface ChangesSource {
  /** Calls back for every change until the returned function is called. Never throws; hints may be lost. */
  watch(topics: readonly ChangeTopic[], changed: (change: Change) => void): () => void;
}
