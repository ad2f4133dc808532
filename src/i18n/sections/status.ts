import type { BackendErrorCode } from '../../backend/error.js';

/** Sentences about how it stands: what went wrong, how old a number is, whose clock it follows. */
export interface StatusStrings {
  /** One for each thing that can go wrong, said to a visitor, with a way on where there is one. */
  readonly errors: Readonly<Record<BackendErrorCode, string>>;
  readonly retry: string;
  /** How old a number is; `time` is formatted. */
  readonly asOf: (time: string) => string;
  /** What is shown may be old. */
  readonly stale: (time: string) => string;
  /** Of a zone that differs from the visitor's, e.g. "Times in Amsterdam". */
  readonly zone: (place: string) => string;
}
