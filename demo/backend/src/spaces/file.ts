// space.yaml as types: the contract's shapes, with what demo/spaces/README.md adds. `check.ts` makes sure a file is this.
import type { components } from '../../../../src/contract/wire.ts';
import type { Message } from '../outbox.ts';
import type { Limits } from '../guard/limits.ts';
import type { Retention } from '../privacy/retention.ts';
import type { Hours } from '../time/opening.ts';

type Wire = components['schemas'];

export type SpaceFile = Pick<Wire['Space'], 'summary' | 'language' | 'url' | 'email' | 'phone' | 'address' | 'termsUrl' | 'privacyUrl' | 'consentText' | 'pollSeconds'> & {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly openingHours: readonly Hours[];
  readonly closedDays?: readonly { readonly date?: string; readonly inDays?: number; readonly reason?: string }[];
  readonly arrival?: string;
  readonly image?: Wire['Image'];
  readonly locations?: readonly string[];
  /** Sites whose pages may read and write here; any, if left out. */
  readonly origins?: readonly string[];
  readonly challenge?: ChallengeFile;
  readonly limits?: Partial<Limits>;
  readonly calendars?: readonly FeedFile[];
  readonly retention?: Partial<Retention>;
  readonly hosts?: readonly HostFile[];
  readonly house?: HouseFile;
  readonly resources?: readonly ResourceFile[];
  readonly tours?: readonly TourFile[];
  readonly people?: PeopleFile;
  readonly introductions?: IntroductionsFile;
  readonly checkIns?: CheckInsFile;
  readonly mail?: MailFile;
  readonly events?: readonly EventFile[];
};

/** A proof of work that writes need. */
export interface ChallengeFile {
  /** All of them, if left out. */
  readonly for?: readonly ('visits' | 'rsvps' | 'reservations' | 'introductions')[];
  readonly effort?: 'light' | 'normal' | 'strong';
}

export type HostFile = Wire['Host'] & {
  readonly hours?: readonly Hours[];
  readonly email?: string;
  readonly stepFree?: boolean;
  readonly quiet?: readonly Wire['PartOfDay'][];
  readonly video?: boolean;
  /** Whether one can come along; a list names the weekdays on which it can. */
  readonly child?: boolean | readonly number[];
  readonly dog?: boolean | readonly number[];
  /** The next number makes another address of their private calendar; the one before it no longer opens. */
  readonly calendarVersion?: number;
};

/** A calendar that the house or a host keeps elsewhere. What it says of no event of its own, this says of all. */
export type FeedFile = Pick<EventFile, 'audience' | 'tags' | 'hostedBy' | 'image' | 'visitorsWelcome' | 'capacity' | 'waitlist' | 'closesHours' | 'rsvp'> & {
  readonly id: string;
  readonly for: 'events' | 'busy';
  readonly url?: string;
  /** Names of variables of the environment: an address that is a secret, and `user:password`. */
  readonly urlFromEnv?: string;
  readonly loginFromEnv?: string;
  readonly everyMinutes?: number;
  /** Whose times are busy: one of the two. */
  readonly host?: string;
  readonly resource?: string;
  readonly kind?: EventFile['kind'];
};

export interface HouseFile {
  readonly lines?: readonly (Omit<Wire['HouseLine'], 'confirmedOn'> & { readonly confirmedDaysAgo?: number; readonly confirmedOn?: string })[];
  readonly rhythm?: Pick<Wire['Rhythm'], 'source' | 'weeksObserved' | 'minimumGroup'> & {
    readonly updatedDaysAgo: number;
    readonly bands: readonly (readonly (Wire['Rhythm']['bands'][number]['level'] | null)[])[];
  };
}

export type ResourceFile = Wire['Resource'] & {
  readonly hours?: readonly Hours[];
  readonly wholeDays?: boolean;
  readonly freeFromDays?: number;
  readonly busy?: number;
  /** As a host's. */
  readonly calendarVersion?: number;
};

