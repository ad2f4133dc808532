// Which language an element speaks, and where its sentences come from.
import type { Section, Strings, StringsOf } from './strings.js';

/** Changes sentences of a language that is there, for a page that wants to say them differently. */
export type Rewording = <S extends Partial<Strings>>(strings: S) => S;

const loaders: Readonly<Record<string, () => Promise<Strings>>> = {
  nl: async () => (await import('./nl/index.js')).nl,
};
const loaded = new Map<string, Strings>();
const rewordings = new Map<string, Rewording>();

/** The nearest `lang` around an element, through shadow roots; the browser's language where the page says nothing. */
export function languageOf(element: Element): string {
  const holder = element.closest('[lang]:not([lang=""])');
  if (holder) return holder.getAttribute('lang') ?? 'en';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : navigator.language || 'en';
}

/** The sentences if they are at hand, else undefined: then `loadStrings` fetches them. */
export function stringsFor<S extends Section>(language: string, english: StringsOf<S>): StringsOf<S> | undefined {
  const key = base(language);
  const built = key in loaders ? loaded.get(key) : english;
  const reword = rewordings.get(language.toLowerCase()) ?? rewordings.get(key);
  return built && reword ? reword<StringsOf<S>>(built) : built;
}

/** Fetches a language. Never rejects: where it does not come, English stays. */
export async function loadStrings(language: string): Promise<void> {
  const key = base(language);
  try {
    const strings = await loaders[key]?.();
    if (strings) loaded.set(key, strings);
  } catch {
    // The file did not come; the caller goes on in English and a later element asks again.
  }
}

/** From now on sentences of a language pass through there, before any that did so before. */
export function reword(language: string, how: Rewording): void {
  const before = rewordings.get(language.toLowerCase());
  rewordings.set(language.toLowerCase(), before ? (strings) => how(before(strings)) : how);
}

const base = (language: string): string => language.toLowerCase().split('-')[0] ?? 'en';
