import type { ProgrammeStrings } from '../sections/programme.js';

export const programme: ProgrammeStrings = {
  view: 'Toon als',
  list: 'Lijst',
  month: 'Maand',
  empty: 'Voor deze weken staat er nog niets op de agenda.',
  further: 'Kijk verder vooruit',
  page: 'Eigen pagina',
  going: (count) => `Er komen ${count} mensen.`,
  goingAmong: 'Wie je kunt ontmoeten',
  addToCalendar: 'Zet in agenda',
  calendarFile: 'Agendabestand',
  partFailed: 'Dit is niet geladen. Probeer het nog eens.',
  previousMonth: 'Vorige maand',
  nextMonth: 'Volgende maand',
  events: (count) => (count === 0 ? 'niets gepland' : count === 1 ? '1 activiteit' : `${count} activiteiten`),
  nothingOn: (month) => `In ${month} staat nog niets op de agenda.`,
};
