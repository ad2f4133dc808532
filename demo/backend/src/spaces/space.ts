// One space as the backend works with it: its file, and the days that the file gives relative to today, settled.
import { createHash } from 'node:crypto';
import { dayOf, type Day, type Instant } from '../time/days.ts';
import { spansOfDay, type DaySpan, type Hours } from '../time/opening.ts';
import type { LoadedFile } from './check.ts';
import type { HostFile, ResourceFile, SpaceFile, TourFile } from './file.ts';

export interface Space {
  readonly id: string;
  readonly zone: string;
  readonly file: SpaceFile;
  /** Differs from file to file: two processes with the same version have the same file. */
  readonly version: string;
  /** Where `images/` is. */
  readonly folder: string;
  readonly closedDays: readonly { readonly date: Day; readonly reason?: string }[];
  /** What begins on a day by these weekly hours, or by those of the house; nothing on a closed day. */
  spansOn(day: Day, hours?: readonly Hours[]): readonly DaySpan[];
  /** First free day of offices and studios, by resource. */
  readonly freeFrom: ReadonlyMap<string, Day>;
  today(now: Instant): Day;
  host(id: string): HostFile | undefined;
  resource(id: string): ResourceFile | undefined;
  tour(id: string): TourFile | undefined;
}

export type Settled = ReadonlyMap<string, Day>;

export const versionOf = ({ text }: LoadedFile): string => createHash('sha256').update(text).digest('base64url');

export function toSpace(loaded: LoadedFile, settled: Settled): Space {
  const { space: file, folder } = loaded;
  const closedDays = (file.closedDays ?? []).flatMap(({ date, reason }, index) => {
    const day = date ?? settled.get(`closed:${index}`);
    return day ? [{ date: day, ...(reason && { reason }) }] : [];
  }).sort((a, b) => a.date.localeCompare(b.date));
  const closed = new Set(closedDays.map(({ date }) => date));
  const byId = <T extends { readonly id: string }>(items: readonly T[] = []): ReadonlyMap<string, T> => new Map(items.map((item) => [item.id, item]));
  const hosts = byId(file.hosts);
  const resources = byId(file.resources);
  const tours = byId(file.tours);
  const freeFrom = new Map((file.resources ?? []).flatMap(({ id }) => {
    const day = settled.get(`free:${id}`);
    return day ? [[id, day] as const] : [];
  }));
  const isClosed = (day: Day): boolean => closed.has(day);
  const spansOn = remembered((day, hours) => spansOfDay(day, file.timeZone, hours, isClosed));
  return {
    id: file.id,
    zone: file.timeZone,
    file,
    version: versionOf(loaded),
    folder,
    closedDays,
    spansOn: (day, hours = file.openingHours) => spansOn(day, hours),
    freeFrom,
    today: (now) => dayOf(now, file.timeZone),
    host: (id) => hosts.get(id),
    resource: (id) => resources.get(id),
    tour: (id) => tours.get(id),
  };
}

const mostDays = 2_000;

/** Every read asks for the same days and hours, once for each resource, and wall-clock times are slow to place. */
function remembered(work: (day: Day, hours: readonly Hours[]) => readonly DaySpan[]): typeof work {
  const known = new WeakMap<readonly Hours[], Map<Day, readonly DaySpan[]>>();
  return (day, hours) => {
    let days = known.get(hours);
    if (!days || days.size > mostDays) known.set(hours, (days = new Map<Day, readonly DaySpan[]>()));
    let spans = days.get(day);
    if (!spans) days.set(day, (spans = work(day, hours)));
    return spans;
  };
}
