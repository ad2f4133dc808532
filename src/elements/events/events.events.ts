import type { SpaceEvent } from '../../domain/events.js';
import type { EventsView } from './views.js';
import type { Wishes } from './wishes.model.js';

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

/** The visitor looks for something, or for everything again: then no wish is left. */
export class EventFilterEvent extends Event {
  static readonly type = 'cowork-event-filter';
  readonly wishes: Wishes;

  constructor(wishes: Wishes) {
    super(EventFilterEvent.type, { bubbles: true, composed: true });
    this.wishes = wishes;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cowork-event-open': EventOpenEvent;
    'cowork-event-filter': EventFilterEvent;
    'cowork-view-change': ViewChangeEvent;
  }
}
