// Serves any backend over the HTTP contract, inside the browser: what an adapter sends and gets is the real thing.
import { http, HttpResponse, type RequestHandler } from 'msw';
import type { AvailabilityQuery, Backend, ManageRef, WriteOptions } from '../../src/backend/backend.js';
import { BackendError, type BackendErrorCode } from '../../src/backend/error.js';
import type { components } from '../../src/contract/wire.js';

type Wire = components['schemas'];
type Call = { readonly request: Request; readonly id: string; readonly query: URLSearchParams };

/** Where `serve` answers unless told otherwise. */
export const BASE = new URL('/cowork/v1/sample', globalThis.location?.href ?? 'http://localhost').href;

/** Handlers for msw, one for each path of the contract but `/changes`. */
export function serve(backend: Backend, base = BASE): RequestHandler[] {
  const get = (path: string, answer: (call: Call) => Promise<unknown>) => http.get(base + path, respond(answer, 200));
  const post = (path: string, status: 200 | 201, answer: (call: Call) => Promise<unknown>) =>
    http.post(base + path, respond(answer, status));
  const { space, availability, events, tours, people } = backend;

  return [
    get('/space', async () => {
      const facts = await space.facts();
      return { ...facts, capabilities: facts.capabilities.filter((one) => one !== 'changes') } satisfies Wire['Space'];
    }),
    get('/locations', async () => ({ items: await space.locations() }) satisfies Wire['LocationList']),
    get('/hosts', async () => ({ items: await space.hosts() }) satisfies Wire['HostList']),
    get('/house', async () => (await space.house()) satisfies Wire['House']),

    ...(availability
      ? [
          get('/resources', async ({ query }) => {
            const kinds = words(query, 'kind') as AvailabilityQuery['kinds'];
            return page(await availability.resources({ ...(kinds && { kinds }) }), query);
          }),
          get(
            '/availability',
            async ({ query }) =>
              (await availability.window({
                ...days(query),
                ...lists(query, { kind: 'kinds', resourceId: 'resourceIds' }),
              })) satisfies Wire['Availability'],
          ),
          post('/resources/:id/reservations', 201, async ({ request, id }) =>
            availability.reserve(id, await request.json(), intent(request)),
          ),
          get('/reservations/:id', (call) => availability.reservation(link(call))),
          post('/reservations/:id/reschedule', 200, async (call) =>
            availability.move(link(call), await call.request.json(), intent(call.request)),
          ),
          post('/reservations/:id/cancel', 200, async (call) => availability.cancel(link(call), await reason(call))),
        ]
      : []),

    ...(events
      ? [
          get('/events', async ({ query }) => {
            const { next = null, ...rest } = await events.list({
              ...days(query),
              ...lists(query, { tag: 'tags' }),
              ...plain(query, ['q', 'kind', 'audience', 'series', 'cursor']),
              ...(query.get('free') === 'true' && { free: true }),
              ...(query.get('forNewcomers') === 'true' && { forNewcomers: true }),
              ...limit(query),
            });
            return { ...rest, next };
          }),
          get('/events/:id', ({ id }) => events.event(id)),
          post('/events/:id/rsvps', 201, async ({ request, id }) =>
            events.register(id, await request.json(), intent(request)),
          ),
          get('/rsvps/:id', (call) => events.registration(link(call))),
          post('/rsvps/:id/change', 200, async (call) => events.change(link(call), await call.request.json())),
          post('/rsvps/:id/cancel', 200, async (call) => events.cancel(link(call), await reason(call))),
        ]
      : []),

    ...(tours
      ? [
          get('/tours', async () => ({ items: await tours.kinds() })),
          get(
            '/tours/:id/slots',
            async ({ query, id }) =>
              (await tours.slots({
                tourId: id,
                ...days(query),
                ...plain(query, ['hostId']),
              })) satisfies Wire['SlotList'],
          ),
          post('/tours/:id/bookings', 201, async ({ request, id }) =>
            tours.book(id, await request.json(), intent(request)),
          ),
          post('/tours/:id/holds', 201, async ({ request, id }) => tours.hold!(id, await request.json(), intent(request))),
          post('/holds/:id/release', 200, async (call) => {
            await tours.release!(link(call));
            return { id: call.id, expiresAt: new Date().toISOString() } satisfies Wire['Hold'];
          }),
          get('/tour-bookings/:id', (call) => tours.booking(link(call))),
          post('/tour-bookings/:id/reschedule', 200, async (call) =>
            tours.move(link(call), await call.request.json(), intent(call.request)),
          ),
          post('/tour-bookings/:id/cancel', 200, async (call) => tours.cancel(link(call), await reason(call))),
        ]
      : []),

    ...(people
      ? [
          get('/people', async () => (await people.people()) satisfies Wire['People']),
          post('/introductions', 201, async ({ request }) => people.ask(await request.json(), intent(request))),
          get('/introductions/:id', (call) => people.introduction(link(call))),
          post('/introductions/:id/withdraw', 200, (call) => people.withdraw(link(call))),
        ]
      : []),

    http.all(`${base}/*`, () => problem('not-found', 'This path is not offered.')),
  ];
}

