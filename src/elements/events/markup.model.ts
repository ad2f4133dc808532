// Events in the words of schema.org/Event, with what Google asks for events in its search
// (developers.google.com/search/docs/appearance/structured-data/event). Pure.
import { timeOf } from '../../domain/clock.js';
import { addMinutes, byInstant, dayOf, type Instant, type TimeZone } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import { offsetAt } from '../../domain/moments.js';
import type { Address, Price, Space } from '../../domain/space.js';
import { webAddress } from '../../domain/web.js';
import { EVENT_LINK } from './events.model.js';

export interface MarkupWorld {
  /** The page on which the events stand, without a fragment. */
  readonly page: string;
  readonly at: Instant;
  /** Who the space is and where; events that say nothing else are there, and by it. */
  readonly space: Space | undefined;
}

type Node = Readonly<Record<string, unknown>>;
type Location = Node | readonly Node[];

const SCHEMA = 'https://schema.org';

/** One block for each event that is to come and that anybody may come to, by what it is. Where it is has to be known. */
export function toMarkup(events: readonly SpaceEvent[], world: MarkupWorld): ReadonlyMap<string, string> {
  const currency = currencyOf(events);
  return new Map(events.filter((event) => isPublic(event, world.at)).flatMap((event) => {
    const location = locationOf(event, world);
    return location ? [[keyOf(event), toJson({ '@context': SCHEMA, ...toNode(event, location, world, currency) })] as const] : [];
  }));
}

/** Whatever a title holds, it cannot end the script it stands in, also where a page is written out and read again. */
export const toJson = (node: Node): string =>
  JSON.stringify(node).replace(/[<>\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const isPublic = ({ audience, visitorsWelcome, end }: SpaceEvent, at: Instant): boolean =>
  audience !== 'members' && visitorsWelcome !== false && byInstant(end, at) > 0;

/** The same event in two elements or from two backends is one. */
const keyOf = ({ uid, id, start }: SpaceEvent): string => `${uid ?? id} ${start}`;

function toNode(event: SpaceEvent, location: Location, world: MarkupWorld, currency: string): Node {
  const { title, summary, description, start, end, previousStart, allDay, timeZone, image, performers, uid } = event;
  const moved = event.status === 'scheduled' && previousStart !== undefined;
  const text = [summary, description].filter(Boolean).join('\n\n');
  const picture = webAddress(image?.url);
  return {
    '@type': 'Event',
    name: title,
    ...(text && { description: text }),
    startDate: allDay ? dayOf(start, timeZone) : withOffset(start, timeZone),
    endDate: allDay ? dayOf(addMinutes(end, -1), timeZone) : withOffset(end, timeZone),
    ...(moved && { previousStartDate: withOffset(previousStart, timeZone) }),
    eventStatus: `${SCHEMA}/${moved ? 'EventRescheduled' : statuses[event.status]}`,
    eventAttendanceMode: `${SCHEMA}/${modes[event.attendanceMode ?? 'offline']}`,
    location,
    ...(picture && { image: [picture] }),
    url: addressOf(event, world),
    organizer: organizerOf(event, world),
    ...(performers?.length && { performer: performers.map(({ name, url }) => ({ '@type': 'Person', name, ...(webAddress(url) && { url }) })) }),
    ...offersOf(event, world, currency),
    ...(uid && { identifier: uid }),
  };
}

const statuses = { scheduled: 'EventScheduled', cancelled: 'EventCancelled', postponed: 'EventPostponed' } as const;
const modes = { offline: 'OfflineEventAttendanceMode', online: 'OnlineEventAttendanceMode', mixed: 'MixedEventAttendanceMode' } as const;

/** The clock on the wall with its distance from UTC, `2027-03-04T09:00:00+01:00` (ISO 8601). */
export function withOffset(instant: Instant, zone: TimeZone): string {
  const minutes = Math.round(offsetAt(Date.parse(instant), zone) / 60_000);
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${dayOf(instant, zone)}T${timeOf(instant, zone)}:00${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

function locationOf(event: SpaceEvent, world: MarkupWorld): Location | undefined {
  const online = { '@type': 'VirtualLocation', url: webAddress(event.location?.url) ?? addressOf(event, world) };
  const place = placeOf(event, world);
  switch (event.attendanceMode) {
    case 'online': return online;
    case 'mixed': return place ? [place, online] : online;
    default: return place;
  }
}

function placeOf({ location, attendanceMode }: SpaceEvent, { space }: MarkupWorld): Node | undefined {
  const address = postalOf(location?.street || location?.city ? location : { ...space?.address, ...location });
  const name = location?.name ?? space?.name;
  const map = attendanceMode === 'mixed' ? undefined : webAddress(location?.url);
  return address || name ? { '@type': 'Place', ...(name && { name }), address: address ?? name, ...(map && { hasMap: map }) } : undefined;
}

function postalOf({ street, postalCode, city, country }: Address): Node | undefined {
  const fields = {
    ...(street && { streetAddress: street }), ...(postalCode && { postalCode }), ...(city && { addressLocality: city }), ...(country && { addressCountry: country }),
  };
  return Object.keys(fields).length > 0 ? { '@type': 'PostalAddress', ...fields } : undefined;
}

function organizerOf({ organizer }: SpaceEvent, { space, page }: MarkupWorld): Node {
  const name = organizer?.name ?? space?.name;
  const url = organizer?.name ? webAddress(organizer.url) : (webAddress(space?.url) ?? page);
  return { '@type': 'Organization', ...(name && { name }), ...(url && { url }) };
}

/** Nothing is said where nobody knows what it costs. */
function offersOf(event: SpaceEvent, world: MarkupWorld, currency: string): Node {
  const { prices, remaining, rsvp } = event;
  if (!prices) return {};
  const free: Price = { amount: '0', currency, per: 'person' };
  const offers = (prices.length > 0 ? prices : [free]).map(({ amount, currency: code, label }) => ({
    '@type': 'Offer',
    ...(label && { name: label }),
    price: amount,
    priceCurrency: code,
    availability: `${SCHEMA}/${remaining === 0 ? 'SoldOut' : 'InStock'}`,
    url: webAddress(rsvp?.url) ?? addressOf(event, world),
    ...(rsvp?.opensAt && { validFrom: withOffset(rsvp.opensAt, event.timeZone) }),
    ...(rsvp?.closesAt && { validThrough: withOffset(rsvp.closesAt, event.timeZone) }),
  }));
  return { offers, isAccessibleForFree: prices.every(({ amount }) => Number(amount) === 0) };
}

/** What is free is so in any currency; a reader of markup still wants one, so it is the one of what costs something. */
const currencyOf = (events: readonly SpaceEvent[]): string => events.flatMap(({ prices = [] }) => prices)[0]?.currency ?? 'EUR';

/** Its own page, or this one with the event open. */
const addressOf = ({ url, id }: SpaceEvent, { page }: MarkupWorld): string => webAddress(url) ?? `${page}#${EVENT_LINK}=${encodeURIComponent(id)}`;
