import type { Location } from '../../domain/space.js';

/** The visitor chose another location. */
export class LocationChangeEvent extends Event {
  static readonly type = 'cowork-location-change';
  readonly location: Location;

  constructor(location: Location) {
    super(LocationChangeEvent.type, { bubbles: true, composed: true });
    this.location = location;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cowork-location-change': LocationChangeEvent;
  }
}
