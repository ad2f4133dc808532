// The HTTP side: every operation of the contract gets its route, its checks and its handler. An operation without a handler
// or a handler without an operation stops the start.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Hono, type Context } from 'hono';
import { actAs } from './acting.ts';
import { prepare, respond, type Prepared } from './answers.ts';
import { availabilityHandlers } from './availability/routes.ts';
import { readBody } from './body.ts';
import { Cache } from './cache.ts';
import { hostCalendar, resourceCalendar } from './calendars/private.ts';
import { done, type Answer, type Desk, type Handler, type TextAnswer } from './call.ts';
import { operations, type Operation } from './contract.ts';
import { isAway, sqlState } from './db/database.ts';
import { eventHandlers } from './events/routes.ts';
import { Expiry } from './expiry.ts';
import { allowOrigin, allowPreflight } from './guard/cors.ts';
import type { Guard } from './guard/guard.ts';
import { isPage, secure } from './guard/headers.ts';
import type { Health } from './health.ts';
import { holdHandlers } from './holds/routes.ts';
import { houseHandlers } from './house/routes.ts';
import { describeError, type Answered, type Log } from './log.ts';
import { imageOf } from './images.ts';
import type { Metrics } from './metrics.ts';
import { actOnPage, showPage } from './pages/routes.ts';
import { outboxPage, type OutboxPageOptions } from './mail/page.ts';
import { peopleHandlers } from './people/routes.ts';
import { Problem } from './problem.ts';
import type { SpaceSecret } from './secrets.ts';
import type { SpaceKeeper } from './spaces/keeper.ts';
import type { Space } from './spaces/space.ts';
import { staffApp } from './staff/app.ts';
import type { StaffTokens } from './staff/session.ts';
import type { Instant } from './time/days.ts';
import { tourHandlers } from './tours/routes.ts';
import { checkBody, checkParameters } from './validate.ts';

export interface AppOptions extends Desk {
  /** Where there is no mail server: a page that shows the mails. */
  readonly outbox?: Pick<OutboxPageOptions, 'key' | 'write'> | undefined;
  readonly guard: Guard;
  readonly spaces: ReadonlyMap<string, Space>;
  readonly keeper: SpaceKeeper;
  readonly staffTokens: StaffTokens;
  readonly health: Health;
  readonly metrics?: Metrics | undefined;
  readonly now: () => Instant;
  readonly log: Log;
  readonly logRequest?: ((answered: Answered) => void) | undefined;
  /** Where visitors reach this server, if that differs from what their requests say. */
  readonly publicUrl?: string | undefined;
  /** What the house's own systems send with the check-ins they count. */
  readonly checkInsToken?: SpaceSecret | undefined;
}

type Env = {
  Bindings: { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse };
  /** Which operation of the contract it is. */
  Variables: { operation?: string };
};

const base = '/cowork/v1/:space';

