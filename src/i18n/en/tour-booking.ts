import type { TourBookingStrings } from '../sections/tour-booking.js';

export const tourBooking: TourBookingStrings = {
  title: '',
};
