// A whole backend in memory: for tests, for design work, and for pages that show the elements without a server.
import type { Backend, Change, ChangesSource } from '../../backend/backend.js';
import { availabilityOf } from './availability.js';
import type { MemorySpace } from './data.js';
import { createDesk, type MemoryOptions } from './desk.js';
import { eventsOf } from './events.js';
import { peopleOf } from './people.js';
import { spaceOf } from './space.js';
import { toursOf } from './tours.js';

export type { MemoryResource, MemorySpace, MemoryTour, WeeklyStarts } from './data.js';
export type { BackendCall, MemoryOptions } from './desk.js';

/**
 * Makes a backend that keeps everything in memory and forgets it with the page.
 *
 * ```ts
 * const backend = memory({ facts: { name: 'Loft', timeZone: 'Europe/Zurich' }, tours: [ … ] });
 * ```
 */
export function memory(data: MemorySpace, options: MemoryOptions = {}): Backend {
  const watchers = new Set<(change: Change) => void>();
  const desk = createDesk(data.facts.timeZone, (change) => watchers.forEach((tell) => tell(change)), options);
  const people = data.people && peopleOf(data.people, desk);
  return {
    space: spaceOf(data, desk),
    ...(data.resources && { availability: availabilityOf(data, desk) }),
    ...(data.events && { events: eventsOf(data, desk) }),
    ...(data.tours && { tours: toursOf(data, desk, people?.along) }),
    ...(people && { people }),
    changes: changesOf(watchers),
  };
}

const changesOf = (watchers: Set<(change: Change) => void>): ChangesSource => ({
  watch(topics, changed) {
    // Told a moment later, as by any other backend: the one who wrote has its answer first.
    const tell = (change: Change) => {
      if (topics.includes(change.topic)) setTimeout(() => watchers.has(tell) && changed(change));
    };
    watchers.add(tell);
    return () => watchers.delete(tell);
  },
});
