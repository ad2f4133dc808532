import { hostsReads } from '../adapters/http/reads/hosts.js';
import { toursReads } from '../adapters/http/reads/tours.js';
import { CoworkTourBooking } from '../elements/tour-booking/tour-booking.js';
import { bring } from './http.js';
import { register } from './register.js';

bring({ space: hostsReads, tours: toursReads });
register('cowork-tour-booking', CoworkTourBooking);
