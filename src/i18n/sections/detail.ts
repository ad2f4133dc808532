/** Sentences of one event with all there is to say about it; fetched with the first that somebody opens. */
export interface DetailStrings {
  readonly close: string;
  readonly over: string;
  readonly movedFrom: (moment: string) => string;
  /** A time on the visitor's own clock, where that differs. */
  readonly yourTime: (moment: string) => string;
  readonly page: string;
  readonly map: string;
  readonly join: string;
  readonly with: (names: string) => string;
  readonly organizer: (name: string) => string;
  /** Heading over the guests who chose to be shown, and who they are. */
  readonly who: string;
  readonly going: (count: number) => string;
  readonly chosen: string;
  /** There are more than can be listed. */
  readonly others: string;
  readonly share: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly link: string;
  /** Of one that takes place again and again. */
  readonly series: string;
  readonly allDates: string;
  readonly datesFailed: string;
  readonly subscribe: string;
  readonly subscribeHelp: string;
  readonly ownCalendar: string;
  readonly copyAddress: string;
  readonly address: string;
  /** A visit with a host right before the event. */
  readonly tour: string;
  readonly tourAt: (time: string) => string;
  readonly tourBook: (time: string) => string;
}
