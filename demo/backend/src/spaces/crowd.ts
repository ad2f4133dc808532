// Reservations that nobody made, so that the examples look like houses where people work. Real ones always come first.
import { addDays, hour, hourOf, minute, startOfDay, weekdayOf, type Day, type Instant, type Span } from '../time/days.ts';
import { chanceOf } from './chance.ts';
import type { ResourceFile } from './file.ts';

export interface Crowded extends Span { readonly units: number }

/** How far ahead people reserve. */
export const crowdDays = (resource: ResourceFile): number => (resource.wholeDays ? 120 : 42);

/** Monday to Sunday, against the average. */
const weekdays = [0.85, 1.15, 1.1, 1.15, 0.75, 0.45, 0.35];
const quarter = 15 * minute;

/** Made-up reservations of one day; `spans` is when the resource can be used, `distance` how many days it is away. */
export function crowdOfDay(spaceId: string, resource: ResourceFile, zone: string, day: Day, spans: readonly Span[], distance: number): readonly Crowded[] {
  const chance = chanceOf(spaceId, resource.id, day);
  // Near days are as busy as the file says, far ones are still open.
  const fading = distance <= 14 ? 1 : Math.max(0.25, 1 - (distance - 14) / (crowdDays(resource) * 1.1));
  const busy = Math.min(0.97, (resource.busy ?? 0) * (weekdays[weekdayOf(day) - 1] ?? 1) * fading);
  const units = resource.units ?? 1;
  if (busy <= 0 || !spans.length) return [];
  if (resource.wholeDays) {
    const taken = Math.min(units, Math.round(units * busy * (0.8 + 0.4 * chance())));
    return taken > 0 ? [{ start: startOfDay(day, zone), end: startOfDay(addDays(day, 1), zone), units: taken }] : [];
  }
  return spans.flatMap((span) => (units > 1 ? pool(span, units, busy, chance, zone) : blocks(span, resource, busy, chance, zone)));
}

/** A pool is taken by more or fewer people from hour to hour. */
function pool(span: Span, units: number, busy: number, chance: () => number, zone: string): readonly Crowded[] {
  const taken: Crowded[] = [];
  for (let start = onGrid(span.start, hour); start + hour <= span.end; start += hour) {
    const shape = isDaytime(start, zone) ? 1 : 0.2;
    const count = Math.min(units, Math.round(units * busy * shape * (0.5 + chance())));
    if (count > 0) taken.push({ start, end: start + hour, units: count });
  }
  return taken;
}

/** A room is taken in meetings with pauses between them. */
function blocks(span: Span, resource: ResourceFile, busy: number, chance: () => number, zone: string): readonly Crowded[] {
  const step = Math.max(2 * quarter, (resource.stepMinutes ?? 30) * minute);
  const shortest = Math.max(step, (resource.minMinutes ?? 30) * minute);
  const longest = Math.min(Math.max(shortest, 3 * hour), (resource.maxMinutes ?? 480) * minute);
  const taken: Crowded[] = [];
  let start = onGrid(span.start, step);
  for (;;) {
    const wanted = shortest + chance() * Math.max(0, Math.min(longest, 2.5 * hour) - shortest);
    const length = Math.max(shortest, Math.floor(wanted / step) * step);
    start += Math.round((length * (1 - busy) / busy) * (0.4 + 1.2 * chance()) / step) * step;
    if (start + length > span.end) return taken;
    if (isDaytime(start, zone)) taken.push({ start, end: start + length, units: 1 });
    start += length;
  }
}

const isDaytime = (instant: Instant, zone: string): boolean => {
  const at = hourOf(instant, zone);
  return at >= 8 && at < 21;
};

const onGrid = (instant: Instant, step: number): Instant => Math.ceil(instant / step) * step;
