// Which pages may read and write here. By default any: nothing is done by cookies, so nothing is done in anybody's name. A
// space that lists its `origins` answers each of them by name, and caches keep their answers apart (Vary: Origin).
import { Problem } from '../problem.ts';

const exposed = { 'access-control-expose-headers': 'ETag, Retry-After' };
const preflight = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Content-Type, Authorization, Idempotency-Key',
  'access-control-max-age': '86400',
};

export interface Asked {
  /** What the browser says the page is from; programs say nothing. */
  readonly origin: string | undefined;
  /** The space's list, if it has one. */
  readonly origins: readonly string[] | undefined;
  /** Whether the page is one of the backend's own. */
  readonly own: boolean;
}

export function allowOrigin(headers: Headers, { origin, origins }: Asked): void {
  for (const [name, value] of Object.entries(exposed)) headers.set(name, value);
  if (!origins) {
    headers.set('access-control-allow-origin', '*');
    return;
  }
  headers.append('vary', 'Origin');
  if (origin !== undefined && origins.includes(origin)) headers.set('access-control-allow-origin', origin);
}

/** The answer to OPTIONS. An origin that is not listed learns nothing, and the browser refuses for us. */
export function allowPreflight(asked: Asked): Response {
  const headers = new Headers(preflight);
  allowOrigin(headers, asked);
  return new Response(null, { status: 204, headers });
}

/** Stops writes that a page elsewhere sends, which browsers only keep from being read. This is no lock: programs send no origin, or any. */
export function mayWrite({ origin, origins, own }: Asked): void {
  if (!origins || origin === undefined || own || origins.includes(origin)) return;
  throw new Problem('forbidden', { detail: `Pages of ${origin} may not book here. The operator lists the sites that may, as origins in the space's file.` });
}

/** Whether a page is the backend's own, as its proxy or itself is called. */
export function isOwn(origin: string | undefined, url: string, publicUrl: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  return publicUrl === undefined ? new URL(origin).host === new URL(url).host : origin === new URL(publicUrl).origin;
}
