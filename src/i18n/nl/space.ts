import type { SpaceStrings } from '../sections/space.js';

export const space: SpaceStrings = { chooseLocation: 'Locatie' };
