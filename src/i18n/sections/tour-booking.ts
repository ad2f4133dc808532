import type { PartOfDay } from '../../domain/dates.js';
import type { Liveliness } from '../../domain/space.js';

/** Sentences of `<cowork-tour-booking>` until a time is chosen; what comes then is in `visit`. */
export interface TourBookingStrings {
  /** Who is coming. */
  readonly who: string;
  readonly justMe: string;
  readonly team: string;
  readonly teamSize: string;
  readonly daysPerWeek: string;
  /** What kind of visit. */
  readonly kind: string;
  readonly duration: (minutes: number) => string;
  /** Who receives the visitor; `anyone` is the choice of nobody in particular. */
  readonly host: string;
  readonly anyone: string;
  readonly anyoneHelp: string;
  readonly when: string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  readonly times: (count: number) => string;
  readonly part: Readonly<Record<PartOfDay, string>>;
  /** A slot, spoken: "Thursday 4 March, 10:00 to 10:30, with Noor". */
  readonly slot: (day: string, from: string, to: string, hosts: readonly string[]) => string;
  readonly withHost: (hosts: readonly string[]) => string;
  readonly yourTime: (time: string) => string;
  /** Below a list of times, where the visitor's clock shows another time. */
  readonly needs: string;
  readonly stepFree: string;
  readonly quiet: string;
  readonly video: string;
  readonly language: string;
  readonly anyLanguage: string;
  /** Nothing to choose from, and the ways on. */
  readonly noKinds: string;
  readonly noTimes: string;
  readonly noTimesThatFit: string;
  readonly showAll: string;
  readonly noTimesThisMonth: string;
  readonly goTo: (day: string) => string;
  readonly write: string;
  readonly call: (phone: string) => string;
  /** A kind of visit that is booked on another page. */
  readonly elsewhere: string;
  /** What happens on the day, and how lively the house usually is then. */
  readonly thatDay: string;
  readonly walkIn: string;
  readonly level: Readonly<Record<Liveliness, string>>;
  readonly levelSource: (weeks: number | undefined, updated: string) => string;
}
