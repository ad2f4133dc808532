import type { LitElement, ReactiveController } from 'lit';

/** So many are drawn in any case: what a first screen may show. */
const ALWAYS = 2;

/**
 * Knows which of many pieces of a long element are near what can be seen of the page, so that only those need to be drawn;
 * the others are held open at the height that they had, or that the average had. The host is rendered again when that changes.
 * A piece that holds the keyboard's focus stays.
 */
export class NearViewController implements ReactiveController {
  readonly #host: LitElement;
  readonly #pieces: () => Iterable<Element>;
  readonly #near = new Set<number>();
  readonly #heights = new Map<number, number>();
  #observer: IntersectionObserver | undefined;
  #watched: readonly Element[] = [];

  constructor(host: LitElement, pieces: () => Iterable<Element>) {
    this.#host = host;
    this.#pieces = pieces;
    host.addController(this);
  }

  isNear(index: number): boolean {
    const piece = this.#watched[index];
    const active = (this.#host.shadowRoot as ShadowRoot).activeElement;
    return index < ALWAYS || this.#near.has(index) || Boolean(active && piece?.contains(active));
  }

  /** The height that a piece had, or that is likely, pixels; undefined as long as none is known. */
  heightOf(index: number): number | undefined {
    const known = [...this.#heights.values()];
    return this.#heights.get(index) ?? (known.length > 0 ? known.reduce((sum, height) => sum + height, 0) / known.length : undefined);
  }

  /** Has a piece drawn before it is near. */
  reveal(index: number): void {
    this.#near.add(index);
    this.#host.requestUpdate();
  }

  /** Forgets heights, because the pieces hold something else now. */
  forget(): void {
    this.#heights.clear();
  }

  hostUpdated(): void {
    const pieces = [...this.#pieces()];
    if (pieces.length === this.#watched.length && pieces.every((piece, index) => piece === this.#watched[index])) return;
    this.#observer?.disconnect();
    this.#watched = pieces;
    if (pieces.length <= ALWAYS) return;
    // A screen ahead: nobody is to see an empty place when they scroll.
    this.#observer = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: '100% 0px' });
    for (const piece of pieces) this.#observer.observe(piece);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#watched = [];
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    let changed = false;
    for (const { target, isIntersecting, boundingClientRect: { height } } of entries) {
      const index = this.#watched.indexOf(target);
      if (index < 0) continue;
      if (this.isNear(index)) this.#heights.set(index, height);
      changed ||= isIntersecting !== this.#near.has(index);
      if (isIntersecting) this.#near.add(index);
      else this.#near.delete(index);
    }
    if (changed) this.#host.requestUpdate();
  }
}
