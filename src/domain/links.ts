// Addresses in a text that somebody typed. Pure.

export interface Link {
  readonly href: string;
  /** As it was typed. */
  readonly text: string;
}

/** The text in pieces, of which some are web and mail addresses; put together again they read as before. */
export function withLinks(text: string): readonly (string | Link)[] {
  const pieces: (string | Link)[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const typed = withoutEnd(found);
    const href = hrefOf(typed);
    if (!href) continue;
    if (index > end) pieces.push(text.slice(end, index));
    pieces.push({ href, text: typed });
    end = index + typed.length;
  }
  return end < text.length ? [...pieces, text.slice(end)] : pieces;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** What ends a sentence, or closes a bracket that was opened before, is no part of an address. */
function withoutEnd(found: string): string {
  const short = found.replace(/[.,;:!?'’”»]+$/u, '');
  return short.endsWith(')') && short.split(')').length > short.split('(').length ? withoutEnd(short.slice(0, -1)) : short;
}

/** Nothing where a name before an `@` would make an address look like somebody else's. */
function hrefOf(typed: string): string | undefined {
  if (!/^https?:/i.test(typed)) return `mailto:${typed}`;
  if (!URL.canParse(typed)) return undefined;
  const { href, username, password } = new URL(typed);
  return username || password ? undefined : href;
}
