import type { PriceUnit } from '../../domain/space.js';

/** What a stretch of a day is, said in one word. */
export type CellState = 'free' | 'short' | 'booked' | 'closed' | 'past';

/** Sentences of `<cowork-availability>`: a day of rooms. Other views are in `places`, reserving is in `reservation`. */
export interface AvailabilityStrings {
  readonly room: string;
  readonly people: (count: number) => string;
  /** "€ 25 per hour"; `money` is formatted. */
  readonly price: (money: string, per: PriceUnit) => string;

  /** A whole cell, for those who hear it: "Atelier, 10:00 to 11:30, free". */
  readonly cell: (room: string, start: string, end: string, state: string) => string;
  readonly state: Readonly<Record<CellState, string>>;
  readonly roomFull: string;
}
