// Times of day from which a visitor may want a room.
import { minutesOf } from '../../domain/clock.js';
import type { LocalTime } from '../../domain/dates.js';
import type { Space } from '../../domain/space.js';

const STEP = 30;
/** Where the house does not say when it is open. */
const USUAL = { opens: '08:00', closes: '20:00' } as const;

/** Every half hour in which the house is open on some day. */
export function startsOf(space: Space | undefined): readonly LocalTime[] {
  const hours = space?.openingHours?.length ? space.openingHours : [USUAL];
  const first = Math.min(...hours.map(({ opens }) => minutesOf(opens)));
  const last = Math.max(...hours.map(({ opens, closes }) => (minutesOf(closes) <= minutesOf(opens) ? 24 * 60 : minutesOf(closes))));
  const begin = Math.ceil(first / STEP) * STEP;
  return Array.from({ length: Math.max(0, Math.ceil((last - begin) / STEP)) }, (_, index) => timeAt(begin + index * STEP));
}

const timeAt = (minutes: number): LocalTime => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` as LocalTime;

const two = (number: number): string => String(number).padStart(2, '0');
