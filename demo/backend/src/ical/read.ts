// An iCalendar text as occurrences, with a word about every entry that was taken or refused.
import { startOfDay, type Day, type Instant } from '../time/days.ts';
import { isCancelled, isRecurring, newest, toDraft, type Draft } from './draft.ts';
import { fits, startsOf } from './expand.ts';
import { toOccurrence, type Occurrence } from './occurrence.ts';
import { outsideWindow, type Report } from './report.ts';
import { cut } from './split.ts';
import { messageOf } from './text.ts';
import { instantIn } from './times.ts';
import { isZone, zonesOf } from './zones.ts';

export interface ReadOptions {
  /** The space's zone: all-day entries lie in it, and times without any zone. */
  readonly zone: string;
  /** Occurrences that begin before or after are left out. */
  readonly from?: Day | undefined;
  readonly to: Day;
  /** Only times are wanted: entries that are private or have no title count too, and no word of any entry is told. */
  readonly wordless?: boolean;
  /** Mail address of whose calendar it is; what they have declined leaves them free. */
  readonly owner?: string | undefined;
}

export interface Read {
  readonly occurrences: readonly Occurrence[];
  readonly reports: readonly Report[];
}

const mostOccurrences = 20_000;

export function readCalendar(text: string, options: ReadOptions): Read {
  const { entries, calendar } = cut(text);
  const own = calendar.find(({ text: line }) => /^X-WR-TIMEZONE\b/i.test(line))?.text.replace(/^[^:]*:/, '').trim();
  const zones = zonesOf(entries.filter(({ kind }) => kind === 'VTIMEZONE'), own && isZone(own) ? own : options.zone);
  const reports: Report[] = [];
  const drafts: Draft[] = [];
  for (const entry of entries) {
    if (entry.kind === 'VTIMEZONE') continue;
    const draft = entry.kind === 'VEVENT' ? toDraft(entry, zones, options) : { what: entry.kind, refused: 'is not an event' };
    if ('event' in draft) drafts.push(draft);
    else reports.push({ line: entry.line, what: draft.what, taken: 0, refused: draft.refused, notes: [] });
  }

  const occurrences: Occurrence[] = [];
  for (const group of Map.groupBy(drafts, ({ uid }) => uid).values()) {
    for (const occurrence of expandGroup(newest(group), options)) {
      if (occurrences.length < mostOccurrences) occurrences.push(occurrence);
    }
  }
  if (occurrences.length >= mostOccurrences) reports.push({ line: 1, what: 'the calendar', taken: occurrences.length, notes: [`only the first ${mostOccurrences} occurrences were taken`] });
  for (const draft of drafts) {
    reports.push({
      line: draft.entry.line, what: draft.title, taken: draft.taken, notes: [...new Set(draft.notes)],
      ...(draft.refused !== undefined && { refused: draft.refused }),
    });
  }
  return { occurrences: occurrences.sort((a, b) => a.start - b.start), reports: reports.sort((a, b) => a.line - b.line) };
}

function expandGroup(group: readonly Draft[], options: ReadOptions): readonly Occurrence[] {
  const master = group.find(({ recurrence }) => !recurrence);
  const changes = group.filter(({ recurrence }) => recurrence);
  const low = options.from === undefined ? -Infinity : startOfDay(options.from, options.zone);
  const high = startOfDay(options.to, options.zone);
  const found: Occurrence[] = [];
  const take = (draft: Draft, original: Instant | undefined, start: Instant, forced?: 'cancelled'): void => {
    if (start < low || start >= high) return;
    const occurrence = toOccurrence(draft, original, start, options, forced);
    if (typeof occurrence === 'string') { draft.refused ??= occurrence; return; }
    draft.taken++;
    found.push(occurrence);
  };
  const used = new Set<Draft>();
  if (master) {
    try {
      const starts = startsOf(master, low, high, options.zone);
      if (!starts.length) master.refused = 'all its dates are taken out again';
      const recurring = starts.length > 1 || isRecurring(master) || changes.length > 0;
      for (const start of starts) {
        const change = changes.find((candidate) => fits(candidate, master, start, options.zone));
        if (change) used.add(change);
        take(change ?? master, recurring ? start : undefined, change ? instantIn(change.start, change.zone, options.zone) : start);
      }
    } catch (error) {
      master.refused = `cannot be expanded: ${messageOf(error)}`;
    }
  }
  for (const change of changes) {
    if (used.has(change) || !change.recurrence) continue;
    if (isCancelled(change) && !master) { change.refused = 'cancels an occurrence that is not in this calendar'; continue; }
    if (!master) change.notes.push('its series is not in this calendar');
    take(change, instantIn(change.recurrence.time, change.recurrence.zone, options.zone), instantIn(change.start, change.zone, options.zone));
  }
  for (const draft of group) if (!draft.taken && draft.refused === undefined) draft.refused = outsideWindow;
  return found;
}
