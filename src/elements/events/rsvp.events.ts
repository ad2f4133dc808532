// Nothing in these tells who the visitor is: they are for a page's analytics.
import type { Rsvp, SpaceEvent } from '../../domain/events.js';

/** The visitor opened the form of an event. */
export class RsvpStartEvent extends Event {
  static readonly type = 'cowork-rsvp-start';
  readonly event: SpaceEvent;

  constructor(event: SpaceEvent) {
    super(RsvpStartEvent.type, { bubbles: true, composed: true });
    this.event = event;
  }
}

/** The visitor signed up, or joined the waiting list. */
export class RsvpMadeEvent extends Event {
  static readonly type = 'cowork-rsvp-made';
  readonly event: SpaceEvent;
  readonly status: Rsvp['status'];

  constructor(event: SpaceEvent, status: Rsvp['status']) {
    super(RsvpMadeEvent.type, { bubbles: true, composed: true });
    this.event = event;
    this.status = status;
  }
}

/** The visitor changed a registration: how many come, or how they appear. */
export class RsvpChangedEvent extends Event {
  static readonly type = 'cowork-rsvp-changed';
  readonly event: SpaceEvent;

  constructor(event: SpaceEvent) {
    super(RsvpChangedEvent.type, { bubbles: true, composed: true });
    this.event = event;
  }
}

/** The visitor gave the place back. */
export class RsvpCancelledEvent extends Event {
  static readonly type = 'cowork-rsvp-cancelled';
  readonly event: SpaceEvent;

  constructor(event: SpaceEvent) {
    super(RsvpCancelledEvent.type, { bubbles: true, composed: true });
    this.event = event;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cowork-rsvp-start': RsvpStartEvent;
    'cowork-rsvp-made': RsvpMadeEvent;
    'cowork-rsvp-changed': RsvpChangedEvent;
    'cowork-rsvp-cancelled': RsvpCancelledEvent;
  }
}
