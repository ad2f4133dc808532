// When an entry begins, each time it does: rules are followed on the clock on the wall, and which instants those are is asked
// one by one. ical.js could expand too, but a rule that never comes true holds it for ever.
import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { addDays, dayOf, startOfDay, type Day, type Instant } from '../time/days.ts';
import { Temporal } from '../time/temporal.ts';
import { brokenRule, type Draft } from './draft.ts';
import { fieldsOf, instantIn, instantOf, localDay, timeOf, zoneLike } from './times.ts';

const mostPerEntry = 2_000;
const mostSteps = 60_000;
const dayLength = 86_400_000;

/** Every start of an entry: its first, those of its rules and its extra dates, less its exceptions. */
export function startsOf(draft: Draft, low: Instant, high: Instant, home: string): readonly Instant[] {
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
export function fits({ recurrence }: Draft, master: Draft, start: Instant, home: string): boolean {
  if (!recurrence) return false;
  const { time, zone } = recurrence;
  if (time.isDate !== master.start.isDate) {
    const day = time.isDate ? time.toString() : dayOf(instantOf(time, zone), typeof zone === 'string' ? zone : home);
    return day === localDay(start, master.zone, home) || (!time.isDate && time.toString().slice(0, 10) === localDay(start, master.zone, home));
  }
  return instantIn(time, zone, home) === start;
}
