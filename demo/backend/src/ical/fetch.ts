// A calendar from the web. The operator chooses the address, which may well be a server in their own network; where a
// stranger's server sends us on from there is not theirs to choose, so on the way we enter no private network.
import { isIP } from 'node:net';
import type { Response } from 'undici';
import { isPrivate, lookupPublic, PrivateAddress } from './private-address.ts';

export const mostBytes = 5 * 1024 * 1024;
const mostSeconds = 20;
const mostHops = 5;
const longestPause = 86_400;

export interface FetchOptions {
  /** From the last answer, to be told when nothing has changed. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** `user:password` */
  readonly login?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type Fetched =
  | { readonly status: 'unchanged' }
  | { readonly status: 'read'; readonly text: string; readonly etag: string | undefined; readonly lastModified: string | undefined };

/** A sentence about what went wrong. It names the host only: the rest of an address may be a secret. */
export class FetchError extends Error {
  /** The server asked to be left alone for so long. */
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, options: ErrorOptions & { readonly retryAfterSeconds?: number | undefined } = {}) {
    super(message, options);
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Loaded for the first calendar: a house without any never needs it. */
async function load() {
  const { Agent, fetch } = await import('undici');
  return { fetch, anywhere: new Agent(), publicOnly: new Agent({ connect: { lookup: lookupPublic } }) };
}
let loaded: ReturnType<typeof load> | undefined;

export async function fetchCalendar(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const first = toUrl(address);
  const late = AbortSignal.timeout(mostSeconds * 1000);
  const signal = options.signal ? AbortSignal.any([late, options.signal]) : late;
  try {
    let url = first;
    for (let hops = 0; hops <= mostHops; hops++) {
      const response = await ask(url, url.hostname === first.hostname, options, signal);
      const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (location === null) return await toFetched(response, url);
      await response.body?.cancel();
      url = next(url, location);
    }
    throw new FetchError(`${first.host} sends us on more than ${mostHops} times.`);
  } catch (error) {
    throw error instanceof FetchError ? error : inWords(error, first, late.aborted);
  }
}

function toUrl(address: string): URL {
  const url = new URL(address.replace(/^webcals?:/i, 'https:'));
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new FetchError(`Calendars are fetched by http and https, not by ${url.protocol}`);
  return url;
}

async function ask(url: URL, atHome: boolean, { etag, lastModified, login }: FetchOptions, signal: AbortSignal): Promise<Response> {
  if (!atHome && isIP(bare(url.hostname)) && isPrivate(bare(url.hostname))) throw new PrivateAddress(url.hostname);
  const { fetch, anywhere, publicOnly } = await (loaded ??= load());
  return fetch(url, {
    redirect: 'manual',
    dispatcher: atHome ? anywhere : publicOnly,
    signal,
    headers: {
      accept: 'text/calendar, */*;q=0.1',
      'user-agent': 'cowork-backend',
      ...(etag !== undefined && { 'if-none-match': etag }),
      ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
      ...(login !== undefined && atHome && { authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
    },
  });
}

function next(from: URL, location: string): URL {
  if (!URL.canParse(location, from)) throw new FetchError(`${from.host} sends us on to an address that is none.`);
  const url = new URL(location, from);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new FetchError(`${from.host} sends us on to ${url.protocol}, and calendars are fetched by http and https.`);
  if (from.protocol === 'https:' && url.protocol === 'http:') throw new FetchError(`${from.host} sends us on to an address without encryption.`);
  return url;
}

async function toFetched(response: Response, { host }: URL): Promise<Fetched> {
  const { status, headers } = response;
  if (status === 304) return { status: 'unchanged' };
  if (status !== 200) {
    await response.body?.cancel();
    throw new FetchError(refusal(host, status), { retryAfterSeconds: secondsOf(headers.get('retry-after')) });
  }
  let size = 0;
  const chunks: Uint8Array[] = [];
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) throw new FetchError(`The calendar at ${host} is larger than ${mostBytes / 1024 / 1024} MB.`);
    chunks.push(chunk);
  }
  return {
    status: 'read',
    text: decoded(Buffer.concat(chunks), headers.get('content-type')),
    etag: headers.get('etag') ?? undefined,
    lastModified: headers.get('last-modified') ?? undefined,
  };
}

function refusal(host: string, status: number): string {
  switch (status) {
    case 401: case 403: return `${host} does not let us in (${status}). Is the login right, or the private address still valid?`;
    case 404: case 410: return `${host} has no calendar at this address (${status}).`;
    default: return `${host} answered ${status}.`;
  }
}

/** RFC 9110 10.2.3: seconds or a date. */
function secondsOf(text: string | null): number | undefined {
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : Math.ceil((Date.parse(text) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, longestPause) : undefined;
}

function decoded(bytes: Uint8Array, type: string | null): string {
  const charset = /charset="?([\w-]+)/i.exec(type ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function inWords(error: unknown, { host }: URL, late: boolean): FetchError {
  if (late) return new FetchError(`${host} did not answer within ${mostSeconds} seconds.`, { cause: error });
  const cause = error instanceof PrivateAddress ? error : (error as { cause?: unknown } | null)?.cause;
  if (cause instanceof PrivateAddress) return new FetchError(`${host} sends us on into a private network, where we do not go.`, { cause: error });
  const found = (cause as { readonly code?: unknown } | null | undefined)?.code;
  const code = typeof found === 'string' ? found : '';
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return new FetchError(`The certificate of ${host} is not valid (${code}).`, { cause: error });
  if (/^UND_ERR_SOCKET|^ECONNRESET|^UND_ERR_RES_CONTENT/.test(code)) return new FetchError(`${host} broke off in the middle of its answer.`, { cause: error });
  return new FetchError(`${host} cannot be reached${code ? ` (${code})` : ''}.`, { cause: error });
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
