// The facts, the places, and what it is like here.
import type { SpaceSource } from '../../../backend/backend.js';
import type { LocalTime } from '../../../domain/dates.js';
import type { House, Location, Space } from '../../../domain/space.js';
import type { Asking } from '../client.js';
import { day, id, instant, like, list, object, oneOf, text, url, whole, zone, type Reader } from '../reader.js';
import { address, image } from './common.js';
import { items, language, weekday } from './house.js';

const localTime = like(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/) as Reader<LocalTime>;

export const facts: Reader<Space> = object(
  { name: text, timeZone: zone, capabilities: list(text) },
  {
    id, summary: text, language, url, termsUrl: url, privacyUrl: url, consentText: text,
    email: like(/^[^\s@?&]+@[^\s@?&]+$/), phone: like(/^\+?[\d\s()./-]{3,40}$/), address,
    openingHours: list(object({ days: list(weekday), opens: localTime, closes: localTime })),
    closedDays: list(object({ date: day }, { reason: text })),
    pollSeconds: whole(10),
    challenge: object({ type: oneOf(['none', 'altcha', 'turnstile', 'hcaptcha']) }, { url, for: list(text) }),
  },
);

const locations: Reader<readonly Location[]> = items(
  object({ id, name: text, url }, { summary: text, timeZone: zone, address, image }),
);

const house: Reader<House> = object(
  {
    lines: list(
      object({
        topic: oneOf(['sound', 'calls', 'eating', 'languages', 'dogs', 'day', 'space', 'notForYou', 'other'], 'other'),
        text,
        source: object({ type: oneOf(['host', 'members']) }, { name: text, count: whole(1) }),
        confirmedOn: day,
      }),
    ),
  },
  {
    rhythm: object(
      {
        minimumGroup: whole(5), source: oneOf(['checkIns', 'host']), updatedAt: instant,
        bands: list(
          object({
            weekday: weekday,
            part: oneOf(['morning', 'midday', 'afternoon', 'evening']),
            level: oneOf(['quiet', 'steady', 'lively']),
          }),
        ),
      },
      { weeksObserved: whole() },
    ),
  },
);

export const spaceReads = ({ read }: Asking): Pick<SpaceSource, 'facts' | 'locations' | 'house'> => ({
  facts: (call) => read('/space', facts, { ...call, keep: true }),
  locations: (call) => read('/locations', locations, call),
  house: (call) => read('/house', house, { ...call, keep: true }),
});
