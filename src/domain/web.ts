// What we take from the web, and give to it: addresses that may be opened, and where a visitor came from.
import type { Attribution } from './people.js';

/** An address that may stand in a link: whatever else a backend sends, no script. */
export const webAddress = (url: string | undefined): string | undefined => (url && /^https?:\/\//i.test(url) ? url : undefined);

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
