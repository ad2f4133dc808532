// An iCalendar text as occurrences: ical.js reads the lines, rrule-temporal expands the rules on the clock on the wall, and
// Temporal says which instants those are. ical.js could expand too, but a rule that never comes true holds it for ever.
import ICAL from 'ical.js';
import { createHash } from 'node:crypto';
import { RRuleTemporal } from 'rrule-temporal';
import { addDays, dayOf, startOfDay, toIso, type Day, type Instant } from '../time/days.ts';
import { Temporal } from '../time/temporal.ts';
import { exactOf, exactParameter } from './control.ts';
import { cut, type Entry } from './split.ts';
import { isZone, zonesOf, type Zone, type Zones } from './zones.ts';

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

export interface Occurrence {
  readonly id: string;
  readonly seriesId: string | undefined;
  readonly uid: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly allDay: boolean;
  readonly status: 'scheduled' | 'cancelled';
  /** It does not take the time of whose calendar it is. */
  readonly free: boolean;
  readonly title: string;
  readonly description?: string;
  readonly location?: string;
  readonly url?: string;
  readonly tags: readonly string[];
  readonly organizer?: string;
}

/** What became of one entry. */
export interface Report {
  readonly line: number;
  readonly what: string;
  readonly taken: number;
  readonly refused?: string;
  readonly notes: readonly string[];
}

export interface Read {
  readonly occurrences: readonly Occurrence[];
  readonly reports: readonly Report[];
}

/** Said of entries that are only too old or too far ahead; nothing is wrong with them. */
export const outsideWindow = 'has no occurrence in the window';

const mostPerEntry = 2_000;
const mostSteps = 60_000;
const mostOccurrences = 20_000;
const dayLength = 86_400_000;

