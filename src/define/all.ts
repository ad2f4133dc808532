import './availability.js';
import './events.js';
import './space.js';
import './tour-booking.js';
