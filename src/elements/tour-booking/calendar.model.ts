// The month around the day that is shown. Pure.
import { addDays, dayOf, firstOfMonth, type IsoDate } from '../../domain/dates.js';
import { sameMonth, type Picking } from './tour-booking.model.js';

export interface Calendar {
  /** The last day that can be gone to. */
  readonly last: IsoDate;
  /** The day that Tab reaches. */
  readonly focus: IsoDate;
  /** The first free day after the month shown, as far as is known. */
  readonly nextDay: IsoDate | undefined;
}

export function toCalendar({ kind: { maxDaysAhead = 366 }, zone, today, month, days, day, offer: { times, gaze } }: Picking): Calendar {
  const next = [...(days?.keys() ?? [])].find((one) => one > month && !sameMonth(one, month));
  return {
    last: addDays(today, maxDaysAhead),
    focus: gaze.focus ?? day ?? (sameMonth(month, today) ? today : firstOfMonth(month)),
    nextDay: days && (next ?? (times?.nextAvailable ? dayOf(times.nextAvailable, zone) : undefined)),
  };
}
