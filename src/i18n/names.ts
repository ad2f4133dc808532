// Names that a language has for things.
import { localeOf } from './formats.js';

/** "English, Dutch and French". */
export const listOf = (words: readonly string[], language: string): string => new Intl.ListFormat(localeOf(language)).format(words);

/** The name of a language, "Dutch" for `nl`. */
export function languageName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(localeOf(language), { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
