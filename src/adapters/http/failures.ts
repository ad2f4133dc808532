// What a server says when it says no, as one of the port's codes. Loaded when one does.
import { BackendError, type BackendErrorCode } from '../../backend/error.js';
import { slot } from './reads/tours.js';
import { list, number, object, text } from './reader.js';

// RFC 9457 problems carry one of these.
const codes: Readonly<Record<string, BackendErrorCode>> = {
  unauthorized: 'unauthorized',
  forbidden: 'unsupported',
  not_found: 'not-found',
  slot_taken: 'taken',
  event_full: 'full',
  already_registered: 'already-registered',
  idempotency_in_progress: 'in-progress',
  idempotency_key_reused: 'already-asked',
  closed: 'closed',
  outside_window: 'outside-window',
  challenge_failed: 'challenge-failed',
  rate_limited: 'rate-limited',
  upstream_unavailable: 'unavailable',
  server_error: 'unavailable',
};

// Proxies and servers that know nothing of problems still send a status.
const statuses: Readonly<Record<number, BackendErrorCode>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'unsupported',
  404: 'not-found',
  405: 'unsupported',
  409: 'taken',
  410: 'closed',
  413: 'invalid',
  422: 'invalid',
  429: 'rate-limited',
  501: 'unsupported',
  504: 'timeout',
};

const problem = object(
  {},
  {
    code: text,
    title: text,
    detail: text,
    errors: list(object({ pointer: text, message: text })),
    retryAfterSeconds: number,
    alternatives: list(slot),
  },
);

/** The error that an answer other than 2xx stands for. */
export async function toFailure(response: Response, url: string): Promise<BackendError> {
  const { status } = response;
  const {
    code = '',
    title,
    detail,
    errors,
    retryAfterSeconds,
    alternatives,
  } = problem(await response.json().catch(() => undefined), url) ?? {};
  const known = Object.hasOwn(codes, code) ? codes[code] : statuses[status];
  const retryAfter = retryAfterSeconds ?? secondsOf(response.headers.get('Retry-After'));
  return new BackendError(
    known ?? (status >= 500 ? 'unavailable' : 'malformed'),
    `${status} ${code} ${title ?? ''} from ${url}`,
    {
      ...(detail !== undefined && { detail }),
      ...(errors && { fields: errors }),
      ...(retryAfter !== undefined && { retryAfter: Math.max(0, retryAfter) }),
      ...(alternatives && { alternatives }),
    },
  );
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function secondsOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : seconds;
}
