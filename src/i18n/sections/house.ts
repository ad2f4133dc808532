import type { PartOfDay } from '../../domain/dates.js';
import type { Liveliness } from '../../domain/space.js';

/** Sentences about what it is like in the house. */
export interface HouseStrings {
  /** "Thursdays: steady in the morning, lively around midday". */
  readonly rhythm: (weekday: string, parts: readonly string[]) => string;
  readonly during: (level: Liveliness, part: PartOfDay | 'day') => string;
  /** Where that comes from, and how old it is; 0 weeks were not counted. */
  readonly counted: (weeks: number, updated: string) => string;
  readonly toldByHost: (updated: string) => string;
}
