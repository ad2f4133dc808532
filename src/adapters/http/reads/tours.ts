// Visits, and when they can be.
import type { ToursSource } from '../../../backend/backend.js';
import type { Slot, SlotList, TourType } from '../../../domain/tours.js';
import type { Asking } from '../client.js';
import { byStart, day, flag, id, instant, list, object, oneOf, span, text, then, whole, zone, type Reader } from '../reader.js';
import { action } from './action.js';
import { address, fields, prices } from './common.js';
import { items } from './house.js';

const tours: Reader<readonly TourType[]> = items(
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
    { hostId: id, remaining: whole(1), stepFree: flag, quiet: flag, video: flag, child: flag, dog: flag },
  ),
);

const slots: Reader<SlotList> = then(
  object({ from: day, to: day, timeZone: zone, items: list(slot) }, { asOf: instant, nextAvailable: instant }),
  (all) => ({ ...all, items: byStart(all.items) }),
);

export const toursReads = ({ read }: Asking): Pick<ToursSource, 'kinds' | 'slots'> => ({
  kinds: (call) => read('/tours', tours, { ...call, keep: true }),
  slots: ({ tourId, ...query }, call) => read(`/tours/${encodeURIComponent(tourId)}/slots`, slots, { ...call, query }),
});
