import type { AvailabilityStrings } from '../sections/availability.js';

export const availability: AvailabilityStrings = {
  title: '',
};
