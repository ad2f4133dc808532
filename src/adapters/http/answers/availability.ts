// What is free.
import type { Availability, Interval, Resource, ResourceKind } from '../../../domain/availability.js';
import { kindsOf } from '../../../domain/availability.js';
import { byInstant } from '../../../domain/dates.js';
import {
  byStart, day, flag, id, instant, list, number, object, oneOf, span, text, then, whole, zone, type Reader,
} from '../reader.js';
import { action, image, prices } from './common.js';

const kinds: readonly ResourceKind[] = (['rooms', 'desks', 'offices'] as const).flatMap(kindsOf);

export const resources: Reader<{ readonly items: readonly Resource[]; readonly next?: string }> = object(
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

export const availability: Reader<Availability> = object({
  from: day, to: day, timeZone: zone, asOf: instant,
  items: list(object({ resourceId: id, intervals: then(list(interval), apart) }, { nextAvailable: instant })),
});
