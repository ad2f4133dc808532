import { html, type LitElement, type ReactiveController } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { guard } from 'lit/directives/guard.js';
import type { SpaceEvent } from '../../domain/events.js';
import { heading, type EntryLook, type Piece } from './entry.template.js';
import type { PlacedEvent } from './events.model.js';

/** Entries up to which a list is always whole. */
const FEW = 60;

/** Screens around the one that is seen in which events are whole. */
const MARGIN = '150% 0px';

/**
 * Bounds what the browser has to hold of a long list: an event far from the screen keeps its room, its time and its title, so
 * that a search on the page and a screen reader find it, and is whole again before it comes into sight. Where the focus is,
 * or something is open, it stays whole.
 */
export class NearController implements ReactiveController {
  readonly #host: LitElement;
  readonly #busy: (id: string) => boolean;
  readonly #near = new Set<string>();
  #watched = new WeakSet<Element>();
  #watch: IntersectionObserver | undefined;
  #many = false;
  #measured = false;

  /** @param busy Whether something of an event is open. */
  constructor(host: LitElement, busy: (id: string) => boolean) {
    this.#host = host;
    this.#busy = busy;
    host.addController(this);
  }

  /** Tells what the list has, with every rendering and before its entries are drawn. */
  tell(items: readonly SpaceEvent[]): void {
    this.#many = items.length > FEW;
    // What is whole already stays so until it has been seen where it stands.
    if (!this.#many || this.#near.size === 0) for (const { id } of items.slice(0, FEW)) this.#near.add(id);
  }

  /** Draws an event whole, wherever it is: the focus goes there. */
  keep(id: string): void {
    this.#near.add(id);
  }

  slim(entry: PlacedEvent, look: EntryLook): Piece | DirectiveResult | undefined {
    const { id } = entry.event;
    if (!this.#many || this.#near.has(id) || this.#busy(id)) return undefined;
    // Drawn once: a thousand times of day would be written anew with every key that is pressed somewhere.
    return guard([entry, look.words, look.zone], () => html`<div class="what slim">${heading(entry, look)}</div>`);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#print);
  }

  hostUpdated(): void {
    if (!this.#many) {
      this.#stop();
      return;
    }
    this.#watch ??= new IntersectionObserver((seen) => this.#look(seen), { rootMargin: MARGIN });
    for (const entry of this.#host.renderRoot.querySelectorAll('.entry')) {
      if (this.#watched.has(entry)) continue;
      this.#watched.add(entry);
      this.#watch.observe(entry);
    }
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#print);
    this.#stop();
  }

  #look(seen: readonly IntersectionObserverEntry[]): void {
    let changed = false;
    this.#measure(seen);
    for (const { target, isIntersecting, boundingClientRect } of seen) {
      const entry = target as HTMLElement;
      const id = entry.dataset['event'] ?? '';
      if (isIntersecting === this.#near.has(id)) continue;
      changed = true;
      if (isIntersecting) {
        this.#near.add(id);
        entry.style.minBlockSize = '';
      } else if (!entry.contains((this.#host.renderRoot as ShadowRoot).activeElement)) {
        // The same room as before, so that nothing below it moves.
        entry.style.minBlockSize = `${boundingClientRect.height}px`;
        this.#near.delete(id);
      }
    }
    if (changed) this.#host.requestUpdate();
  }

  /** What has never been whole gets the room of those that are, so that little moves when it is. */
  #measure(seen: readonly IntersectionObserverEntry[]): void {
    if (this.#measured) return;
    const heights = seen.filter(({ target }) => !target.querySelector('.slim')).map(({ boundingClientRect: { height } }) => height).sort((one, other) => one - other);
    const usual = heights[Math.floor(heights.length / 2)];
    if (!usual) return;
    this.#measured = true;
    this.#host.renderRoot.querySelector<HTMLElement>('.root')?.style.setProperty('--_room', `${usual}px`);
  }

  /** On paper everything is whole. */
  readonly #print = (): void => {
    for (const entry of this.#host.renderRoot.querySelectorAll<HTMLElement>('.entry')) this.#near.add(entry.dataset['event'] ?? '');
    this.#host.requestUpdate();
  };

  #stop(): void {
    this.#watch?.disconnect();
    this.#watch = undefined;
    this.#watched = new WeakSet();
  }
}
