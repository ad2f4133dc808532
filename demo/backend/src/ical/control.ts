// Control characters in iCalendar. RFC 5545 allows tab and line feed and forbids the rest of C0 and DEL, and some readers
// refuse a whole file for one of them. So each is written as its picture (U+2400 and on), which a person can see, and what
// was really there goes with it, percent-encoded in a parameter of our own, which other readers ignore and ours reads back.
// Everything else (all scripts, emoji, joiners, marks of direction) is allowed and stays as it is.

/** The parameter that has the text as it really is. */
export const exactParameter = 'x-cowork-exact';

/** A line feed is all that RFC 5545 knows of the ends of lines. */
const forbidden = /[\0-\x08\x0B-\x1F\x7F]/; // eslint-disable-line no-control-regex -- these are what it is about
const pictures = 0x2400;
const pictureOfDelete = '\u2421';

/** The text with a picture for each character that must not be in the file. */
export const shown = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(new RegExp(forbidden, 'g'), (sign) => (sign === '\x7F' ? pictureOfDelete : String.fromCodePoint(pictures + sign.charCodeAt(0))));

/** The parameter for a text that could not be written as it is; none for all others. */
export const exactly = (text: string): Readonly<Record<string, string>> =>
  (forbidden.test(text) ? { [exactParameter]: encodeURIComponent(text.toWellFormed()) } : {});

/** The text that `exactly` kept, or undefined where it says nothing that can be read. */
export function exactOf(parameter: unknown): string | undefined {
  if (typeof parameter !== 'string') return undefined;
  try {
    return decodeURIComponent(parameter);
  } catch {
    return undefined;
  }
}
