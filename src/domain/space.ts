// The place itself: where it is, when it is open, who receives visitors, what it is like there.
import type { ChallengeTerms } from './challenge.js';
import type { Instant, IsoDate, LocalTime, PartOfDay, TimeZone, Weekday } from './dates.js';

/** A picture; width and height are CSS pixels and keep its room while it loads. */
export interface Image {
  readonly url: string;
  readonly alt?: string;
  readonly width?: number;
  readonly height?: number;
}

export interface Address {
  readonly name?: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly city?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** A map, or an online room. */
  readonly url?: string;
}

/** A decimal string with an ISO 4217 code, so that no cent is lost. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export type PriceUnit = 'booking' | 'hour' | 'halfDay' | 'day' | 'week' | 'month' | 'person';

export interface Price extends Money {
  readonly per: PriceUnit;
  readonly taxIncluded?: boolean;
  /** For whom or when, e.g. "members". */
  readonly label?: string;
}

/** How the visitor acts on a thing: here, on another page, by asking on a visit, or not at all. */
export interface Action {
  readonly mode: 'inline' | 'link' | 'tour' | 'none';
  readonly url?: string;
  readonly label?: string;
}

/** A question that the operator adds to a form. */
export interface Field {
  readonly name: string;
  readonly type: 'text' | 'textarea' | 'email' | 'tel' | 'number' | 'select' | 'multiselect' | 'checkbox' | 'url';
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export interface OpeningHours {
  readonly days: readonly Weekday[];
  readonly opens: LocalTime;
  /** Earlier than `opens` means the next day. */
  readonly closes: LocalTime;
}

export interface Space {
  readonly id?: string;
  readonly name: string;
  readonly summary?: string;
  readonly timeZone: TimeZone;
  /** BCP 47. */
  readonly language?: string;
  readonly url?: string;
  /** Where a person answers. */
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  readonly address?: Address;
  readonly openingHours?: readonly OpeningHours[];
  readonly closedDays?: readonly { readonly date: IsoDate; readonly reason?: string }[];
  /** What the backend can do; the contract lists the words. */
  readonly capabilities: readonly string[];
  /** How often a client without live changes may ask again, seconds. */
  readonly pollSeconds?: number;
  readonly termsUrl?: string;
  readonly privacyUrl?: string;
  /** The operator's own sentence that stands before submit. */
  readonly consentText?: string;
  /** What a form has to come with. */
  readonly challenge?: ChallengeTerms;
}

/** One place of an operator with more than one; `url` is the base URL of its own backend. */
export interface Location {
  readonly id: string;
  readonly name: string;
  readonly summary?: string;
  readonly url: string;
  readonly timeZone?: TimeZone;
  readonly address?: Address;
  readonly image?: Image;
}

/** Somebody who receives visitors. */
export interface Host {
  readonly id: string;
  readonly name: string;
  readonly role?: string;
  readonly photo?: Image;
  /** BCP 47. */
  readonly languages?: readonly string[];
  /** In their own words. */
  readonly sentence?: string;
}

export type HouseTopic = 'sound' | 'calls' | 'eating' | 'languages' | 'dogs' | 'day' | 'space' | 'notForYou' | 'other';

/** One line of what it is like here, with who says so and when it was last confirmed. */
export interface HouseLine {
  readonly topic: HouseTopic;
  readonly text: string;
  readonly source: { readonly type: 'host' | 'members'; readonly name?: string; readonly count?: number };
  readonly confirmedOn: IsoDate;
}

export type Liveliness = 'quiet' | 'steady' | 'lively';

/** How lively the house usually is, by weekday and part of day. */
export interface Rhythm {
  /** 0 when a host entered it by hand. */
  readonly weeksObserved?: number;
  readonly minimumGroup: number;
  readonly source: 'checkIns' | 'host';
  readonly updatedAt: Instant;
  readonly bands: readonly { readonly weekday: Weekday; readonly part: PartOfDay; readonly level: Liveliness }[];
}

export interface House {
  readonly lines: readonly HouseLine[];
  readonly rhythm?: Rhythm;
}
