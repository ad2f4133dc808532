import type { RoomsStrings } from '../sections/rooms.js';

export const rooms: RoomsStrings = {
  filter: 'What you are looking for',
  howMany: 'How many come',
  howLong: 'For how long',
  anyLength: 'Any length',
  lasting: (minutes) => (minutes < 60 ? `${minutes} minutes` : minutes === 60 ? '1 hour' : `${Math.floor(minutes / 60)}${minutes % 60 === 30 ? '½' : ''} hours`),
  when: 'Starting when',
  anyTime: 'Any time',
  startingAt: (time) => `From ${time}`,
  more: (count) => (count === 0 ? 'Filters' : `Filters (${count})`),
  kind: 'Kind of room',
  anyKind: 'All kinds',
  kinds: {
    desk: 'Desks', dayPass: 'Day passes', meetingRoom: 'Meeting rooms', phoneBooth: 'Phone booths', eventSpace: 'Event spaces',
    office: 'Offices', studio: 'Studios', other: 'Other',
  },
  amenities: 'With',
  stepFree: 'step-free access',
  clear: 'Clear',
  fitting: (count, all) => `${count} of ${all} rooms ${count === 1 ? 'fits' : 'fit'}.`,
  noneFits: (day) => `Nothing fits on ${day}.`,

  firstFree: (time, room) => `First free: ${time}, ${room}`,
  open: (hours) => `Open ${hours}`,
  houseClosed: (reason) => (reason ? `House closed: ${reason}` : 'House closed'),
  closedBecause: (day, reason) => `We are closed on ${day}: ${reason}.`,

  week: (room) => `${room}: the week`,
  weekOf: (room, days) => `${room}, ${days}`,
  previousWeek: 'The week before',
  nextWeek: 'The next week',
  allRooms: 'All rooms',
  dayOfAll: (day) => `${day}: all rooms`,
  weekFree: (times) => (times === 0 ? 'Nothing is free in these days.' : times === 1 ? '1 free time in these days.' : `${times} free times in these days.`),

  nowTaken: (room, start, end) => `${room}, ${start} to ${end}, has just been taken.`,
  nowFree: (room, start, end) => `${room}, ${start} to ${end}, is free now.`,
  manyChanges: (count) => `${count} times have changed.`,
};
