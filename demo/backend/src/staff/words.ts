// What the staff page says. A language is one value of this type; a missing sentence does not compile.
import type { By } from '../change.ts';
import type { Audience, Message } from '../outbox.ts';
import type { IntroductionState } from '../people/requests.ts';
import type { Kind, Status } from './bookings.ts';
import { en } from './words-en.ts';
import { nl } from './words-nl.ts';
import type { MisfitKind } from './misfits.ts';

/** What has just been done. */
export const saids = ['approved', 'declined', 'cancelled', 'moved', 'passed', 'answered', 'reloaded', 'deleted', 'retried', 'signedOut'] as const;
export type Said = (typeof saids)[number];

/** Why it was not. */
export const problemWords = ['taken', 'closed', 'notOffered', 'waitlisted', 'gone', 'wrongToken', 'tooMany', 'invalid', 'confirmFirst', 'away'] as const;
export type ProblemWord = (typeof problemWords)[number];

/** What can happen to a booking, as the audit trail calls it. */
export type BookingEvent = Extract<Message, `${Traced}.${string}`> | `${Traced}.personDeleted`;
type Traced = 'tour' | 'rsvp' | 'reservation';

export interface Words {
  readonly skip: string;
  readonly navigation: string;
  readonly sections: Readonly<Record<'' | 'requests' | 'bookings' | 'events' | 'person' | 'state', string>>;
  readonly waiting: string;
  readonly said: Readonly<Record<Said, string>>;
  readonly problems: Readonly<Record<ProblemWord, string>>;

  readonly signIn: string;
  readonly signOut: string;
  readonly token: string;
  readonly tokenNote: string;
  readonly noToken: string;
  /** `variable` is the name of an environment variable. */
  readonly howToSet: (variable: string, own: string) => string;
  readonly notFound: string;
  readonly notFoundText: string;
  readonly wrong: string;

  readonly today: string;
  readonly tomorrow: string;
  readonly otherDays: string;
  readonly day: string;
  readonly show: string;
  readonly closed: string;
  readonly visits: string;
  readonly noVisits: string;
  readonly reservations: string;
  readonly nextDays: string;
  readonly visitors: string;
  readonly eventGuests: string;
  readonly guests: (count: number) => string;
  readonly people: (count: number) => string;
  readonly units: (count: number) => string;
  readonly withHost: (what: string, host: string) => string;
  readonly wantsToMeet: (whom: string, state: string, passedTo: string | undefined) => string;
  readonly notes: string;
  readonly others: string;
  readonly yes: string;
  readonly no: string;
  readonly forgotten: string;
  readonly needs: {
    readonly alone: string;
    readonly stepFree: string;
    readonly quiet: string;
    readonly video: string;
    readonly language: (name: string) => string;
    readonly child: string;
    readonly dog: string;
    readonly companion: (who: string) => string;
    readonly tellHost: string;
    readonly daysPerWeek: (days: number) => string;
  };

  readonly kinds: Readonly<Record<Kind, string>>;
  readonly statuses: Readonly<Record<Status, string>>;
  readonly introductions: Readonly<Record<IntroductionState, string>>;
  readonly eventStates: Readonly<Record<'scheduled' | 'cancelled' | 'postponed', string>>;

  readonly nothingToAnswer: string;
  readonly placesAsked: string;
  readonly peopleAsked: string;
  readonly answerBy: (moment: string) => string;
  readonly approve: string;
  readonly decline: string;
  readonly accept: string;
  readonly passTo: string;
  readonly pass: string;
  readonly choose: string;
  readonly answerSelf: string;
  readonly answerSelfNote: string;
  readonly reason: string;
  readonly reasonNote: string;
  readonly quietly: string;

  readonly search: string;
  readonly searchNote: string;
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly who: string;
  readonly when: string;
  readonly state: string;
  readonly host: string;
  readonly everything: string;
  readonly everybody: string;
  readonly notCancelled: string;
  readonly anyState: string;
  readonly found: (count: number) => string;
  readonly asTable: string;
  readonly pages: string;
  readonly previous: string;
  readonly next: string;
  readonly pageOf: (number: string, of: string) => string;

  readonly metBy: (host: string) => string;
  readonly hostGone: string;
  readonly tourGone: string;
  readonly lastReason: string;
  readonly begun: string;
  readonly move: string;
  readonly cancel: string;
  readonly cancelNow: Readonly<Record<Kind, string>>;
  readonly history: string;
  readonly bookedAt: (moment: string) => string;
  readonly by: Readonly<Record<By | 'command', string>>;
  readonly events: Readonly<Record<BookingEvent, string>>;
  readonly fromHost: (from: string, to: string) => string;
  readonly now: string;
  readonly freeOn: (day: string) => string;
  readonly nothingFree: string;
  readonly moveNow: string;
  readonly leaveIt: string;

  readonly noEvents: string;
  readonly event: string;
  readonly registered: string;
  readonly places: string;
  readonly placesTaken: (taken: string, of: string) => string;
  readonly onWaitingList: string;
  readonly waitingList: string;
  readonly waitingListNote: string;

  readonly files: string;
  readonly filesFit: string;
  readonly filesStay: string;
  readonly line: (line: number) => string;
  readonly reload: string;
  readonly reloadNote: string;
  readonly troubles: { readonly file: string; readonly misfits: (count: number) => string; readonly feeds: (count: number) => string };
  readonly misfits: string;
  readonly misfitsNote: string;
  readonly noMisfits: string;
  readonly misfit: Readonly<Record<MisfitKind, string>>;
  readonly feeds: string;
  readonly noFeeds: string;
  readonly feedFine: (kept: number, moment: string) => string;
  readonly feedNew: string;
  readonly feedBroken: (since: string) => string;
  readonly mails: string;
  readonly mailsFine: string;
  readonly mailsLate: (count: number) => string;
  readonly mailsStuck: (count: number) => string;
  readonly mailTo: Readonly<Record<Audience, string>>;
  readonly retry: string;
  readonly addresses: string;
  readonly addressesNote: string;
  readonly programme: string;

  readonly mail: string;
  readonly personNote: string;
  readonly find: string;
  readonly nothingHeld: string;
  readonly held: string;
  readonly heldKinds: Readonly<Record<'visits' | 'rsvps' | 'reservations' | 'introductions' | 'members', (count: number) => string>>;
  readonly inFile: (place: string) => string;
  readonly export: string;
  readonly forget: string;
  readonly forgetNote: string;
  readonly forgetSure: string;
}

const languages: Readonly<Record<string, Words>> = { en, nl };
export const spoken = Object.keys(languages);

/** The words of a language, and which one it is: the reader's, if it is spoken here. */
export function wordsIn(language: string): { readonly language: string; readonly words: Words } {
  const base = language.toLowerCase().split('-')[0] ?? '';
  const words = languages[base];
  return words ? { language: base, words } : { language: 'en', words: en };
}

/** What happened, in the reader's words; by its own name where none are known. */
export const eventWord = ({ events }: Words, kind: string): string => (events as Readonly<Record<string, string | undefined>>)[kind] ?? kind;
