// A space that asks for a proof of work gets one with each write, so that the rest of its contract can be tested.
import type { Backend, WriteOptions } from '../backend/backend.js';
import { asksProof, toChallengeToken, type ChallengedWrite } from '../domain/challenge.js';
import type { Space } from '../domain/space.js';

/** The backend with proofs in what it is sent; another type of challenge than altcha stays unsolved. */
export function proving(backend: Backend, { challenge: terms }: Space): Backend {
  if (terms?.type !== 'altcha' || !backend.space.challenge) return backend;
  const { availability, events, tours, people } = backend;
  const proofs = new Map<string, Promise<string>>();

  async function proven<I>(write: ChallengedWrite, input: I, { key }: WriteOptions): Promise<I> {
    if (!asksProof(terms, write)) return input;
    // The same request comes with the same proof.
    const proof = proofs.get(key) ?? newProof(backend);
    proofs.set(key, proof);
    return { ...input, challengeToken: await proof };
  }

  return {
    ...backend,
    ...(availability && { availability: { ...availability, reserve: async (id, input, options) => availability.reserve(id, await proven('createReservation', input, options), options) } }),
    ...(events && { events: { ...events, register: async (id, input, options) => events.register(id, await proven('createRsvp', input, options), options) } }),
    ...(tours && { tours: { ...tours, book: async (id, input, options) => tours.book(id, await proven('bookTour', input, options), options) } }),
    ...(people && { people: { ...people, ask: async (input, options) => people.ask(await proven('askIntroduction', input, options), options) } }),
  };
}

async function newProof({ space }: Backend): Promise<string> {
  const [challenge, { solveChallenge }, { deriveKey }] = await Promise.all([space.challenge?.(), import('altcha-lib'), import('altcha-lib/algorithms/web/pbkdf2')]);
  const solution = challenge && await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('The challenge of the space has no solution.');
  return toChallengeToken(challenge, solution);
}
