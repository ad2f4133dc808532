import type { AvailabilityStrings } from '../sections/availability.js';

const per = { booking: 'per keer', hour: 'per uur', halfDay: 'per dagdeel', day: 'per dag', week: 'per week', month: 'per maand', person: 'per persoon' };

export const availability: AvailabilityStrings = {
  views: 'Wat er vrij is',
  view: { rooms: 'Ruimtes', desks: 'Werkplekken', offices: 'Kantoren' },
  room: 'Ruimte',
  people: (count) => (count === 1 ? '1 persoon' : `${count} personen`),
  floor: (floor) => (/^-?\d+$/.test(floor) ? `verdieping ${floor}` : floor),
  area: (squareMetres) => `${squareMetres} m²`,
  price: (money, unit) => `${money} ${per[unit]}`,

  cell: (room, start, end, state) => `${room}, ${start} tot ${end}, ${state}`,
  state: { free: 'vrij', short: 'vrij, maar te kort om te boeken', booked: 'bezet', closed: 'gesloten', past: 'te laat om te boeken' },
  roomsFree: (count) => (count === 0 ? 'Er is niets meer vrij.' : count === 1 ? 'Er is 1 ruimte vrij.' : `Er zijn ${count} ruimtes vrij.`),
  roomFull: 'Deze dag niets vrij',
  day: 'Dag',
  previousDay: 'De dag ervoor',
  nextDay: 'De dag erna',
  previousMonth: 'De maand ervoor',
  nextMonth: 'De maand erna',

  closedDay: (day) => `Op ${day} zijn we gesloten.`,
  fullDay: (day) => `Op ${day} is alles bezet.`,
  tooFew: (day, places, people) => `Op ${day} ${places === 1 ? 'is er 1 plek' : `zijn er ${places} plekken`} en jullie zijn met ${people}.`,
  nextFreeDay: (day) => `Eerstvolgende keer vrij: ${day}`,
  noneAhead: 'Ook de weken erna zitten vol. Vraag het ons gerust.',

  places: (count) => `${count} vrij`,
  full: 'vol',
  placesFree: (count) => (count === 0 ? 'geen plek vrij' : count === 1 ? '1 plek vrij' : `${count} plekken vrij`),
  placesPart: (range, count) => `${range}: ${count === 0 ? 'vol' : `${count} vrij`}`,
  dayIs: (day, state) => `${day}, ${state}`,
  pickDay: 'Kies een dag om te zien wat er is.',

  freeNow: 'Nu vrij',
  freeFrom: (date) => `Vrij vanaf ${date}`,
  notFree: 'Nu verhuurd',
  askOnTour: 'Vraag het tijdens een rondleiding',
  ask: 'Vraag het ons',
  reserve: 'Reserveren',
  bookThere: 'Boeken',

  nothing: 'Hier kun je nog niets online reserveren. Vraag het ons gerust.',
  tooMany: (people, most) => `Voor ${people} personen samen is hier geen plek; in de grootste passen er ${most}. Vraag het ons, we denken graag mee.`,
};
