import type { ReactiveControllerHost } from 'lit';
import type { Backend, ManageRef } from '../../backend/backend.js';
import type { Rsvp, SpaceEvent } from '../../domain/events.js';

/** A registration that this page may show and change: just made, or opened by its private link. */
export interface Held {
  readonly event: SpaceEvent;
  readonly rsvp: Rsvp;
  readonly ref: ManageRef | undefined;
  /** Known only where the visitor has just typed it. */
  readonly firstName: string;
  /** What has just happened to it. */
  readonly news: News | undefined;
}

export type News = 'promoted' | 'offered' | 'settled' | 'saved';

/** The visitor's registrations by event, kept in the page's memory and nowhere else. */
export class Registrations {
  readonly #host: ReactiveControllerHost;
  readonly #held = new Map<string, Held>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  of(eventId: string): Held | undefined {
    return this.#held.get(eventId);
  }

  keep(held: Held): void {
    this.#held.set(held.event.id, held);
    this.#host.requestUpdate();
  }

  /** One that has ended is of no use any more once it has been seen. */
  drop(eventId: string): void {
    this.#held.delete(eventId);
  }

  /** Takes a newer answer about one that is held. */
  update(held: Held, rsvp: Rsvp, news?: Held['news']): void {
    this.keep({ ...held, rsvp, news });
  }

  /** Asks how those stand that still wait for something. What does not answer stays as it is. */
  async renew({ events }: Backend): Promise<void> {
    for (const held of this.#held.values()) {
      if (!held.ref || !events || ['confirmed', 'cancelled'].includes(held.rsvp.status)) continue;
      try {
        const rsvp = await events.registration(held.ref);
        // It may have been changed here while this was on its way.
        if (this.#held.get(held.event.id) === held) this.update(held, rsvp, newsOf(held.rsvp, rsvp) ?? held.news);
      } catch {
        // It is asked again with the next change.
      }
    }
  }
}

/** What a visitor is told when a place came free for them, or when somebody answered. */
function newsOf({ status: before }: Rsvp, { status }: Rsvp): News | undefined {
  if (before === status || status === 'waitlisted' || status === 'cancelled') return undefined;
  if (before === 'waitlisted') return status === 'confirmed' ? 'promoted' : 'offered';
  return status === 'confirmed' ? 'settled' : undefined;
}
