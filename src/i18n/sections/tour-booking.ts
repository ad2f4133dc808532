/** Sentences of `<cowork-tour-booking>`. */
export interface TourBookingStrings {
  readonly title: string;
}
