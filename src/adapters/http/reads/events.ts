// What is on.
import type { EventsSource } from '../../../backend/backend.js';
import type { EventPage, SpaceEvent } from '../../../domain/events.js';
import type { Asking } from '../client.js';
import {
  byStart, flag, id, instant, list, object, oneOf, span, text, then, url, whole, zone, type Reader,
} from '../reader.js';
import { address, fields, image, mode, prices, reachable, when } from './common.js';

const rsvpOffer = then(
  object(mode, { url, label: text, opensAt: instant, closesAt: instant, maxPartySize: whole(1), fields }),
  reachable,
);

const event: Reader<SpaceEvent> = span(
  object(
    {
      id, kind: oneOf(['event', 'ritual']), title: text, ...when,
      status: oneOf(['scheduled', 'cancelled', 'postponed']),
    },
    {
      seriesId: id, uid: text, sequence: whole(), summary: text, description: text, previousStart: instant, allDay: flag,
      attendanceMode: oneOf(['offline', 'online', 'mixed']),
      location: address, image, tags: list(text), forNewcomers: flag, visitorsWelcome: flag, hostedBy: text,
      organizer: object({}, { name: text, url }), performers: list(object({ name: text }, { url })), audience: oneOf(['public', 'members']), prices,
      capacity: whole(), remaining: whole(), waitlist: flag, waiting: whole(),
      guests: object(
        { minimumGroup: whole(5), shown: list(object({}, { craft: text, firstName: text })) },
        { count: whole(5) },
      ),
      url,
      rsvp: rsvpOffer,
    },
  ),
);

/** A page of events in the contract's form. */
export const eventPage: Reader<EventPage> = then(
  object({ timeZone: zone, items: list(event) }, { asOf: instant, next: text }),
  (page) => ({ ...page, items: byStart(page.items) }),
);

export const eventsReads = ({ read }: Asking): Pick<EventsSource, 'list' | 'event'> => ({
  list: ({ tags, ...query }, call) => read('/events', eventPage, { ...call, query: { ...query, tag: tags } }),
  event: (eventId, call) => read(`/events/${encodeURIComponent(eventId)}`, event, call),
});
