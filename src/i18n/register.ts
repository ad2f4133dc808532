import { reword } from './languages.js';
import type { Strings } from './strings.js';
import { announceWords } from './watch.js';

/** Sentences of a language, or only those that a page wants to say differently. */
export type PartialStrings = { readonly [S in keyof Strings]?: Partial<Strings[S]> };

/**
 * Adds a language, or changes single sentences of one that is there. What is not given stays as it is, in English at
 * last. Elements on the page speak the new words at once.
 * @param language BCP 47, e.g. `pt` or `de-CH`.
 */
export function registerStrings(language: string, strings: PartialStrings): void {
  reword(language, (known) => Object.fromEntries(
    Object.entries(known).map(([section, words]) => [section, { ...words, ...strings[section as keyof Strings] }]),
  ) as typeof known);
  announceWords();
}
