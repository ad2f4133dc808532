import type { HouseStrings } from '../sections/house.js';

const level = { quiet: 'quiet', steady: 'steady', lively: 'lively' };
const part = { morning: 'in the morning', midday: 'around midday', afternoon: 'in the afternoon', evening: 'in the evening', day: 'all day' };

export const house: HouseStrings = {
  rhythm: (weekday, parts) => `${weekday}s are usually ${parts.join(', ')}.`,
  during: (liveliness, when) => `${level[liveliness]} ${part[when]}`,
  counted: (weeks, updated) => (weeks > 0 ? `Counted over ${weeks} weeks, updated ${updated}.` : `Updated ${updated}.`),
  toldByHost: (updated) => `So say our hosts, updated ${updated}.`,
};
