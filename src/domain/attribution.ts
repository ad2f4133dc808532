// Where a visitor came from, as far as a booking may tell.
import type { Attribution } from './people.js';
import { webAddress } from './web.js';

/**
 * The page without its query and fragment, which may hold what is nobody's business; of the query only the UTM words. No click
 * ids (`gclid` and the like): those are made to know a person again.
 *
 * @param others - Where else UTM words may be, when the page's query has none.
 */
export function toAttribution(page: URL, referrer: string, ...others: readonly URLSearchParams[]): Attribution {
  const from = URL.canParse(referrer) ? new URL(referrer) : undefined;
  const utm = [page.searchParams, ...others].map(toUtm).find((words) => Object.keys(words).length > 0) ?? {};
  return {
    ...(webAddress(page.href) && { page: bare(page) }),
    ...(from && { referrer: bare(from) }),
    ...(Object.keys(utm).length > 0 && { utm }),
  };
}

const UTM = ['source', 'medium', 'campaign', 'term', 'content'] as const;

const toUtm = (query: URLSearchParams): NonNullable<Attribution['utm']> => Object.fromEntries(UTM.flatMap((name) => {
  const value = query.get(`utm_${name}`);
  return value ? [[name, value.slice(0, 200)]] : [];
}));

const bare = ({ origin, pathname }: URL): string => origin + pathname;
