// Check-ins from a CSV file (RFC 4180, also with semicolons or tabs), line by line, so that a file of any length can be read.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { atTime, fromIso, type Instant } from '../time/days.ts';
import type { CheckIn } from './check-ins.ts';

/** Which of the file's columns says what. */
export interface Columns {
  readonly start: string;
  readonly end: string;
  readonly person: string;
  readonly key: string;
}

export const defaultColumns: Columns = { start: 'start', end: 'end', person: 'person', key: 'key' };

export type CsvLine =
  | { readonly line: number; readonly bytes: number; readonly checkIn: CheckIn }
  | { readonly line: number; readonly bytes: number; readonly refused: string };

/** Throws where the file has no column for the start; a line that does not fit is given with what is wrong with it. */
export async function* readCheckIns(file: string, columns: Columns, zone: string): AsyncGenerator<CsvLine> {
  const seen = new Map<string, number>();
  const parser = createReadStream(file).pipe(parse({
    bom: true, delimiter: [',', ';', '\t'], trim: true, skip_empty_lines: true, relax_column_count: true, info: true,
    columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
  }));
  let first = true;
  for await (const { record, info } of parser as AsyncIterable<{ record: Readonly<Record<string, string>>; info: { lines: number; bytes: number } }>) {
    if (first && !(columns.start.toLowerCase() in record)) {
      throw new Error(`The file has no column “${columns.start}”. It has: ${Object.keys(record).join(', ')}. Say which is which: --columns 'start=Checked in,end=Checked out,person=Member'.`);
    }
    first = false;
    yield { line: info.lines, bytes: info.bytes, ...toCheckIn(record, columns, zone, seen) };
  }
}

function toCheckIn(record: Readonly<Record<string, string>>, columns: Columns, zone: string, seen: Map<string, number>): { readonly checkIn: CheckIn } | { readonly refused: string } {
  const field = (name: keyof Columns): string | undefined => record[columns[name].toLowerCase()] || undefined;
  const [from, to, person] = [field('start'), field('end'), field('person')];
  if (from === undefined) return { refused: `“${columns.start}” is empty` };
  const start = instantOf(from, zone);
  if (start === undefined) return { refused: `“${from}” is not a time; write 2026-10-20 09:15 (on the clocks of the house) or 2026-10-20T09:15:00+02:00` };
  const end = to === undefined ? undefined : instantOf(to, zone);
  if (to !== undefined && end === undefined) return { refused: `“${to}” is not a time; write it like the start` };
  return { checkIn: { key: field('key') ?? keyOf([from, to, person], seen), start, end, person } };
}

/** The same line of the same file is the same check-in; the second of two equal lines is another one. */
function keyOf(fields: readonly (string | undefined)[], seen: Map<string, number>): string {
  const line = createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
  const number = (seen.get(line) ?? 0) + 1;
  seen.set(line, number);
  return `${line} ${number}`;
}

const local = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/;

function instantOf(text: string, zone: string): Instant | undefined {
  try {
    const [, day, time] = local.exec(text) ?? [];
    return day !== undefined && time !== undefined ? atTime(day, time.padStart(5, '0'), zone) : fromIso(text);
  } catch {
    return undefined;
  }
}
