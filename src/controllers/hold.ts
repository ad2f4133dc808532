import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ManageRef, WriteOptions } from '../backend/backend.js';
import { toBackendError, type BackendError } from '../backend/error.js';
import { byInstant, type Instant } from '../domain/dates.js';
import type { Hold } from '../domain/tours.js';
import { mayBeStored, newKey } from './submission.js';

/** Where times are kept. */
export interface HoldDesk<W> {
  hold(wanted: W, options: WriteOptions): Promise<Hold>;
  release(ref: ManageRef): Promise<unknown>;
}

export interface HoldOptions<W> {
  /** Undefined where nothing can be kept. */
  readonly desk: () => HoldDesk<W> | undefined;
  readonly now: () => Instant;
  /** Somebody else was faster. */
  readonly lost: (error: BackendError) => void;
}

export type Holding =
  /** Nothing is promised: not asked for, not offered here, refused, or no answer. */
  | { readonly status: 'none' }
  | { readonly status: 'asking' }
  | { readonly status: 'held'; readonly ref: ManageRef; readonly until: Instant }
  /** It was kept for as long as was said. */
  | { readonly status: 'over'; readonly ref: ManageRef };

/**
 * Keeps something for a visitor while they fill in a form: one thing at a time, from when they begin to type. It is given
 * back when they choose otherwise, go back, or leave the page; else it ends by itself. Where it cannot be kept nothing is
 * said, and the form goes on without.
 */
export class HoldController<W> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: HoldOptions<W>;
  #state: Holding = { status: 'none' };
  /** What is wanted, as JSON; empty once it was given back. */
  #wanted = '';
  #queue: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, options: HoldOptions<W>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state(): Holding {
    return this.#state;
  }

  hostConnected(): void {
    this.#connected = true;
    addEventListener('pagehide', this.#leave);
  }

  hostDisconnected(): void {
    this.#connected = false;
    removeEventListener('pagehide', this.#leave);
    // Pages move elements by removing and adding them.
    setTimeout(() => { if (!this.#connected) void this.giveBack(); });
  }

  /** Keeps it, unless it is kept or was refused already. What ran out is asked for anew. */
  keep(wanted: W): void {
    const name = JSON.stringify(wanted);
    if (name === this.#wanted && this.#state.status !== 'over') return;
    this.#wanted = name;
    if (this.#state.status !== 'held') this.#set({ status: 'asking' });
    this.#queue = this.#queue.then(() => this.#take(wanted, name));
  }

  /** The id to send with the form, once that is clear. */
  async id(): Promise<string | undefined> {
    await this.#queue;
    return 'ref' in this.#state ? this.#state.ref.id : undefined;
  }

  /** The booking has used it up. */
  spent(): void {
    this.#wanted = '';
    this.#set({ status: 'none' });
  }

  /** Resolves once others may have it. */
  giveBack(): Promise<void> {
    this.#wanted = '';
    return (this.#queue = this.#queue.then(() => this.#release()));
  }

  async #take(wanted: W, name: string): Promise<void> {
    if (name !== this.#wanted) return;
    await this.#release();
    const desk = this.#options.desk();
    if (!desk) return;
    this.#set({ status: 'asking' });
    try {
      const { id, manageToken: token = '', expiresAt } = await ask(desk, wanted);
      this.#hold({ id, token }, expiresAt);
      if (name !== this.#wanted) await this.#release();
    } catch (thrown) {
      this.#set({ status: 'none' });
      const error = toBackendError(thrown);
      if (name === this.#wanted && isLoss(error)) this.#options.lost(error);
    }
  }

  #hold(ref: ManageRef, until: Instant): void {
    this.#set({ status: 'held', ref, until });
    this.#timer = setTimeout(() => this.#set({ status: 'over', ref }), Math.max(0, byInstant(until, this.#options.now())));
  }

  async #release(): Promise<void> {
    if (!('ref' in this.#state)) return;
    const { ref } = this.#state;
    this.#set({ status: 'none' });
    // What cannot be given back now ends by itself.
    await this.#options.desk()?.release(ref).catch(() => undefined);
  }

  readonly #leave = (): void => {
    this.#wanted = '';
    void this.#release();
  };

  #set(state: Holding): void {
    clearTimeout(this.#timer);
    this.#state = state;
    this.#host.requestUpdate();
  }
}

/** Twice under one key: a hold whose answer was lost would stand in the way of its own visitor. */
async function ask<W>(desk: HoldDesk<W>, wanted: W): Promise<Hold> {
  const options = { key: newKey() };
  try {
    return await desk.hold(wanted, options);
  } catch (thrown) {
    if (!mayBeStored(toBackendError(thrown))) throw thrown;
    return desk.hold(wanted, options);
  }
}

const isLoss = ({ code }: BackendError): boolean => code === 'taken' || code === 'closed' || code === 'outside-window';
