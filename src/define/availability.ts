import { CoworkAvailability } from '../elements/availability/availability.js';
import './http.js';
import { register } from './register.js';

register('cowork-availability', CoworkAvailability);
