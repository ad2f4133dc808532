// An answer on its way out: as text, with the tag by which a browser knows it again, and as short as the reader takes it.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Answer, Keep, TextAnswer } from './call.ts';
import type { Tokens } from './tokens.ts';

/** A finished answer, which may serve many readers. */
export interface Prepared {
  readonly status: Answer['status'];
  readonly keep: Keep;
  readonly text: string;
  /** Media type. */
  readonly type: string;
  /** RFC 9110 8.8.3. Weak, since the same tag stands for every encoding of the text. */
  readonly etag: string | undefined;
  /** The text compressed, made when the first reader takes it. */
  readonly packed: Map<Encoding, Promise<Buffer<ArrayBuffer>>>;
}

type Encoding = 'br' | 'gzip';

const cacheControl: Readonly<Record<Keep, string>> = {
  facts: 'public, max-age=60, stale-while-revalidate=600',
  // Kept, but asked again every time: after a booking nobody may see the slot as free.
  fresh: 'public, no-cache',
  own: 'private, no-cache',
  private: 'private, no-store',
};

/** Files name their pictures and neighbours relative to themselves; answers name them whole, from `home` on. */
export function prepare(answer: Answer | TextAnswer, tokens: Tokens, home: string): Prepared {
  const { status, keep } = answer;
  if ('text' in answer) return { status, keep, text: answer.text, type: answer.type, etag: tagOf(answer.text), packed: new Map() };
  const { body } = answer;
  // Only private answers hold tokens. Within a string the quotes would be escaped, so only fields are found.
  const text = JSON.stringify(keep === 'private' ? tokens.unseal(body) : body)
    .replace(/"url":"((?:images|\.\.)\/[^"\\]*)"/g, (_, url: string) => `"url":${JSON.stringify(new URL(url, home).href)}`);
  return { status, keep, text, type: 'application/json', etag: keep === 'private' ? undefined : tagOf(text), packed: new Map() };
}

const tagOf = (text: string): string => `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

export async function respond(prepared: Prepared, asked: Headers): Promise<Response> {
  const { status, keep, text, type, etag } = prepared;
  const headers: Record<string, string> = { 'cache-control': cacheControl[keep] };
  if (etag !== undefined) {
    headers['etag'] = etag;
    headers['vary'] = 'Accept-Encoding';
    if (fits(asked.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  }
  headers['content-type'] = type;
  const encoding = encodingOf(prepared, asked);
  if (!encoding) return new Response(text, { status, headers });
  headers['content-encoding'] = encoding;
  return new Response(await pack(prepared, encoding), { status, headers });
}

/** RFC 9110 13.1.2: compared weakly. */
const fits = (ifNoneMatch: string | null, etag: string): boolean =>
  ifNoneMatch?.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^"/, 'W/"'))) ?? false;

/** Below this a packet more or less does not show. */
const worthPacking = 1_000;

/** Private answers hold a token beside words that others may choose; compressing the two together can betray the token (BREACH). */
function encodingOf({ keep, text }: Prepared, asked: Headers): Encoding | undefined {
  if (keep === 'private' || text.length < worthPacking) return undefined;
  const accepted = (asked.get('accept-encoding') ?? '').split(',').map((part) => part.trim()).filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : undefined;
}

/** What repeats in an answer stands close together; a wider window would only take 4 MB more for each. */
const windowBits = 18;

const packers: Readonly<Record<Encoding, (text: string) => Promise<Buffer<ArrayBuffer>>>> = {
  // Two thirds of the time of gzip's default for a shorter text; the levels above cost more than they spare.
  br: (text) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_LGWIN]: windowBits } }),
  gzip: (text) => promisify(gzip)(text),
};

function pack({ packed, text }: Prepared, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  let bytes = packed.get(encoding);
  if (!bytes) packed.set(encoding, (bytes = packers[encoding](text)));
  return bytes;
}
