// What there is to choose from, and what of it is shown. Pure.
import type { BackendError } from '../../backend/error.js';
import {
  addDays, byInstant, dayOf, firstOfMonth, isInstant, partOfDay, timeOf, today, type Instant, type IsoDate, type PartOfDay, type TimeZone,
} from '../../domain/dates.js';
import type { Host } from '../../domain/space.js';
import type { Slot, TourType } from '../../domain/tours.js';
import { asksWho, kindsFor } from './kinds.model.js';
import type { Offer } from './picker.js';

/** Everything to choose from, and what is chosen. */
export interface Picking {
  readonly asksWho: boolean;
  readonly people: number;
  readonly daysPerWeek: string | undefined;
  readonly kinds: readonly TourType[];
  readonly kind: TourType;
  /** Who can be asked for. */
  readonly hosts: readonly Host[];
  readonly zone: TimeZone;
  readonly today: IsoDate;
  readonly last: IsoDate;
  readonly month: IsoDate;
  readonly focus: IsoDate;
  readonly needs: readonly Need[];
  readonly languages: readonly string[];
  readonly wishes: Wishes;
  /** Undefined until they are known. */
  readonly days: ReadonlyMap<IsoDate, readonly SlotChoice[]> | undefined;
  readonly day: IsoDate | undefined;
  /** The first free day after the month shown, as far as is known. */
  readonly nextDay: IsoDate | undefined;
  /** Why there are no times, or why those shown may be old. */
  readonly error: BackendError | undefined;
  readonly asOf: Instant | undefined;
}

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

export const NEEDS: readonly Need[] = ['stepFree', 'quiet', 'video'];

export function toPicking({ kinds: all, kind, hosts: everybody, times, error, choices, gaze }: Offer, now: Instant): Picking {
  const { people = 1, daysPerWeek, host, needs = [], language } = choices;
  const zone = kind.timeZone;
  const day = today(zone, now);
  const hosts = hostsOf(kind, everybody);
  const offered = needsOf(times?.items ?? []);
  const languages = languagesOf(hosts);
  // What this kind of visit does not offer is not asked of it.
  const wishes: Wishes = {
    hostId: hosts.find(({ id }) => id === host)?.id,
    needs: offered.filter((need) => needs.includes(need)),
    language: languages.find((code) => code === language),
  };
  const days = times && toDays(times.items, everybody, wishes, zone, now);
  const free = [...(days?.keys() ?? [])];
  const wanted = choices.day && !gaze.ahead && choices.day >= day ? choices.day : undefined;
  const month = gaze.month ?? wanted ?? free[0] ?? gaze.ahead ?? day;
  const covered = times !== undefined && month >= firstOfMonth(times.from) && month < times.to;
  const shown = covered ? (free.find((one) => one === choices.day) ?? free.find((one) => sameMonth(one, month))) : undefined;
  const team = asksWho(all);
  return {
    asksWho: team, people, daysPerWeek, kinds: team ? kindsFor(all, people) : all, kind, hosts, zone,
    today: day, last: lastDay(kind, day), month, focus: gaze.focus ?? shown ?? (sameMonth(month, day) ? day : firstOfMonth(month)),
    needs: offered, languages, wishes, days: covered ? days : undefined, day: shown,
    nextDay: covered ? (free.find((one) => one > month && !sameMonth(one, month)) ?? (times.nextAvailable ? dayOf(times.nextAvailable, zone) : undefined)) : undefined,
    error, asOf: times?.asOf,
  };
}

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

/** The last day that can be gone to. */
export const lastDay = ({ maxDaysAhead = 366 }: TourType, today: IsoDate): IsoDate => addDays(today, maxDaysAhead);

const sameMonth = (one: IsoDate, other: IsoDate): boolean => one.slice(0, 7) === other.slice(0, 7);

const speaks = ({ languages = [] }: Host, language: string): boolean => languages.includes(language);

function fits(slot: Slot, hosts: readonly Host[], { hostId, needs, language }: Wishes): boolean {
  // A slot without a host's name may be anybody's.
  if (hostId !== undefined && slot.hostId !== undefined && slot.hostId !== hostId) return false;
  if (!needs.every((need) => slot[need])) return false;
  const host = hosts.find(({ id }) => id === slot.hostId);
  return language === undefined || !host || speaks(host, language);
}
