import type { EventsStrings } from '../sections/events.js';

export const events: EventsStrings = {
  title: '',
};
