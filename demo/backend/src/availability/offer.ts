// Whether a stretch of time is on offer, and what else is near it that is.
import type { By } from '../change.ts';
import type { Queryable } from '../db/database.ts';
import { Problem, invalid, type WireProblem } from '../problem.ts';
import type { ResourceFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, hour, minute, minuteOfDay, startOfDay, toIso, type Instant, type Span } from '../time/days.ts';
import { merge } from '../time/opening.ts';
import { takenAt } from './given.ts';
import { lastDay } from './intervals.ts';
import { loadGiven } from './load.ts';
import { cellLength, cellsOf, daysOf, openingOf, soonest, termsOf, unitsOf } from './rules.ts';

/**
 * What will be reserved: exactly the hours asked for, or the whole of the days they touch. A host may give out hours outside
 * the opening times, at short notice, and far ahead; days stay days that are open.
 */
export function mustBeOffered(space: Space, resource: ResourceFile, asked: Span, now: Instant, by: By): Span {
  if (asked.end <= asked.start) throw invalid('/end', 'must be after start');
  if (asked.end <= now) throw new Problem('closed', { detail: 'This time has passed.' });
  if (by !== 'host' && asked.end > startOfDay(lastDay(space.today(now), resource), space.zone)) throw outside('/end', 'is too far ahead');
  return termsOf(resource) === 'hours' ? hoursOffered(space, resource, asked, now, by) : daysOffered(space, resource, asked, now, by);
}

const outside = (pointer: string, message: string): Problem =>
  new Problem('outside_window', { detail: 'This time is not on offer.', errors: [{ pointer, message }] });

function hoursOffered(space: Space, resource: ResourceFile, asked: Span, now: Instant, by: By): Span {
  if (by === 'host') {
    if (asked.start % cellLength || asked.end % cellLength) throw outside('/start', 'must lie on the grid of 15 minutes');
    return asked;
  }
  if (asked.start < now) throw new Problem('closed', { detail: 'This time has passed.' });
  const step = (resource.stepMinutes ?? 15) * minute;
  const length = asked.end - asked.start;
  if (asked.start % cellLength || minuteOfDay(asked.start, space.zone) % (step / minute) || length % step) throw outside('/start', `must lie on the grid of ${step / minute} minutes`);
  if (length < (resource.minMinutes ?? 0) * minute) throw outside('/end', `must be at least ${resource.minMinutes} minutes after start`);
  if (resource.maxMinutes !== undefined && length > resource.maxMinutes * minute) throw outside('/end', `must be at most ${resource.maxMinutes} minutes after start`);
  if (asked.start < soonest(resource, now)) throw outside('/start', `must be at least ${resource.leadMinutes ?? 0} minutes from now`);
  const open = merge(openingOf(space, resource, addDays(dayOf(asked.start, space.zone), -1), addDays(dayOf(asked.end, space.zone), 1)));
  if (!open.some(({ start, end }) => start <= asked.start && asked.end <= end)) throw outside('/start', 'is not within opening hours');
  return asked;
}

function daysOffered(space: Space, resource: ResourceFile, asked: Span, now: Instant, by: By): Span {
  const days = daysOf(space, resource, asked);
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw outside('/start', 'is not on a day that is open');
  const spans = openingOf(space, resource, first, addDays(last, 1));
  const begin = spans[0];
  const finish = spans.at(-1);
  if (!begin || !finish) throw outside('/start', 'is not on a day that is open');
  if (termsOf(resource) === 'lease') {
    if (first < space.today(now)) throw new Problem('closed', { detail: 'This day has passed.' });
    if (by !== 'host' && first < dayOf(soonest(resource, now), space.zone)) throw outside('/start', 'is too soon');
    if (dayOf(asked.start, space.zone) < first) throw outside('/start', `is free from ${first}`);
  } else if (begin.end <= now) throw new Problem('closed', { detail: 'This day has passed.' });
  else if (by !== 'host' && begin.end <= soonest(resource, now)) throw outside('/start', `must be at least ${resource.leadMinutes ?? 0} minutes from now`);
  return { start: begin.start, end: finish.end };
}

/** The nearest stretches of the same length that are free, before and after, within two weeks. */
export async function alternatives(db: Queryable, space: Space, resource: ResourceFile, asked: Span, units: number, now: Instant): Promise<NonNullable<WireProblem['alternatives']>> {
  const today = space.today(now);
  const middle = dayOf(asked.start, space.zone);
  const from = addDays(middle, -14) < today ? today : addDays(middle, -14);
  const to = addDays(middle, 15);
  const given = (await loadGiven(db, space, [resource], { start: startOfDay(from, space.zone), end: startOfDay(addDays(to, 2), space.zone) })).get(resource.id);
  if (!given) return [];
  const fits = (span: Span): boolean => {
    try {
      const offered = mustBeOffered(space, resource, span, now, 'visitor');
      return cellsOf(space, resource, offered).every((cell) => takenAt(given, cell) + units <= unitsOf(resource))
        && given.busy.every((busy) => busy.end <= offered.start || busy.start >= offered.end);
    } catch {
      return false;
    }
  };
  const found: Span[] = [];
  if (termsOf(resource) === 'hours') {
    const step = Math.max(cellLength, (resource.stepMinutes ?? 15) * minute);
    const length = asked.end - asked.start;
    for (let away = step; away <= 36 * hour && found.length < 5; away += step) {
      for (const start of [asked.start - away, asked.start + away]) if (found.length < 5 && fits({ start, end: start + length })) found.push({ start, end: start + length });
    }
  } else {
    const length = daysOf(space, resource, asked).length || 1;
    for (let away = 1; away <= 14 && found.length < 5; away++) {
      for (const day of [addDays(middle, -away), addDays(middle, away)]) {
        const span = { start: startOfDay(day, space.zone), end: startOfDay(addDays(day, length), space.zone) };
        if (found.length < 5 && daysOf(space, resource, span).length === length && fits(span)) found.push(mustBeOffered(space, resource, span, now, 'visitor'));
      }
    }
  }
  return found.sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start: toIso(start), end: toIso(end) }));
}
