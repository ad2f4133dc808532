import type { AvailabilityStrings } from '../sections/availability.js';

const per = { booking: 'per keer', hour: 'per uur', halfDay: 'per dagdeel', day: 'per dag', week: 'per week', month: 'per maand', person: 'per persoon' };

export const availability: AvailabilityStrings = {
  room: 'Ruimte',
  people: (count) => (count === 1 ? '1 persoon' : `${count} personen`),
  price: (money, unit) => `${money} ${per[unit]}`,

  cell: (room, start, end, state) => `${room}, ${start} tot ${end}, ${state}`,
  state: { free: 'vrij', short: 'vrij, maar te kort om te boeken', booked: 'bezet', closed: 'gesloten', past: 'te laat om te boeken' },
  roomFull: 'Deze dag niets vrij',
};
