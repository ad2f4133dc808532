import { CoworkEvents } from '../elements/events/events.js';
import './http.js';
import { register } from './register.js';

register('cowork-events', CoworkEvents);
