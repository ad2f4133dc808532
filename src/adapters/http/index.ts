// Any server that speaks the contract cowork/1 (src/contract/openapi.yaml).
import type { Backend } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import { watch } from './changes.js';
import { createClient, type HttpOptions } from './client.js';
import { availabilityReads } from './reads/availability.js';
import { eventsReads } from './reads/events.js';
import { hostsReads } from './reads/hosts.js';
import { peopleReads } from './reads/people.js';
import { spaceReads } from './reads/space.js';
import { toursReads } from './reads/tours.js';
import { writesOf } from './writes.js';

export type { HttpOptions } from './client.js';

/**
 * A backend behind a base URL.
 * @throws {TypeError} when `url` is no http or https address.
 */
export function http(url: string | URL, options?: HttpOptions): Backend {
  const client = createClient(url, options);
  const writes = writesOf(client);
  const { facts, locations, house } = spaceReads(client);
  const { hosts } = hostsReads(client);
  return {
    space: {
      facts,
      locations: (call) => orNone(locations(call), []),
      hosts: (call) => orNone(hosts(call), []),
      challenge: async (call) => writes.space.challenge((await facts()).challenge?.url, call),
      house: (call) => orNone(house(call), { lines: [] }),
    },
    availability: { ...availabilityReads(client), ...writes.availability },
    events: { ...eventsReads(client), ...writes.events },
    tours: { ...toursReads(client), ...writes.tours },
    people: { ...peopleReads(client), ...writes.people },
    changes: { watch: (topics, changed) => watch(client, topics, changed) },
  };
}

/** A path that is not offered answers 404: there is nothing of it. */
const orNone = <T>(answer: Promise<T>, none: T): Promise<T> =>
  answer.catch((error: unknown) => {
    if (error instanceof BackendError && error.code === 'not-found') return none;
    throw error;
  });
