// The body of a request, up to the limit. What is longer is not read to its end, however it is sent.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Problem } from './problem.ts';

export const bodyLimit = 64 * 1024;
/** How long a client that still sends has to read our refusal. */
const linger = 1_000;

export async function readBody(request: Request, node: { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse }): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) throw tooLarge(node);
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > bodyLimit) throw tooLarge(node);
      chunks.push(value);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalid_request', { detail: 'The request ended in the middle.', cause: error });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw new Problem('invalid_request', { detail: 'The body is not UTF-8.', cause: error });
  }
}

/** Refuses, stops reading, and hangs up once the refusal had time to arrive. */
function tooLarge({ incoming, outgoing }: { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse }): Problem {
  incoming?.pause();
  outgoing?.once('finish', () => setTimeout(() => incoming?.socket.destroy(), linger).unref());
  return new Problem('payload_too_large', { detail: `At most ${bodyLimit / 1024} kB.`, headers: { connection: 'close' } });
}