/** A problem of RFC 9457 as the contract has it. */
export function problem(code: BackendErrorCode, title: string, more: Partial<Wire['Problem']> = {}) {
  const [status, word] = problems[code];
  const body: Wire['Problem'] = { type: 'about:blank', title, status, code: word, ...more };
  return HttpResponse.json(body, { status, headers: { 'Content-Type': 'application/problem+json' } });
}

const problems: Readonly<Record<BackendErrorCode, readonly [status: number, code: string]>> = {
  offline: [503, 'upstream_unavailable'],
  unreachable: [503, 'upstream_unavailable'],
  timeout: [503, 'upstream_unavailable'],
  unavailable: [503, 'upstream_unavailable'],
  malformed: [500, 'server_error'],
  'rate-limited': [429, 'rate_limited'],
  unsupported: [403, 'forbidden'],
  'not-found': [404, 'not_found'],
  unauthorized: [401, 'unauthorized'],
  taken: [409, 'slot_taken'],
  full: [409, 'event_full'],
  'already-registered': [409, 'already_registered'],
  'in-progress': [409, 'idempotency_in_progress'],
  'already-asked': [422, 'idempotency_key_reused'],
  closed: [410, 'closed'],
  invalid: [422, 'validation_failed'],
  'outside-window': [422, 'outside_window'],
  'challenge-failed': [422, 'challenge_failed'],
};

const respond =
  (answer: (call: Call) => Promise<unknown>, status: number) =>
  async ({
    request,
    params,
  }: {
    readonly request: Request;
    readonly params: Readonly<Record<string, string | readonly string[] | undefined>>;
  }) => {
    try {
      const body = await answer({
        request,
        id: decodeURIComponent(String(params.id)),
        query: new URL(request.url).searchParams,
      });
      return HttpResponse.json(body as Record<string, unknown>, { status });
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
      const { detail, retryAfter, fields, alternatives } = error;
      return problem(error.code, error.message, {
        ...(detail !== undefined && { detail }),
        ...(retryAfter !== undefined && { retryAfterSeconds: retryAfter }),
        ...(fields.length > 0 && { errors: fields }),
        ...(alternatives.length > 0 && { alternatives }),
      });
    }
  };

/** The key of a write; a key without its quotes is refused, as RFC 8941 wants. */
function intent({ headers }: Request): WriteOptions {
  const [, key] = /^"(.+)"$/.exec(headers.get('Idempotency-Key') ?? '') ?? [];
  if (!key) throw new BackendError('invalid', 'Idempotency-Key has to be a string in double quotes.');
  return { key };
}

function link({ request, id }: Call): ManageRef {
  const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '') ?? [];
  return { id, token };
}

const reason = async ({ request }: Call): Promise<string | undefined> =>
  ((await request.json()) as { reason?: string }).reason;

const words = (query: URLSearchParams, name: string) => query.get(name)?.split(',');

const plain = (query: URLSearchParams, names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => query.has(name)).map((name) => [name, query.get(name)]));

const days = (query: URLSearchParams) => plain(query, ['from', 'to']) as Pick<AvailabilityQuery, 'from' | 'to'>;

const lists = (query: URLSearchParams, names: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(names).flatMap(([name, field]) => (query.has(name) ? [[field, words(query, name)]] : [])),
  );

const limit = (query: URLSearchParams) => (query.has('limit') ? { limit: Number(query.get('limit')) } : {});

function page<T>(all: readonly T[], query: URLSearchParams) {
  // Small pages, so that whoever reads has to turn them.
  const [from, size] = [Number(query.get('cursor') ?? 0), Math.min(3, Number(query.get('limit') ?? 50))];
  return { items: all.slice(from, from + size), next: from + size < all.length ? String(from + size) : null };
}
