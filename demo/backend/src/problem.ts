// Refusals, as RFC 9457 problems with the contract's stable codes. Whoever refuses throws a Problem; the server writes it.
import type { components } from '../../../src/contract/wire.ts';

export type WireProblem = components['schemas']['Problem'];
export type FieldError = NonNullable<WireProblem['errors']>[number];

const titles = {
  invalid_request: [400, 'The request cannot be read'],
  unauthorized: [401, 'This link is not valid, or no longer'],
  forbidden: [403, 'This is not offered here'],
  not_found: [404, 'There is nothing here'],
  slot_taken: [409, 'That time has just been taken'],
  event_full: [409, 'This event is full'],
  already_registered: [409, 'This mail address is already registered'],
  idempotency_in_progress: [409, 'This request is still being worked on'],
  closed: [410, 'This is over or no longer open'],
  payload_too_large: [413, 'That is too much to send'],
  validation_failed: [422, 'Something in the form does not fit'],
  outside_window: [422, 'This time is not on offer'],
  idempotency_key_reused: [422, 'This key was used for another request'],
  challenge_failed: [422, 'We could not tell that a person is asking'],
  rate_limited: [429, 'That is too much at once'],
  server_error: [500, 'Something went wrong on our side'],
  upstream_unavailable: [503, 'We are away for a moment'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof titles;

export interface ProblemOptions {
  /** May be shown to the visitor. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  readonly alternatives?: WireProblem['alternatives'];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? titles[code][1], { cause: options.cause });
    this.code = code;
    this.options = options;
  }

  toResponse(): Response {
    const { detail, errors, retryAfterSeconds, alternatives, headers } = this.options;
    const [status, title] = titles[this.code];
    const body: WireProblem = {
      type: `urn:cowork:problem:${this.code}`,
      title,
      status,
      code: this.code,
      ...(detail !== undefined && { detail }),
      ...(errors && { errors: [...errors] }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      ...(alternatives && { alternatives }),
    };
    return new Response(JSON.stringify(body), {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
        ...headers,
      },
    });
  }
}

/** One field that does not fit. */
export const invalid = (pointer: string, message: string, code?: string): Problem =>
  new Problem('validation_failed', { errors: [{ pointer, message, ...(code && { code }) }] });
