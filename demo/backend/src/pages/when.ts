// Days and times as people say them, on the clocks of the space.
import type { Space } from '../spaces/space.ts';
import { startOfDay, type Day } from '../time/days.ts';

export const whenOf = (moment: Date, space: Space, language: string): string =>
  new Intl.DateTimeFormat(language, { timeZone: space.zone, weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(moment);

export const dayIn = (day: Day, space: Space, language: string): string =>
  new Intl.DateTimeFormat(language, { timeZone: space.zone, day: 'numeric', month: 'long', year: 'numeric' }).format(startOfDay(day, space.zone));

/** Monday first, in the language's own words. */
export const weekdaysIn = (language: string): readonly string[] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day)));
