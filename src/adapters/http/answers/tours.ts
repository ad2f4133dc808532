// Visits, and when they can be.
import type { Slot, SlotList, TourType } from '../../../domain/tours.js';
import {
  byStart, day, flag, id, instant, list, object, oneOf, span, text, then, whole, zone, type Reader,
} from '../reader.js';
import { action, address, fields, items, prices } from './common.js';

export const tours: Reader<readonly TourType[]> = items(
  object(
    {
      id, kind: oneOf(['tour', 'coffee', 'trialDay', 'teamTrialDay'], 'tour'), title: text,
      durationMinutes: whole(5), timeZone: zone, book: action,
    },
    {
      description: text, location: address, hostIds: list(id), minNoticeMinutes: whole(), maxDaysAhead: whole(1),
      minPartySize: whole(1), maxPartySize: whole(1), phoneRequired: flag, prices, fields,
    },
  ),
);

export const slot: Reader<Slot> = span(
  object(
    { start: instant, end: instant },
    { hostId: id, remaining: whole(1), stepFree: flag, quiet: flag, video: flag },
  ),
);

export const slots: Reader<SlotList> = then(
  object({ from: day, to: day, timeZone: zone, items: list(slot) }, { asOf: instant, nextAvailable: instant }),
  (all) => ({ ...all, items: byStart(all.items) }),
);
