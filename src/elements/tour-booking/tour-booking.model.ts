// What there is to choose from. Pure.
import {
  addDays, addMonths, byInstant, dayOf, firstOfMonth, isInstant, isTimeZone, partOfDay, timeOf,
  type Instant, type IsoDate, type PartOfDay, type TimeZone,
} from '../../domain/dates.js';
import type { Host } from '../../domain/space.js';
import type { Slot, TourType } from '../../domain/tours.js';

/** What a slot can promise. */
export type Need = 'stepFree' | 'quiet' | 'video';

/** What a visitor asks of a time. */
export interface Wishes {
  readonly hostId: string | undefined;
  readonly needs: readonly Need[];
  /** BCP 47, a language that the host speaks. */
  readonly language: string | undefined;
}

/** A start that can be picked, with everybody who could receive the visitor then. */
export interface SlotChoice {
  readonly start: Instant;
  readonly end: Instant;
  readonly hosts: readonly Host[];
  /** Whom to book with; undefined leaves it to the space. */
  readonly hostId: string | undefined;
}

export interface SlotGroup {
  readonly part: PartOfDay;
  readonly slots: readonly SlotChoice[];
}

/** Half-open, at most 62 days. */
export interface Window {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export const NEEDS: readonly Need[] = ['stepFree', 'quiet', 'video'];
const SMALLEST_TEAM = 2;

/** Kinds that can be booked; one that we cannot read is left out. */
export const bookable = (kinds: readonly TourType[]): readonly TourType[] =>
  kinds.filter(({ book, timeZone }) => (book.mode === 'inline' || book.mode === 'link') && isTimeZone(timeZone));

/** Whether it makes a difference if one person comes or a team. */
export const asksWho = (kinds: readonly TourType[]): boolean => kinds.some(forTeams) && kinds.some((kind) => !forTeams(kind));

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

/** Who can be asked for. */
export const hostsOf = ({ hostIds = [] }: TourType, hosts: readonly Host[]): readonly Host[] => hosts.filter(({ id }) => hostIds.includes(id));

/** The needs that some slots promise. */
export const needsOf = (slots: readonly Slot[]): readonly Need[] => NEEDS.filter((need) => slots.some((slot) => slot[need]));

/** The languages one can choose by: those that some hosts speak and others do not. */
export const languagesOf = (hosts: readonly Host[]): readonly string[] =>
  [...new Set(hosts.flatMap(({ languages = [] }) => languages))].filter((language) => !hosts.every((host) => speaks(host, language)));

/** The free starts that fit, by day of the space. */
export function toDays(slots: readonly Slot[], hosts: readonly Host[], wishes: Wishes, zone: TimeZone, now: Instant): ReadonlyMap<IsoDate, readonly SlotChoice[]> {
  const starts = new Map<number, Slot[]>();
  for (const slot of slots) {
    if (!isInstant(slot.start) || byInstant(slot.start, now) <= 0 || !fits(slot, hosts, wishes)) continue;
    const epoch = Date.parse(slot.start);
    starts.set(epoch, [...(starts.get(epoch) ?? []), slot]);
  }
  const days = new Map<IsoDate, SlotChoice[]>();
  const picky = wishes.needs.length > 0 || wishes.language !== undefined;
  for (const [, same] of [...starts].sort(([one], [other]) => one - other)) {
    const choice = toChoice(same, hosts, picky);
    const day = dayOf(choice.start, zone);
    days.set(day, [...(days.get(day) ?? []), wishes.hostId === undefined ? choice : { ...choice, hostId: wishes.hostId }]);
  }
  return days;
}

/** By part of the day, in the order of the day. */
export function toGroups(slots: readonly SlotChoice[], zone: TimeZone): readonly SlotGroup[] {
  const groups = new Map<PartOfDay, SlotChoice[]>();
  for (const slot of slots) {
    const part = partOfDay(timeOf(slot.start, zone));
    groups.set(part, [...(groups.get(part) ?? []), slot]);
  }
  return [...groups].map(([part, group]) => ({ part, slots: group }));
}

/** As a choice of its own, e.g. an alternative that the backend offers. */
export const toChoice = (same: readonly Slot[], hosts: readonly Host[], named: boolean): SlotChoice => {
  const [first] = same as readonly [Slot, ...Slot[]];
  const ids = [...new Set(same.flatMap(({ hostId }) => hostId ?? []))];
  return {
    start: first.start, end: first.end,
    hosts: ids.flatMap((id) => hosts.find((host) => host.id === id) ?? []),
    // Where only some of those at hand fit, one of them has to be named.
    hostId: named || ids.length === 1 ? ids[0] : undefined,
  };
};

/** Two months at a time, counted from this one, so that a month never lies in two windows. */
export function windowOf(month: IsoDate, today: IsoDate): Window {
  const first = firstOfMonth(today);
  const ahead = Math.max(0, monthNumber(month) - monthNumber(first));
  const start = addMonths(first, ahead - (ahead % 2));
  return { from: start < today ? today : start, to: addMonths(start, 2) };
}

/** The last day that can be gone to. */
export const lastDay = ({ maxDaysAhead = 366 }: TourType, today: IsoDate): IsoDate => addDays(today, maxDaysAhead);

const forTeams = ({ kind, minPartySize = 1 }: TourType): boolean => kind === 'teamTrialDay' || minPartySize >= SMALLEST_TEAM;

const speaks = ({ languages = [] }: Host, language: string): boolean => languages.includes(language);

function fits(slot: Slot, hosts: readonly Host[], { hostId, needs, language }: Wishes): boolean {
  // A slot without a host's name may be anybody's.
  if (hostId !== undefined && slot.hostId !== undefined && slot.hostId !== hostId) return false;
  if (!needs.every((need) => slot[need])) return false;
  const host = hosts.find(({ id }) => id === slot.hostId);
  return language === undefined || !host || speaks(host, language);
}

const monthNumber = (day: IsoDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
