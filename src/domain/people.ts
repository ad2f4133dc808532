// The people one could meet. Everything here was chosen by the person concerned.
import type { Instant, Weekday } from './dates.js';
import type { Image } from './space.js';

/** No number about people is drawn below this, whatever a backend sends. */
export const PEOPLE_FLOOR = 5;

/** What other guests see of a guest: nothing, the craft, or the first name with the craft. */
export type Appearance = 'hidden' | 'craft' | 'firstName';

/** A member who chose to be met by visitors, as they want to be shown. */
export interface Member {
  readonly id: string;
  readonly craft: string;
  readonly firstName?: string;
  readonly photo?: Image;
  readonly askMeAbout?: string;
  /** BCP 47. */
  readonly languages?: readonly string[];
  readonly usualDays?: readonly Weekday[];
}

/** A craft with at least the minimum group of people. */
export interface CraftAround {
  readonly craft: string;
  readonly people: number;
  readonly usualDays?: readonly Weekday[];
}

export interface People {
  readonly minimumGroup: number;
  readonly updatedAt: Instant;
  readonly members: readonly Member[];
  readonly crafts: readonly CraftAround[];
}

/** Whether a number about people may be shown at all. */
export const isAboveFloor = (count: number, minimumGroup = PEOPLE_FLOOR): boolean =>
  count >= Math.max(PEOPLE_FLOOR, minimumGroup);

/** The crafts that may be shown. */
export const craftsToShow = ({ crafts, minimumGroup }: People): readonly CraftAround[] =>
  crafts.filter(({ people }) => isAboveFloor(people, minimumGroup));

export interface IntroductionInput {
  readonly memberId?: string;
  readonly craft?: string;
  /** One sentence, at most 280 characters. */
  readonly why: string;
  readonly attendee: Attendee;
  readonly bookingId?: string;
  readonly locale?: string;
  readonly consent?: Consent;
}

/** A request to be introduced. The member says yes first; it ends by itself at `expiresAt`. */
export interface Introduction {
  readonly id: string;
  readonly state: 'asked' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
  readonly memberId?: string;
  readonly craft?: string;
  readonly expiresAt: Instant;
  /** What came with the answer, if anything. */
  readonly word?: string;
  /** How to reach whoever said yes; never before that. */
  readonly contact?: { readonly name?: string; readonly email?: string };
  /** Only in the answer that created it. */
  readonly manageToken?: string;
}

/** Who fills in a form. */
export interface Attendee {
  readonly name: string;
  readonly email: string;
  /** E.164 where the visitor typed it so. */
  readonly phone?: string;
}

export interface Consent {
  readonly terms?: boolean;
  readonly newsletter?: boolean;
}

/** Where a visitor came from, as far as the page passes it on. */
export interface Attribution {
  /** URL without query and fragment. */
  readonly page?: string;
  readonly referrer?: string;
  readonly utm?: Readonly<Partial<Record<'source' | 'medium' | 'campaign' | 'term' | 'content', string>>>;
}

/** Answers to the operator's questions, by field name. */
export type Answers = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What would make a visit good. Health is never asked. */
export interface Needs {
  readonly stepFree?: boolean;
  readonly quiet?: boolean;
  /** BCP 47. */
  readonly language?: string;
  readonly video?: boolean;
  /** Comes along. */
  readonly child?: boolean;
  readonly dog?: boolean;
  /** Whoever else comes along, in the visitor's words. */
  readonly companion?: string;
  /** I would rather tell the host. */
  readonly tellHost?: boolean;
}

/** What every form sends. */
export interface FormInput {
  readonly attendee: Attendee;
  readonly answers?: Answers;
  readonly locale?: string;
  readonly consent?: Consent;
  readonly attribution?: Attribution;
  readonly challengeToken?: string;
}
