// What a mail says, before it is laid out as text and as HTML.
import type { CalendarFile } from '../ical/write.ts';
import type { Space } from '../spaces/space.ts';
import { formatsIn, type MailFormats } from './formats.ts';
import type { Mailbox } from './letter.ts';
import type { Owed } from './queue.ts';
import { directionOf, languageOf, words, type MailLanguage } from './words/index.ts';
import type { MailWords, Said } from './words/words.ts';

/** Whoever reads it, and how they read. */
export interface Reader {
  readonly language: MailLanguage;
  /** With its region, for dates. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: MailWords;
  readonly formats: MailFormats;
}

export interface Link {
  readonly url: string;
  readonly label: string;
}

/** One line of what is known: a label and a value, which may have several lines. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly link?: Link;
}

/** Longer words with a heading, such as how to get in. */
export interface Note {
  readonly title: string;
  readonly text: string;
}

export interface Draft {
  readonly reader: Reader;
  /** Undefined where nobody is known to write to. */
  readonly to: Mailbox | undefined;
  readonly replyTo: Mailbox | undefined;
  readonly said: Said;
  /** What operators may put into words of their own. */
  readonly placeholders: Placeholders;
  readonly facts: readonly Fact[];
  readonly notes?: readonly Note[];
  readonly action?: Link | undefined;
  readonly calendar?: CalendarFile | undefined;
}

export const placeholderNames = ['name', 'space', 'what', 'when', 'where', 'host', 'people', 'position', 'who', 'until'] as const;
export type Placeholders = Readonly<Partial<Record<(typeof placeholderNames)[number], string>>>;

export function readerOf(space: Space, ...wishes: readonly (string | undefined)[]): Reader {
  const { language, locale } = languageOf(...wishes, space.file.language);
  return { language, locale, direction: directionOf(language), words: words[language], formats: formatsIn(locale) };
}

/** The time that something had before it moved, if the message says so. */
export function timeBefore({ formats }: Reader, { zone }: Space, { payload }: Owed): string | undefined {
  const { from } = payload;
  return typeof from === 'string' ? formats.moment(Date.parse(from), zone) : undefined;
}

/** Lines of the facts that there are. */
export const factsOf = (...facts: readonly (readonly [label: string, value: string | number | null | undefined, link?: Fact['link']])[]): readonly Fact[] =>
  facts.flatMap(([label, value, link]) => (value === undefined || value === null || value === '' ? [] : [{ label, value: String(value), ...(link && { link }) }]));

export const linkTo = (url: string | undefined, label: string): Link | undefined => (url === undefined ? undefined : { url, label });

/** Where the house answers. */
export function houseOf({ file }: Space): Mailbox | undefined {
  const address = file.mail?.replyTo ?? file.email;
  return address === undefined ? undefined : { name: file.name, address };
}

/** Where a host reads mails; the house, where the host has no address. */
export function hostBoxOf(space: Space, host: { readonly name: string; readonly email?: string } | undefined): Mailbox | undefined {
  if (host?.email !== undefined) return { name: host.name, address: host.email };
  const address = space.file.mail?.hosts;
  return address === undefined ? houseOf(space) : { name: host?.name ?? space.file.name, address };
}

export const boxOf = ({ name, email }: { readonly name: string | null; readonly email: string | null }): Mailbox | undefined =>
  email === null || email === '' ? undefined : { name: name ?? '', address: email };
