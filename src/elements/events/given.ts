// A page of events that stands in the tag, as something that can be asked like a backend: so every view and filter works on a
// page without one.
import type { Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { byInstant, type TimeZone } from '../../domain/dates.js';
import type { EventPage, EventQuery, SpaceEvent } from '../../domain/events.js';
import { instantAt } from '../../domain/moments.js';
import { isFound, isWished } from './wishes.model.js';

export function givenBackend({ next: _unreachable, ...page }: EventPage): Backend {
  const items = page.items.map(withoutForm);
  return {
    space: { facts: refuse, locations: refuse, hosts: refuse, house: refuse },
    events: {
      list: (query) => Promise.resolve({ ...page, items: items.filter((event) => isAsked(event, query, page.timeZone)) }),
      event: (id) => {
        const found = items.find((event) => event.id === id);
        return found ? Promise.resolve(found) : Promise.reject(new BackendError('not-found', `The page knows no event "${id}".`));
      },
      register: refuse, registration: refuse, change: refuse, cancel: refuse,
    },
  };
}

const refuse = (): Promise<never> => Promise.reject(new BackendError('unsupported', 'There is no backend, only what the page brought.'));

function isAsked(event: SpaceEvent, query: EventQuery, zone: TimeZone): boolean {
  const { from, to, q, audience } = query;
  return (!to || byInstant(event.start, instantAt(to, '00:00', zone)) < 0) && (!from || byInstant(event.end, instantAt(from, '00:00', zone)) > 0)
    && (!audience || (event.audience ?? 'public') === audience) && isWished(event, query) && isFound(event, q);
}

/** Nobody takes a registration here; where the event has a page of its own, that may. */
function withoutForm({ rsvp, ...event }: SpaceEvent): SpaceEvent {
  if (rsvp?.mode !== 'inline') return { ...event, ...(rsvp && { rsvp }) };
  return { ...event, rsvp: event.url ? { mode: 'link', url: event.url } : { mode: 'tour' } };
}
