// Where a visitor came from, as far as a booking may tell.
import type { Attribution } from './people.js';
import { webAddress } from './web.js';

/** The page without its query and fragment, which may hold what is nobody's business; of the query only the UTM words. */
export function toAttribution(page: URL, referrer: string): Attribution {
  const from = URL.canParse(referrer) ? new URL(referrer) : undefined;
  const utm = Object.fromEntries(UTM.flatMap((name) => {
    const value = page.searchParams.get(`utm_${name}`);
    return value ? [[name, value.slice(0, 200)]] : [];
  }));
  return {
    ...(webAddress(page.href) && { page: bare(page) }),
    ...(from && { referrer: bare(from) }),
    ...(Object.keys(utm).length > 0 && { utm }),
  };
}

const UTM = ['source', 'medium', 'campaign', 'term', 'content'] as const;

const bare = ({ origin, pathname }: URL): string => origin + pathname;
