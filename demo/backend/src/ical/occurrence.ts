// One occurrence of an entry, as the rest of the backend knows it.
import ICAL from 'ical.js';
import { addDays, dayOf, startOfDay, toIso, type Instant } from '../time/days.ts';
import { isCancelled, type Draft } from './draft.ts';
import { hashOf, plainText, textOfProperty } from './text.ts';
import { instantIn, timeOf, zoneLike } from './times.ts';

export interface Occurrence {
  readonly id: string;
  readonly seriesId: string | undefined;
  readonly uid: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly allDay: boolean;
  readonly status: 'scheduled' | 'cancelled';
  /** It does not take the time of whose calendar it is. */
  readonly free: boolean;
  readonly title: string;
  readonly description?: string;
  readonly location?: string;
  readonly url?: string;
  readonly tags: readonly string[];
  readonly organizer?: string;
}

const dayLength = 86_400_000;

export function toOccurrence(draft: Draft, original: Instant | undefined, start: Instant, { zone: home, owner }: { readonly zone: string; readonly owner?: string | undefined }, forced?: 'cancelled'): Occurrence | string {
  const { event, uid, title } = draft;
  const end = endFrom(draft, start, home);
  if (end < start) return 'ends before it begins';
  const series = `cal-${hashOf(uid)}`;
  const text = (name: string): string | undefined => {
    const plain = plainText(textOfProperty(event, name));
    return plain || undefined;
  };
  const description = text('description');
  const location = text('location');
  const url = String(event.getFirstPropertyValue('url') ?? '');
  const name = event.getFirstProperty('organizer')?.getFirstParameter('cn');
  return {
    id: original === undefined ? series : `${series}-${toIso(original).replace(/[-:]/g, '')}`,
    seriesId: original === undefined ? undefined : series,
    uid,
    start,
    end,
    allDay: draft.start.isDate,
    status: forced ?? (isCancelled(draft) ? 'cancelled' : 'scheduled'),
    free: forced !== undefined || isCancelled(draft) || isFree(event, owner),
    title: plainText(title).slice(0, 500),
    ...(description && { description: description.slice(0, 20_000) }),
    ...(location && { location: location.slice(0, 500) }),
    ...(/^https?:\/\//.test(url) && URL.canParse(url) && { url: new URL(url).href }),
    tags: [...new Set(event.getAllProperties('categories').flatMap((property) => property.getValues().map((value) => String(value).trim())))]
      .filter((tag) => tag && tag.length <= 60 && !tag.includes(',')).slice(0, 20),
    ...(name && !name.includes('@') && { organizer: name.slice(0, 200) }),
  };
}

/** The end of an occurrence: as long after its start as the entry says, whole days where it is all-day. */
function endFrom(draft: Draft, start: Instant, home: string): Instant {
  const { event, start: first, zone, notes } = draft;
  const end = event.getFirstProperty('dtend');
  const duration = event.getFirstPropertyValue('duration');
  if (first.isDate) {
    const days = end ? Math.round((Date.parse(timeOf(end.getFirstValue()).toString().slice(0, 10)) - Date.parse(first.toString().slice(0, 10))) / dayLength)
      : duration instanceof ICAL.Duration ? Math.ceil(duration.toSeconds() / 86_400) : 1;
    if (days < 0) return start - 1;
    return startOfDay(addDays(dayOf(start, home), Math.max(1, days)), home);
  }
  if (end) {
    const time = timeOf(end.getFirstValue());
    return start + instantIn(time, zoneLike(time, end, draft), home) - instantIn(first, zone, home);
  }
  if (duration instanceof ICAL.Duration) return start + duration.toSeconds() * 1000;
  if (duration !== null) notes.push('its length cannot be read');
  return start;
}

/** Not TENTATIVE: whoever may have to be elsewhere is not offered to visitors. Outlook says in words of its own what it shows as free. */
function isFree(event: ICAL.Component, owner: string | undefined): boolean {
  const says = (name: string): string => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
  const declined = owner !== undefined && event.getAllProperties('attendee').some((guest) =>
    String(guest.getFirstValue()).toLowerCase() === `mailto:${owner.toLowerCase()}` && guest.getFirstParameter('partstat')?.toUpperCase() === 'DECLINED');
  return declined || says('transp') === 'TRANSPARENT' || says('x-microsoft-cdo-busystatus') === 'FREE';
}
