// The hour that comes twice when the clocks go back. Pure.
import { timeOf } from '../../domain/clock.js';
import { addMinutes, type Instant, type TimeZone } from '../../domain/dates.js';

/** Clocks go back by an hour, those of Lord Howe Island by half of one. */
const STEPS = [-60, -30, 30, 60];

/** Whether the clocks of a zone show the same time again, or did before. */
export const isToldTwice = (start: Instant, zone: TimeZone): boolean =>
  STEPS.some((minutes) => timeOf(addMinutes(start, minutes), zone) === timeOf(start, zone));
