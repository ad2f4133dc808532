import type { CalendarEntry } from '../../domain/calendar-file.js';
import { dayOf } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import { webAddress } from '../../domain/web.js';

/** An event as an entry in the visitor's own calendar, under the name that the house's own calendar has for it. */
export function toCalendarEntry(event: SpaceEvent): CalendarEntry {
  const { id, uid = `${id}@cowork`, sequence, title, start, end, allDay, timeZone, status, summary, location } = event;
  const place = [location?.name, location?.street, location?.city].filter(Boolean).join(', ');
  const url = webAddress(event.url);
  return {
    uid, title, start, end,
    ...(allDay && { days: [dayOf(start, timeZone), dayOf(end, timeZone)] as const }),
    ...(sequence !== undefined && { sequence }), ...(place && { place }), ...(summary && { text: summary }), ...(url && { url }),
    ...(status === 'cancelled' && { cancelled: true }),
  };
}
