import { getEventsFeed } from '../calendars/programme.ts';
import type { Handler } from '../call.ts';
import { getEvent, listEvents } from './list.ts';
import { cancelRsvp, changeRsvp, confirmRsvp, createRsvp, getRsvp } from './rsvps.ts';

export const eventHandlers: Readonly<Record<string, Handler>> = { listEvents, getEvent, getEventsFeed, createRsvp, getRsvp, changeRsvp, cancelRsvp, confirmRsvp };
