import type { ProgrammeStrings } from '../sections/programme.js';

export const programme: ProgrammeStrings = {
  view: 'Show as',
  list: 'List',
  month: 'Month',
  empty: 'Nothing is planned for these weeks yet.',
  further: 'Look further ahead',
  page: 'Its own page',
  going: (count) => `${count} people are coming.`,
  goingAmong: 'You could meet',
  addToCalendar: 'Add to calendar',
  calendarFile: 'Calendar file',
  partFailed: 'This did not load. Please try again.',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  events: (count) => (count === 0 ? 'nothing planned' : count === 1 ? '1 event' : `${count} events`),
  nothingOn: (month) => `Nothing is planned in ${month} yet.`,
};
