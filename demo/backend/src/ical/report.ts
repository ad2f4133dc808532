// What is told of a calendar that was read, entry by entry.

/** What became of one entry. */
export interface Report {
  readonly line: number;
  readonly what: string;
  readonly taken: number;
  readonly refused?: string;
  readonly notes: readonly string[];
}

/** Said of entries that are only too old or too far ahead; nothing is wrong with them. */
export const outsideWindow = 'has no occurrence in the window';
