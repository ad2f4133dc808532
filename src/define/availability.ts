import { availabilityReads } from '../adapters/http/reads/availability.js';
import { CoworkAvailability } from '../elements/availability/availability.js';
import { bring } from './http.js';
import { register } from './register.js';

bring({ availability: availabilityReads });
register('cowork-availability', CoworkAvailability);
