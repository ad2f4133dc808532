import type { PartOfDay } from '../../domain/dates.js';

/** Sentences of the first look of `<cowork-tour-booking>`; further ones are in `choosing`, those of a visit in `visit`. */
export interface TourBookingStrings {
  /** What kind of visit. */
  readonly kind: string;
  readonly duration: (minutes: number) => string;
  /** Who receives the visitor; `anyone` is the choice of nobody in particular. */
  readonly host: string;
  readonly anyone: string;
  readonly anyoneHelp: string;
  readonly when: string;
  readonly times: (count: number) => string;
  readonly part: Readonly<Record<PartOfDay, string>>;
  /** A slot, spoken: "Thursday 4 March, 10:00 to 10:30, with Noor". */
  readonly slot: (day: string, from: string, to: string, hosts: readonly string[]) => string;
  readonly withHost: (hosts: readonly string[]) => string;
}
