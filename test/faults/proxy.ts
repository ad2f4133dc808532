// A line that can be broken: real sockets between a browser and a real backend, with one fault at a time where a test wants
// one. What goes wrong on the way back goes wrong after the backend has done its work.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { request } from 'undici';

export type Fault =
  /** The answer comes, so many milliseconds late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The backend never hears of it; this is the answer instead. */
  | { readonly kind: 'instead'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly problem?: object }
  /** The backend has answered, and half of the answer arrives as if it were all of it. */
  | { readonly kind: 'malformed' }
  /** The backend has answered, and the line breaks in the middle of the answer. */
  | { readonly kind: 'cut' };

export interface FaultyLine {
  /** Stands in for the backend's own address. */
  readonly url: string;
  /** The next `times` requests that begin so, e.g. `POST /…/bookings`, meet this fault. */
  fail(method: string, path: RegExp, fault: Fault, times?: number): void;
  /** What came through, `METHOD path`, in order. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

interface Trap {
  readonly method: string;
  readonly path: RegExp;
  readonly fault: Fault;
  left: number;
}

/** @param target - Origin of the backend, e.g. `http://127.0.0.1:8787`. */
export async function openFaultyLine(target: string): Promise<FaultyLine> {
  const traps: Trap[] = [];
  const heard: string[] = [];

  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/' } = incoming;
    heard.push(`${method} ${url}`);
    const trap = traps.find((one) => one.left > 0 && one.method === method && one.path.test(url));
    if (trap) trap.left -= 1;
    pass(target, incoming, outgoing, trap?.fault).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    fail: (method, path, fault, times = 1) => traps.push({ method, path, fault, left: times }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(target: string, incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'instead') {
    const { status, headers, problem } = fault;
    outgoing.writeHead(status, {
      'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After', 'content-type': 'application/problem+json', ...headers,
    });
    outgoing.end(JSON.stringify(problem ?? {}));
    return;
  }

  const { connection: _connection, ...headers } = incoming.headers;
  const body = incoming.method === 'GET' ? null : await buffer(incoming);
  const answer = await request(target + (incoming.url ?? '/'), { method: incoming.method as 'GET', headers, body });
  const { connection: _closing, 'transfer-encoding': _chunks, ...told } = answer.headers;
  if (!fault) {
    outgoing.writeHead(answer.statusCode, told);
    // A stream of hints ends when the browser goes.
    outgoing.on('close', () => answer.body.destroy());
    Readable.from(answer.body).on('error', () => outgoing.destroy()).pipe(outgoing);
    return;
  }

  const whole = Buffer.from(await answer.body.arrayBuffer());
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  const { 'content-length': _length, ...others } = told;
  switch (fault.kind) {
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
      outgoing.writeHead(answer.statusCode, told).end(whole);
      break;
    case 'malformed':
      outgoing.writeHead(answer.statusCode, others).end(half);
      break;
    case 'cut':
      outgoing.writeHead(answer.statusCode, { ...others, 'content-length': whole.length });
      outgoing.write(half, () => outgoing.destroy());
      break;
  }
}
