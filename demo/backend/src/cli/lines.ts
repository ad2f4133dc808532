// Text for a terminal: aligned, as wide as it is, and without anything that a visitor's name could do to it.
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';

/** Without a terminal, as wide as the oldest. */
export const terminalWidth = (): number => process.stdout.columns ?? 80;

/** Control characters could move the cursor or turn the line around; what is left is shown as it is. */
export const plain = (text: string): string =>
  stripVTControlCharacters(text).replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�').trim();

export interface Column {
  /** Takes what is left, and is cut where there is too little. */
  readonly flexible?: boolean;
}

/** Rows with their cells below each other, two spaces apart. At least one column should be flexible. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width = terminalWidth()): string {
  const cells = rows.map((row) => row.map(plain));
  const widest = columns.map((_, index) => Math.max(0, ...cells.map((row) => stringWidth(row[index] ?? ''))));
  const gaps = 2 * (columns.length - 1);
  const fixed = columns.reduce((sum, { flexible }, index) => (flexible ? sum : sum + (widest[index] ?? 0)), 0);
  const widths = shares(columns.map(({ flexible }, index) => ({ flexible: !!flexible, wanted: widest[index] ?? 0 })), Math.max(0, width - fixed - gaps));
  return cells.map((row) => row.map((cell, index) => fit(cell, widths[index] ?? 0)).join('  ').trimEnd()).join('\n');
}

/** Flexible columns share the room: who needs little gets it, the others the rest in equal parts. */
function shares(columns: readonly { readonly flexible: boolean; readonly wanted: number }[], room: number): readonly number[] {
  let left = room;
  let open = columns.filter(({ flexible }) => flexible).length;
  const given = new Map<number, number>();
  const order = columns.map((column, index) => ({ ...column, index })).filter(({ flexible }) => flexible).sort((a, b) => a.wanted - b.wanted);
  for (const { index, wanted } of order) {
    const share = Math.min(wanted, Math.floor(left / open));
    given.set(index, share);
    left -= share;
    open--;
  }
  return columns.map(({ wanted }, index) => given.get(index) ?? wanted);
}

function fit(text: string, width: number): string {
  const long = stringWidth(text);
  if (long <= width) return text + ' '.repeat(width - long);
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…${' '.repeat(Math.max(0, width - 1 - stringWidth(cut)))}`;
}
