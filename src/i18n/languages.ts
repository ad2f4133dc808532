// Which language an element speaks, and where its sentences come from.
import type { Section, Strings, StringsOf } from './strings.js';

/** Sentences of a language, or only those that a page wants to say differently. */
export type PartialStrings = { readonly [S in keyof Strings]?: Partial<Strings[S]> };

const loaders: Readonly<Record<string, () => Promise<Strings>>> = {
  nl: async () => (await import('./nl/index.js')).nl,
};
const loaded = new Map<string, Strings>();
const registered = new Map<string, PartialStrings>();
const listeners = new Set<() => void>();

/**
 * Adds a language, or changes single sentences of one that is there. What is not given stays as it is, in English at
 * last. Elements on the page speak the new words at once.
 * @param language BCP 47, e.g. `pt` or `de-CH`.
 */
export function registerStrings(language: string, strings: PartialStrings): void {
  const before = registered.get(language.toLowerCase());
  registered.set(language.toLowerCase(), before ? merge(before, strings) : strings);
  for (const listener of listeners) listener();
}

/** The nearest `lang` around an element, through shadow roots; the browser's language where the page says nothing. */
export function languageOf(element: Element): string {
  let node: Element | undefined = element;
  while (node) {
    const holder: Element | null = node.closest('[lang]:not([lang=""])');
    if (holder) return holder.getAttribute('lang') ?? 'en';
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return navigator.language || 'en';
}

/** The sentences if they are at hand, else undefined: then `loadStrings` fetches them. */
export function stringsFor<S extends Section>(language: string, english: StringsOf<S>): StringsOf<S> | undefined {
  const own = registered.get(language.toLowerCase()) ?? registered.get(base(language));
  const built = base(language) === 'en' ? english : loaded.get(base(language));
  if (!built && base(language) in loaders) return undefined;
  return own ? (merge(built ?? english, own) as StringsOf<S>) : (built ?? english);
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

/** Calls back whenever the language around an element may have changed, until the returned function is called. */
export function watchLanguage(element: Element, changed: () => void): () => void {
  const observers = rootsOf(element).map((root) => {
    const observer = new MutationObserver(changed);
    observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
    return observer;
  });
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
    for (const observer of observers) observer.disconnect();
  };
}

const base = (language: string): string => language.toLowerCase().split('-')[0] ?? 'en';

function merge(under: PartialStrings, over: PartialStrings): PartialStrings {
  const sections = new Set([...Object.keys(under), ...Object.keys(over)]) as Set<keyof Strings>;
  return Object.fromEntries([...sections].map((name) => [name, { ...under[name], ...over[name] }]));
}

/** The document and every shadow root that an element sits in. */
function rootsOf(element: Element): readonly Node[] {
  const roots: Node[] = [];
  for (let node = element.getRootNode(); ; node = node.host.getRootNode()) {
    roots.push(node);
    if (!(node instanceof ShadowRoot)) return roots;
  }
}
