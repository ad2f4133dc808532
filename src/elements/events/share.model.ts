// The link to one event on the page that shows it. Pure.

/** Words in a query that only say how somebody got to a page. */
const TRACKING = /^(utm_|gclid|fbclid|msclkid|mc_eid$)/;

/** A page's address, without a fragment and without what only says how one got there. */
export function plainAddress(address: string): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}

/** @param name - What the element answers to in an address. */
export const toShareLink = (page: string, name: string, eventId: string): string =>
  `${plainAddress(page)}#${encodeURIComponent(name)}=${encodeURIComponent(eventId)}`;
