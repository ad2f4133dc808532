import type { ResourceView } from '../../domain/availability.js';
import type { PriceUnit } from '../../domain/space.js';

/** What a stretch of a day is, said in one word. */
export type CellState = 'free' | 'short' | 'booked' | 'closed' | 'past';

/** Sentences of `<cowork-availability>`: what is free. Those of reserving are in `reservation`. */
export interface AvailabilityStrings {
  /** Name of the row of tabs, and the tabs. */
  readonly views: string;
  readonly view: Readonly<Record<ResourceView, string>>;
  readonly room: string;
  readonly people: (count: number) => string;
  readonly area: (squareMetres: string) => string;
  /** A name stays as it is, a bare number becomes one. */
  readonly floor: (floor: string) => string;
  /** "€ 25 per hour"; `money` is formatted. */
  readonly price: (money: string, per: PriceUnit) => string;

  /** A whole cell, for those who hear it: "Atelier, 10:00 to 11:30, free". */
  readonly cell: (room: string, start: string, end: string, state: string) => string;
  readonly state: Readonly<Record<CellState, string>>;
  readonly roomsFree: (count: number) => string;
  readonly roomFull: string;
  readonly day: string;
  readonly previousDay: string;
  readonly nextDay: string;
  readonly previousMonth: string;
  readonly nextMonth: string;

  readonly closedDay: (day: string) => string;
  readonly fullDay: (day: string) => string;
  /** There are places, but not for all. */
  readonly tooFew: (day: string, places: number, people: number) => string;
  readonly nextFreeDay: (day: string) => string;
  /** None of the days that were looked at. */
  readonly noneAhead: string;

  /** In a cell of the month, as short as can be. */
  readonly places: (count: number) => string;
  readonly full: string;
  /** In sentences: "7 places free". */
  readonly placesFree: (count: number) => string;
  /** A part of a day: "08:30 – 13:00: 3 places free". */
  readonly placesPart: (range: string, count: number) => string;
  /** A whole day, for those who hear it. */
  readonly dayIs: (day: string, state: string) => string;
  readonly pickDay: string;

  readonly freeNow: string;
  readonly freeFrom: (date: string) => string;
  readonly notFree: string;
  readonly askOnTour: string;
  readonly ask: string;
  readonly reserve: string;
  /** Leads to the operator's own page. */
  readonly bookThere: string;

  readonly nothing: string;
  readonly tooMany: (people: number, most: number) => string;
}
