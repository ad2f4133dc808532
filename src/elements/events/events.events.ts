import type { SpaceEvent } from '../../domain/events.js';

export type EventsView = 'list' | 'month';

/** The visitor wants to know more about an event. */
export class EventOpenEvent extends Event {
  static readonly type = 'cowork-event-open';
  readonly event: SpaceEvent;

  constructor(event: SpaceEvent) {
    super(EventOpenEvent.type, { bubbles: true, composed: true });
    this.event = event;
  }
}

/** The visitor looks at the events another way. */
export class ViewChangeEvent extends Event {
  static readonly type = 'cowork-view-change';
  readonly view: EventsView;

  constructor(view: EventsView) {
    super(ViewChangeEvent.type, { bubbles: true, composed: true });
    this.view = view;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cowork-event-open': EventOpenEvent;
    'cowork-view-change': ViewChangeEvent;
  }
}
