// Which kinds of visit there are to choose from, and which times to ask for. Pure.
import { firstOfMonth, isTimeZone, monthAfter, type IsoDate } from '../../domain/dates.js';
import type { TourType } from '../../domain/tours.js';

/** Half-open, at most 62 days. */
export interface Window {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const SMALLEST_TEAM = 2;

/** Kinds that can be booked; one that we cannot read is left out. */
export const bookable = (kinds: readonly TourType[]): readonly TourType[] =>
  kinds.filter(({ book, timeZone }) => (book.mode === 'inline' || book.mode === 'link') && isTimeZone(timeZone));

/** Whether one person may come, and a team too. */
export const asksWho = (kinds: readonly TourType[]): boolean =>
  kinds.some((kind) => (kind.maxPartySize ?? 1) >= SMALLEST_TEAM || forTeams(kind)) && kinds.some((kind) => !forTeams(kind));

/** The kinds for so many people; a team sees what was made for teams first. */
export function kindsFor(kinds: readonly TourType[], people: number): readonly TourType[] {
  if (people < SMALLEST_TEAM) return kinds.filter((kind) => !forTeams(kind));
  const fitting = kinds.filter(({ minPartySize = 1, maxPartySize = Infinity }) => people >= minPartySize && people <= maxPartySize);
  const teamsOnly = fitting.filter(forTeams);
  // A trial day of one's own is no use where there is one for the team.
  return [...teamsOnly, ...fitting.filter((kind) => !forTeams(kind) && !(kind.kind === 'trialDay' && teamsOnly.length > 0))];
}

/** By id, or by what it is; else the first. */
export const kindOf = (kinds: readonly TourType[], wanted: string | undefined): TourType | undefined =>
  kinds.find(({ id }) => id === wanted) ?? kinds.find(({ kind }) => kind === wanted) ?? kinds[0];

/** Two months at a time, counted from this one, so that a month never lies in two windows. */
export function windowOf(month: IsoDate, today: IsoDate, start = firstOfMonth(today)): Window {
  const to = monthAfter(monthAfter(start));
  return month < to ? { from: start < today ? today : start, to } : windowOf(month, today, to);
}

const forTeams = ({ kind, minPartySize = 1 }: TourType): boolean => kind === 'teamTrialDay' || minPartySize >= SMALLEST_TEAM;
