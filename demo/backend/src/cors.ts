// Any page may read and write: nothing here is done by cookies, so nothing is done in anybody's name.
const always = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Retry-After',
};

const preflight = {
  ...always,
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Content-Type, Authorization, Idempotency-Key',
  'access-control-max-age': '86400',
};

export const allowPreflight = (): Response => new Response(null, { status: 204, headers: preflight });

export function allowOrigin(headers: Headers): void {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
}
