// A mail as text and as HTML, saying the same. The HTML has no colours of its own, no pictures and nothing from elsewhere:
// every mail program can show it light or dark, nothing is tracked, and it reads in a straight line.
import type { Fact, Link, Note, Reader } from './draft.ts';
import { escape, escapeLines, htmlOf, textOf, type Phrase } from './phrase.ts';

export interface Content {
  readonly reader: Reader;
  readonly house: string;
  readonly subject: Phrase;
  readonly hello: Phrase | undefined;
  readonly intro: Phrase;
  readonly facts: readonly Fact[];
  readonly notes?: readonly Note[];
  readonly action?: Link | undefined;
  readonly outro: Phrase | undefined;
  readonly signature: string;
  readonly questions: Phrase | undefined;
  readonly footer: Phrase;
}

export const layOut = (content: Content): { readonly subject: string; readonly text: string; readonly html: string } => ({
  // A subject is one line, whatever was put into it.
  subject: textOf(content.subject).replace(/\s*[\r\n]+\s*/g, ' ').trim(),
  text: toText(content),
  html: toHtml(content),
});

function toText({ hello, intro, facts, notes = [], action, outro, signature, questions, footer }: Content): string {
  const sections = [
    hello && textOf(hello),
    textOf(intro),
    facts.map(({ label, value, link }) => [/[\r\n]/.test(value) ? `${label}:\n${indent(value)}` : `${label}: ${value}`, ...(link && link.url !== value ? [indent(`${link.label}: ${link.url}`)] : [])].join('\n')).join('\n'),
    ...notes.map(({ title, text }) => `${title}:\n${text}`),
    action && `${action.label}:\n${action.url}`,
    outro && textOf(outro),
    questions && textOf(questions),
    // What stands below two dashes and a space is a signature to mail programs.
    `-- \n${signature}\n\n${textOf(footer)}`,
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

const indent = (text: string): string => text.split(/\r\n?|\n/).map((line) => `  ${line}`).join('\n');

function toHtml({ reader, house, subject, hello, intro, facts, notes = [], action, outro, signature, questions, footer }: Content): string {
  const { locale, direction } = reader;
  const about = `lang="${escape(locale)}" dir="${direction}"`;
  return `<!doctype html>
<html ${about}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(textOf(subject))}</title>
<style>:root { color-scheme: light dark; }</style>
</head>
<body style="margin: 0; padding: 0;">
<div ${about} role="article" aria-label="${escape(textOf(subject))}" style="max-width: 36em; margin: 0 auto; padding: 24px 16px; font: 16px/1.5 system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; overflow-wrap: anywhere;">
${[
    `<p style="${paragraph} font-weight: 600;">${bdi(house)}</p>`,
    `<h1 style="margin: 0 0 20px; font-size: 24px; line-height: 1.25;">${htmlOf(subject)}</h1>`,
    hello && `<p style="${paragraph}">${htmlOf(hello)}</p>`,
    `<p style="${paragraph}">${htmlOf(intro)}</p>`,
    facts.length ? `<dl style="margin: 0 0 24px; padding: 16px 0; border: solid; border-width: 1px 0;">\n${facts.map(factHtml).join('\n')}\n</dl>` : '',
    ...notes.map(({ title, text }) => `<h2 style="margin: 0 0 4px; font-size: 16px;">${escape(title)}</h2>\n${paragraphs(text)}`),
    action && `<p style="margin: 24px 0;"><a href="${escape(action.url)}" style="display: inline-block; padding: 10px 20px; border: 2px solid; border-radius: 6px; color: inherit; font-weight: 600; text-decoration: none;">${escape(action.label)}</a></p>`,
    outro && `<p style="${paragraph}">${htmlOf(outro)}</p>`,
    questions && `<p style="${paragraph}">${htmlOf(questions)}</p>`,
    `<p style="${paragraph}" dir="auto">${escapeLines(signature)}</p>`,
    `<p style="margin: 24px 0 0; font-size: 14px;">${htmlOf(footer)}</p>`,
  ].filter(Boolean).join('\n')}
</div>
</body>
</html>
`;
}

const paragraph = 'margin: 0 0 16px;';

const bdi = (text: string): string => `<bdi>${escapeLines(text)}</bdi>`;

const factHtml = ({ label, value, link }: Fact): string =>
  `<dt style="margin: 0; font-size: 14px;">${escape(label)}</dt>\n<dd style="margin: 0 0 12px; font-weight: 600;">${
    link?.url === value ? `<a href="${escape(link.url)}">${escape(link.label)}</a>`
      : `${bdi(value)}${link ? `<br>\n<a href="${escape(link.url)}" style="font-weight: 400;">${escape(link.label)}</a>` : ''}`}</dd>`;

/** Blank lines part paragraphs; whatever the language of the words, each finds its own direction. */
const paragraphs = (text: string): string =>
  text.trim().split(/(?:\r\n?|\n)\s*(?:\r\n?|\n)/).map((part) => `<p style="${paragraph}" dir="auto">${escapeLines(part)}</p>`).join('\n');
