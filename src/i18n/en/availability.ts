import type { AvailabilityStrings } from '../sections/availability.js';

const per = { booking: 'per booking', hour: 'per hour', halfDay: 'per half day', day: 'per day', week: 'per week', month: 'per month', person: 'per person' };

export const availability: AvailabilityStrings = {
  views: 'What is free',
  view: { rooms: 'Rooms', desks: 'Desks', offices: 'Offices' },
  room: 'Room',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  floor: (floor) => (/^-?\d+$/.test(floor) ? `floor ${floor}` : floor),
  area: (squareMetres) => `${squareMetres} m²`,
  price: (money, unit) => `${money} ${per[unit]}`,

  cell: (room, start, end, state) => `${room}, ${start} to ${end}, ${state}`,
  state: { free: 'free', short: 'free, but too short to book', booked: 'booked', closed: 'closed', past: 'too late to book' },
  roomsFree: (count) => (count === 0 ? 'Nothing is free any more.' : count === 1 ? '1 room has time for you.' : `${count} rooms have time for you.`),
  roomFull: 'Nothing free this day',
  day: 'Day',
  previousDay: 'The day before',
  nextDay: 'The next day',
  previousMonth: 'The month before',
  nextMonth: 'The next month',

  closedDay: (day) => `We are closed on ${day}.`,
  fullDay: (day) => `Everything is taken on ${day}.`,
  tooFew: (day, places, people) => `On ${day} there ${places === 1 ? 'is 1 place' : `are ${places} places`}, and you are ${people}.`,
  nextFreeDay: (day) => `Next free: ${day}`,
  noneAhead: 'The weeks after it are full as well. Please ask us.',

  places: (count) => `${count} free`,
  full: 'full',
  placesFree: (count) => (count === 0 ? 'no places free' : count === 1 ? '1 place free' : `${count} places free`),
  placesPart: (range, count) => `${range}: ${count === 0 ? 'full' : `${count} free`}`,
  dayIs: (day, state) => `${day}, ${state}`,
  pickDay: 'Pick a day to see what there is.',

  freeNow: 'Free now',
  freeFrom: (date) => `Free from ${date}`,
  notFree: 'Let at the moment',
  askOnTour: 'Ask on a tour',
  ask: 'Ask us',
  reserve: 'Reserve',
  bookThere: 'Book',

  nothing: 'Nothing can be reserved online here yet. Please ask us.',
  tooMany: (people, most) => `Nothing here holds ${people} people at once; the largest holds ${most}. Please ask us, we will find a way.`,
};
