// What is free.
import type { AvailabilitySource, ReadOptions } from '../../../backend/backend.js';
import type { Availability, Interval, Resource, ResourceKind } from '../../../domain/availability.js';
import { kindsOf } from '../../../domain/availability.js';
import { byInstant } from '../../../domain/dates.js';
import type { Asking } from '../client.js';
import {
  byStart, day, flag, id, instant, list, number, object, oneOf, span, text, then, whole, zone, type Reader,
} from '../reader.js';
import { action } from './action.js';
import { image, prices } from './common.js';

const kinds: readonly ResourceKind[] = (['rooms', 'desks', 'offices'] as const).flatMap(kindsOf);

const resources: Reader<{ readonly items: readonly Resource[]; readonly next?: string }> = object(
  {
    items: list(
      object(
        { id, kind: oneOf(kinds, 'other'), name: text },
        {
          description: text, capacity: whole(1), units: whole(1), areaM2: number, floor: text, stepFree: flag,
          amenities: list(text), images: list(image), prices, book: action,
          minMinutes: whole(), maxMinutes: whole(), stepMinutes: whole(1), leadMinutes: whole(),
        },
      ),
    ),
  },
  { next: text },
);

const interval: Reader<Interval> = span(
  object({ start: instant, end: instant, available: whole() }, { reason: oneOf(['booked', 'closed', 'held']) }),
);

const apart = (intervals: readonly Interval[]): readonly Interval[] =>
  byStart(intervals).reduce<Interval[]>((kept, next) => {
    const last = kept.at(-1);
    if (!last || byInstant(last.end, next.start) <= 0) kept.push(next);
    return kept;
  }, []);

const availability: Reader<Availability> = object({
  from: day, to: day, timeZone: zone, asOf: instant,
  items: list(object({ resourceId: id, intervals: then(list(interval), apart) }, { nextAvailable: instant })),
});

const MOST_PAGES = 20;

export const availabilityReads = (client: Asking): Pick<AvailabilitySource, 'resources' | 'window'> => ({
  // One list for all kinds, so that all elements share it.
  resources: async ({ kinds: wanted }, call) => (await allResources(client, call)).filter(({ kind }) => !wanted || wanted.includes(kind)),
  window: ({ from, to, kinds: wanted, resourceIds }, call) =>
    client.read('/availability', availability, { ...call, query: { from, to, kind: forServer(wanted), resourceId: resourceIds } }),
});

async function allResources({ read }: Asking, options: ReadOptions | undefined): Promise<readonly Resource[]> {
  const found: Resource[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items: some, next } = await read('/resources', resources, { ...options, query: { cursor, limit: 200 }, keep: true });
    found.push(...some);
    cursor = next;
    if (!next) break;
  }
  return found;
}

/** A word that only the server knows reads as "other", so "other" cannot be asked for by name. */
const forServer = (wanted: readonly ResourceKind[] | undefined) => (wanted?.includes('other') ? undefined : wanted);
