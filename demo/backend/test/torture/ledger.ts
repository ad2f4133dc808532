// What visitors were told. Afterwards it is held against the database.
export type Kind = 'visit' | 'reservation' | 'rsvp';

/** Something that a visitor made, as the last answer about it described it. */
export interface Thing {
  readonly kind: Kind;
  readonly id: string;
  /** Of nobody else: each request to make something has its own. */
  readonly email: string;
  readonly token: string;
  /** Kind of visit, resource or event. */
  readonly subject: string;
  answer: Readonly<Record<string, unknown>>;
  /** Kinds of the messages that the answers so far owe the visitor, in their order. */
  readonly owed: string[];
}

export interface Ledger {
  readonly things: Thing[];
  /** Mail addresses of requests that were refused: nothing may be there for them. */
  readonly refused: string[];
  /** What visitors themselves saw go wrong. */
  readonly complaints: string[];
  readonly counts: Counts;
}

export interface Counts {
  requests: number;
  acknowledged: number;
  refused: number;
  /** Sent again because no answer came, or because the backend was away. */
  retries: number;
  /** Keys that were sent more than once, for whatever reason, and answered with a success. */
  repeatedKeys: number;
}

export const newLedger = (): Ledger => ({
  things: [], refused: [], complaints: [],
  counts: { requests: 0, acknowledged: 0, refused: 0, retries: 0, repeatedKeys: 0 },
});

/** Numbers between 0 and 1 that a seed decides (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
