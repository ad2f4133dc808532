import type { LitElement, ReactiveController } from 'lit';

export interface NearViewOptions {
  /** All pieces in their order, drawn or not. */
  readonly pieces: () => Iterable<Element>;
  /** So many are drawn in any case: what a first screen may show. */
  readonly always: number;
}

/**
 * Knows which of many pieces of a long element are near what can be seen of the page, so that only those need to be drawn;
 * the others are held open at the height that they had, or that the average had. The host is rendered again when that changes,
 * with one piece more for each frame, those in the middle first, so that scrolling stays smooth. A piece that holds the
 * keyboard's focus stays.
 */
export class NearViewController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: NearViewOptions;
  /** What is near. */
  readonly #near = new Set<number>();
  /** What is drawn of it so far. */
  readonly #drawn = new Set<number>();
  readonly #heights = new Map<number, number>();
  #observer: IntersectionObserver | undefined;
  #watched: readonly Element[] = [];

  #frame = 0;

  constructor(host: LitElement, options: NearViewOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether a piece is to be drawn. */
  isNear(index: number): boolean {
    const piece = this.#watched[index];
    const active = (this.#host.shadowRoot as ShadowRoot).activeElement;
    return index < this.#options.always || this.#drawn.has(index) || Boolean(active && piece?.contains(active));
  }

  /** The height that a piece had, or that is likely, pixels; undefined as long as none is known. */
  heightOf(index: number): number | undefined {
    const known = [...this.#heights.values()];
    return this.#heights.get(index) ?? (known.length > 0 ? known.reduce((sum, height) => sum + height, 0) / known.length : undefined);
  }

  /** Has a piece drawn before it is near. */
  reveal(index: number): void {
    this.#drawn.add(index);
    this.#host.requestUpdate();
  }

  /** Forgets heights, because the pieces hold something else now. */
  forget(): void {
    this.#heights.clear();
  }

  hostUpdated(): void {
    const pieces = [...this.#options.pieces()];
    if (pieces.length === this.#watched.length && pieces.every((piece, index) => piece === this.#watched[index])) return;
    this.#observer?.disconnect();
    this.#watched = pieces;
    if (pieces.length <= this.#options.always) return;
    // A screen ahead: nobody is to see an empty place when they scroll.
    this.#observer = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: '100% 0px' });
    for (const piece of pieces) this.#observer.observe(piece);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#watched = [];
    cancelAnimationFrame(this.#frame);
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    let left = false;
    for (const { target, isIntersecting, boundingClientRect: { height } } of entries) {
      const index = this.#watched.indexOf(target);
      if (index < 0) continue;
      if (this.isNear(index)) this.#heights.set(index, height);
      if (isIntersecting) this.#near.add(index);
      else {
        this.#near.delete(index);
        left = this.#drawn.delete(index) || left;
      }
    }
    if (left) this.#host.requestUpdate();
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#more);
  }

  readonly #more = (): void => {
    const near = [...this.#near].sort((one, other) => one - other);
    const middle = near[Math.floor(near.length / 2)] ?? 0;
    const [next] = near.filter((index) => !this.isNear(index)).sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
    if (next === undefined) return;
    this.reveal(next);
    this.#frame = requestAnimationFrame(this.#more);
  };
}
