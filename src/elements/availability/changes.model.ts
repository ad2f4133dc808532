// What a hint of the backend says about what is known.
import type { Change } from '../../backend/backend.js';
import type { Availability } from '../../domain/availability.js';

/** Whether an answer may be different now; a hint that names neither things nor days is about all. */
export const touches = ({ ids, from, to }: Change, { from: first, to: end, items }: Availability): boolean =>
  (!from || from < end) && (!to || to > first) && (!ids || items.some(({ resourceId }) => ids.includes(resourceId)));

/** Whether there may be other things than before. */
export const isAboutAll = ({ ids, from }: Change): boolean => !ids && !from;
