import type { FormStrings } from '../sections/form.js';

export const form: FormStrings = {
  name: 'Je naam',
  email: 'Mailadres',
  phone: 'Telefoon',
  optional: 'mag, hoeft niet',
  sending: 'Bezig met versturen …',
  back: 'Terug',
  cancel: 'Annuleren',
  close: 'Sluiten',
  choose: 'Maak een keuze',
  missing: (label) => `Vul nog in: ${label}.`,
  notAnEmail: 'Dit lijkt geen mailadres, zoals naam@example.org.',
  doesNotFit: 'Dit past hier niet.',
  checkFields: (count) => (count === 1 ? 'Kijk nog even naar één veld.' : `Kijk nog even naar ${count} velden.`),
  agree: 'Als je dit verstuurt, ga je akkoord met onze',
  terms: 'voorwaarden',
  privacy: 'Hoe we met je gegevens omgaan',
  byMail: 'Stuur het liever per mail',
  byPhone: (phone) => `Bel ${phone}`,
  mailSubject: (what) => `Aanvraag: ${what}`,
  addToCalendar: 'Zet in agenda',
};
