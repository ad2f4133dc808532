// What Google asks of events in its search, as its documentation of October 2026 says it
// (developers.google.com/search/docs/appearance/structured-data/event): what is required, and what is recommended.

export interface Verdict {
  /** Without these an event is not shown. */
  readonly errors: readonly string[];
  /** With these it is shown better. */
  readonly warnings: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

/** Looks at one block, `application/ld+json`. */
export function richResult(json: string): Verdict {
  const errors: string[] = [];
  const warnings: string[] = [];
  const event = parsed(json, errors);
  if (!event) return { errors, warnings };
  const must = (so: unknown, what: string) => { if (!so) errors.push(what); };
  const should = (so: unknown, what: string) => { if (!so) warnings.push(what); };

  must(event['@context'] === 'https://schema.org', '@context is not https://schema.org');
  must(event['@type'] === 'Event', '@type is not Event');
  must(isText(event['name']), 'name is missing');
  must(isMoment(event['startDate']), 'startDate is neither a day nor a moment with its offset');
  const places = list(event['location']).map(asNode);
  must(places.length > 0, 'location is missing');
  for (const place of places) {
    if (place['@type'] === 'VirtualLocation') {
      must(isUrl(place['url']), 'location.url of an online event is missing');
      continue;
    }
    must(place['@type'] === 'Place', 'location is no Place');
    should(isText(place['name']), 'location.name is missing');
    const address = place['address'];
    must(isText(address) || asNode(address)['@type'] === 'PostalAddress', 'location.address is missing');
    if (!isText(address)) for (const part of ['streetAddress', 'addressLocality', 'postalCode', 'addressCountry']) should(isText(asNode(address)[part]), `location.address.${part} is missing`);
  }

  should(isText(event['description']), 'description is missing');
  should(isMoment(event['endDate']), 'endDate is neither a day nor a moment with its offset');
  must(event['endDate'] === undefined || String(event['endDate']) >= String(event['startDate']) || Date.parse(String(event['endDate'])) >= Date.parse(String(event['startDate'])), 'endDate is before startDate');
  should(isOneOf(event['eventStatus'], ['EventScheduled', 'EventCancelled', 'EventPostponed', 'EventRescheduled', 'EventMovedOnline']), 'eventStatus is none of schema.org');
  should(isOneOf(event['eventAttendanceMode'], ['OfflineEventAttendanceMode', 'OnlineEventAttendanceMode', 'MixedEventAttendanceMode']), 'eventAttendanceMode is none of schema.org');
  if (event['previousStartDate'] !== undefined) {
    must(isMoment(event['previousStartDate']), 'previousStartDate is no date');
    must(String(event['eventStatus']).endsWith('/EventRescheduled'), 'previousStartDate belongs to EventRescheduled');
  }
  should(list(event['image']).length > 0 && list(event['image']).every(isUrl), 'image is missing');
  should(list(event['performer']).length > 0, 'performer is missing');
  for (const one of list(event['performer']).map(asNode)) should(isText(one['name']) && ['Person', 'PerformingGroup'].includes(String(one['@type'])), 'performer.name is missing');
  const organizer = asNode(event['organizer']);
  should(isText(organizer['name']), 'organizer.name is missing');
  should(isUrl(organizer['url']), 'organizer.url is missing');
  should(list(event['offers']).length > 0, 'offers are missing');
  for (const offer of list(event['offers']).map(asNode)) {
    must(offer['@type'] === 'Offer', 'offers are no Offer');
    should(/^\d+(\.\d+)?$/.test(String(offer['price'])), 'offers.price is no number');
    should(/^[A-Z]{3}$/.test(String(offer['priceCurrency'])), 'offers.priceCurrency is no currency');
    should(isOneOf(offer['availability'], ['InStock', 'SoldOut', 'PreOrder']), 'offers.availability is none of Google’s');
    should(isUrl(offer['url']), 'offers.url is missing');
    should(isMoment(offer['validFrom']), 'offers.validFrom is missing');
  }
  return { errors, warnings };
}

function parsed(json: string, errors: string[]): Node | undefined {
  try {
    return asNode(JSON.parse(json));
  } catch {
    errors.push('no JSON');
    return undefined;
  }
}

const asNode = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
const list = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat());
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isUrl = (value: unknown): boolean => typeof value === 'string' && /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value);
const isOneOf = (value: unknown, names: readonly string[]): boolean => names.some((name) => value === `https://schema.org/${name}`);

/** ISO 8601: a day, or a moment that says how far from UTC it is, as readers elsewhere cannot know. */
const isMoment = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/.test(value) && !Number.isNaN(Date.parse(value));
