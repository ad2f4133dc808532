/** Sentences of `<cowork-availability>`. */
export interface AvailabilityStrings {
  readonly title: string;
}