export function createApp(options: AppOptions): Hono<Env> {
  const { spaces, db, tokens, health, metrics, now, log, logRequest, guard } = options;
  const app = new Hono<Env>();
  const handlers = allHandlers(options);
  const cache = new Cache();
  const expiry = new Expiry(options.db);
  options.live.onChange((space) => {
    cache.changed(space);
    expiry.changed(space);
  });

  app.use(async (context, next) => {
    const space = spaces.get(/^\/(?:cowork\/v1|pages)\/([^/]+)/.exec(context.req.path)?.[1] ?? '');
    const asked = guard.askedBy(context.req.raw, space);
    if (context.req.method === 'OPTIONS') return allowPreflight(asked);
    const begun = performance.now();
    const request = randomUUID();
    await actAs({ by: 'visitor', request }, next);
    const { headers } = context.res;
    if (!isPage(headers) && headers.get('cross-origin-resource-policy') !== 'same-origin') allowOrigin(headers, asked);
    secure(headers, guard);
    // Whoever asks again should find another process.
    if (health.stopping) headers.set('connection', 'close');
    const { status } = context.res;
    const ms = performance.now() - begun;
    const operation = context.get('operation') ?? 'other';
    const problem = context.error && toProblem(context.error).code;
    metrics?.answered(operation, status, ms, problem);
    if (operation !== 'other' || status >= 400) logRequest?.({ request, operation, space: space?.id, status, ms: Math.round(ms), problem });
    // What a visitor can send along with a complaint, and what is then found in the log.
    if (status >= 500) headers.set('x-request-id', request);
  });
  app.get('/healthz', (context) => (health.alive ? context.json({ status: 'ok' }) : context.json({ status: 'lost' }, 503)));
  app.get('/readyz', async (context) => {
    const status = await health.readiness();
    return context.json({ status }, status === 'ready' ? 200 : 503, { 'cache-control': 'no-store' });
  });
  if (metrics) {
    app.get('/metrics', (context) => {
      if (!metrics.allows(context.req.header('authorization'))) return context.text('Send the token: Authorization: Bearer …', 401, { 'www-authenticate': 'Bearer' });
      return metrics.toResponse();
    });
  }
  app.get('/', (context) => context.json({
    spaces: [...spaces.values()].map(({ id, file }) => ({ id, name: file.name, url: `${originOf(context, options)}/cowork/v1/${id}` })),
  }));
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.get(`${base}/images/:name{.+}`, (context) => imageOf(spaceOf(context, spaces), context.req.param('name'), context.req.header('if-none-match')));

  app.route('/staff', staffApp(options));
  if (options.outbox) app.route('/outbox', outboxPage({ db, spaces, ...options.outbox }));

  // Not of the contract: what the hosts of this backend put into the calendar program they have.
  for (const [kind, calendarOf] of [['hosts', hostCalendar], ['resources', resourceCalendar]] as const) {
    app.get(`${base}/calendars/${kind}/:id/:file{[\\w-]+\\.ics}`, async (context) => {
      const space = spaceOf(context, spaces);
      const { id, file } = context.req.param();
      const calendar = await calendarOf({ db, tokens, space, id, token: file.slice(0, -'.ics'.length), now: now() });
      if (calendar) return respond(prepare(calendar, tokens, ''), context.req.raw.headers);
      await guard.failure(space, guard.networkOf(context.env.incoming));
      throw new Problem('not_found');
    });
  }
  for (const operation of operations) {
    const handler = handlers[operation.id];
    if (!handler) throw new Error(`The contract's ${operation.id} has no handler.`);
    app.on(operation.method, base + operation.path.replace(/\{(\w+)\}/g, ':$1'), (context) => {
      context.set('operation', operation.id);
      return answer(context, operation, handler);
    });
  }
  app.use('/pages/*', (context, next) => { context.set('operation', 'page'); return next(); });
  app.get('/pages/:space/:page', (context) => showPage({ space: spaceOf(context, spaces), page: context.req.param('page'), request: context.req.raw }));
  app.post('/pages/:space/:page/:action', async (context) => {
    const space = spaceOf(context, spaces);
    const { page, action } = context.req.param();
    const response = await actOnPage({ db, tokens, guard, space, page, request: context.req.raw, now: now() }, {
      action, text: await readBody(context.req.raw, context.env), network: guard.networkOf(context.env.incoming), origin: originOf(context, options),
    });
    cache.changed(space.id);
    return response;
  });
  app.notFound(() => new Problem('not_found').toResponse());
  app.onError((error) => toProblem(error, log).toResponse());
  return app;

  async function answer(context: Context<Env>, operation: Operation, handler: Handler): Promise<Response> {
    const space = spaceOf(context, spaces);
    const { raw } = context.req;
    const url = new URL(raw.url);
    const network = guard.networkOf(context.env.incoming);
    const { path, query, key } = checkParameters(operation, url, context.req.param(), raw.headers);
    const body = operation.body ? checkBody(operation, await readBody(raw, context.env)) : undefined;
    const bearer = /^Bearer +(\S+)$/i.exec(raw.headers.get('authorization') ?? '')?.[1];
    const at = now();
    const route = `${raw.method} ${url.pathname}`;
    // The house's own door is no visitor; its secret is checked by the handler.
    if (operation.method !== 'GET' && operation.id !== 'addCheckIns') await guard.write(raw, space, network, { route, key, body });
    if (operation.id === 'streamChanges') guard.stream(space, network, raw.signal);
    const home = `${originOf(context, options)}/cowork/v1/${space.id}/`;
    const handle = (): Promise<Answer | TextAnswer | Response> => handler({
      ...options, space, now: at, holder: options.tokens.hash('holder', network).slice(0, 22), route, path, query, body: body as never, key, token: bearer,
      lastEventId: raw.headers.get('last-event-id') ?? undefined, gone: raw.signal,
    });
    await expiry.letGo(space, at);
    const send = (prepared: Prepared): Promise<Response> => respond(prepared, raw.headers);

    if (operation.public) {
      const wanted = { space: space.id, what: JSON.stringify([home, operation.id, path, sorted(query)]), now: at, anew: asksAnew(raw.headers) };
      return send(await cache.answer(wanted, async () => prepare(await handle() as Answer | TextAnswer, options.tokens, home)));
    }
    const result = await guard.challenges.withProof(space, { operation: operation.id, route, key, body }, handle).catch(async (error: unknown) => {
      // One who tries one private link after the other.
      if (error instanceof Problem && error.code === 'unauthorized') await guard.failure(space, network);
      throw error;
    });
    if (operation.method !== 'GET') {
      cache.changed(space.id);
      expiry.changed(space.id);
    }
    return result instanceof Response ? result : send(prepare(result, options.tokens, home));
  }
}

