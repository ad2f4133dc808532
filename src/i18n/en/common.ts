import type { CommonStrings } from '../strings.js';

export const common: CommonStrings = {
  loading: 'Loading',
  today: 'Today',
  free: 'Free',
};
