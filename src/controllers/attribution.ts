import { toAttribution } from '../domain/attribution.js';
import type { Attribution } from '../domain/people.js';

/**
 * Where this visitor came from, for what they send. A site that changes pages without loading them loses the UTM words of the
 * address by which it was entered; the browser still knows that address, so nothing has to be stored.
 *
 * @param known - Words that came with a link or from the page.
 */
export function readAttribution(known = new URLSearchParams()): Attribution {
  const [entry] = performance.getEntriesByType('navigation');
  const entered = entry && URL.canParse(entry.name) ? new URL(entry.name).searchParams : new URLSearchParams();
  return toAttribution(new URL(location.href), document.referrer, known, entered);
}