/** RFC 9111 5.2.1. Browsers say it for a page that asks again after a booking, and when somebody reloads. */
const asksAnew = (headers: Headers): boolean => /no-cache|max-age=0/.test(headers.get('cache-control') ?? '');

const sorted = (query: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] =>
  Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1));

function allHandlers({ live, spaces, checkInsToken = () => undefined, guard }: AppOptions): Readonly<Record<string, Handler>> {
  const handlers: Record<string, Handler> = {
    ...houseHandlers({ spaceNamed: (id) => spaces.get(id), checkInsToken }), ...availabilityHandlers, ...eventHandlers, ...tourHandlers, ...holdHandlers, ...peopleHandlers,
    getChallenge: async ({ space }) => done(await guard.challenges.make(space)),
    streamChanges: async ({ space, query, lastEventId, gone }) => {
      if (live.full) throw new Problem('upstream_unavailable', { retryAfterSeconds: 60, headers: { 'cache-control': 'no-store' } });
      return live.stream(space.id, (query['topic'] as [] | undefined) ?? [], lastEventId, gone);
    },
  };
  const unknown = Object.keys(handlers).find((id) => !operations.some((operation) => operation.id === id));
  if (unknown !== undefined) throw new Error(`The handler ${unknown} is for no operation of the contract.`);
  return handlers;
}

function spaceOf(context: Context<Env>, spaces: ReadonlyMap<string, Space>): Space {
  const space = spaces.get(context.req.param('space') ?? '');
  if (!space) throw new Problem('not_found', { detail: 'There is no such space here.' });
  return space;
}

const originOf = (context: Context<Env>, { publicUrl }: AppOptions): string => publicUrl ?? new URL(context.req.url).origin;

/** Text that the database cannot hold, where a check let it through. */
const notStorable = new Set(['22021', '22P02', '22P05', '22008', '22007']);

/** Whatever was thrown, without its insides. */
function toProblem(error: unknown, log: Log = () => {}): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof URIError) return new Problem('invalid_request');
  const state = sqlState(error);
  if (state && notStorable.has(state)) return new Problem('validation_failed', { cause: error });
  if (isAway(error)) {
    log('The database is away.', { level: 'error', error: describeError(error) });
    return new Problem('upstream_unavailable', { retryAfterSeconds: 2, cause: error });
  }
  log('Something went wrong.', { level: 'error', error: describeError(error) });
  return new Problem('server_error', { cause: error });
}
