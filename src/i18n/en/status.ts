import type { StatusStrings } from '../sections/status.js';

export const status: StatusStrings = {
  errors: {
    offline: 'You seem to be offline. This comes back when your connection does.',
    unreachable: 'We can’t reach our calendar right now. We keep trying.',
    timeout: 'The answer is taking too long. We keep trying.',
    unavailable: 'Our calendar is having a moment. We keep trying.',
    malformed: 'Our calendar sent something we can’t read.',
    'rate-limited': 'A lot of people are asking at once. We try again in a moment.',
    unsupported: 'This can’t be done online here. Please write or call us.',
    'not-found': 'We can’t find that any more.',
    unauthorized: 'This link does not fit. Please open the one in your latest mail.',
    taken: 'Somebody was just ahead of you. These are still free:',
    full: 'It is full.',
    'already-registered': 'You are already on the list with this mail address.',
    closed: 'This is no longer open.',
    invalid: 'Please look at what is marked.',
    'outside-window': 'That is too soon or too far ahead. Please pick another time.',
    'challenge-failed': 'We could not tell that you are a person. Please try again.',
    'in-progress': 'We are still working on it.',
    'already-asked': 'Your first request has arrived, and stands. Please look at your mail.',
  },
  retry: 'Try again',
  asOf: (time) => `As of ${time}`,
  stale: (time) => `This was right at ${time}; we are asking again.`,
  zone: (place) => `Times in ${place}`,
};
