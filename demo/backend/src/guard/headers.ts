// What every answer tells browsers, so that nothing we send can be made into something else. A page of ours that needs more
// says so itself, and is left as it is.
const everywhere: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};
const year = 365 * 24 * 3600;

/** `https`: visitors reach us by it, so they may remember that they do. */
export function secure(headers: Headers, { https }: { readonly https: boolean }): void {
  for (const [name, value] of Object.entries(everywhere)) if (!headers.has(name)) headers.set(name, value);
  // Pictures and answers are for pages anywhere; pages of ours are not.
  if (!headers.has('cross-origin-resource-policy')) headers.set('cross-origin-resource-policy', isPage(headers) ? 'same-origin' : 'cross-origin');
  if (isPage(headers) && !headers.has('cross-origin-opener-policy')) headers.set('cross-origin-opener-policy', 'same-origin');
  if (https) headers.set('strict-transport-security', `max-age=${year}`);
}

export const isPage = (headers: Headers): boolean => headers.get('content-type')?.startsWith('text/html') ?? false;
