import type { ResourceView } from '../../domain/availability.js';

/** Sentences of `<cowork-availability>` beyond a day of rooms: the views, desks, offices, days without room. */
export interface PlacesStrings {
  readonly day: string;
  readonly previousDay: string;
  readonly nextDay: string;
  readonly roomsFree: (count: number) => string;
  /** Name of the row of tabs, and the tabs. */
  readonly views: string;
  readonly view: Readonly<Record<ResourceView, string>>;
  readonly area: (squareMetres: string) => string;
  /** A name stays as it is, a bare number becomes one. */
  readonly floor: (floor: string) => string;
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
