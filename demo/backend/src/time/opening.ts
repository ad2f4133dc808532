// When doors are open, or when somebody is there: weekly hours, less the closed days, as spans of exact time. Because the
// spans are exact, the hour that the clocks skip is not in them, and the one they repeat is in them twice.
import { addDays, atTime, weekdayOf, type Day, type Span } from './days.ts';

export interface Hours {
  /** Monday is 1. */
  readonly days: readonly number[];
  readonly opens: string;
  /** At or before `opens` it means the next day. */
  readonly closes: string;
}

export interface DaySpan extends Span { readonly day: Day }

export type IsClosed = (day: Day) => boolean;

/** What begins on this day, sorted; a night's end past midnight belongs to the day it began on. */
export function spansOfDay(day: Day, zone: string, hours: readonly Hours[], isClosed: IsClosed): readonly DaySpan[] {
  if (isClosed(day)) return [];
  const weekday = weekdayOf(day);
  return hours
    .filter(({ days }) => days.includes(weekday))
    .map(({ opens, closes }) => ({
      day,
      start: atTime(day, opens, zone),
      end: closes === '24:00' || closes > opens ? atTime(day, closes, zone) : atTime(addDays(day, 1), closes, zone),
    }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
}

/** Touching or overlapping spans become one. Expects them sorted. */
export function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last && start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The part of each span that lies within the window. */
export const clip = (spans: readonly Span[], window: Span): readonly Span[] =>
  spans
    .map(({ start, end }) => ({ start: Math.max(start, window.start), end: Math.min(end, window.end) }))
    .filter(({ start, end }) => end > start);
