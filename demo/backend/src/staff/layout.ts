// The frame around every staff page. It works without a script, and loads none.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html } from 'hono/html';
import { linkTo, type Html, type View } from './view.ts';
import type { ProblemWord, Said } from './words.ts';

export const sections = ['', 'requests', 'bookings', 'events', 'person', 'state'] as const;
export type Section = (typeof sections)[number];

export interface Frame {
  readonly title: string;
  /** Undefined on pages outside the navigation. */
  readonly section?: Section | undefined;
  /** How many requests wait for an answer; undefined before anybody has signed in. */
  readonly waiting?: number | undefined;
  /** What has just been done, or why it was not. */
  readonly said?: Said | undefined;
  readonly problem?: ProblemWord | undefined;
}

/** Its name changes with it, so browsers may keep it for good. */
export const css = readFileSync(new URL('./staff.css', import.meta.url), 'utf8');
export const stylesheet = `/staff/${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;

export function page(view: View, { title, section, waiting, said, problem }: Frame, body: Html | readonly Html[]): Html {
  const { words, language, space } = view;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title} · ${space.file.name}</title>
<link rel="stylesheet" href="${stylesheet}">
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header>
<p class="house">${space.file.name}</p>
${waiting === undefined ? '' : html`<nav aria-label="${words.navigation}"><ul>${sections.map((name) => html`<li><a href="${linkTo(view, name)}"${name === section ? html` aria-current="page"` : ''}>${words.sections[name]}${name === 'requests' && waiting ? html` <span class="count">${waiting}<span class="unseen"> ${words.waiting}</span></span>` : ''}</a></li>`)}</ul></nav>
<form method="post" action="${linkTo(view, 'sign-out')}"><button class="quiet">${words.signOut}</button></form>`}
</header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
${said ? html`<p class="said" role="status">${words.said[said]}</p>` : ''}
${problem ? html`<p class="problem" role="alert">${words.problems[problem]}</p>` : ''}
${body}
</main>
</body>
</html>`;
}
