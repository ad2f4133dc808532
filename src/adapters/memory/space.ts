// The facts of a space in memory.
import type { SpaceSource } from '../../backend/backend.js';
import type { MemorySpace } from './data.js';
import type { Desk } from './desk.js';

export function spaceOf(data: MemorySpace, desk: Desk): SpaceSource {
  const capabilities = data.facts.capabilities ?? capabilitiesOf(data);
  return {
    facts: (options) => desk.answer('space.facts', options, () => ({ ...data.facts, capabilities })),
    locations: (options) => desk.answer('space.locations', options, () => data.locations ?? []),
    hosts: (options) => desk.answer('space.hosts', options, () => data.hosts ?? []),
    house: (options) => desk.answer('space.house', options, () => data.house ?? { lines: [] }),
  };
}

/** What the given parts amount to, in the contract's words. */
const capabilitiesOf = ({
  locations,
  hosts,
  house,
  resources,
  events,
  tours,
  people,
}: MemorySpace): readonly string[] => [
  ...(locations ? ['locations'] : []),
  ...(hosts ? ['hosts'] : []),
  ...(house ? ['house'] : []),
  ...(resources ? ['availability'] : []),
  ...(resources?.some(({ book }) => book?.mode === 'inline') ? ['reservations'] : []),
  ...(events ? ['events'] : []),
  ...(events?.some(({ rsvp }) => rsvp?.mode === 'inline') ? ['rsvp', 'rsvp.cancel', 'rsvp.change'] : []),
  ...(events?.some(({ waitlist }) => waitlist) ? ['waitlist'] : []),
  ...(tours ? ['tours', 'tours.book', 'tours.reschedule', 'tours.cancel'] : []),
  ...(tours?.some(({ holdMinutes }) => holdMinutes) ? ['holds'] : []),
  ...(people ? ['people', 'introductions'] : []),
  'changes',
];
