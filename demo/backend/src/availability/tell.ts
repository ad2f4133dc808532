import type { Queryable } from '../db/database.ts';
import { announce } from '../live.ts';
import type { Space } from '../spaces/space.ts';
import { addDays, dayOf, type Span } from '../time/days.ts';

/** Tells that what is free of a resource changed within this time. */
export async function tellOfResource(tx: Queryable, space: Space, resourceId: string, { start, end }: Span): Promise<void> {
  await announce(tx, space.id, 'availability', { resourceIds: [resourceId], from: dayOf(start, space.zone), to: addDays(dayOf(end - 1, space.zone), 1) });
}
