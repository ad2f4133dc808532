import type { Introduction } from '../../domain/people.js';
import type { TourBooking } from '../../domain/tours.js';

/** Sentences of a visit from the chosen time on: form, confirmation, private link. Fetched with them. */
export interface VisitStrings {
  /** Heading of the form. */
  readonly title: string;
  readonly teamTitle: string;
  readonly changeTime: string;
  /** A time that is kept while the form is filled in, and one that no longer is. */
  readonly held: (time: string) => string;
  readonly heldNoLonger: string;
  readonly partySize: string;
  readonly party: string;
  readonly partyHelp: string;
  readonly phoneHelp: string;
  readonly notes: string;
  readonly notesHelp: string;
  readonly more: string;
  readonly companion: string;
  readonly companionHelp: string;
  readonly tellHost: string;
  readonly tellHostHelp: string;
  /** "I would like to meet …". */
  readonly meet: string;
  readonly meetWhom: string;
  readonly nobody: string;
  readonly someCraft: (craft: string) => string;
  readonly askMeAbout: (what: string) => string;
  readonly usually: (days: string) => string;
  /** How old the list of people is. */
  readonly counted: (date: string) => string;
  readonly meetWhy: string;
  readonly meetConsent: string;
  readonly book: string;
  readonly bookTeam: string;
  readonly pickAnother: string;
  readonly taken: string;
  readonly with: (hosts: readonly string[]) => string;
  readonly otherwise: string;
  readonly kept: string;
  /** The heading once it is booked. */
  readonly status: Readonly<Record<TourBooking['status'], (when: string) => string>>;
  readonly statusText: Readonly<Record<TourBooking['status'], string>>;
  readonly moved: (when: string) => string;
  /** An older request of the visitor had arrived, and stands. */
  readonly earlier: string;
  /** To somebody who has just cancelled. */
  readonly cancelledHere: string;
  /** Of a visit that waits for an answer. */
  readonly placeUntil: (when: string) => string;
  readonly who: string;
  readonly when: string;
  readonly where: string;
  /** A time on the visitor's own clock, where that differs. */
  readonly yourTime: (time: string) => string;
  readonly arrival: string;
  readonly map: string;
  readonly people: (count: number) => string;
  readonly introduction: string;
  readonly introductionState: Readonly<Record<Introduction['state'], string>>;
  readonly until: (day: string) => string;
  readonly withdraw: string;
  readonly calendarFile: string;
  readonly move: string;
  readonly moveTitle: string;
  readonly moveTo: (when: string) => string;
  readonly moveYes: string;
  readonly keep: string;
  readonly cancel: string;
  readonly cancelSure: string;
  readonly cancelReason: string;
  readonly cancelYes: string;
  readonly bookAnother: string;
  readonly wrongLink: string;
  readonly privateLink: string;
  readonly privateLinkHelp: string;
}
