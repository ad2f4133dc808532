// Any server that speaks the contract cowork/1 (src/contract/openapi.yaml). Only what first content needs is here; what
// visitors do, and what rarer pages show, is loaded when it is used.
import type { Backend, ReadOptions } from '../../backend/backend.js';
import { BackendError } from '../../backend/error.js';
import type { Resource, ResourceKind } from '../../domain/availability.js';
import { createClient, noAnswer, type Client, type HttpOptions } from './client.js';

export type { HttpOptions } from './client.js';

const MOST_PAGES = 20;
const PREPARE = 4_000;

// How answers are read.
const forSpace = () => import('./answers/space.js');
const forAvailability = () => import('./answers/availability.js');
const forEvents = () => import('./answers/events.js');
const forTours = () => import('./answers/tours.js');
const forPeople = () => import('./answers/people.js');

/**
 * A backend behind a base URL.
 * @throws {TypeError} when `url` is no http or https address.
 */
export function http(url: string | URL, options?: HttpOptions): Backend {
  const client = createClient(url, options);
  const { base, read } = client;
  // Some browsers never ask again for a script that did not load, so this one is fetched before anybody is in a tunnel.
  if (globalThis.document) setTimeout(() => void import('./writes.js').catch(() => undefined), PREPARE);
  const writes = async () => {
    const part = await import('./writes.js').catch((cause: unknown) => {
      throw noAnswer(cause, base);
    });
    return part.writesOf(client);
  };

  return {
    space: {
      facts: (call) => read('/space', async () => (await forSpace()).facts, { ...call, keep: true }),
      locations: (call) =>
        orNone(
          read('/locations', async () => (await forSpace()).locations, call),
          [],
        ),
      hosts: (call) =>
        orNone(
          read('/hosts', async () => (await forSpace()).hosts, { ...call, keep: true }),
          [],
        ),
      house: (call) =>
        orNone(
          read('/house', async () => (await forSpace()).house, { ...call, keep: true }),
          { lines: [] },
        ),
    },
    availability: {
      // One list for all kinds, so that all elements share it.
      resources: async ({ kinds }, call) =>
        (await allResources(client, call)).filter(({ kind }) => !kinds || kinds.includes(kind)),
      window: ({ from, to, kinds, resourceIds }, call) =>
        read('/availability', async () => (await forAvailability()).availability, {
          ...call,
          query: { from, to, kind: forServer(kinds), resourceId: resourceIds },
        }),
      reserve: async (...args) => (await writes()).availability.reserve(...args),
      reservation: async (...args) => (await writes()).availability.reservation(...args),
      move: async (...args) => (await writes()).availability.move(...args),
      cancel: async (...args) => (await writes()).availability.cancel(...args),
    },
    events: {
      list: ({ tags, ...query }, call) =>
        read('/events', async () => (await forEvents()).eventPage, { ...call, query: { ...query, tag: tags } }),
      event: (id, call) => read(`/events/${encodeURIComponent(id)}`, async () => (await forEvents()).event, call),
      register: async (...args) => (await writes()).events.register(...args),
      registration: async (...args) => (await writes()).events.registration(...args),
      change: async (...args) => (await writes()).events.change(...args),
      cancel: async (...args) => (await writes()).events.cancel(...args),
    },
    tours: {
      kinds: (call) => read('/tours', async () => (await forTours()).tours, { ...call, keep: true }),
      slots: ({ tourId, ...query }, call) =>
        read(`/tours/${encodeURIComponent(tourId)}/slots`, async () => (await forTours()).slots, { ...call, query }),
      book: async (...args) => (await writes()).tours.book(...args),
      booking: async (...args) => (await writes()).tours.booking(...args),
      move: async (...args) => (await writes()).tours.move(...args),
      cancel: async (...args) => (await writes()).tours.cancel(...args),
    },
    people: {
      people: (call) => read('/people', async () => (await forPeople()).people, call),
      ask: async (...args) => (await writes()).people.ask(...args),
      introduction: async (...args) => (await writes()).people.introduction(...args),
      withdraw: async (...args) => (await writes()).people.withdraw(...args),
    },
    changes: {
      watch(topics, changed) {
        let stop: (() => void) | undefined;
        let left = false;
        // Without its script there are no hints, and elements do without.
        import('./changes.js').then(
          ({ watch }) => {
            if (!left) stop = watch(client, topics, changed);
          },
          () => undefined,
        );
        return () => {
          left = true;
          stop?.();
        };
      },
    },
  };
}

async function allResources({ read }: Client, options: ReadOptions | undefined): Promise<readonly Resource[]> {
  const found: Resource[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items: some, next } = await read('/resources', async () => (await forAvailability()).resources, {
      ...options,
      query: { cursor, limit: 200 },
      keep: true,
    });
    found.push(...some);
    cursor = next;
    if (!next) break;
  }
  return found;
}

/** A word that only the server knows reads as "other", so "other" cannot be asked for by name. */
const forServer = (kinds: readonly ResourceKind[] | undefined) => (kinds?.includes('other') ? undefined : kinds);

/** A path that is not offered answers 404: there is nothing of it. */
const orNone = <T>(answer: Promise<T>, none: T): Promise<T> =>
  answer.catch((error: unknown) => {
    if (error instanceof BackendError && error.code === 'not-found') return none;
    throw error;
  });
