// What one day and one entry of the list show. Pure.
import { addMinutes, byInstant, dayOf, isInstant, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';
import type { EventPage, SpaceEvent } from '../../domain/events.js';
import { webAddress } from '../../domain/web.js';

/** An event on the days on which it takes place, in the space's zone. */
export interface PlacedEvent {
  readonly event: SpaceEvent;
  readonly first: IsoDate;
  readonly last: IsoDate;
}

export interface DayGroup {
  readonly day: IsoDate;
  readonly entries: readonly PlacedEvent[];
}

/** How a visitor gets in. */
export type WayIn =
  | { readonly kind: 'none' | 'walkIn' | 'signUp' | 'waitlist' | 'full' | 'closed' | 'tour' }
  | { readonly kind: 'later'; readonly opensAt: Instant }
  | { readonly kind: 'link'; readonly url: string; readonly label: string | undefined };

/** What stands in the fragment of a private link, before `=`. */
export const LINK = 'cowork-rsvp';

/** What stands in the fragment of a link to one event, before `=` and its id. */
export const EVENT_LINK = 'cowork-event';

/** Minutes after midnight that still belong to the evening before. */
const NIGHT = 6 * 60;

/** Events whose times cannot be read are left out. */
export const placed = ({ items, timeZone }: Pick<EventPage, 'items' | 'timeZone'>): readonly PlacedEvent[] =>
  items.filter(({ start, end }) => isInstant(start) && isInstant(end)).map((event) => {
    const known = places.get(event) ?? place(event, timeZone);
    places.set(event, known);
    return known;
  });

// Clocks are slow, and every key that a visitor presses in a form draws the list again.
const places = new WeakMap<SpaceEvent, PlacedEvent>();

/** By day, in order; what began before `from` stands on that day. */
export function toDayGroups(entries: readonly PlacedEvent[], from: IsoDate): readonly DayGroup[] {
  const days = new Map<IsoDate, PlacedEvent[]>();
  for (const entry of entries) {
    const day = entry.first < from && entry.last >= from ? from : entry.first;
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, group]) => ({ day, entries: group })).sort((one, other) => (one.day < other.day ? -1 : 1));
}

export function wayIn(event: SpaceEvent, at: Instant): WayIn {
  const { kind, rsvp, remaining, waiting = 0 } = event;
  if (event.status !== 'scheduled' || byInstant(event.end, at) <= 0) return { kind: 'none' };
  const mode = rsvp?.mode ?? 'none';
  if (!rsvp || mode === 'none') return { kind: kind === 'ritual' ? 'walkIn' : 'none' };
  if (mode === 'tour') return { kind: 'tour' };
  if (rsvp.opensAt && byInstant(rsvp.opensAt, at) > 0) return { kind: 'later', opensAt: rsvp.opensAt };
  if (byInstant(rsvp.closesAt ?? event.start, at) <= 0) return { kind: 'closed' };
  if (mode === 'link') {
    const url = webAddress(rsvp.url);
    return url ? { kind: 'link', url, label: rsvp.label } : { kind: 'none' };
  }
  // A place that came free belongs to those who wait already.
  if (remaining !== undefined && (remaining <= 0 || waiting > 0)) return { kind: event.waitlist ? 'waitlist' : remaining > 0 ? 'signUp' : 'full' };
  return { kind: 'signUp' };
}

/** An empty list of prices means free, an absent one that nobody knows. */
export const isFree = ({ prices }: SpaceEvent): boolean => prices?.every(({ amount }) => Number(amount) === 0) ?? false;

export const placeOf = ({ location: { name, street, city } = {} }: SpaceEvent): string =>
  name ?? [street, city].filter(Boolean).join(', ');

function place(event: SpaceEvent, zone: TimeZone): PlacedEvent {
  const { start, end, allDay, timeZone } = event;
  // Days of all-day events are those of their own zone, whoever looks.
  const clock = allDay ? timeZone : zone;
  const first = dayOf(start, clock);
  const last = dayOf(addMinutes(end, allDay ? -1 : -NIGHT), clock);
  return { event, first, last: last > first ? last : first };
}
