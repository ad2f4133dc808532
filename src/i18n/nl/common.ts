import type { CommonStrings } from '../strings.js';

export const common: CommonStrings = {
  loading: 'Bezig met laden',
  today: 'Vandaag',
  free: 'Gratis',
};
