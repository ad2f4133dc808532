// The mails that would leave if there were a mail server: for developing and trying out. They show who booked what, so the
// address has a key that only the start prints, and the page is there only where nobody but this computer is served, or
// where somebody said that they want it (see `offersPage`).
import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { html, raw } from 'hono/html';
import type { Database } from '../db/database.ts';
import { Problem } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import { toIso } from '../time/days.ts';
import type { Dropped, Letter } from './letter.ts';
import { messageIdOf } from './postman.ts';
import { owedColumns, type Owed } from './queue.ts';

export interface OutboxPageOptions {
  readonly db: Database;
  readonly spaces: ReadonlyMap<string, Space>;
  readonly key: string;
  readonly write: (owed: Owed) => Promise<Letter | Dropped>;
}

interface Kept extends Owed {
  readonly state: string;
  readonly last_error: string | null;
}

const shown = 100;

export function outboxPage({ db, spaces, key, write }: OutboxPageOptions): Hono {
  const app = new Hono();
  const find = async (context: Context): Promise<{ readonly owed: Kept; readonly letter: Letter | Dropped }> => {
    const [owed] = await db.query<Kept>(`select ${owedColumns}, state, last_error from outbox where id = $1 and space_id = any($2::text[])`, [context.req.param('id'), [...spaces.keys()]]);
    if (!owed) throw new Problem('not_found');
    return { owed, letter: await write(owed) };
  };
  const letterOf = async (context: Context): Promise<readonly [Letter, Kept]> => {
    const { owed, letter } = await find(context);
    if ('dropped' in letter) throw new Problem('not_found', { detail: letter.dropped });
    return [letter, owed];
  };

  app.use(async (context, next) => {
    await next();
    context.res.headers.set('cache-control', 'no-store');
    context.res.headers.set('x-robots-tag', 'noindex');
  });
  app.get('/', (context) => context.text('The address of the outbox has a key at its end. The start has printed it.\n', 404));
  app.use('/:key/*', async (context, next) => {
    if (context.req.param('key') !== key) throw new Problem('not_found');
    await next();
  });
  app.get('/:key/', async (context) => {
    const rows = await db.query<Kept>(`select ${owedColumns}, state, last_error from outbox where space_id = any($1::text[]) order by number desc limit ${shown}`, [[...spaces.keys()]]);
    return show(context, 'Outbox', listOf(await Promise.all(rows.map(async (owed) => ({ owed, letter: await write(owed) })))));
  });
  app.get('/:key/:id', async (context) => {
    const { owed, letter } = await find(context);
    return show(context, 'dropped' in letter ? 'Not sent' : letter.subject, 'dropped' in letter ? html`<p>${letter.dropped}</p>${back}` : await oneOf(owed, letter));
  });
  app.get('/:key/:id/html', async (context) => {
    const [letter] = await letterOf(context);
    // Links open beside; nothing else in it may do anything.
    return context.body(letter.html.replace('<head>', '<head>\n<base target="_blank">'), 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`,
    });
  });
  app.get('/:key/:id/mail.eml', async (context) => {
    const [letter, owed] = await letterOf(context);
    return context.body(new Uint8Array(await wireForm(letter, owed)), 200, { 'content-type': 'message/rfc822', 'content-disposition': 'attachment' });
  });
  app.get('/:key/:id/appointment.ics', async (context) => {
    const [{ calendar }] = await letterOf(context);
    if (!calendar) throw new Problem('not_found');
    return context.body(calendar.content, 200, { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment' });
  });
  return app;
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .4rem .6rem .4rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
td:last-child { white-space: nowrap; }
iframe { width: 100%; height: 44rem; border: 1px solid; background: Canvas; }
pre { white-space: pre-wrap; border: 1px solid; padding: 1rem; }
@media (max-width: 40rem) { table, tbody, tr, td { display: block; } thead { display: none; } td { border: 0; padding: 0; } tr { padding: .6rem 0; border-bottom: 1px solid; } }
`;
const styleHash = createHash('sha256').update(style).digest('base64');
const back = html`<p><a href="./">All mails</a></p>`;

type Html = ReturnType<typeof html>;

async function show(context: Context, title: string, content: Html): Promise<Response> {
  return context.body(String(await html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${raw(style)}</style></head>
<body><main><h1 dir="auto">${title}</h1>${content}</main></body>
</html>
`), 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
}

function listOf(rows: readonly { readonly owed: Kept; readonly letter: Letter | Dropped }[]): Html {
  return html`<p>There is no mail server (SMTP_URL), so mails wait here and nobody gets them. These are the last ${shown}.</p>
${rows.length ? html`<table><thead><tr><th scope="col">Written</th><th scope="col">To</th><th scope="col">Subject</th><th scope="col">State</th></tr></thead><tbody>
${rows.map(({ owed, letter }) => html`<tr><td><time datetime="${owed.created_at.toISOString()}">${timeOf(owed.created_at)}</time></td>${'dropped' in letter
  ? html`<td>${owed.audience}</td><td>${owed.kind}: <em>${letter.dropped}</em></td>`
  : html`<td><bdi>${letter.to.name}</bdi><br>${letter.to.address}</td><td><a href="${owed.id}"><bdi>${letter.subject}</bdi></a></td>`}<td>${owed.state}</td></tr>`)}
</tbody></table>` : html`<p>Nothing has been written yet. Book a visit, and it appears.</p>`}`;
}

async function oneOf(owed: Kept, letter: Letter): Promise<Html> {
  const headers = (await wireForm(letter, owed)).toString().split('\r\n\r\n', 1)[0] ?? '';
  return html`${back}
<p>${owed.kind} to the ${owed.audience}, ${timeOf(owed.created_at)}. <a href="${owed.id}/mail.eml" download>Whole mail</a>${letter.calendar ? html` · <a href="${owed.id}/appointment.ics" download>Appointment</a> (${letter.calendar.method})` : ''}</p>
<h2>HTML</h2><iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="${owed.id}/html" title="The mail as HTML"></iframe>
<h2>Text</h2><pre lang="${letter.language}" dir="auto">${letter.text}</pre>
<h2>Headers</h2><pre>${headers}</pre>`;
}

const timeOf = (at: Date): string => toIso(Math.floor(at.getTime() / 1000) * 1000).replace('T', ' ');

/** nodemailer is loaded when somebody looks. */
const wireForm = async (letter: Letter, owed: Owed): Promise<Buffer> => (await import('./carrier.ts')).wireForm(letter, messageIdOf(owed, letter));
