// The staff page: HTML from the server, forms and redirects, no script. Whoever has the token of a space sees and changes what
// was booked there; everybody else sees a form that asks for it.
import { Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { csrf } from 'hono/csrf';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { actAs } from '../acting.ts';
import { record } from '../audit.ts';
import { isAway, type Database } from '../db/database.ts';
import { isOwn } from '../guard/cors.ts';
import type { Guard } from '../guard/guard.ts';
import { describeError, type Log } from '../log.ts';
import { Problem } from '../problem.ts';
import { isSecret } from '../secrets.ts';
import type { SpaceKeeper } from '../spaces/keeper.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import type { Tokens } from '../tokens.ts';
import { noTokenText, signInForm } from './door.ts';
import { formatsOf } from './formats.ts';
import { css, page, stylesheet } from './layout.ts';
import { formOf, toldIn, wordOf, type StaffContext, type StaffEnv } from './respond.ts';
import { staffRoutes } from './routes.ts';
import { beginSession, endSession, sessionOf, type StaffTokens } from './session.ts';
import { linkTo, type View } from './view.ts';
import { spoken, wordsIn } from './words.ts';

export interface StaffOptions {
  readonly db: Database;
  readonly tokens: Tokens;
  readonly guard: Guard;
  readonly keeper: SpaceKeeper;
  readonly staffTokens: StaffTokens;
  readonly now: () => Instant;
  readonly log: Log;
  readonly publicUrl?: string | undefined;
}

const privately: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  // Forms have to say where they come from; other sites learn nothing.
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
};

export function staffApp(options: StaffOptions): Hono<StaffEnv> {
  const { keeper, tokens, staffTokens, guard, now, log, publicUrl } = options;
  const app = new Hono<StaffEnv>();

  app.get(stylesheet.replace('/staff', ''), (context) => context.body(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' }));
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(privately)) context.res.headers.set(name, value);
  });
  app.use(csrf({ origin: (origin, context) => isOwn(origin, context.req.url, publicUrl) }));
  app.get('/', (context) => context.html(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Staff</title><link rel="stylesheet" href="${stylesheet}"></head>
<body><main><h1>Staff</h1><ul>${[...keeper.spaces.values()].map(({ id, file }) => html`<li><a href="/staff/${id}">${file.name}</a></li>`)}</ul></main></body></html>`));

  app.use('/:space/*', async (context: StaffContext, next) => {
    const space = keeper.spaces.get(context.req.param('space') ?? '');
    if (!space) throw new Problem('not_found');
    const view = viewOf(context, space);
    context.set('view', view);
    const token = staffTokens(space.id);
    if (token === undefined) return context.html(page(view, { title: view.words.noToken }, noTokenText(view)), 403);

    const place = { space, tokens, token, now: view.now };
    const path = new URL(context.req.url).pathname;
    if (path === linkTo(view, 'sign-in') && context.req.method === 'POST') return signIn(context, view, place);
    const session = await sessionOf(context, place);
    if (session) {
      context.set('session', session);
      return actAs({ by: 'host', detail: session.id }, next);
    }
    if (context.req.method !== 'GET') return context.redirect(linkTo(view, ''), 303);
    const home = path === linkTo(view, '');
    return context.html(page(view, { title: view.words.signIn, ...toldIn(context) }, signInForm(view, home ? '' : path)), home ? 200 : 403);
  });
  app.post('/:space/sign-out', (context) => {
    const view = context.get('view');
    endSession(context, view.space);
    return context.redirect(`${linkTo(view, '')}?said=signedOut`, 303);
  });
  staffRoutes(app, options);
  app.all('*', () => { throw new Problem('not_found'); });
  app.onError((error, context) => failed(error, context));
  return app;

  async function signIn(context: StaffContext, view: View, place: { readonly space: Space; readonly tokens: Tokens; readonly token: string; readonly now: Instant }): Promise<Response> {
    await guard.signIn(view.space, guard.networkOf(context.env.incoming));
    const form = await formOf(context);
    const next = form.get('next') ?? '';
    if (!isSecret(form.get('token') ?? '', place.token)) {
      await record(view.db, { space: view.space.id, at: view.now, kind: 'staff.refused', ref: 'sign-in', actor: { by: 'visitor' } });
      return context.html(page(view, { title: view.words.signIn, problem: 'wrongToken' }, signInForm(view, next)), 403);
    }
    const { id } = await beginSession(context, place, { secure: guard.https || context.req.header('x-forwarded-proto') === 'https' });
    await record(view.db, { space: view.space.id, at: view.now, kind: 'staff.signedIn', ref: id, actor: { by: 'host', detail: id } });
    return context.redirect(next.startsWith(`${linkTo(view, '')}/`) ? next : linkTo(view, ''), 303);
  }

  function viewOf(context: StaffContext, space: Space): View {
    const wanted = accepts(context, { header: 'Accept-Language', supports: spoken, default: space.file.language ?? 'en', match: bestLanguage });
    const { language, words } = wordsIn(wanted);
    return { db: options.db, space, now: now(), language, words, formats: formatsOf(language, space.zone) };
  }

  function failed(error: Error, context: StaffContext): Response | Promise<Response> {
    const known = wordOf(error);
    const elsewhere = error instanceof HTTPException;
    if (known === undefined && !elsewhere) log('A staff page failed.', { level: 'error', error: describeError(error) });
    const status = error instanceof Problem ? error.toResponse().status : elsewhere ? 403 : isAway(error) ? 503 : 500;
    const view = (context.get('view') as View | undefined) ?? undefined;
    if (!view) return context.text(status === 404 ? 'There is no such space here.' : elsewhere ? 'This form was sent from another site. Open the page itself and send it from there.' : 'This did not work.', status as 404);
    const gone = known === 'gone';
    return context.html(page(view, { title: gone ? view.words.notFound : view.words.wrong, ...(known && !gone && { problem: known }) },
      gone ? html`<p>${view.words.notFoundText}</p>` : html`<p><a href="${linkTo(view, '')}">${view.words.today}</a></p>`), status as 404);
  }
}

/** The first of the reader's languages that is spoken here. */
const bestLanguage = (wanted: readonly { readonly type: string; readonly q: number }[], { supports, default: otherwise }: { readonly supports: readonly string[]; readonly default: string }): string =>
  [...wanted].sort((a, b) => b.q - a.q).map(({ type }) => type.toLowerCase().split('-')[0] ?? '').find((language) => supports.includes(language)) ?? otherwise;
