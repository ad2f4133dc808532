// A calendar from a file or from the web.
import { readFile, stat } from 'node:fs/promises';

const mostBytes = 5 * 1024 * 1024;
const mostSeconds = 20;

export async function loadCalendar(source: string): Promise<string> {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(source) ? await download(source) : await read(source);
  if (!/BEGIN:VCALENDAR/i.test(text)) throw new Error(`${source} is not an iCalendar file: it has no BEGIN:VCALENDAR.`);
  return text;
}

async function read(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Error(`There is no file ${file}.`);
  if (found.size > mostBytes) throw tooBig(file);
  return readFile(file, 'utf8');
}

async function download(address: string): Promise<string> {
  const url = new URL(address.replace(/^webcals?:/i, 'https:'));
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error(`Calendars are fetched by http and https, not by ${url.protocol}`);
  try {
    const response = await fetch(url, { headers: { accept: 'text/calendar, */*;q=0.1' }, signal: AbortSignal.timeout(mostSeconds * 1000) });
    if (!response.ok) throw new Error(`${url.host} answered ${response.status}.`);
    let size = 0;
    const chunks: Uint8Array[] = [];
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > mostBytes) throw tooBig(address);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') throw new Error(`${url.host} did not answer within ${mostSeconds} seconds.`, { cause: error });
    if (error instanceof TypeError) throw new Error(`${url.host} cannot be reached.`, { cause: error });
    throw error;
  }
}

const tooBig = (source: string): Error => new Error(`${source} is larger than ${mostBytes / 1024 / 1024} MB.`);
