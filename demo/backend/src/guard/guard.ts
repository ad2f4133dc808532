// Stands between the world and the handlers: who asks, from which page, and how much. Every refusal is a Problem.
import type { IncomingMessage } from 'node:http';
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import type { Tokens } from '../tokens.ts';
import { Challenges } from './challenge.ts';
import { clientAddress, isPrivate, networkOf, type Trust } from './address.ts';
import { isOwn, mayWrite, type Asked } from './cors.ts';
import { defaultLimits, Limiter, type Limits } from './limits.ts';

export interface GuardOptions {
  readonly db: Database;
  readonly tokens: Tokens;
  readonly now: () => Instant;
  readonly log: Log;
  readonly trust: Trust;
  /** Limits of the space files hold, or none at all: for tests and benches that are many people at one address. */
  readonly limits: 'asConfigured' | 'off';
  readonly publicUrl?: string | undefined;
}

export interface Write {
  /** Method and path. */
  readonly route: string;
  readonly key: string | undefined;
  readonly body: unknown;
}

export class Guard {
  readonly #options: GuardOptions;
  readonly #limiter: Limiter;
  readonly challenges: Challenges;
  readonly #streams = new Map<string, number>();
  #warned = false;

  constructor(options: GuardOptions) {
    this.#options = options;
    this.#limiter = new Limiter(options.db, options.tokens);
    this.challenges = new Challenges(options.db, options.tokens);
  }

  get https(): boolean {
    return this.#options.publicUrl?.startsWith('https:') ?? false;
  }

  /** Who asks, as coarse as limits need it. Never written down anywhere but as a keyed hash. */
  networkOf(incoming: IncomingMessage | undefined): string {
    const { trust, log } = this.#options;
    const peer = incoming?.socket.remoteAddress;
    const forwarded = incoming?.headers['x-forwarded-for'];
    const forwardedFor = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    if (forwardedFor !== undefined && !this.#warned && isPrivate(peer) && 'hops' in trust && trust.hops === 0) {
      this.#warned = true;
      log('Requests come through a proxy, so all visitors look like one and share its limits. Set COWORK_TRUST_PROXY to the number of proxies.', { level: 'warn' });
    }
    return networkOf(clientAddress(peer, forwardedFor, trust));
  }

  askedBy(request: Request, space: Space | undefined): Asked {
    const origin = request.headers.get('origin') ?? undefined;
    return { origin, origins: space?.file.origins, own: isOwn(origin, request.url, this.#options.publicUrl) };
  }

  /** Throws 403 for a page that may not write, 429 where it is too much. */
  async write(request: Request, space: Space, network: string, { route, key, body }: Write): Promise<void> {
    mayWrite(this.askedBy(request, space));
    if (this.#off) return;
    await this.#limiter.write({ space: space.id, limits: limitsOf(space), network, mail: mailIn(body), route, key, now: this.#options.now() });
  }

  /** A private link did not fit: who tries many is told to wait. */
  async failure(space: Space, network: string): Promise<void> {
    if (!this.#off) await this.#limiter.failure(space.id, limitsOf(space), network, this.#options.now());
  }

  /** Before a staff secret is compared. Throws 429. */
  async signIn(space: Space, network: string): Promise<void> {
    if (!this.#off) await this.#limiter.signIn(space.id, limitsOf(space), network, this.#options.now());
  }

  /** Takes a place among the streams of an address, until the visitor is gone. Throws 429. */
  stream(space: Space, network: string, gone: AbortSignal): void {
    if (this.#off) return;
    const open = this.#streams.get(network) ?? 0;
    if (open >= limitsOf(space).streamsPerAddress) throw new Problem('rate_limited', { retryAfterSeconds: 60, detail: 'Too many pages listen from here.' });
    if (gone.aborted) return;
    this.#streams.set(network, open + 1);
    gone.addEventListener('abort', () => {
      const left = (this.#streams.get(network) ?? 1) - 1;
      if (left) this.#streams.set(network, left);
      else this.#streams.delete(network);
    }, { once: true });
  }

  get #off(): boolean {
    return this.#options.limits === 'off';
  }
}

export const limitsOf = ({ file }: Space): Limits => ({ ...defaultLimits, ...file.limits });

/** The mail address that a form names. */
function mailIn(body: unknown): string | undefined {
  const email = (body as { readonly attendee?: { readonly email?: unknown } } | undefined)?.attendee?.email;
  return typeof email === 'string' ? email : undefined;
}
