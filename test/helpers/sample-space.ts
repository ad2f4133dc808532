// One small house for all tests, seen on Thursday 4 March 2027 at nine in the morning.
import { memory, type MemoryOptions, type MemorySpace } from '../../src/adapters/memory/index.js';
import { weekdayOf, type Instant, type IsoDate } from '../../src/domain/dates.js';

/** What the clock of the tests says. */
export const NOW: Instant = '2027-03-04T08:00:00Z';
export const TODAY: IsoDate = '2027-03-04';
export const ZONE = 'Europe/Amsterdam';

/** A fresh backend with the sample house in it. */
export const sampleBackend = (options: MemoryOptions = {}) => memory(sampleSpace, { now: () => NOW, ...options });

const weekdays = [1, 2, 3, 4, 5] as const;
const onsite = { timeZone: ZONE, status: 'scheduled', attendanceMode: 'offline' } as const;
const address = { name: 'De Werkplaats', street: 'Kanaalstraat 12', postalCode: '3531 CJ', city: 'Utrecht', country: 'NL' } as const;

export const sampleSpace: MemorySpace = {
  facts: {
    id: 'werkplaats', name: 'De Werkplaats', summary: 'A house by the canal for people who make things.',
    timeZone: ZONE, language: 'en', url: 'https://werkplaats.example/', email: 'hello@werkplaats.example', phone: '+31301234567',
    address,
    openingHours: [{ days: weekdays, opens: '08:30', closes: '18:00' }],
    closedDays: [{ date: '2027-03-26', reason: 'Good Friday' }],
    pollSeconds: 60,
    termsUrl: 'https://werkplaats.example/terms', privacyUrl: 'https://werkplaats.example/privacy',
    consentText: 'We keep your name and address until four weeks after your visit.',
  },
  arrival: 'Ring the bell with the hammer on it; the kitchen is straight ahead.',

  hosts: [
    { id: 'noor', name: 'Noor', role: 'Host', languages: ['nl', 'en'], sentence: 'I know who is looking for whom.' },
    { id: 'sam', name: 'Sam', role: 'Community manager', languages: ['nl', 'en', 'ar'], sentence: 'Ask me about the quiet corners.' },
    { id: 'ilse', name: 'Ilse', role: 'Evening host', languages: ['nl', 'de'] },
  ],

  house: {
    lines: [
      { topic: 'sound', text: 'Quiet upstairs, talking downstairs.', source: { type: 'members', count: 14 }, confirmedOn: '2027-02-22' },
      { topic: 'eating', text: 'Soup at half past twelve, at the long table.', source: { type: 'host', name: 'Noor' }, confirmedOn: '2027-03-01' },
      { topic: 'notForYou', text: 'Not for you if you are on the phone all day.', source: { type: 'host', name: 'Sam' }, confirmedOn: '2027-01-11' },
    ],
    rhythm: {
      weeksObserved: 8, minimumGroup: 5, source: 'checkIns', updatedAt: '2027-03-01T06:00:00Z',
      bands: weekdays.flatMap((weekday) => [
        { weekday, part: 'morning' as const, level: weekday === 1 ? 'quiet' as const : 'steady' as const },
        { weekday, part: 'midday' as const, level: weekday === 2 || weekday === 4 ? 'lively' as const : 'steady' as const },
        { weekday, part: 'afternoon' as const, level: weekday === 5 ? 'quiet' as const : 'steady' as const },
      ]),
    },
  },

  resources: [
    {
      id: 'atelier', kind: 'meetingRoom', name: 'Atelier', capacity: 8, stepFree: true, amenities: ['screen', 'whiteboard'],
      prices: [{ amount: '25.00', currency: 'EUR', per: 'hour', taxIncluded: false }],
      minMinutes: 30, maxMinutes: 480, stepMinutes: 30, leadMinutes: 0, book: { mode: 'inline' },
      busy: [{ start: '2027-03-04T09:30:00Z', end: '2027-03-04T11:00:00Z' }, { start: '2027-03-04T13:00:00Z', end: '2027-03-04T14:00:00Z' }],
    },
    {
      id: 'loft', kind: 'meetingRoom', name: 'Loft', capacity: 4, floor: '2', amenities: ['screen'],
      prices: [{ amount: '15.00', currency: 'EUR', per: 'hour' }],
      minMinutes: 30, stepMinutes: 30, book: { mode: 'link', url: 'https://werkplaats.example/book/loft' },
    },
    {
      id: 'booth', kind: 'phoneBooth', name: 'Phone booth', capacity: 1, units: 2, book: { mode: 'none' },
      busy: [{ start: '2027-03-04T07:30:00Z', end: '2027-03-04T17:00:00Z', units: 2 }],
    },
    {
      id: 'flex', kind: 'desk', name: 'Flex desk', capacity: 1, units: 12,
      prices: [{ amount: '22.50', currency: 'EUR', per: 'day' }], book: { mode: 'inline' },
      // Full on Tuesday, two left on Wednesday.
      busy: [
        { start: '2027-03-04T07:30:00Z', end: '2027-03-04T17:00:00Z', units: 5 },
        { start: '2027-03-09T07:30:00Z', end: '2027-03-09T17:00:00Z', units: 12 },
        { start: '2027-03-10T07:30:00Z', end: '2027-03-10T17:00:00Z', units: 10 },
      ],
    },
    {
      id: 'office-2', kind: 'office', name: 'Office 2', capacity: 4, areaM2: 18.5, floor: '1', stepFree: true,
      prices: [{ amount: '890.00', currency: 'EUR', per: 'month' }], book: { mode: 'tour' },
    },
    {
      id: 'office-5', kind: 'office', name: 'Office 5', capacity: 8, areaM2: 41, floor: '2',
      prices: [{ amount: '1750.00', currency: 'EUR', per: 'month' }], book: { mode: 'tour' }, freeFrom: '2027-05-01',
    },
    {
      id: 'studio-north', kind: 'studio', name: 'North studio', capacity: 2, areaM2: 30,
      prices: [{ amount: '410.00', currency: 'EUR', per: 'month' }], book: { mode: 'none' },
    },
  ],

  events: [
    ...lunches(),
    {
      ...onsite, id: 'breakfast', kind: 'event', title: 'Newcomers’ breakfast', summary: 'Coffee, bread and six people you do not know yet.',
      start: '2027-03-05T07:30:00Z', end: '2027-03-05T08:30:00Z', location: { name: 'Kitchen' }, tags: ['community', 'food'], hostedBy: 'Noor',
      forNewcomers: true, audience: 'public', prices: [], capacity: 12, remaining: 4, waitlist: true,
      guests: { minimumGroup: 5, shown: [{ craft: 'Illustrator' }, { craft: 'Joiner', firstName: 'Bas' }] },
      rsvp: {
        mode: 'inline', maxPartySize: 2, closesAt: '2027-03-04T20:00:00Z',
        fields: [{ name: 'diet', type: 'select', label: 'What do you eat?', options: [{ value: 'all', label: 'Everything' }, { value: 'vegan', label: 'Vegan' }] }],
      },
    },
    {
      ...onsite, id: 'lettering', kind: 'event', title: 'Sign lettering by hand', summary: 'An evening with brushes.',
      description: 'Two hours, three alphabets.\n\nBring an apron.',
      start: '2027-03-10T18:30:00Z', end: '2027-03-10T20:30:00Z', location: { name: 'Atelier' }, tags: ['craft'],
      audience: 'public', prices: [{ amount: '18.00', currency: 'EUR', per: 'person' }], capacity: 10, remaining: 0, waitlist: true, waiting: 2,
      url: 'https://werkplaats.example/events/lettering', rsvp: { mode: 'inline', maxPartySize: 2 },
    },
    {
      ...onsite, id: 'bookkeeping', kind: 'event', title: 'Bookkeeping for makers', start: '2027-03-11T13:00:00Z', end: '2027-03-11T15:00:00Z',
      tags: ['learning'], audience: 'public', prices: [], capacity: 2, remaining: 2, waitlist: true, rsvp: { mode: 'inline', maxPartySize: 1 },
    },
    {
      ...onsite, status: 'cancelled', id: 'film', kind: 'event', title: 'Film in the yard', start: '2027-03-12T19:00:00Z', end: '2027-03-12T21:00:00Z',
      tags: ['culture'], audience: 'public', prices: [], rsvp: { mode: 'inline' },
    },
    {
      ...onsite, status: 'postponed', id: 'pitch', kind: 'event', title: 'Pitch night', start: '2027-03-17T18:00:00Z', end: '2027-03-17T20:00:00Z',
      tags: ['business'], audience: 'public',
    },
    {
      ...onsite, id: 'members-dinner', kind: 'event', title: 'Members’ dinner', start: '2027-03-18T17:30:00Z', end: '2027-03-18T20:00:00Z',
      tags: ['community', 'food'], audience: 'members', capacity: 30, remaining: 11, rsvp: { mode: 'none' },
    },
    {
      ...onsite, id: 'open-studios', kind: 'event', title: 'Open studios', summary: 'Every door is open.',
      start: '2027-03-19T23:00:00Z', end: '2027-03-21T23:00:00Z', allDay: true, tags: ['culture'], audience: 'public', visitorsWelcome: true, prices: [],
    },
    {
      ...onsite, attendanceMode: 'online', id: 'call', kind: 'event', title: 'Ask us anything, online',
      start: '2027-03-24T15:00:00Z', end: '2027-03-24T15:45:00Z', location: { name: 'Online', url: 'https://meet.example/werkplaats' }, tags: ['community'],
      audience: 'public', prices: [], rsvp: { mode: 'link', url: 'https://meet.example/register', label: 'Register there' },
    },
  ],

  tours: [
    {
      id: 'tour', kind: 'tour', title: 'A look around', description: 'Half an hour through the house with one of us.', durationMinutes: 30,
      timeZone: ZONE, hostIds: ['noor', 'sam'], minNoticeMinutes: 120, maxDaysAhead: 45, maxPartySize: 6, prices: [], book: { mode: 'inline' },
      fields: [{ name: 'work', type: 'text', label: 'What do you make?', maxLength: 120 }],
      weekly: [
        { hostId: 'noor', days: [2, 4], times: ['11:00', '12:00', '15:00'], stepFree: true, child: true, dog: false },
        { hostId: 'sam', days: [4, 5], times: ['10:00', '11:00', '16:30'], stepFree: true, quiet: true, video: true },
      ],
    },
    {
      id: 'coffee', kind: 'coffee', title: 'Coffee with a host', durationMinutes: 20, timeZone: ZONE, hostIds: ['ilse'], maxDaysAhead: 30, maxPartySize: 2, holdMinutes: 10,
      prices: [], book: { mode: 'inline' }, weekly: [{ hostId: 'ilse', days: [1, 3], times: ['17:00', '17:30'] }],
    },
    {
      id: 'trial', kind: 'trialDay', title: 'A day on trial', durationMinutes: 480, timeZone: ZONE, hostIds: ['noor'], minNoticeMinutes: 720, maxDaysAhead: 60,
      prices: [], book: { mode: 'inline' }, weekly: [{ hostId: 'noor', days: [1, 2, 3, 4, 5], times: ['09:00'], remaining: 3 }],
    },
    {
      id: 'team-trial', kind: 'teamTrialDay', title: 'A day on trial for your team', durationMinutes: 480, timeZone: ZONE, hostIds: ['sam'],
      minNoticeMinutes: 2880, maxDaysAhead: 60, minPartySize: 2, maxPartySize: 8, phoneRequired: true,
      prices: [{ amount: '75.00', currency: 'EUR', per: 'booking' }], book: { mode: 'inline' }, weekly: [{ hostId: 'sam', days: [2, 3], times: ['09:30'] }],
    },
  ],

  people: {
    minimumGroup: 5, updatedAt: '2027-03-01T06:00:00Z',
    members: [
      { id: 'm-bas', craft: 'Joiner', firstName: 'Bas', askMeAbout: 'old windows', languages: ['nl'], usualDays: [2, 4] },
      { id: 'm-2', craft: 'Illustrator', askMeAbout: 'children’s books', languages: ['nl', 'en'], usualDays: [1, 4] },
      { id: 'm-3', craft: 'Web developer', firstName: 'Amira', languages: ['en', 'ar'], usualDays: [3, 4, 5] },
    ],
    crafts: [{ craft: 'Design', people: 9, usualDays: [2, 4] }, { craft: 'Software', people: 7 }, { craft: 'Woodwork', people: 5, usualDays: [4] }],
  },
};

/** Open lunch, every Tuesday and Thursday of March at half past twelve; nobody registers for it. */
function lunches(): NonNullable<MemorySpace['events']> {
  const days = Array.from({ length: 31 }, (_, index) => `2027-03-${String(index + 1).padStart(2, '0')}` as IsoDate);
  return days.filter((day) => [2, 4].includes(weekdayOf(day))).map((day) => {
    // The clocks change on the 28th.
    const hour = day < '2027-03-28' ? 11 : 10;
    return {
      ...onsite, id: `lunch-${day}`, seriesId: 'lunch', kind: 'ritual', title: 'Lunch at the long table', summary: 'Just walk in.',
      start: `${day}T${hour}:30:00Z`, end: `${day}T${hour + 1}:30:00Z`, location: { name: 'Kitchen' }, tags: ['food'], hostedBy: 'Sam',
      forNewcomers: true, visitorsWelcome: true, audience: 'public', prices: [],
    };
  });
}
