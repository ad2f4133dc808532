/** Sentences of `<cowork-events>`. */
export interface EventsStrings {
  readonly title: string;
}
