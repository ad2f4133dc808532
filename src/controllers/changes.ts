import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Backend, Change, ChangeTopic } from '../backend/backend.js';

export interface ChangesOptions {
  readonly topics: readonly ChangeTopic[];
  readonly backend: () => Backend | undefined;
  readonly changed: (changes: readonly Change[]) => void;
}

/** Milliseconds in which hints are gathered: one booking often changes more than one thing. */
const GATHER = 250;

/**
 * Listens to what a backend says has changed, while its host is on the page, and tells the host once for many hints.
 * Follows the host to another backend; a backend without changes is quiet.
 */
export class ChangesController implements ReactiveController {
  readonly #options: ChangesOptions;
  #watched: Backend | undefined;
  #stop: (() => void) | undefined;
  #gathered: Change[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: ChangesOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watch(this.#options.backend());
  }

  hostUpdated(): void {
    this.#watch(this.#options.backend());
  }

  hostDisconnected(): void {
    this.#watch(undefined);
  }

  #watch(backend: Backend | undefined): void {
    if (backend === this.#watched) return;
    this.#stop?.();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#gathered = [];
    this.#watched = backend;
    this.#stop = backend?.changes?.watch(this.#options.topics, (change) => this.#gather(change));
  }

  #gather(change: Change): void {
    this.#gathered.push(change);
    this.#timer ??= setTimeout(() => {
      const changes = this.#gathered;
      this.#gathered = [];
      this.#timer = undefined;
      this.#options.changed(changes);
    }, GATHER);
  }
}
