// A calendar from a file or from the web, as one text.
import { readFile, stat } from 'node:fs/promises';
import { fetchCalendar, mostBytes } from './fetch.ts';

export async function loadCalendar(source: string): Promise<string> {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(source) ? await download(source) : await read(source);
  if (!isCalendar(text)) throw new Error(`${source} is not an iCalendar file: it has no BEGIN:VCALENDAR.`);
  return text;
}

export const isCalendar = (text: string): boolean => /^\uFEFF?BEGIN:VCALENDAR\s*$/im.test(text);

/** Whether nothing is missing at its end, as when a server or the line to it broke off. */
export function isWhole(text: string): boolean {
  const count = (word: string): number => text.match(new RegExp(`^${word}:VCALENDAR[ \\t]*\\r?$`, 'gim'))?.length ?? 0;
  return /(^|\n)END:VCALENDAR\s*$/i.test(text) && count('BEGIN') === count('END');
}

async function read(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Error(`There is no file ${file}.`);
  if (found.size > mostBytes) throw new Error(`${file} is larger than ${mostBytes / 1024 / 1024} MB.`);
  return readFile(file, 'utf8');
}

async function download(address: string): Promise<string> {
  const fetched = await fetchCalendar(address);
  if (fetched.status === 'unchanged') throw new Error(`${new URL(address).host} says that nothing has changed, without being asked.`);
  return fetched.text;
}
