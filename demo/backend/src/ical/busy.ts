// The times a calendar says are taken, and nothing else of it: no title, no place, no name leaves this file.
import ICAL from 'ical.js';
import { addDays, startOfDay, type Day, type Span } from '../time/days.ts';
import { clip, merge } from '../time/opening.ts';
import { readCalendar, type ReadOptions } from './read.ts';
import type { Report } from './report.ts';
import { cut, type Entry } from './split.ts';

export interface BusyOptions extends Omit<ReadOptions, 'wordless'> {
  readonly from: Day;
  /** Behind the @ of the UIDs that we give. Our own visits come back to us this way, and must not block themselves. */
  readonly house: string;
}

export interface BusyRead {
  /** Sorted, without overlaps. */
  readonly spans: readonly Span[];
  readonly reports: readonly Report[];
}

/** Something that began this long ago may still go on: a sabbatical. */
const longestDays = 370;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@/i;

export function readBusy(text: string, { from, house, ...options }: BusyOptions): BusyRead {
  const { occurrences, reports } = readCalendar(text, { ...options, from: addDays(from, -longestDays), wordless: true });
  const entries = cut(text).entries.filter(({ kind }) => kind === 'VFREEBUSY').map(periodsOf);
  const taken = occurrences.filter(({ free, uid, start, end }) => !free && end > start && !(uuid.test(uid) && uid.endsWith(`@${house}`)));
  const window = { start: startOfDay(from, options.zone), end: startOfDay(options.to, options.zone) };
  const spans = clip([...taken.map(({ start, end }) => ({ start, end })), ...entries.flatMap(({ periods }) => periods)], window);
  return {
    spans: merge([...spans].sort((a, b) => a.start - b.start)),
    reports: [...reports.filter(({ what }) => what !== 'VFREEBUSY'), ...entries.map(({ report }) => report)].sort((a, b) => a.line - b.line),
  };
}

/** RFC 5545 3.6.4: what servers publish that tell only when, Exchange and Zimbra for instance. */
function periodsOf({ line, lines }: Entry): { readonly periods: readonly Span[]; readonly report: Report } {
  try {
    const entry = new ICAL.Component(ICAL.parse(['BEGIN:VFREEBUSY', ...lines.map(({ text }) => text), 'END:VFREEBUSY'].join('\r\n')) as unknown[]);
    const periods = entry.getAllProperties('freebusy')
      .filter((property) => property.getFirstParameter('fbtype')?.toUpperCase() !== 'FREE')
      .flatMap((property) => property.getValues() as ICAL.Period[])
      .map((period) => ({ start: period.start.toUnixTime() * 1000, end: period.getEnd().toUnixTime() * 1000 }))
      .filter(({ start, end }) => end > start);
    return { periods, report: { line, what: 'VFREEBUSY', taken: periods.length, notes: [] } };
  } catch (error) {
    return { periods: [], report: { line, what: 'VFREEBUSY', taken: 0, refused: `cannot be read: ${error instanceof Error ? error.message : String(error)}`, notes: [] } };
  }
}
