// What is on.
import type { EventPage, SpaceEvent } from '../../../domain/events.js';
import {
  byStart, flag, id, instant, list, object, oneOf, span, text, then, url, whole, zone, type Reader,
} from '../reader.js';
import { address, image, prices, rsvpOffer, when } from './common.js';

export const event: Reader<SpaceEvent> = span(
  object(
    {
      id, kind: oneOf(['event', 'ritual']), title: text, ...when,
      status: oneOf(['scheduled', 'cancelled', 'postponed']),
    },
    {
      seriesId: id, uid: text, sequence: whole(), summary: text, description: text, allDay: flag,
      attendanceMode: oneOf(['offline', 'online', 'mixed']),
      location: address, image, tags: list(text), forNewcomers: flag, visitorsWelcome: flag, hostedBy: text,
      organizer: object({}, { name: text, url }), audience: oneOf(['public', 'members']), prices,
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

export const eventPage: Reader<EventPage> = then(
  object({ timeZone: zone, items: list(event) }, { asOf: instant, next: text }),
  (page) => ({ ...page, items: byStart(page.items) }),
);
