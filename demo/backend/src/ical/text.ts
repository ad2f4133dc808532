// Words of a calendar's entry, as plain text.
import type ICAL from 'ical.js';
import { createHash } from 'node:crypto';
import { exactOf, exactParameter } from './control.ts';
import type { Entry } from './split.ts';

export const textOf = (entry: Entry, name: string): string | undefined =>
  entry.lines.find(({ text }) => text.toUpperCase().startsWith(name))?.text.replace(/^[^:]*:/, '').trim().slice(0, 80) || undefined;

/** A text as its writer meant it; see control.ts. */
export function textOfProperty(event: ICAL.Component, name: string): string {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  return exactOf(property?.getFirstParameter(exactParameter)) ?? (typeof value === 'string' ? value : '');
}

/** Some calendars send HTML where the standard says text. */
export function plainText(text: string): string {
  const plain = /<\/?(p|br|div|span|a|b|i|ul|li|html|strong|em)\b[^>]*>/i.test(text)
    ? text.replace(/<br\s*\/?>/gi, '\n').replace(/<\/(p|div|li|h\d)>/gi, '\n\n').replace(/<[^>]*>/g, '')
      .replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, '’').replace(/&amp;/g, '&')
    : text;
  return plain.replaceAll('\0', '').toWellFormed().replace(/\n{3,}/g, '\n\n').trim();
}

export const hashOf = (...texts: readonly string[]): string => createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
