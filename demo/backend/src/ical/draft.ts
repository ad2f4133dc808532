// One entry of a calendar, read but not yet expanded. What cannot be read of it is left out, and said.
import ICAL from 'ical.js';
import type { Entry } from './split.ts';
import { hashOf, messageOf, textOf, textOfProperty } from './text.ts';
import { instantOf, mustBeDay, timeOf, zoneOf } from './times.ts';
import type { Zone, Zones } from './zones.ts';

export interface Draft {
  readonly entry: Entry;
  readonly event: ICAL.Component;
  readonly uid: string;
  readonly title: string;
  readonly start: ICAL.Time;
  readonly zone: Zone;
  readonly zones: Zones;
  readonly sequence: number;
  readonly notes: string[];
  readonly recurrence: { readonly time: ICAL.Time; readonly zone: Zone } | undefined;
  refused?: string;
  taken: number;
}

export function toDraft(entry: Entry, zones: Zones, { wordless = false }: { readonly wordless?: boolean }): Draft | { readonly what: string; readonly refused: string } {
  const what = wordless ? 'an entry' : textOf(entry, 'SUMMARY') ?? textOf(entry, 'UID') ?? 'an event';
  const notes: string[] = [];
  const event = parseEvent(entry, notes);
  try {
    const starts = event.getAllProperties('dtstart');
    const [property] = starts;
    if (!property) return { what, refused: ['has no start', ...notes].join('; ') };
    if (starts.length > 1) return { what, refused: 'has more than one start' };
    if (!wordless && String(event.getFirstPropertyValue('class') ?? '').match(/^(PRIVATE|CONFIDENTIAL)$/i)) return { what: 'a private event', refused: 'is private' };
    const title = wordless ? what : textOfProperty(event, 'summary').trim();
    if (!title) return { what, refused: 'has no title' };
    mustBeDay(String((property.toJSON() as unknown[])[3]).slice(0, 10));
    const start = timeOf(property.getFirstValue());
    const zone = zoneOf(start, property, zones, notes);
    const recurrence = event.getFirstProperty('recurrence-id');
    if (recurrence?.getFirstParameter('range')) notes.push('changes this occurrence only, not those that follow');
    const time = recurrence && timeOf(recurrence.getFirstValue());
    return {
      entry, event, title, start, zone, zones, notes, taken: 0,
      uid: String(event.getFirstPropertyValue('uid') ?? '').trim() || hashOf(title, start.toString()),
      sequence: Number(event.getFirstPropertyValue('sequence') ?? 0) || 0,
      recurrence: recurrence && time ? { time, zone: zoneOf(time, recurrence, zones, notes) } : undefined,
    };
  } catch (error) {
    return { what, refused: `cannot be read: ${messageOf(error)}` };
  }
}

/** The whole entry if it can be read; else without the lines that cannot. */
function parseEvent(entry: Entry, notes: string[]): ICAL.Component {
  const parse = (lines: readonly string[]): ICAL.Component => new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')) as unknown[]);
  const lines = entry.lines.filter(({ text }) => !/^[A-Z-]+:\s*$/i.test(text)).map(({ text, number }) => ({ text: withDateType(text), number }));
  try {
    return parse(lines.map(({ text }) => text));
  } catch {
    const readable = lines.filter(({ text, number }) => {
      try {
        parse([text]);
        return true;
      } catch (error) {
        notes.push(text.toUpperCase().startsWith('RRULE') ? brokenRule(error) : `line ${number} was left out: ${messageOf(error)}`);
        return false;
      }
    });
    return parse(readable.map(({ text }) => text));
  }
}

/** Many calendars leave out that eight digits are a date and no time. */
const withDateType = (line: string): string =>
  line.replace(/^((?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)(?![^:]*VALUE=)[^:]*):(\d{8}(?:,\d{8})*)\s*$/i, '$1;VALUE=DATE:$2');

/** An entry that came again in a newer version counts in that one only. */
export function newest(group: readonly Draft[]): readonly Draft[] {
  const best = new Map<string, Draft>();
  for (const draft of group) {
    const key = draft.recurrence ? String(instantOf(draft.recurrence.time, draft.recurrence.zone)) : 'master';
    const other = best.get(key);
    if (!other || draft.sequence >= other.sequence) best.set(key, draft);
  }
  const kept = [...best.values()];
  for (const draft of group) if (!kept.includes(draft)) draft.refused = 'is an older version of another entry';
  return kept;
}

export const brokenRule = (error: unknown): string => `its rule is broken, so only its first date was taken: ${messageOf(error)}`;

export const isRecurring = ({ event }: Draft): boolean => event.hasProperty('rrule') || event.hasProperty('rdate');

export const isCancelled = ({ event }: Draft): boolean => String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
