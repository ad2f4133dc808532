// A backup is a gzipped file of lines, each of them JSON: a head, then for each table one line that names it and one for each
// row, every value as the text that SQL has for it, and an end. It does not depend on the kind or the version of the database.

export interface Head {
  readonly format: 'cowork-backup';
  readonly version: 1;
  /** RFC 3339. */
  readonly at: string;
  /** The migrations of the database, so that its tables can be made again as they were. */
  readonly migrations: readonly string[];
  readonly rows: number;
}

export interface TableLine {
  readonly table: string;
  readonly columns: readonly (readonly [name: string, type: string])[];
}

export type RowLine = readonly (string | null)[];

export interface End {
  readonly end: true;
  readonly rows: number;
  /** Last value given out by each sequence. */
  readonly sequences: Readonly<Record<string, number>>;
}

export type Line = Head | TableLine | RowLine | End;

/** Called now and then with the rows done and the rows there are. */
export type Progress = (done: number, all: number) => void;

export const isRow = (line: Line): line is RowLine => Array.isArray(line);
export const isTable = (line: Line): line is TableLine => 'table' in line;
export const isEnd = (line: Line): line is End => 'end' in line;
