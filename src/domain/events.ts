// What is on: events with registration, and open rituals where one just walks in.
import type { Instant, IsoDate, TimeZone } from './dates.js';
import type { Appearance, FormInput, Needs } from './people.js';
import type { Action, Address, Field, Image, Price } from './space.js';

/** Guests who chose to be shown; the count is absent below the minimum group. */
export interface Guests {
  readonly minimumGroup: number;
  readonly count?: number;
  readonly shown: readonly { readonly craft?: string; readonly firstName?: string }[];
}

export interface RsvpOffer extends Action {
  readonly opensAt?: Instant;
  readonly closesAt?: Instant;
  readonly maxPartySize?: number;
  readonly fields?: readonly Field[];
}

/** One occurrence. `all-day` means local midnights, the end exclusive. */
export interface SpaceEvent {
  readonly id: string;
  readonly seriesId?: string;
  readonly uid?: string;
  /** Raised when time, place or status change. */
  readonly sequence?: number;
  readonly kind: 'event' | 'ritual';
  readonly title: string;
  readonly summary?: string;
  /** Plain text, paragraphs separated by a blank line. */
  readonly description?: string;
  readonly start: Instant;
  readonly end: Instant;
  /** When it was to begin at first, of an event that was moved. */
  readonly previousStart?: Instant;
  readonly allDay?: boolean;
  readonly timeZone: TimeZone;
  readonly status: 'scheduled' | 'cancelled' | 'postponed';
  readonly attendanceMode?: 'offline' | 'online' | 'mixed';
  readonly location?: Address;
  readonly image?: Image;
  readonly tags?: readonly string[];
  /** Good for somebody who knows nobody yet. */
  readonly forNewcomers?: boolean;
  readonly visitorsWelcome?: boolean;
  /** Who opens the door. */
  readonly hostedBy?: string;
  readonly organizer?: { readonly name?: string; readonly url?: string };
  /** Who speaks, plays or teaches. */
  readonly performers?: readonly { readonly name: string; readonly url?: string }[];
  readonly audience?: 'public' | 'members';
  /** An empty list means free, absent means unknown. */
  readonly prices?: readonly Price[];
  readonly capacity?: number;
  readonly remaining?: number;
  /** A full event takes a waiting list. */
  readonly waitlist?: boolean;
  readonly waiting?: number;
  readonly guests?: Guests;
  readonly url?: string;
  readonly rsvp?: RsvpOffer;
}

export interface EventPage {
  readonly timeZone: TimeZone;
  readonly asOf?: Instant;
  readonly items: readonly SpaceEvent[];
  /** The cursor of the following page. */
  readonly next?: string;
}

export interface EventQuery {
  /** First local day; left out: today in the space's zone. */
  readonly from?: IsoDate;
  /** Exclusive. */
  readonly to?: IsoDate;
  readonly tags?: readonly string[];
  readonly q?: string;
  readonly kind?: 'event' | 'ritual';
  readonly audience?: 'public' | 'members';
  /** Only what costs nothing. */
  readonly free?: boolean;
  /** Only what is good for somebody who knows nobody yet. */
  readonly forNewcomers?: boolean;
  /** Only the dates of one series, by its `seriesId`. */
  readonly series?: string;
  readonly cursor?: string;
  /** Entries per page, 1 to 200. */
  readonly limit?: number;
}

/** Which part of the programme a calendar that one subscribes to has; all of it by default. */
export type FeedQuery = Pick<EventQuery, 'tags' | 'kind' | 'series'>;

export interface RsvpInput extends FormInput {
  readonly partySize?: number;
  /** Without it a full event is refused with the code `full`. */
  readonly joinWaitlist?: boolean;
  readonly appearance?: Appearance;
  readonly craft?: string;
  /** I come alone, please say hello. Only the host sees it. */
  readonly alone?: boolean;
  readonly needs?: Needs;
}

export interface RsvpChange {
  readonly partySize?: number;
  readonly appearance?: Appearance;
  readonly craft?: string;
  readonly alone?: boolean;
}

export interface Rsvp {
  readonly id: string;
  readonly eventId: string;
  readonly status: 'confirmed' | 'pendingConfirmation' | 'pendingApproval' | 'waitlisted' | 'cancelled';
  /** While it is pending: when the place is lost unless somebody answers. */
  readonly expiresAt?: Instant;
  readonly partySize: number;
  /** 1 is next. */
  readonly waitlistPosition?: number;
  readonly appearance?: Appearance;
  readonly craft?: string;
  readonly alone?: boolean;
  readonly canCancel?: boolean;
  readonly manageToken?: string;
  readonly manageUrl?: string;
  readonly message?: string;
}
