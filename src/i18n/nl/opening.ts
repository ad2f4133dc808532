import type { OpeningStrings } from '../sections/opening.js';

export const opening: OpeningStrings = {
  title: 'Plan een bezoek',
  close: 'Sluiten',
  noSuchDay: (day) => `Op ${day} is niets vrij. Deze tijden wel:`,
  noSuchThing: 'De link vroeg om iets wat hier niet te krijgen is. Dit hebben we wel:',
};
