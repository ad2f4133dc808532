import type { Rsvp } from '../../domain/events.js';

/** How a registration stands, given what has become of its event. */
export type RsvpStanding = Rsvp['status'] | 'eventCancelled' | 'eventPostponed' | 'over';

/** Sentences around a registration for an event; fetched when somebody first needs them. */
export interface RsvpStrings {
  readonly title: (event: string) => string;
  readonly waitlistTitle: (event: string) => string;
  /** How places on the waiting list are given out. */
  readonly waitlistRule: string;
  /** For those who come together. */
  readonly waitlistParty: string;
  readonly waitingBefore: (count: number) => string;
  readonly until: (moment: string) => string;
  readonly party: string;
  readonly partyHelp: (max: number) => string;
  readonly alone: string;
  readonly aloneHelp: string;
  readonly appearance: string;
  readonly appearanceHelp: string;
  readonly hidden: string;
  readonly craftOnly: string;
  readonly firstName: string;
  readonly craft: string;
  readonly craftHelp: string;
  readonly signUp: string;
  readonly joinWaitlist: string;
  /** Kinder and more exact than the sentences of the error codes. */
  readonly known: string;
  readonly nowFull: string;
  readonly nowFullWaitlist: string;
  readonly closed: string;
  readonly otherwise: string;
  /** Heading of a registration. */
  readonly status: Readonly<Record<RsvpStanding, string>>;
  readonly statusText: Readonly<Record<RsvpStanding, string>>;
  /** To somebody who has just given the place back. */
  readonly thanks: string;
  /** Of a registration that waits for an answer. */
  readonly placeUntil: (moment: string) => string;
  readonly position: (place: number) => string;
  /** What has just happened: a place came free, the same but it has to be confirmed, it was confirmed. */
  readonly promoted: string;
  readonly offered: string;
  readonly settled: string;
  readonly people: (count: number) => string;
  readonly appears: (how: string) => string;
  readonly appearsHidden: string;
  readonly toHost: string;
  readonly show: string;
  readonly change: string;
  readonly save: string;
  readonly saved: string;
  readonly cancel: string;
  readonly cancelSure: string;
  readonly cancelYes: string;
  readonly cancelNo: string;
  readonly privateLink: string;
  readonly privateLinkHelp: string;
  readonly yours: string;
}
