/** Sentences of `<cowork-space>`. */
export interface SpaceStrings {
  readonly chooseLocation: string;
}
