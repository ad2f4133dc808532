// The lender first: whoever is defined after it finds it at once.
import './space.js';
import './availability.js';
import './events.js';
import './tour-booking.js';
