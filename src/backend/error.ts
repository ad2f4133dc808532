import type { Slot } from '../domain/tours.js';

/** Everything that can go wrong between an element and a booking system, as far as a visitor can tell it apart. */
export type BackendErrorCode =
  /** The visitor's computer has no network. */
  | 'offline'
  /** No answer: the server is away, or the browser refused the call (CORS). */
  | 'unreachable'
  | 'timeout'
  /** The server answered that it cannot, 5xx. */
  | 'unavailable'
  /** The answer was not what the contract says. */
  | 'malformed'
  | 'rate-limited'
  /** This backend does not offer that. */
  | 'unsupported'
  | 'not-found'
  /** The private link is wrong or old. */
  | 'unauthorized'
  /** Somebody else was faster; see `alternatives`. */
  | 'taken'
  | 'full'
  | 'already-registered'
  /** Past, cancelled, or no longer open. */
  | 'closed'
  /** Something typed does not fit; see `fields`. */
  | 'invalid'
  | 'outside-window'
  | 'challenge-failed'
  /** The same request is still being worked on. */
  | 'in-progress'
  /** Another request was stored under this key, and stands. */
  | 'already-asked';

/** One complaint about one field; `pointer` is a JSON Pointer (RFC 6901) into what was sent, e.g. `/attendee/email`. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

export interface BackendErrorOptions {
  /** What the server says to the visitor, plain text. */
  readonly detail?: string;
  readonly fields?: readonly FieldError[];
  /** Seconds to wait before trying again. */
  readonly retryAfter?: number;
  /** Free times near a lost one. */
  readonly alternatives?: readonly Slot[];
  readonly cause?: unknown;
}

/** The one error that adapters throw. Its `message` is for developers; elements have a sentence for every code. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly code: BackendErrorCode;
  readonly detail: string | undefined;
  readonly fields: readonly FieldError[];
  readonly retryAfter: number | undefined;
  readonly alternatives: readonly Slot[];

  constructor(code: BackendErrorCode, message: string, options: BackendErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.detail = options.detail;
    this.fields = options.fields ?? [];
    this.retryAfter = options.retryAfter;
    this.alternatives = options.alternatives ?? [];
  }

  /** Whether the same request may succeed later. */
  get passing(): boolean {
    return passing.includes(this.code);
  }
}

const passing: readonly BackendErrorCode[] = ['offline', 'unreachable', 'timeout', 'unavailable', 'rate-limited', 'in-progress'];

/** Makes a BackendError of whatever was thrown. */
export const toBackendError = (thrown: unknown): BackendError =>
  thrown instanceof BackendError ? thrown : new BackendError('malformed', String(thrown), { cause: thrown });