export type TourFile = Omit<Wire['TourType'], 'timeZone'> & {
  readonly everyMinutes?: number;
  readonly bufferMinutes?: number;
  readonly days?: readonly number[];
  readonly simultaneous?: number;
  /** How much of the visit takes the host, where that is not all of it (a trial day: the first half hour). */
  readonly hostMinutes?: number;
};

export interface PeopleFile {
  readonly minimumGroup: number;
  readonly updatedDaysAgo: number;
  readonly members?: readonly MemberFile[];
  readonly crafts?: readonly CraftFile[];
}

/** How many members do this, as counted among those who agreed to be counted. */
export interface CraftFile {
  readonly craft: string;
  /** The wider word it goes under where it has too few people. */
  readonly under?: string;
  readonly people: number;
  /** How many of them usually come on each weekday, Monday first; the end may be left out. */
  readonly perWeekday?: readonly number[];
}

/** How counted check-ins become the rhythm of the house. */
export interface CheckInsFile {
  /** People at once from whom on the house is steady, and lively. */
  readonly steadyFrom: number;
  readonly livelyFrom: number;
  /** How far back it counts; 12 if left out. */
  readonly weeks?: number;
  /** How long somebody is taken to stay who does not check out; 240 if left out. */
  readonly minutesWithoutEnd?: number;
  readonly minimumGroup?: number;
}

export interface IntroductionsFile {
  /** How long a request waits for its answer; 7 days if left out. */
  readonly answerDays?: number;
}

/** A member who chose to be met, with what never leaves the server but to whom they said yes. */
export type MemberFile = Wire['Member'] & {
  readonly optedInOn?: string;
  readonly optedInDaysAgo?: number;
  /** The last day; a year after the opting in at the latest. */
  readonly until?: string;
  readonly email?: string;
  readonly language?: string;
};

/** What the house says in its mails, and from which address. */
export interface MailFile {
  /** Sender; the space's name and MAIL_FROM's address if left out. */
  readonly from?: { readonly name?: string; readonly address?: string };
  /** Where answers go; the space's `email` if left out. */
  readonly replyTo?: string;
  /** Where mails for hosts without an address of their own go; `replyTo` if left out. */
  readonly hosts?: string;
  readonly signature?: string;
  /** Hours before the beginning; a day before, if left out. An empty list sends none. */
  readonly reminders?: { readonly visits?: readonly number[]; readonly events?: readonly number[] };
  /** By language, then by message. */
  readonly texts?: Readonly<Record<string, MailTexts>>;
}

export type MailTexts = { readonly signature?: string } & { readonly [M in Message]?: LetterFile };

/** With {placeholders}. */
export interface LetterFile {
  readonly subject?: string;
  readonly intro?: string;
  readonly outro?: string;
}

export interface WhenFile {
  readonly date?: string;
  readonly inDays?: number;
  readonly onWeekday?: number;
  readonly anchor?: 'clockChange';
  readonly at?: string;
  readonly minutes?: number;
  readonly days?: number;
  readonly repeat?: string;
  /** Numbers of coming occurrences, or dates. */
  readonly skip?: readonly (number | string)[];
  readonly postpone?: readonly (number | string)[];
}

export type EventFile =
  Pick<Wire['Event'], 'id' | 'kind' | 'title' | 'summary' | 'description' | 'attendanceMode' | 'location' | 'image' | 'tags' | 'forNewcomers' | 'visitorsWelcome' | 'hostedBy' | 'organizer' | 'performers' | 'audience' | 'prices' | 'capacity' | 'waitlist' | 'url'> & {
    readonly when: WhenFile;
    readonly status?: Wire['Event']['status'];
    readonly taken?: number;
    readonly guests?: readonly { readonly craft?: string; readonly firstName?: string }[];
    readonly closesHours?: number;
    readonly rsvp?: Wire['RsvpOffer'];
  };
