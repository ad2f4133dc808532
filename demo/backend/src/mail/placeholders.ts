// The operator's words: text with {placeholders} for what is known of the occasion. Nothing else happens in them, so there is
// nothing to learn and nothing to break; which ones there are is checked when the space file is read.
import { placeholderNames, type Placeholders } from './draft.ts';
import type { SpaceFile } from '../spaces/file.ts';
import type { Phrase } from './phrase.ts';

const placeholder = /\{([^{}]*)\}/g;
type Name = (typeof placeholderNames)[number];

const isName = (name: string): name is Name => placeholderNames.some((known) => known === name);

/** Every {name} in the texts of a space file that means nothing. */
export function unknownPlaceholders({ mail }: SpaceFile): readonly { readonly path: readonly string[]; readonly placeholder: string }[] {
  return Object.entries(mail?.texts ?? {}).flatMap(([language, { signature: _, ...letters }]) =>
    Object.entries(letters).flatMap(([kind, letter]) =>
      Object.entries(letter).flatMap(([part, text]: [string, string]) =>
        [...text.matchAll(placeholder)].flatMap(([, name = '']) =>
          (isName(name) ? [] : [{ path: ['mail', 'texts', language, kind, part], placeholder: name }])))));
}

export function fill(text: string, placeholders: Placeholders): Phrase {
  const parts = text.split(placeholder).map((part, index) => (index % 2 === 0 ? part : { value: (isName(part) && placeholders[part]) || '' }));
  return { parts: parts.filter((part) => part !== '' && !(typeof part === 'object' && part.value === '')) };
}
