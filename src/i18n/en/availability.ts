import type { AvailabilityStrings } from '../sections/availability.js';

const per = { booking: 'per booking', hour: 'per hour', halfDay: 'per half day', day: 'per day', week: 'per week', month: 'per month', person: 'per person' };

export const availability: AvailabilityStrings = {
  room: 'Room',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  price: (money, unit) => `${money} ${per[unit]}`,

  cell: (room, start, end, state) => `${room}, ${start} to ${end}, ${state}`,
  state: { free: 'free', short: 'free, but too short to book', booked: 'booked', closed: 'closed', past: 'too late to book' },
  roomFull: 'Nothing free this day',
};
