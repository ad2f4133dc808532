// Cuts an iCalendar text into its entries before anything is understood, so that one broken entry cannot take the others
// with it. Knows the line each came from.

export interface Line {
  readonly number: number;
  readonly text: string;
}

export interface Entry {
  readonly kind: string;
  /** Where it begins. */
  readonly line: number;
  /** Its own lines, unfolded, without BEGIN and END and without what is nested in it, alarms for instance. */
  readonly lines: readonly Line[];
  /** The whole of it as it stood, nested parts included; a zone needs them. */
  readonly whole: readonly Line[];
}

export interface Cut {
  readonly entries: readonly Entry[];
  /** Properties of the calendar itself. */
  readonly calendar: readonly Line[];
}

export function cut(text: string): Cut {
  const calendar: Line[] = [];
  const entries: Entry[] = [];
  let open: { kind: string; line: number; lines: Line[]; whole: Line[]; depth: number } | undefined;
  const close = (): void => {
    if (open) entries.push(open);
    open = undefined;
  };
  for (const line of unfold(text)) {
    const [, word, kind] = /^(BEGIN|END):\s*([A-Za-z-]+)\s*$/i.exec(line.text) ?? [];
    const name = kind?.toUpperCase();
    if (word?.toUpperCase() === 'BEGIN' && name) {
      // An entry that was never closed ends where the next one begins.
      if (open && (name === 'VEVENT' || name === 'VCALENDAR')) close();
      if (name === 'VCALENDAR') continue;
      if (open) { open.depth++; open.whole.push(line); } else open = { kind: name, line: line.number, lines: [], whole: [], depth: 0 };
    } else if (word && name) {
      if (!open) continue;
      if (open.depth > 0 && name !== open.kind) { open.depth--; open.whole.push(line); } else close();
    } else if (open) {
      open.whole.push(line);
      if (open.depth === 0) open.lines.push(line);
    } else calendar.push(line);
  }
  close();
  return { entries, calendar };
}

/** RFC 5545 3.1: a line that begins with a space goes on where the one before it ended. */
function unfold(text: string): readonly Line[] {
  const lines: Line[] = [];
  text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).forEach((raw, index) => {
    const last = lines.at(-1);
    if (/^[ \t]/.test(raw) && last) lines[lines.length - 1] = { number: last.number, text: last.text + raw.slice(1) };
    else if (raw.trim()) lines.push({ number: index + 1, text: raw });
  });
  return lines;
}
