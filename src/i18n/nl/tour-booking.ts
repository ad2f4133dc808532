import type { TourBookingStrings } from '../sections/tour-booking.js';

export const tourBooking: TourBookingStrings = {
  kind: 'Waar heb je zin in?',
  duration: (minutes) => (minutes < 120 ? `${minutes} minuten` : `${String(Math.round(minutes / 30) / 2).replace('.', ',')} uur`),
  host: 'Wie ga je ontmoeten?',
  anyone: 'Een van ons',
  anyoneHelp: 'De meeste tijden om uit te kiezen',
  when: 'Wanneer?',
  times: (count) => (count === 0 ? 'geen vrije tijden' : count === 1 ? '1 vrije tijd' : `${count} vrije tijden`),
  part: { morning: 'Ochtend', midday: 'Rond de lunch', afternoon: 'Middag', evening: 'Avond' },
  slot: (day, from, to, hosts) => `${day}, ${from} tot ${to}${hosts.length > 0 ? `, met ${hosts.join(' of ')}` : ''}`,
  withHost: (hosts) => `met ${hosts.join(' of ')}`,
};
