// What a page's address tells an element: `#cowork-tour?day=2026-12-01`, `#cowork-event=ID`, or `?cowork-tour-day=2026-12-01`
// where a site needs its fragments for itself. Pure.

export interface Fragment {
  /** Whom it is for: what stands before the first `?` or `=`. */
  readonly name: string;
  /** What stands after the `=`; empty without one. */
  readonly value: string;
  /** What stands after the `?`; empty without one. */
  readonly words: URLSearchParams;
}

/** Undefined where nobody is named. */
export function readFragment(hash: string): Fragment | undefined {
  const [, name = '', words = '', value = ''] = /^#([^?=&]+)(?:\?(.*)|=(.*))?$/s.exec(hash) ?? [];
  try {
    return name ? { name: decodeURIComponent(name), value: decodeURIComponent(value), words: new URLSearchParams(words) } : undefined;
  } catch {
    // A percent sign that encodes nothing: not one of ours.
    return undefined;
  }
}

/** The words for one name in the query; empty where there are none. */
export function readQuery(search: string, name: string): URLSearchParams {
  const start = `${name}-`;
  return new URLSearchParams([...new URLSearchParams(search)].filter(([key]) => key.startsWith(start)).map(([key, value]) => [key.slice(start.length), value]));
}

/** Path, query and fragment without the words for this name that may not stay in an address. */
export function withoutWords({ pathname, search, hash }: URL | Location, name: string, may: (word: string) => boolean): string {
  const query = new URLSearchParams(search);
  const gone = [...query.keys()].filter((key) => key.startsWith(`${name}-`) && !may(key.slice(name.length + 1)));
  // An address that need not change is left as it is written.
  for (const key of gone) query.delete(key);
  return pathname + (gone.length > 0 ? questionMark(query) : search) + fragmentWithout(hash, may);
}

function fragmentWithout(hash: string, may: (word: string) => boolean): string {
  const words = readFragment(hash)?.words ?? new URLSearchParams();
  const gone = [...words.keys()].filter((word) => !may(word));
  if (gone.length === 0) return hash;
  for (const word of gone) words.delete(word);
  return (hash.split('?')[0] ?? '') + questionMark(words);
}

const questionMark = (words: URLSearchParams): string => (words.size > 0 ? `?${words.toString()}` : '');
