// The one place through which numbers about people leave. No number is told of fewer than the minimum group, neither straight
// nor as what is left when one takes off what else the same answer tells.
import type { components } from '../../../../src/contract/wire.ts';
import type { CraftFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';

type Wire = components['schemas'];

/** Nobody can set it lower, whatever a file says. */
const lowest = 5;

/** The minimum group of a space: what its file asks for, where that is more than the lowest. */
export const floorOf = (space: Space): number => atLeast(space.file.people?.minimumGroup);

export const atLeast = (wanted: number | undefined): number => Math.max(lowest, wanted ?? lowest);

/** The number, or nothing. */
export const told = (count: number, floor: number): number | undefined => (count >= floor ? count : undefined);

/**
 * Crafts with too few people go under their wider word; what is still too few is not told. A weekday is told where at least
 * the minimum group of them usually comes. Members who are shown by name are known to be there: of those whom they leave
 * over, the number must not be too small either.
 */
export function toldCrafts(crafts: readonly CraftFile[], floor: number, shown: readonly { readonly craft: string }[] = []): readonly Wire['CraftAround'][] {
  const namedIn = (names: readonly string[]): number => shown.filter(({ craft }) => names.some((name) => plain(name) === plain(craft))).length;
  const isEnough = (people: number, names: readonly string[]): boolean => people >= floor && leavesEnough(people, namedIn(names), floor);
  const merged = new Map<string, readonly CraftFile[]>();
  for (const part of crafts) {
    const name = isEnough(part.people, [part.craft]) ? part.craft : part.under ?? part.craft;
    merged.set(name, [...merged.get(name) ?? [], part]);
  }
  return [...merged].flatMap(([name, parts]) => {
    const people = sum(parts.map((part) => part.people));
    if (!isEnough(people, [...new Set([name, ...parts.map(({ craft }) => craft)])])) return [];
    const usualDays = weekdays.filter((day) => sum(parts.map(({ perWeekday }) => perWeekday?.[day - 1] ?? 0)) >= floor);
    return [{ craft: name, people, ...(usualDays.length && { usualDays }) }];
  }).sort((a, b) => b.people - a.people);
}

/** Guests of an event, those included who registered together with somebody. */
export function toldGuests(taken: number, shown: Wire['Guests']['shown'], floor: number): Wire['Guests'] {
  const count = leavesEnough(taken, shown.length, floor) ? told(taken, floor) : undefined;
  return { minimumGroup: floor, ...(count !== undefined && { count }), shown };
}

/** The size of an event beside its places left gives the number of its guests away, so it is told when there are none, or when that is. */
export const toldCapacity = (capacity: number, taken: number, guests: Wire['Guests'] | undefined): number | undefined =>
  taken === 0 || guests === undefined || guests.count !== undefined ? capacity : undefined;

/** A line about the house that members agree on: how many of them, if they are enough. */
export function toldSource({ count, ...source }: Wire['HouseLine']['source'], floor: number): Wire['HouseLine']['source'] {
  return { ...source, ...(count !== undefined && count >= floor && { count }) };
}

/** Whoever is not shown is either nobody, or part of a group that is big enough. */
const leavesEnough = (all: number, shown: number, floor: number): boolean => {
  const hidden = all - shown;
  return hidden <= 0 || hidden >= floor;
};

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
const plain = (word: string): string => word.trim().toLowerCase();