interface Draft {
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

function toDraft(entry: Entry, zones: Zones, { wordless = false }: ReadOptions): Draft | { readonly what: string; readonly refused: string } {
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
function newest(group: readonly Draft[]): readonly Draft[] {
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

/** Every start of an entry: its first, those of its rules and its extra dates, less its exceptions. */
function startsOf(draft: Draft, low: Instant, high: Instant, home: string): readonly Instant[] {
  const { event, start, zone } = draft;
  const starts = new Set([instantIn(start, zone, home)]);
  for (const property of event.getAllProperties('rrule')) {
    try {
      for (const instant of ruleStarts(draft, property.getFirstValue() as ICAL.Recur, low, high, home)) starts.add(instant);
    } catch (error) {
      draft.notes.push(brokenRule(error));
    }
  }
  for (const property of event.getAllProperties('rdate')) {
    for (const value of property.getValues()) {
      const time = timeOf((value as { start?: unknown }).start ?? value);
      starts.add(instantIn(time, zoneLike(time, property, draft), home));
    }
  }
  const wholeDays = new Set<Day>();
  for (const property of event.getAllProperties('exdate')) {
    for (const value of property.getValues()) {
      const time = timeOf(value);
      if (time.isDate && !start.isDate) wholeDays.add(time.toString());
      else if (!time.isDate && start.isDate) starts.delete(startOfDay(time.toString().slice(0, 10), home));
      else starts.delete(instantIn(time, zoneLike(time, property, draft), home));
    }
  }
  return [...starts].filter((instant) => !wholeDays.has(localDay(instant, zone, home))).sort((a, b) => a - b);
}

function* ruleStarts(draft: Draft, rule: ICAL.Recur, low: Instant, high: Instant, home: string): Generator<Instant> {
  const { start, zone } = draft;
  const open = rule.clone();
  const until = rule.until ? endOf(rule.until, draft, home) : Infinity;
  open.until = null;
  // The wall clock runs in UTC here; which instants its times are is asked one by one.
  const wall = Temporal.PlainDateTime.from(fieldsOf(start)).toZonedDateTime('UTC');
  const recurrence = new RRuleTemporal({ rruleString: open.toString(), dtstart: wall, includeDtstart: true, temporal: Temporal });
  let steps = 0;
  let taken = 0;
  const walls: (typeof wall)[] = [];
  const latest = Math.min(high, until) + dayLength;
  recurrence.all((moment) => {
    if (moment.epochMilliseconds > latest || steps++ >= mostSteps) return false;
    walls.push(moment);
    return true;
  });
  for (const moment of walls) {
    const instant = start.isDate ? startOfDay(moment.toPlainDate().toString(), home) : instantOf(moment, zone);
    if (instant > until || instant >= high) return;
    if (instant < low) continue;
    if (taken++ >= mostPerEntry) {
      draft.notes.push(`only its first ${mostPerEntry} occurrences were taken`);
      return;
    }
    yield instant;
  }
  if (steps > mostSteps) draft.notes.push(`its rule has too many dates; it was followed for ${mostSteps}`);
}

/** UNTIL is inclusive; a date means the whole of that day. Many calendars write it without a zone, and mean their own. */
function endOf(until: ICAL.Time, { start, zone }: Draft, home: string): Instant {
  if (start.isDate) return startOfDay(addDays(until.toString().slice(0, 10), 1), home) - 1;
  if (until.isDate) return instantOf({ ...fieldsOf(until), hour: 23, minute: 59, second: 59 }, zone);
  return instantOf(until, until.zone === ICAL.Timezone.utcTimezone ? 'UTC' : zone);
}

/** Whether a changed occurrence is the one that begins here. */
function fits({ recurrence }: Draft, master: Draft, start: Instant, home: string): boolean {
  if (!recurrence) return false;
  const { time, zone } = recurrence;
  if (time.isDate !== master.start.isDate) {
    const day = time.isDate ? time.toString() : dayOf(instantOf(time, zone), typeof zone === 'string' ? zone : home);
    return day === localDay(start, master.zone, home) || (!time.isDate && time.toString().slice(0, 10) === localDay(start, master.zone, home));
  }
  return instantIn(time, zone, home) === start;
}

function toOccurrence(draft: Draft, original: Instant | undefined, start: Instant, { zone: home, owner }: ReadOptions, forced?: 'cancelled'): Occurrence | string {
  const { event, uid, title } = draft;
  const end = endFrom(draft, start, home);
  if (end < start) return 'ends before it begins';
  const series = `cal-${hashOf(uid)}`;
  const text = (name: string): string | undefined => {
    const plain = plainText(textOfProperty(event, name));
    return plain || undefined;
  };
  const description = text('description');
  const location = text('location');
  const url = String(event.getFirstPropertyValue('url') ?? '');
  const name = event.getFirstProperty('organizer')?.getFirstParameter('cn');
  return {
    id: original === undefined ? series : `${series}-${toIso(original).replace(/[-:]/g, '')}`,
    seriesId: original === undefined ? undefined : series,
    uid,
    start,
    end,
    allDay: draft.start.isDate,
    status: forced ?? (isCancelled(draft) ? 'cancelled' : 'scheduled'),
    free: forced !== undefined || isCancelled(draft) || isFree(event, owner),
    title: plainText(title).slice(0, 500),
    ...(description && { description: description.slice(0, 20_000) }),
    ...(location && { location: location.slice(0, 500) }),
    ...(/^https?:\/\//.test(url) && URL.canParse(url) && { url: new URL(url).href }),
    tags: [...new Set(event.getAllProperties('categories').flatMap((property) => property.getValues().map((value) => String(value).trim())))]
      .filter((tag) => tag && tag.length <= 60 && !tag.includes(',')).slice(0, 20),
    ...(name && !name.includes('@') && { organizer: name.slice(0, 200) }),
  };
}

/** The end of an occurrence: as long after its start as the entry says, whole days where it is all-day. */
function endFrom(draft: Draft, start: Instant, home: string): Instant {
  const { event, start: first, zone, notes } = draft;
  const end = event.getFirstProperty('dtend');
  const duration = event.getFirstPropertyValue('duration');
  if (first.isDate) {
    const days = end ? Math.round((Date.parse(timeOf(end.getFirstValue()).toString().slice(0, 10)) - Date.parse(first.toString().slice(0, 10))) / dayLength)
      : duration instanceof ICAL.Duration ? Math.ceil(duration.toSeconds() / 86_400) : 1;
    if (days < 0) return start - 1;
    return startOfDay(addDays(dayOf(start, home), Math.max(1, days)), home);
  }
  if (end) {
    const time = timeOf(end.getFirstValue());
    return start + instantIn(time, zoneLike(time, end, draft), home) - instantIn(first, zone, home);
  }
  if (duration instanceof ICAL.Duration) return start + duration.toSeconds() * 1000;
  if (duration !== null) notes.push('its length cannot be read');
  return start;
}

const isRecurring = ({ event }: Draft): boolean => event.hasProperty('rrule') || event.hasProperty('rdate');

const isCancelled = ({ event }: Draft): boolean => String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

/** Not TENTATIVE: whoever may have to be elsewhere is not offered to visitors. Outlook says in words of its own what it shows as free. */
function isFree(event: ICAL.Component, owner: string | undefined): boolean {
  const says = (name: string): string => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
  const declined = owner !== undefined && event.getAllProperties('attendee').some((guest) =>
    String(guest.getFirstValue()).toLowerCase() === `mailto:${owner.toLowerCase()}` && guest.getFirstParameter('partstat')?.toUpperCase() === 'DECLINED');
  return declined || says('transp') === 'TRANSPARENT' || says('x-microsoft-cdo-busystatus') === 'FREE';
}

function timeOf(value: unknown): ICAL.Time {
  if (!(value instanceof ICAL.Time) || Number.isNaN(value.year + value.month + value.day)) throw new Error(`${JSON.stringify(value) ?? 'nothing'} is not a time`);
  return value;
}

/** ical.js turns a thirteenth month into January, and the thirtieth of February into March. */
function mustBeDay(day: string): void {
  try {
    Temporal.PlainDate.from(day, { overflow: 'reject' });
  } catch (cause) {
    throw new Error(`${day} is not a day`, { cause });
  }
}

function zoneOf(time: ICAL.Time, property: ICAL.Property, zones: Zones, notes: string[]): Zone {
  if (time.zone === ICAL.Timezone.utcTimezone) return 'UTC';
  const tzid = property.getFirstParameter('tzid');
  if (!tzid || time.isDate) return zones.own;
  const { zone, note } = zones.named(tzid);
  if (note) notes.push(note);
  return zone;
}

/** The zone of another time of the entry; one that names none is in the zone of the start. */
const zoneLike = (time: ICAL.Time, property: ICAL.Property, { zones, zone }: Draft): Zone => {
  if (time.zone === ICAL.Timezone.utcTimezone) return 'UTC';
  const tzid = property.getFirstParameter('tzid');
  return tzid ? zones.named(tzid).zone : zone;
};

interface Wall { readonly year: number; readonly month: number; readonly day: number; readonly hour: number; readonly minute: number; readonly second: number }

const fieldsOf = ({ year, month, day, hour, minute, second, isDate }: Wall & { readonly isDate?: boolean }): Wall =>
  ({ year, month, day, hour: isDate ? 0 : hour, minute: isDate ? 0 : minute, second: isDate ? 0 : Math.min(second, 59) });

/** All-day entries lie in the space's own days, whatever zone the calendar is in. */
const instantIn = (time: ICAL.Time, zone: Zone, home: string): Instant =>
  time.isDate ? startOfDay(time.toString().slice(0, 10), home) : instantOf(time, zone);

function instantOf(time: Wall, zone: Zone): Instant {
  if (typeof zone === 'string') return Temporal.PlainDateTime.from(fieldsOf(time)).toZonedDateTime(zone).epochMilliseconds;
  const own = new ICAL.Time({ ...fieldsOf(time), isDate: false }, zone);
  return own.toUnixTime() * 1000;
}

const localDay = (instant: Instant, zone: Zone, home: string): Day => dayOf(instant, typeof zone === 'string' && zone !== 'UTC' ? zone : home);

const textOf = (entry: Entry, name: string): string | undefined =>
  entry.lines.find(({ text }) => text.toUpperCase().startsWith(name))?.text.replace(/^[^:]*:/, '').trim().slice(0, 80) || undefined;

/** A text as its writer meant it; see control.ts. */
function textOfProperty(event: ICAL.Component, name: string): string {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  return exactOf(property?.getFirstParameter(exactParameter)) ?? (typeof value === 'string' ? value : '');
}

/** Some calendars send HTML where the standard says text. */
function plainText(text: string): string {
  const plain = /<\/?(p|br|div|span|a|b|i|ul|li|html|strong|em)\b[^>]*>/i.test(text)
    ? text.replace(/<br\s*\/?>/gi, '\n').replace(/<\/(p|div|li|h\d)>/gi, '\n\n').replace(/<[^>]*>/g, '')
      .replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, '’').replace(/&amp;/g, '&')
    : text;
  return plain.replaceAll('\0', '').toWellFormed().replace(/\n{3,}/g, '\n\n').trim();
}

const hashOf = (...texts: readonly string[]): string => createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);

const brokenRule = (error: unknown): string => `its rule is broken, so only its first date was taken: ${messageOf(error)}`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
