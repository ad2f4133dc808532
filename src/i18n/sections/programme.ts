/** Sentences of `<cowork-events>` beyond the first look: the month, details of an event, nothing to show. */
export interface ProgrammeStrings {
  /** Names the switch between the views. */
  readonly view: string;
  readonly list: string;
  readonly week: string;
  readonly month: string;
  /** What comes back, where one just walks in. */
  readonly rituals: string;
  /** Opens the filters; `filtered` says how many are set. */
  readonly filter: string;
  readonly filtered: (count: number) => string;
  readonly search: string;
  readonly tags: string;
  /** How many events fit; `more` says that these are only the first. */
  readonly found: (count: number, more: boolean) => string;
  readonly showAll: string;
  readonly nothingFound: string;
  readonly empty: string;
  /** Looks at the days after those shown. */
  readonly further: string;
  /** Opens ways to follow all of it. */
  readonly subscribe: string;
  readonly addToCalendar: string;
  readonly calendarFile: string;
  /** A part of the element did not come. */
  readonly partFailed: string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  /** How many events a day has. */
  readonly events: (count: number) => string;
  readonly nothingOn: (month: string) => string;
  readonly previousWeek: string;
  readonly nextWeek: string;
  readonly nothingThisWeek: string;
  /** Of a ritual; `weekdays` is a list such as "Tuesday and Thursday". */
  readonly weekly: (weekdays: string) => string;
  /** When a ritual is again; `day` is formatted. */
  readonly next: (day: string) => string;
  readonly noRituals: string;
}
