// The month or the week around the day that is shown. Pure.
import { addDays, dayOf, firstOfMonth, type IsoDate } from '../../domain/dates.js';
import { MONTHS, type Picking } from './tour-booking.model.js';

export interface Calendar {
  readonly shows: 'week' | 'month';
  /** The last day that can be gone to. */
  readonly last: IsoDate;
  /** The day that Tab reaches. */
  readonly focus: IsoDate;
  /** The first free day after what is shown, as far as is known. */
  readonly nextDay: IsoDate | undefined;
  /** Whether the first free day of all is another than the one shown. */
  readonly awayFromFirst: boolean;
}

export function toCalendar({ kind: { maxDaysAhead = 366 }, zone, today, month, days, day, offer: { times, gaze } }: Picking): Calendar {
  const { view } = gaze;
  const free = [...(days?.keys() ?? [])];
  const next = free.find((one) => one > month && !view.holds(one, month));
  const shows = view === MONTHS ? 'month' : 'week';
  const fromStart = times !== undefined && times.from <= (gaze.ahead ?? today);
  return {
    shows,
    last: addDays(today, maxDaysAhead),
    focus: gaze.focus ?? day ?? (view.holds(month, today) ? today : shows === 'month' ? firstOfMonth(month) : month),
    nextDay: days && (next ?? (times?.nextAvailable ? dayOf(times.nextAvailable, zone) : undefined)),
    awayFromFirst: days !== undefined && !(fromStart && day === free[0]),
  };
}
