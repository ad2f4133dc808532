import { eventPage, eventsReads } from '../adapters/http/reads/events.js';
import { setEventReader } from '../context/resolver.js';
import { CoworkEvents } from '../elements/events/events.js';
import { bring } from './http.js';
import { register } from './register.js';

setEventReader(eventPage);
bring({ events: eventsReads });
register('cowork-events', CoworkEvents);
