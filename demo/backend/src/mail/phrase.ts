// A sentence with what was put into it kept apart, so that HTML can escape it and keep its direction from spilling over:
// an Arabic name in a Dutch sentence, a Dutch house in an Arabic one.

export interface Phrase {
  readonly parts: readonly (string | { readonly value: string })[];
}

type Part = string | number | Phrase;

/** say`Welcome to ${space}.` */
export const say = (texts: TemplateStringsArray, ...values: readonly Part[]): Phrase =>
  ({ parts: texts.flatMap((text, index) => (index < values.length ? [text, ...partsOf(values[index] ?? '')] : [text])).filter((part) => part !== '') });

export const textOf = ({ parts }: Phrase): string => parts.map((part) => (typeof part === 'string' ? part : part.value)).join('');

/** HTML; line ends become breaks. */
export const htmlOf = ({ parts }: Phrase): string =>
  parts.map((part) => (typeof part === 'string' ? escapeLines(part) : `<bdi>${escapeLines(part.value)}</bdi>`)).join('');

export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const escapeLines = (text: string): string => escape(text).replace(/\r\n?|\n/g, '<br>\n');

const partsOf = (value: Part): Phrase['parts'] => (typeof value === 'object' ? value.parts : [{ value: String(value) }]);
