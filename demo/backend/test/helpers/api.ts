// A visitor's hands: asks a backend, and checks every answer against the OpenAPI document on the way.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after } from 'node:test';
import { operations, toFieldErrors } from '../../src/contract.ts';
import { startBackend, type Backend, type BackendOptions } from '../../src/server.ts';
import { secret } from './process.ts';

export { secret };

/** Tuesday, ten in the morning in Amsterdam; the clocks change on Sunday. */
export const tuesday = Date.parse('2026-10-20T08:00:00Z');
export const fixtures = new URL('../fixtures/spaces/', import.meta.url).pathname;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are checked against the document, not by types
export type Json = any;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  readonly text: string;
}

export interface Sending {
  readonly token?: string | undefined;
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Api {
  get(path: string, sending?: Sending): Promise<Reply>;
  post(path: string, body?: unknown, sending?: Sending): Promise<Reply>;
}

/** What a failed test leaves open would keep the process alive. */
const opened = new Set<Backend>();
after(() => Promise.all([...opened].map((backend) => backend.close())));

export async function open(options: BackendOptions = {}): Promise<Backend> {
  const started = await startBackend({ spaces: fixtures, now: () => tuesday, secret, limits: 'off', log: console.error, ...options });
  await started.laidOut;
  const backend = {
    ...started,
    close: () => {
      opened.delete(backend);
      return started.close();
    },
  };
  opened.add(backend);
  return backend;
}

export function apiOf(backend: Pick<Backend, 'base'>, space = 'loft'): Api {
  const send = async (method: string, path: string, body: unknown, { token, key, headers }: Sending = {}): Promise<Reply> => {
    const response = await fetch(backend.base(space) + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(key !== undefined && { 'idempotency-key': `"${key}"` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const reply = { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : undefined };
    checkReply(method, path, reply);
    return reply;
  };
  return {
    get: (path, sending) => send('GET', path, undefined, sending),
    post: (path, body, sending) => send('POST', path, body, sending),
  };
}

/** Every answer fits the document, is readable for every page, and shows nothing of our insides. */
export function checkReply(method: string, path: string, { status, headers, body, text }: Reply): void {
  assert.equal(headers.get('access-control-allow-origin'), '*');
  assert.doesNotMatch(text, /\bat .*\.(ts|js|mjs):\d+|node_modules|node:internal/, 'a stack trace leaked');
  if (status === 304) return;
  const [bare] = path.split('?');
  const operation = operations.find((candidate) => candidate.method === method && new RegExp(`^${candidate.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare ?? ''));
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  if (status >= 400) assert.equal(type, 'application/problem+json');
  const answers = operation?.answers ?? operations[0]?.answers;
  const checkOf = answers?.get(`${status} ${type}`) ?? answers?.get(`default ${type}`);
  assert.ok(checkOf, `the document has no answer ${status} ${type} for ${method} ${path}`);
  const check = checkOf();
  assert.ok(check(body), `${method} ${path} ${status}: ${JSON.stringify(toFieldErrors('', check.errors))} in ${text.slice(0, 300)}`);
}

let people = 0;
export const somebody = (): { readonly name: string; readonly email: string } => {
  people++;
  return { name: `Guest ${people}`, email: `guest-${people}@example.org` };
};

export const newKey = (): string => randomUUID();

/** Sends at once, and counts the answers by status and code. */
export async function atOnce(count: number, send: (index: number) => Promise<Reply>): Promise<{ readonly replies: readonly Reply[]; readonly counts: Readonly<Record<string, number>> }> {
  const replies = await Promise.all(Array.from({ length: count }, (_, index) => send(index)));
  const counts: Record<string, number> = {};
  for (const { status, body } of replies) {
    const name = `${status}${body?.code ? ` ${body.code}` : ''}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return { replies, counts };
}
