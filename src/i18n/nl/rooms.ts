import type { RoomsStrings } from '../sections/rooms.js';

export const rooms: RoomsStrings = {
  filter: 'Waar je naar zoekt',
  howMany: 'Met hoeveel jullie komen',
  howLong: 'Hoe lang',
  anyLength: 'Elke duur',
  lasting: (minutes) => (minutes < 60 ? `${minutes} minuten` : `${Math.floor(minutes / 60)}${minutes % 60 === 30 ? '½' : ''} uur`),
  when: 'Vanaf hoe laat',
  anyTime: 'Elk tijdstip',
  startingAt: (time) => `Vanaf ${time}`,
  more: (count) => (count === 0 ? 'Filters' : `Filters (${count})`),
  kind: 'Soort ruimte',
  anyKind: 'Alle soorten',
  kinds: {
    desk: 'Werkplekken', dayPass: 'Dagpassen', meetingRoom: 'Vergaderruimtes', phoneBooth: 'Belhokjes', eventSpace: 'Evenementenruimtes',
    office: 'Kantoren', studio: 'Ateliers', other: 'Overig',
  },
  amenities: 'Met',
  stepFree: 'drempelvrije toegang',
  clear: 'Wissen',
  fitting: (count, all) => `${count} van de ${all} ruimtes ${count === 1 ? 'past' : 'passen'}.`,
  noneFits: (day) => `Op ${day} past er niets.`,

  firstFree: (time, room) => `Als eerste vrij: ${time}, ${room}`,
  open: (hours) => `Open ${hours}`,
  houseClosed: (reason) => (reason ? `Huis gesloten: ${reason}` : 'Huis gesloten'),
  closedBecause: (day, reason) => `Op ${day} zijn we gesloten: ${reason}.`,

  week: (room) => `${room}: de week`,
  weekOf: (room, days) => `${room}, ${days}`,
  previousWeek: 'De week ervoor',
  nextWeek: 'De week erna',
  allRooms: 'Alle ruimtes',
  dayOfAll: (day) => `${day}: alle ruimtes`,
  weekFree: (times) => (times === 0 ? 'In deze dagen is niets vrij.' : times === 1 ? '1 vrij moment in deze dagen.' : `${times} vrije momenten in deze dagen.`),

  nowTaken: (room, start, end) => `${room}, ${start} tot ${end}, is net bezet.`,
  nowFree: (room, start, end) => `${room}, ${start} tot ${end}, is nu vrij.`,
  manyChanges: (count) => `${count} tijden zijn veranderd.`,
};
