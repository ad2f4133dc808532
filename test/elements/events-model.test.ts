import { expect } from '@open-wc/testing';
import type { SpaceEvent } from '../../src/domain/events.js';
import { BackendError } from '../../src/backend/error.js';
import { toCalendarEntry } from '../../src/elements/events/calendar.model.js';
import { placed, toDayGroups, wayIn } from '../../src/elements/events/events.model.js';
import { standingOf, toErrors, toMailText, toRsvpInput } from '../../src/elements/events/rsvp.model.js';
import { form } from '../../src/i18n/en/form.js';
import { rsvp as words } from '../../src/i18n/en/rsvp.js';

const ZONE = 'Europe/Amsterdam';
const NOW = '2027-03-04T08:00:00Z';
const event = (given: Partial<SpaceEvent> = {}): SpaceEvent => ({
  id: 'e', kind: 'event', title: 'Talk', start: '2027-03-10T18:00:00Z', end: '2027-03-10T20:00:00Z', timeZone: ZONE, status: 'scheduled', ...given,
});
const way = (given: Partial<SpaceEvent>) => wayIn(event(given), NOW).kind;
const inline = { mode: 'inline' } as const;

describe('the days of an event', () => {
  const days = (given: Partial<SpaceEvent>) => placed({ items: [event(given)], timeZone: ZONE }).map(({ first, last }) => [first, last])[0];

  it('are those of the space, not of UTC', () => {
    expect(days({ start: '2027-03-10T23:30:00Z', end: '2027-03-11T01:00:00Z' })).to.deep.equal(['2027-03-11', '2027-03-11']);
  });

  it('leave out the night: what ends at two belongs to the evening', () => {
    expect(days({ start: '2027-03-10T20:00:00Z', end: '2027-03-11T01:00:00Z' })).to.deep.equal(['2027-03-10', '2027-03-10']);
  });

  it('end on the last whole day, as the end of an all-day event is exclusive', () => {
    expect(days({ allDay: true, start: '2027-03-19T23:00:00Z', end: '2027-03-21T23:00:00Z' })).to.deep.equal(['2027-03-20', '2027-03-21']);
  });

  it('of an all-day event are those of its own zone, in the week of the clock change too', () => {
    expect(days({ allDay: true, timeZone: 'Australia/Sydney', start: '2027-04-02T13:00:00Z', end: '2027-04-04T14:00:00Z' })).to.deep.equal(['2027-04-03', '2027-04-04']);
  });

  it('are at least one, whatever a backend says', () => {
    expect(days({ end: '2027-03-01T00:00:00Z' })).to.deep.equal(['2027-03-10', '2027-03-10']);
    expect(days({ start: 'tomorrow' })).to.equal(undefined);
  });
});

describe('the list of days', () => {
  it('shows on the first day what began before', () => {
    const long = event({ id: 'long', start: '2027-03-01T09:00:00Z', end: '2027-03-12T16:00:00Z' });
    const groups = toDayGroups(placed({ items: [long, event()], timeZone: ZONE }), '2027-03-04');
    expect(groups.map(({ day, entries }) => [day, entries.map((entry) => entry.event.id)])).to.deep.equal([['2027-03-04', ['long']], ['2027-03-10', ['e']]]);
  });
});

describe('a registration', () => {
  const standing = (status: 'confirmed' | 'waitlisted' | 'cancelled', given: Partial<SpaceEvent> = {}) => standingOf({ id: 'r', eventId: 'e', status, partySize: 1 }, event(given), NOW);

  it('is what the backend says, while its event is to come', () => expect(standing('waitlisted')).to.equal('waitlisted'));
  it('promises nobody an event that does not take place', () => {
    expect([standing('confirmed', { status: 'cancelled' }), standing('waitlisted', { status: 'postponed' })]).to.deep.equal(['eventCancelled', 'eventPostponed']);
  });
  it('looks forward to nothing that is over', () => expect(standing('confirmed', { start: '2027-03-03T18:00:00Z', end: '2027-03-03T20:00:00Z' })).to.equal('over'));
  it('that was given back stays so, whatever became of the event', () => expect(standing('cancelled', { status: 'cancelled' })).to.equal('cancelled'));
});

