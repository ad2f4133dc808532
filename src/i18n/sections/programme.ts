/** Sentences of `<cowork-events>` beyond the first look: the month, details of an event, nothing to show. */
export interface ProgrammeStrings {
  /** Names the switch between the views. */
  readonly view: string;
  readonly list: string;
  readonly month: string;
  readonly empty: string;
  /** Looks at the days after those shown. */
  readonly further: string;
  readonly page: string;
  readonly going: (count: number) => string;
  /** Above the guests who chose to be shown. */
  readonly goingAmong: string;
  readonly addToCalendar: string;
  readonly calendarFile: string;
  /** A part of the element did not come. */
  readonly partFailed: string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  /** How many events a day has. */
  readonly events: (count: number) => string;
  readonly nothingOn: (month: string) => string;
}
