import type { OpeningStrings } from '../sections/opening.js';

export const opening: OpeningStrings = {
  title: 'Book a visit',
  close: 'Close',
  noSuchDay: (day) => `Nothing is free on ${day}. These times are:`,
  noSuchThing: 'The link asked for something that we do not offer here. This is what we have:',
};
