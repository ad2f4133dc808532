import { eventsReads } from '../adapters/http/reads/events.js';
import { CoworkEvents } from '../elements/events/events.js';
import { bring } from './http.js';
import { register } from './register.js';

bring({ events: eventsReads });
register('cowork-events', CoworkEvents);
