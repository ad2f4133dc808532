// A visit with a host: kinds, slots, bookings.
import type { Instant, IsoDate, TimeZone } from './dates.js';
import type { FormInput, Introduction, Needs } from './people.js';
import type { Action, Address, Field, Host, Price } from './space.js';

export type TourKind = 'tour' | 'coffee' | 'trialDay' | 'teamTrialDay';

/** One kind of visit on offer. */
export interface TourType {
  readonly id: string;
  readonly kind: TourKind;
  readonly title: string;
  readonly description?: string;
  readonly durationMinutes: number;
  readonly timeZone: TimeZone;
  readonly location?: Address;
  readonly hostIds?: readonly string[];
  readonly minNoticeMinutes?: number;
  readonly maxDaysAhead?: number;
  readonly minPartySize?: number;
  readonly maxPartySize?: number;
  readonly phoneRequired?: boolean;
  readonly prices?: readonly Price[];
  readonly fields?: readonly Field[];
  readonly book: Action;
}

/** A start that can be booked now; several hosts may offer the same one. */
export interface Slot {
  readonly start: Instant;
  readonly end: Instant;
  readonly hostId?: string;
  readonly remaining?: number;
  readonly stepFree?: boolean;
  readonly quiet?: boolean;
  readonly video?: boolean;
  /** Can come along. */
  readonly child?: boolean;
  readonly dog?: boolean;
}

/** A time that is nobody else's until `expiresAt`, while its visitor fills in a form. */
export interface Hold {
  readonly id: string;
  readonly expiresAt: Instant;
  /** Gives it back. */
  readonly manageToken?: string;
}

export interface SlotQuery {
  readonly tourId: string;
  /** First local day; left out: today in the space's zone. */
  readonly from?: IsoDate;
  /** Exclusive; at most 62 days after `from`. */
  readonly to?: IsoDate;
  readonly hostId?: string;
}

export interface SlotList {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly timeZone: TimeZone;
  readonly asOf?: Instant;
  readonly items: readonly Slot[];
  /** First slot after the window. */
  readonly nextAvailable?: Instant;
}

export interface TourBookingInput extends FormInput {
  readonly start: Instant;
  readonly hostId?: string;
  /** The hold that this uses up; one that is over does no harm. */
  readonly holdId?: string;
  /** The visitor's zone. */
  readonly timeZone?: TimeZone;
  readonly partySize?: number;
  readonly party?: readonly string[];
  /** How often a team would come. */
  readonly daysPerWeek?: number;
  readonly notes?: string;
  readonly needs?: Needs;
  readonly meet?: { readonly memberId?: string; readonly craft?: string; readonly why?: string };
}

export interface TourMove {
  readonly start: Instant;
  readonly hostId?: string;
  readonly reason?: string;
}

export interface TourBooking {
  readonly id: string;
  readonly uid?: string;
  readonly sequence?: number;
  readonly tourId: string;
  readonly title?: string;
  readonly status: 'confirmed' | 'pendingConfirmation' | 'pendingApproval' | 'cancelled';
  /** While it is pending: when the time is given back unless somebody answers. */
  readonly expiresAt?: Instant;
  readonly start: Instant;
  readonly end: Instant;
  readonly timeZone: TimeZone;
  readonly partySize?: number;
  readonly host?: Host;
  readonly location?: Address;
  readonly arrival?: string;
  readonly introduction?: Introduction;
  readonly canReschedule?: boolean;
  readonly canCancel?: boolean;
  readonly manageToken?: string;
  readonly manageUrl?: string;
  /** What the host says about it. */
  readonly message?: string;
}
