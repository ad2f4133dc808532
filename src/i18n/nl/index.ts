import type { Strings } from '../strings.js';
import { availability } from './availability.js';
import { choosing } from './choosing.js';
import { common } from './common.js';
import { detail } from './detail.js';
import { events } from './events.js';
import { form } from './form.js';
import { house } from './house.js';
import { opening } from './opening.js';
import { places } from './places.js';
import { programme } from './programme.js';
import { reservation } from './reservation.js';
import { rooms } from './rooms.js';
import { rsvp } from './rsvp.js';
import { space } from './space.js';
import { status } from './status.js';
import { tourBooking } from './tour-booking.js';
import { visit } from './visit.js';

export const nl: Strings = {
  common, status, space, availability, places, rooms, events, programme, detail, tourBooking, opening, choosing, visit, rsvp, reservation, house, form,
};
