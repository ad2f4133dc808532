import { CoworkTourBooking } from '../elements/tour-booking/tour-booking.js';
import './http.js';
import { register } from './register.js';

register('cowork-tour-booking', CoworkTourBooking);
