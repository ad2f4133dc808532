import type { Strings } from '../strings.js';
import { availability } from './availability.js';
import { common } from './common.js';
import { events } from './events.js';
import { form } from './form.js';
import { house } from './house.js';
import { reservation } from './reservation.js';
import { rsvp } from './rsvp.js';
import { space } from './space.js';
import { tourBooking } from './tour-booking.js';
import { visit } from './visit.js';

export const nl: Strings = { common, space, availability, events, tourBooking, visit, rsvp, reservation, house, form };
