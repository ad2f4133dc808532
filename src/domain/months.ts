// Months.
import { addDays, firstOfMonth, type IsoDate } from './dates.js';
import { fromEpoch, toEpoch } from './epoch.js';

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(day: IsoDate, count: number): IsoDate {
  const date = new Date(toEpoch(firstOfMonth(day)));
  date.setUTCMonth(date.getUTCMonth() + count);
  const first = fromEpoch(date.getTime());
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first, Math.min(Number(day.slice(8)), last) - 1);
}
