import type { Reservation } from '../../domain/availability.js';

/** Sentences around reserving a room, a desk or an office; fetched when somebody first needs them. */
export interface ReservationStrings {
  /** Of a room: "on the first floor", "step-free". */
  readonly stepFree: string;
  readonly from: string;
  readonly until: string;
  readonly places: string;
  readonly placesHelp: (most: number) => string;
  /** "1.5 hours": `count` is formatted. */
  readonly hours: (count: string, hours: number) => string;
  /** "1.5 hours × € 25 = € 37.50". */
  readonly worked: (length: string, money: string) => string;
  readonly total: (money: string) => string;
  readonly taxIncluded: string;
  readonly taxExcluded: string;
  readonly reserve: string;
  readonly tooShort: string;
  readonly takenMeanwhile: string;
  readonly pickAnother: string;
  readonly otherwise: string;
  readonly onTheirPage: string;
  readonly onATour: string;
  readonly personally: (name: string) => string;
  /** The heading once it is reserved. */
  readonly status: Readonly<Record<Reservation['status'], string>>;
  readonly statusText: Readonly<Record<Reservation['status'], string>>;
  readonly what: string;
  readonly when: string;
  readonly where: string;
  readonly arrival: string;
  readonly price: string;
  readonly units: (count: number) => string;
  readonly calendarFile: string;
  readonly privateLink: string;
  readonly privateLinkHelp: string;
  readonly cancel: string;
  readonly cancelSure: string;
  readonly cancelYes: string;
  readonly keep: string;
}
