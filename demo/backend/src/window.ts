// Windows of local days, as the contract's reads take them: half-open, from today if nothing is said.
import type { Call } from './call.ts';
import { Problem } from './problem.ts';
import { addDays, daysBetween, type Day } from './time/days.ts';

export interface DayWindow { readonly from: Day; readonly to: Day }

export interface WindowLimits {
  readonly days: number;
  /** How far from today a window may lie; without it any date will do. */
  readonly reach?: { readonly past: number; readonly ahead: number };
}

export function windowOf(call: Call, { days, reach }: WindowLimits): DayWindow {
  const today = call.space.today(call.now);
  const from = (call.query['from'] as Day | undefined) ?? today;
  if (from < '1900-01-01' || from > '2200-01-01') throw outside('/query/from', 'is too far away');
  const to = (call.query['to'] as Day | undefined) ?? addDays(from, days);
  if (to <= from) throw outside('/query/to', 'must be after from');
  if (daysBetween(from, to) > days) throw outside('/query/to', `may be at most ${days} days after from`);
  if (reach && from < addDays(today, -reach.past)) throw outside('/query/from', `may be at most ${reach.past} days ago`);
  if (reach && from > addDays(today, reach.ahead)) throw outside('/query/from', `may be at most ${reach.ahead} days ahead`);
  return { from, to };
}

const outside = (pointer: string, message: string): Problem =>
  new Problem('outside_window', { detail: 'These days cannot be asked for.', errors: [{ pointer, message }] });
