import type { Queryable } from '../db/database.ts';
import { announce } from '../live.ts';
import type { TourFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, type Instant } from '../time/days.ts';
import { hostsOf } from './slots.ts';

/** Tells that slots changed around these starts. A visit takes its host away from the other kinds of visit too. */
export async function tellOfTour(tx: Queryable, space: Space, tour: TourFile, ...starts: readonly Instant[]): Promise<void> {
  const days = starts.map((start) => dayOf(start, space.zone)).sort();
  const tourIds = (space.file.tours ?? []).filter((other) => hostsOf(space, other).some(({ id }) => hostsOf(space, tour).some((host) => host.id === id))).map(({ id }) => id);
  await announce(tx, space.id, 'tours', { tourIds, from: days[0] ?? '', to: addDays(days.at(-1) ?? '', 1) });
}
