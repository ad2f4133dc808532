// Days relative to today would move on every day. Once laid down they stay until they are over; then they come again.
import { addDays, nextClockChange, weekdayOf, type Day } from '../time/days.ts';
import type { EventFile, SpaceFile, WhenFile } from './file.ts';
import { occurrenceDays } from './occurrences.ts';

/** How long something past stays in view before it comes again. */
const pastDays = 30;

/** Every settled day of the file, given those that were laid down before. */
export function settleDays(file: SpaceFile, today: Day, before: ReadonlyMap<string, Day>): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  const settle = (key: string, wanted: () => Day | undefined, over: (day: Day) => boolean): void => {
    const laid = before.get(key);
    const day = laid !== undefined && !over(laid) ? laid : wanted();
    if (day !== undefined) days.set(key, day);
  };
  const past = (day: Day): boolean => day < today;

  file.closedDays?.forEach(({ inDays }, index) => {
    if (inDays !== undefined) settle(`closed:${index}`, () => addDays(today, inDays), past);
  });
  for (const { id, freeFromDays } of file.resources ?? []) {
    if (freeFromDays !== undefined) settle(`free:${id}`, () => addDays(today, freeFromDays), freeFromDays ? past : () => false);
  }
  for (const event of file.events ?? []) settleEvent(event, file.timeZone, today, settle);
  return days;
}

function settleEvent(event: EventFile, zone: string, today: Day, settle: (key: string, wanted: () => Day | undefined, over: (day: Day) => boolean) => void): void {
  const { when } = event;
  if (when.date !== undefined) return;
  if (when.repeat === undefined) {
    const keep = (when.inDays ?? 0) < 0 && !when.anchor ? pastDays : (when.days ?? 1);
    settle(`event:${event.id}`, () => firstDay(when, zone, today), (day) => addDays(day, keep) < today);
    return;
  }
  for (const [what, numbers] of [['skip', when.skip], ['postpone', when.postpone]] as const) {
    for (const number of (numbers ?? []).filter((entry) => typeof entry === 'number')) {
      settle(`${what}:${event.id}:${number}`, () => occurrenceDays(when.repeat ?? '', today, addDays(today, 400))[number - 1], (day) => day < today);
    }
  }
}

function firstDay(when: WhenFile, zone: string, today: Day): Day | undefined {
  const base = when.anchor === 'clockChange' ? nextClockChange(today, zone) : today;
  if (base === undefined) return undefined;
  const day = addDays(base, when.inDays ?? 0);
  return when.onWeekday === undefined ? day : addDays(day, (when.onWeekday - weekdayOf(day) + 7) % 7);
}
