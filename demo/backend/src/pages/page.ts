// What a page of ours is: a few sections in one language, of which the browser shows the one that fits how things stand, and the
// questions it may ask. Nothing on it comes from elsewhere; style and script stand in it and are allowed by their hashes.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import type { Desk } from '../call.ts';
import type { Check } from '../document.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import { directionOf, wordsOf, type PageWords } from './words.ts';

export type Html = ReturnType<typeof html>;

/** How things stand, in ready sentences. */
export interface View {
  readonly state: string;
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly form?: Readonly<Record<string, string | boolean | readonly string[]>>;
}

export interface PageCall<Body = unknown> extends Pick<Desk, 'db' | 'tokens'> {
  readonly space: Space;
  readonly now: Instant;
  /** What the link is about. */
  readonly id: string;
  readonly token: string | undefined;
  readonly body: Body;
  readonly language: string;
  readonly words: PageWords;
  /** Where our pages are, for links from one to another; ends with a slash. */
  readonly home: string;
}

export interface Action {
  /** Of the whole body, `id` and `language` included. */
  readonly check: Check;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each action names the body that its check lets through
  run(call: PageCall<any>): Promise<View>;
}

export interface PageKind {
  readonly name: PageName;
  title(words: PageWords): string;
  /** Sections with `data-state`. */
  sections(words: PageWords, space: Space, language: string): Html;
  /** `look` tells how things stand; the others are what the buttons say. */
  readonly actions: Readonly<Record<string, Action>>;
}

export type PageName = 'answer' | 'confirm' | 'member';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const style = read('style.css');
const script = read('client.js');
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The answer to GET: the same for everybody, whatever the link opens. */
export async function pageOf(kind: PageKind, space: Space, language: string): Promise<Response> {
  const words = wordsOf(language);
  const { shell } = words;
  const { name, url } = space.file;
  const text = await html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${kind.title(words)} · ${name}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<header><bdi>${name}</bdi></header>
<noscript><p>${shell.noScript}</p></noscript>
<section data-state="loading" role="status"><p>${shell.loading}</p></section>
${kind.sections(words, space, language)}
<section data-state="broken" hidden><h1 tabindex="-1">${shell.brokenTitle}</h1><p>${shell.broken}</p></section>
<section data-state="away" hidden><h1 tabindex="-1">${shell.awayTitle}</h1><p>${shell.away}</p><p class="buttons"><button type="button" data-retry>${shell.retry}</button></p></section>
<p role="alert" data-away="${shell.notSent}" data-invalid="${shell.invalid}"></p>
<footer><p>${shell.footer(name)}</p>${url === undefined ? '' : html`<p><a href="${url}">${words.confirm.toSite(name)}</a></p>`}</footer>
</main>
<script type="module">${raw(script)}</script>
</body>
</html>
`;
  return new Response(String(text), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
  });
}
