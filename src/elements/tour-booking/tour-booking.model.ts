// What there is to choose from, and what of it is shown. Pure.
import { partOfDay, timeOf } from '../../domain/clock.js';
import { byInstant, dayOf, firstOfMonth, isInstant, today, type Instant, type IsoDate, type PartOfDay, type TimeZone } from '../../domain/dates.js';
import type { Host } from '../../domain/space.js';
import type { Slot, TourType } from '../../domain/tours.js';
import { asksWho, kindsFor, windowOf, type Window } from './kinds.model.js';
import type { Offer } from './picker.js';

/** How many days are looked at at once. */
export interface View {
  /** Whether two days are seen together. */
  readonly holds: (day: IsoDate, other: IsoDate) => boolean;
  /** The times to ask for, so that all days seen together with one are known. */
  readonly windowOf: (day: IsoDate, today: IsoDate) => Window;
}

/** Everything to choose from, and what is chosen. */
export interface Picking {
  readonly asksWho: boolean;
  readonly people: number;
  readonly kinds: readonly TourType[];
  readonly kind: TourType;
  /** Who can be asked for. */
  readonly hosts: readonly Host[];
  /** Who is asked for. */
  readonly hostId: string | undefined;
  readonly zone: TimeZone;
  readonly today: IsoDate;
  /** Any day of the month or week shown. */
  readonly month: IsoDate;
  /** Undefined until they are known. */
  readonly days: ReadonlyMap<IsoDate, readonly SlotChoice[]> | undefined;
  readonly day: IsoDate | undefined;
  /** Where it comes from. */
  readonly offer: Offer;
}

/** Which times are wanted, by host, and by whatever else a visitor wishes. */
export interface Wanted {
  readonly hostId?: string | undefined;
  readonly suits?: ((slot: Slot) => boolean) | undefined;
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

export function toPicking(offer: Offer, now: Instant, suits?: Wanted['suits']): Picking {
  const { kinds: all, kind, hosts: everybody, times, choices, gaze } = offer;
  const { people = 1 } = choices;
  const zone = kind.timeZone;
  const day = today(zone, now);
  const hosts = hostsOf(kind, everybody);
  const hostId = hosts.find(({ id }) => id === choices.host)?.id;
  const days = times && toDays(times.items, everybody, { hostId, suits }, zone, now);
  const free = [...(days?.keys() ?? [])];
  const wanted = choices.day && !gaze.ahead && choices.day >= day ? choices.day : undefined;
  const month = gaze.month ?? wanted ?? free[0] ?? gaze.ahead ?? day;
  const covered = times !== undefined && month >= firstOfMonth(times.from) && month < times.to;
  const team = asksWho(all);
  return {
    asksWho: team, people, kinds: team ? kindsFor(all, people) : all, kind, hosts, hostId, zone, today: day, month, offer,
    days: covered ? days : undefined,
    day: covered ? (free.find((one) => one === choices.day) ?? free.find((one) => gaze.view.holds(one, month))) : undefined,
  };
}

/** Who can be asked for. */
export const hostsOf = ({ hostIds = [] }: TourType, hosts: readonly Host[]): readonly Host[] => hosts.filter(({ id }) => hostIds.includes(id));

/** The free starts that are wanted, by day of the space. */
export function toDays(slots: readonly Slot[], hosts: readonly Host[], { hostId, suits }: Wanted, zone: TimeZone, now: Instant): ReadonlyMap<IsoDate, readonly SlotChoice[]> {
  const starts = new Map<number, Slot[]>();
  for (const slot of slots) {
    if (!isInstant(slot.start) || byInstant(slot.start, now) <= 0 || suits?.(slot) === false) continue;
    // A slot without a host's name may be anybody's.
    if (hostId !== undefined && (slot.hostId ?? hostId) !== hostId) continue;
    const epoch = Date.parse(slot.start);
    starts.set(epoch, [...(starts.get(epoch) ?? []), slot]);
  }
  const days = new Map<IsoDate, SlotChoice[]>();
  for (const [, same] of [...starts].sort(([one], [other]) => one - other)) {
    const choice = toChoice(same, hosts, suits !== undefined);
    const day = dayOf(choice.start, zone);
    days.set(day, [...(days.get(day) ?? []), hostId === undefined ? choice : { ...choice, hostId }]);
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

export const sameMonth = (one: IsoDate, other: IsoDate): boolean => one.slice(0, 7) === other.slice(0, 7);

export const MONTHS: View = { holds: sameMonth, windowOf };