describe('an entry in the own calendar', () => {
  it('lasts whole days where the event does, on the days of the space', () => {
    const { days } = toCalendarEntry(event({ allDay: true, timeZone: 'Australia/Sydney', start: '2027-04-02T13:00:00Z', end: '2027-04-04T14:00:00Z' }));
    expect(days).to.deep.equal(['2027-04-03', '2027-04-05']);
  });
});

describe('the way in', () => {
  it('is to walk in, for a ritual', () => expect(way({ kind: 'ritual' })).to.equal('walkIn'));
  it('is the form while there is room', () => expect(way({ rsvp: inline, remaining: 3 })).to.equal('signUp'));
  it('is the form where nobody counts', () => expect(way({ rsvp: inline })).to.equal('signUp'));
  it('is the waiting list when it is full', () => expect(way({ rsvp: inline, remaining: 0, waitlist: true })).to.equal('waitlist'));
  it('is the waiting list when others wait for the place that came free', () => expect(way({ rsvp: inline, remaining: 1, waiting: 2, waitlist: true })).to.equal('waitlist'));
  it('is closed to nobody but when it is full', () => expect(way({ rsvp: inline, remaining: 0 })).to.equal('full'));
  it('opens later', () => expect(wayIn(event({ rsvp: { ...inline, opensAt: '2027-03-05T08:00:00Z' } }), NOW)).to.deep.equal({ kind: 'later', opensAt: '2027-03-05T08:00:00Z' }));
  it('closes at its time', () => expect(way({ rsvp: { ...inline, closesAt: '2027-03-04T08:00:00Z' } })).to.equal('closed'));
  it('closes when it begins', () => expect(way({ rsvp: inline, start: '2027-03-04T07:30:00Z', end: '2027-03-04T09:30:00Z' })).to.equal('closed'));
  it('is none once it is over or called off', () => {
    expect(way({ rsvp: inline, start: '2027-03-03T07:30:00Z', end: '2027-03-03T09:30:00Z' })).to.equal('none');
    expect(way({ rsvp: inline, status: 'cancelled' })).to.equal('none');
  });
  it('leads to another page only by a web address', () => {
    expect(way({ rsvp: { mode: 'link', url: 'https://tickets.example' } })).to.equal('link');
    expect(way({ rsvp: { mode: 'link', url: 'javascript:alert(1)' } })).to.equal('none');
  });
});

describe('what is sent', () => {
  const asked = event({
    rsvp: { mode: 'inline', maxPartySize: 3, fields: [{ name: 'diet', type: 'text', label: 'Diet' }, { name: 'years', type: 'number', label: 'Years' }, { name: 'photo ok?', type: 'checkbox', label: 'Photos' }] },
  });
  const draft = { name: ' Ada ', email: 'ada@example.org', party: '2', alone: true, appearance: 'hidden', craft: 'Mathematician', 'answer-0': 'vegan', 'answer-1': '4', 'answer-2': true };

  it('holds no more of a person than they chose', () => {
    expect(toRsvpInput(asked, draft, { locale: 'en', joinWaitlist: false, space: undefined, attribution: undefined })).to.deep.equal({
      attendee: { name: 'Ada', email: 'ada@example.org' }, partySize: 2, appearance: 'hidden', alone: false,
      answers: { diet: 'vegan', years: 4, 'photo ok?': true }, locale: 'en',
    });
  });

  it('brings complaints back to their fields, and keeps those without one', () => {
    const { fields } = new BackendError('invalid', 'x', {
      fields: [{ pointer: '/attendee/email', message: 'No.' }, { pointer: '/answers/photo ok?', message: 'Say.' }, { pointer: '/else', message: 'Hm.' }],
    });
    expect(toErrors(asked, fields)).to.deep.equal({ email: 'No.', 'answer-2': 'Say.', '': 'Hm.' });
  });

  it('can be sent by mail instead, all of it', () => {
    expect(toMailText(asked, 'Wednesday', draft, { form, rsvp: words }).split('\n')).to.deep.equal([
      'Talk, Wednesday', '', 'Your name: Ada', 'Mail address: ada@example.org', 'How many are you? 2', 'Diet: vegan', 'Years: 4', 'Photos: ✓',
    ]);
  });
});
