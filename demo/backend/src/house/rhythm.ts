// The rhythm of the house from what was counted: how lively it usually is, by weekday and part of day. How many are there at once
// decides the level; where usually fewer than the minimum group come at all, nothing is said.
import type { components } from '../../../../src/contract/wire.ts';
import { addDays, atTime, daysFrom, minute, weekdayOf, type Day, type Span } from '../time/days.ts';
import { clip, merge } from '../time/opening.ts';

type Wire = components['schemas'];
type Band = Wire['Rhythm']['bands'][number];

export interface Stay {
  readonly who: string;
  readonly start: number;
  /** Undefined where nobody checked out. */
  readonly end: number | undefined;
}

export interface Counting {
  /** By the day on which they began. */
  readonly stays: ReadonlyMap<Day, readonly Stay[]>;
  /** The days that count: from the first up to and without the last. */
  readonly from: Day;
  readonly to: Day;
  readonly zone: string;
  /** When the house is open, by the day on which it opens; nothing on a closed day. */
  readonly spansOn: (day: Day) => readonly Span[];
  readonly minimumGroup: number;
  /** People at once from whom on it is steady, and lively. */
  readonly steadyFrom: number;
  readonly livelyFrom: number;
  /** How long somebody is taken to stay who did not check out; never beyond closing time. */
  readonly minutesWithoutEnd: number;
}

export interface Counted {
  readonly weeks: number;
  readonly lastDay: Day;
  readonly bands: readonly Band[];
}

/** Fewer weeks say more about these weeks than about the house. */
export const fewestWeeks = 4;
/** A part of a day that is open for less is not spoken of; who stays for less only passes through. */
const shortestOpen = 30 * minute;
const shortestStay = 15 * minute;

const parts = [['morning', '00:00', '12:00'], ['midday', '12:00', '14:00'], ['afternoon', '14:00', '18:00'], ['evening', '18:00', '24:00']] as const;

/** Undefined where too little was counted to say anything. */
export function countRhythm(counting: Counting): Counted | undefined {
  const { stays, from, to, minimumGroup } = counting;
  // An open day on which nobody at all was counted is a day on which nobody counted.
  const days = daysFrom(from, to).filter((day) => stays.get(day)?.length && openSpans(day, counting).length);
  const weeks = new Set(days.map(mondayOf)).size;
  const lastDay = days.at(-1);
  if (weeks < fewestWeeks || lastDay === undefined) return undefined;

  const seen = new Map<string, { readonly weekday: number; readonly part: Band['part']; readonly people: number[]; readonly atOnce: number[] }>();
  for (const day of days) {
    for (const { part, people, atOnce } of partsOfDay(day, counting)) {
      const weekday = weekdayOf(day);
      const key = `${weekday} ${part}`;
      const band = seen.get(key) ?? { weekday, part, people: [], atOnce: [] };
      seen.set(key, band);
      band.people.push(people);
      band.atOnce.push(atOnce);
    }
  }
  const order = parts.map(([part]) => part);
  const bands = [...seen.values()]
    .filter(({ people }) => people.length >= fewestWeeks && median(people) >= minimumGroup)
    .sort((a, b) => a.weekday - b.weekday || order.indexOf(a.part) - order.indexOf(b.part))
    .map(({ weekday, part, atOnce }) => ({ weekday, part, level: levelOf(median(atOnce), counting) }));
  return { weeks, lastDay, bands };
}

/** How many came, and how many were there at once on average, in each part of a day that was open. */
function partsOfDay(day: Day, counting: Counting): readonly { readonly part: Band['part']; readonly people: number; readonly atOnce: number }[] {
  const { zone } = counting;
  const open = openSpans(day, counting);
  const present = presentOn(day, counting);
  return parts.flatMap(([part, begins, ends]) => {
    const spans = clip(open, { start: atTime(day, begins, zone), end: atTime(day, ends, zone) });
    const length = lengthOf(spans);
    if (length < shortestOpen) return [];
    const lengths = present.map((stay) => lengthOf(spans.flatMap((span) => clip(stay, span))));
    return [{ part, people: lengths.filter((stay) => stay >= shortestStay).length, atOnce: lengths.reduce((sum, stay) => sum + stay, 0) / length }];
  });
}

/** When the house was open on this day, the end of a night that began the day before included. */
function openSpans(day: Day, { zone, spansOn }: Counting): readonly Span[] {
  const spans = [addDays(day, -1), day].flatMap(spansOn);
  return clip(merge([...spans].sort((a, b) => a.start - b.start)), { start: atTime(day, '00:00', zone), end: atTime(day, '24:00', zone) });
}

/** The time of each person who was there, whatever way they went in and out. */
function presentOn(day: Day, counting: Counting): readonly (readonly Span[])[] {
  const byPerson = new Map<string, Span[]>();
  for (const began of [addDays(day, -1), day]) {
    const closing = Math.max(0, ...counting.spansOn(began).map(({ end }) => end));
    for (const { who, start, end } of counting.stays.get(began) ?? []) {
      const guessed = start + counting.minutesWithoutEnd * minute;
      const until = end ?? (closing > start ? Math.min(guessed, closing) : guessed);
      byPerson.set(who, [...byPerson.get(who) ?? [], { start, end: until }]);
    }
  }
  return [...byPerson.values()].map((spans) => merge(spans.sort((a, b) => a.start - b.start)));
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

const levelOf = (atOnce: number, { steadyFrom, livelyFrom }: Counting): Band['level'] =>
  atOnce >= livelyFrom ? 'lively' : atOnce >= steadyFrom ? 'steady' : 'quiet';

/** One crowded evening does not make every evening lively. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));
