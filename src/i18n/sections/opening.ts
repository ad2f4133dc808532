/** Sentences of the ways to `<cowork-tour-booking>`: its dialog, its button, and links that ask for something. */
export interface OpeningStrings {
  /** Of the dialog and on the button. */
  readonly title: string;
  readonly close: string;
  /** A link asked for a day without a free time. */
  readonly noSuchDay: (day: string) => string;
  /** A link asked for a kind, a host or something else that is not offered. */
  readonly noSuchThing: string;
}
