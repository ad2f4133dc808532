import type { TourBookingStrings } from '../sections/tour-booking.js';

export const tourBooking: TourBookingStrings = {
  kind: 'What would you like?',
  duration: (minutes) => (minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 30) / 2} hours`),
  host: 'Who will you meet?',
  anyone: 'Any of us',
  anyoneHelp: 'The most times to choose from',
  when: 'When?',
  times: (count) => (count === 0 ? 'no free times' : count === 1 ? '1 free time' : `${count} free times`),
  part: { morning: 'Morning', midday: 'Midday', afternoon: 'Afternoon', evening: 'Evening' },
  slot: (day, from, to, hosts) => `${day}, ${from} to ${to}${hosts.length > 0 ? `, with ${hosts.join(' or ')}` : ''}`,
  withHost: (hosts) => `with ${hosts.join(' or ')}`,
};
