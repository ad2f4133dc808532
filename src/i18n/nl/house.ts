import type { HouseStrings } from '../sections/house.js';

const level = { quiet: 'rustig', steady: 'gemoedelijk', lively: 'levendig' };
const part = { morning: 'in de ochtend', midday: 'rond de lunch', afternoon: 'in de middag', evening: 'in de avond', day: 'de hele dag' };

export const house: HouseStrings = {
  rhythm: (weekday, parts) => `Op ${weekday} is het meestal ${parts.join(', ')}.`,
  during: (liveliness, when) => `${level[liveliness]} ${part[when]}`,
  counted: (weeks, updated) => (weeks > 0 ? `Geteld over ${weeks} weken, bijgewerkt op ${updated}.` : `Bijgewerkt op ${updated}.`),
  toldByHost: (updated) => `Dat zeggen onze hosts, bijgewerkt op ${updated}.`,
};
