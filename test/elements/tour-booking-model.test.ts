import { expect } from '@open-wc/testing';
import type { SpaceEvent } from '../../src/domain/events.js';
import type { People } from '../../src/domain/people.js';
import type { Host } from '../../src/domain/space.js';
import type { Slot, TourType } from '../../src/domain/tours.js';
import { toComplaints, toInput, toLetter, type Chosen } from '../../src/elements/tour-booking/form.model.js';
import { asksWho, bookable, kindOf, kindsFor, windowOf } from '../../src/elements/tour-booking/kinds.model.js';
import { addDays } from '../../src/domain/dates.js';
import { startOfWeek } from '../../src/domain/weeks.js';
import { toAround } from '../../src/elements/tour-booking/people-notes.js';
import { toStay } from '../../src/elements/tour-booking/stay.model.js';
import { isToldTwice } from '../../src/elements/tour-booking/twice.model.js';
import { weeksFrom } from '../../src/elements/tour-booking/weeks.model.js';
import { toDays, toGroups } from '../../src/elements/tour-booking/tour-booking.model.js';
import { languagesOf, needsOf, suiting, type Wishes } from '../../src/elements/tour-booking/wishes.model.js';

const kind = (id: string, more: Partial<TourType> = {}): TourType => ({
  id, kind: 'tour', title: id, durationMinutes: 30, timeZone: 'Europe/Amsterdam', book: { mode: 'inline' }, ...more,
});
const kinds = [kind('tour', { maxPartySize: 6 }), kind('trial', { kind: 'trialDay' }), kind('team', { kind: 'teamTrialDay', minPartySize: 2, maxPartySize: 8 })];
const noor: Host = { id: 'noor', name: 'Noor', languages: ['nl', 'en'] };
const sam: Host = { id: 'sam', name: 'Sam', languages: ['nl', 'ar'] };
const hosts = [noor, sam];
const slot = (start: string, more: Partial<Slot> = {}): Slot => ({ start, end: new Date(Date.parse(start) + 1_800_000).toISOString(), ...more });
const NOW = '2027-03-04T08:00:00Z';
const days = (slots: readonly Slot[], { hostId, needs = [], language }: Partial<Omit<Wishes, 'tellHost'>> & { hostId?: string } = {}, zone = 'Europe/Amsterdam') =>
  toDays(slots, hosts, { hostId, suits: suiting({ needs, language }, hosts) }, zone, NOW);

describe('the kinds of visit', () => {
  it('ask who comes only where one may come and a team too', () => {
    expect(asksWho(kinds)).to.equal(true);
    expect(asksWho(kinds.slice(0, 2))).to.equal(true);
    expect(asksWho([kind('alone', { maxPartySize: 1 }), kind('unknown')])).to.equal(false);
    expect(asksWho(kinds.slice(2))).to.equal(false);
  });

  it('are others for a team than for one', () => {
    expect(kindsFor(kinds, 1).map(({ id }) => id)).to.deep.equal(['tour', 'trial']);
    expect(kindsFor(kinds, 4).map(({ id }) => id)).to.deep.equal(['team', 'tour']);
    expect(kindsFor(kinds, 7).map(({ id }) => id)).to.deep.equal(['team']);
  });

  it('are found by id, by kind, or first', () => {
    expect(kindOf(kinds, 'team')?.id).to.equal('team');
    expect(kindOf(kinds, 'trialDay')?.id).to.equal('trial');
    expect(kindOf(kinds, 'balloon')?.id).to.equal('tour');
  });

  it('leave out what cannot be booked, or not be read', () => {
    expect(bookable([kind('no', { book: { mode: 'none' } }), kind('mars', { timeZone: 'Mars/Olympus' }), kind('link', { book: { mode: 'link' } })]).map(({ id }) => id))
      .to.deep.equal(['link']);
  });
});

describe('the months that are asked for', () => {
  it('come two at a time, and never reach back', () => {
    expect(windowOf('2027-03-20', '2027-03-04')).to.deep.equal({ from: '2027-03-04', to: '2027-05-01' });
    expect(windowOf('2027-04-20', '2027-03-04')).to.deep.equal({ from: '2027-03-04', to: '2027-05-01' });
    expect(windowOf('2027-05-01', '2027-03-04')).to.deep.equal({ from: '2027-05-01', to: '2027-07-01' });
    expect(windowOf('2026-01-01', '2027-03-04').from).to.equal('2027-03-04');
  });

  it('are never more than 62 days', () => {
    for (let month = 1; month <= 12; month++) {
      const { from, to } = windowOf(`2027-${String(month).padStart(2, '0')}-01` as never, `2027-${String(month).padStart(2, '0')}-01` as never);
      expect((Date.parse(to) - Date.parse(from)) / 86_400_000).to.be.at.most(62);
    }
  });
});

describe('the weeks', () => {
  const { holds, windowOf: windowOfWeek } = weeksFrom(1);

  it('begin on the day with which the language’s calendars begin', () => {
    expect(holds('2027-03-08', '2027-03-14')).to.equal(true);
    expect(holds('2027-03-07', '2027-03-08')).to.equal(false);
    expect(weeksFrom(7).holds('2027-03-07', '2027-03-08')).to.equal(true);
    expect(weeksFrom(7)).to.equal(weeksFrom(7));
  });

  it('are asked for with the months they lie in', () => {
    expect(windowOfWeek('2027-03-04', '2027-03-04')).to.deep.equal(windowOf('2027-03-04', '2027-03-04'));
    expect(windowOfWeek('2027-04-10', '2027-03-04')).to.deep.equal(windowOf('2027-04-10', '2027-03-04'));
    expect(windowOfWeek('2027-05-12', '2027-03-04')).to.deep.equal(windowOf('2027-05-12', '2027-03-04'));
  });

  it('are asked for by themselves where they lie between two such windows', () => {
    for (const day of ['2027-04-26', '2027-04-30', '2027-05-01', '2027-05-02'] as const) {
      expect(windowOfWeek(day, '2027-03-04'), day).to.deep.equal({ from: '2027-04-26', to: '2027-05-03' });
    }
  });

  it('are never known by halves, whatever the day', () => {
    for (const today of ['2027-03-04', '2027-03-28', '2027-10-31', '2027-12-30'] as const) {
      for (let ahead = 0; ahead < 200; ahead++) {
        const day = addDays(today, ahead);
        const { from, to } = windowOfWeek(day, today);
        const monday = startOfWeek(day);
        expect(from <= (monday < today ? today : monday) && to >= addDays(monday, 7), `${today} ${day}`).to.equal(true);
      }
    }
  });
});

describe('the times', () => {
  it('of several hosts at once are one choice, and leave the host open', () => {
    const [choice] = [...days([slot('2027-03-04T10:00:00Z', { hostId: 'noor' }), slot('2027-03-04T11:00:00+01:00', { hostId: 'sam' })]).values()][0]!;
    expect(choice!.hosts).to.deep.equal([noor, sam]);
    expect(choice!.hostId).to.equal(undefined);
  });

  it('name the host where only one can', () => {
    const [choice] = [...days([slot('2027-03-04T10:00:00Z', { hostId: 'sam' })]).values()][0]!;
    expect(choice!.hostId).to.equal('sam');
  });

  it('name one that fits, where some do not', () => {
    const both = [slot('2027-03-04T10:00:00Z', { hostId: 'noor' }), slot('2027-03-04T10:00:00Z', { hostId: 'sam', quiet: true })];
    expect([...days(both, { needs: ['quiet'] }).values()][0]![0]!.hostId).to.equal('sam');
    expect([...days(both, { language: 'en' }).values()][0]![0]!.hostId).to.equal('noor');
  });

  it('of nobody in particular may be anybody’s', () => {
    const choice = [...days([slot('2027-03-04T10:00:00Z')], { hostId: 'sam' }).values()][0]![0]!;
    expect(choice.hostId).to.equal('sam');
  });

  it('that are over, or cannot be read, are left out', () => {
    expect([...days([slot('2027-03-04T07:00:00Z'), { start: 'soon', end: 'later' }]).keys()]).to.deep.equal([]);
  });

  it('lie on the days of the space, whoever looks', () => {
    expect([...days([slot('2027-03-04T23:30:00Z')]).keys()]).to.deep.equal(['2027-03-05']);
    expect([...days([slot('2027-03-05T02:30:00Z')], {}, 'America/New_York').keys()]).to.deep.equal(['2027-03-04']);
  });

  it('keep their hour through the change of the clocks', () => {
    const spring = [slot('2027-03-27T09:00:00Z'), slot('2027-03-28T08:00:00Z')];
    const autumn = [slot('2027-10-30T08:00:00Z'), slot('2027-10-31T09:00:00Z')];
    for (const [day, choices] of [...days(spring), ...days(autumn)]) {
      expect(toGroups(choices, 'Europe/Amsterdam')[0]!.part, day).to.equal('morning');
      expect(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', timeStyle: 'short' }).format(new Date(choices[0]!.start)), day).to.equal('10:00');
    }
  });

  it('are told apart in the hour that comes twice, and only there', () => {
    const zone = 'Europe/Amsterdam';
    expect(['2027-10-31T00:00:00Z', '2027-10-31T01:00:00Z'].map((start) => isToldTwice(start, zone))).to.deep.equal([true, true]);
    expect(['2027-10-30T23:00:00Z', '2027-10-31T02:00:00Z', '2027-03-28T01:00:00Z', NOW].map((start) => isToldTwice(start, zone))).to.deep.equal([false, false, false, false]);
    expect(isToldTwice('2027-04-03T15:00:00Z', 'Australia/Lord_Howe')).to.equal(true);
  });

  it('stand by part of the day', () => {
    const [slots] = [...days(['08:30', '11:15', '11:30', '16:00'].map((time) => slot(`2027-03-04T${time}:00Z`))).values()];
    expect(toGroups(slots!, 'Europe/Amsterdam').map(({ part, slots: { length } }) => `${part} ${length}`)).to.deep.equal(['morning 1', 'midday 2', 'afternoon 1']);
  });

  it('can be asked for only what some of them promise', () => {
    expect(needsOf([slot(NOW, { quiet: true, child: false }), slot(NOW, { dog: true })])).to.deep.equal(['quiet', 'dog']);
    expect(languagesOf(hosts)).to.deep.equal(['en', 'ar']);
    expect(languagesOf([noor])).to.deep.equal([]);
  });
});

describe('what a visit joins up with', () => {
  const event = (id: string, from: string, to: string, more: Partial<SpaceEvent> = {}): SpaceEvent => ({
    id, kind: 'ritual', title: id, start: `2027-03-04T${from}:00Z`, end: `2027-03-04T${to}:00Z`, timeZone: 'Europe/Amsterdam', status: 'scheduled', ...more,
  });
  const visit = slot('2027-03-04T10:30:00Z');
  const stay = (...events: readonly SpaceEvent[]) => { const found = toStay(visit, events, 'Europe/Amsterdam'); return found && `${found.when} ${found.event.id}`; };

  it('begins soon after it, or was over soon before', () => {
    expect(stay(event('lunch', '11:30', '12:30'))).to.equal('after lunch');
    expect(stay(event('lunch', '11:00', '12:00'))).to.equal('after lunch');
    expect(stay(event('coffee', '09:45', '10:15'))).to.equal('before coffee');
    expect(stay(event('coffee', '09:45', '10:15'), event('lunch', '11:30', '12:30'))).to.equal('after lunch');
  });

  it('is the nearest of several', () => {
    expect(stay(event('late', '11:40', '12:00'), event('soon', '11:10', '12:00'))).to.equal('after soon');
    expect(stay(event('early', '09:00', '09:50'), event('just', '09:30', '10:20'))).to.equal('before just');
  });

  it('is nothing that one would have to wait long for, or that happens meanwhile', () => {
    expect(stay(event('lunch', '11:46', '12:30'))).to.equal(undefined);
    expect(stay(event('talk', '10:45', '11:30'))).to.equal(undefined);
  });

  it('is nothing that a visitor cannot come to', () => {
    for (const more of [
      { status: 'cancelled' }, { audience: 'members' }, { attendanceMode: 'online' }, { remaining: 0 }, { allDay: true },
    ] as const) expect(stay(event('lunch', '11:30', '12:30', more)), JSON.stringify(more)).to.equal(undefined);
    expect(stay(event('lunch', '11:30', '12:30', { audience: 'members', visitorsWelcome: true }))).to.equal('after lunch');
  });
});

describe('who is around', () => {
  it('is told of crafts with enough people, and of members, who usually come that day', () => {
    const people: People = {
      minimumGroup: 5, updatedAt: NOW, members: [{ id: 'a', craft: 'Joiner', usualDays: [2] }, { id: 'b', craft: 'Illustrator', usualDays: [4] }, { id: 'c', craft: 'Baker' }],
      crafts: [{ craft: 'Design', people: 9, usualDays: [2, 4] }, { craft: 'Ropes', people: 4, usualDays: [4] }, { craft: 'Software', people: 7, usualDays: [2] }, { craft: 'Clay', people: 8 }],
    };
    const { crafts, members } = toAround(people, 4);
    expect(crafts).to.deep.equal(['Design']);
    expect(members.map(({ id }) => id)).to.deep.equal(['b']);
  });
});

describe('what is sent', () => {
  const chosen: Chosen = {
    slot: { start: '2027-03-04T10:00:00Z', end: '2027-03-04T10:30:00Z', hosts: [noor], hostId: 'noor' },
    kind: kind('tour', { fields: [{ name: 'desks', type: 'number', label: 'Desks' }, { name: 'empty', type: 'text', label: 'Empty' }] }),
    people: 1, daysPerWeek: '2', wishes: { needs: ['stepFree', 'child'], language: 'en', tellHost: false }, zone: 'Europe/Amsterdam',
  };
  const draft = { 'attendee/name': ' Mia ', 'attendee/email': 'mia@example.org', 'answers/desks': '3', notes: '', meet: 'craft:Design', 'meet/why': 'I draw, too' };
  const around = { space: undefined, locale: 'en', timeZone: 'Asia/Tokyo', attribution: undefined };

  it('is what was typed, and nothing that was not', () => {
    expect(toInput(chosen, draft, around)).to.deep.equal({
      start: '2027-03-04T10:00:00Z', hostId: 'noor', attendee: { name: 'Mia', email: 'mia@example.org' }, timeZone: 'Asia/Tokyo', partySize: 1,
      needs: { stepFree: true, child: true, language: 'en' }, meet: { craft: 'Design', why: 'I draw, too' }, answers: { desks: 3 }, locale: 'en',
    });
  });

  it('has a team’s size, rhythm and names', () => {
    const input = toInput({ ...chosen, people: 4 }, { ...draft, partySize: '5', party: 'Ada, Bo;' }, around);
    expect(input).to.include({ partySize: 5, daysPerWeek: 2 });
    expect(input.party).to.deep.equal(['Ada', 'Bo']);
  });

  it('finds the field again that a complaint is about', () => {
    expect(toComplaints([{ pointer: '/attendee/email', message: 'a' }, { pointer: '/answers/a~1b', message: 'b' }, { pointer: '/party/1', message: 'c' }]))
      .to.deep.equal({ 'attendee/email': 'a', 'answers/a/b': 'b', party: 'c' });
  });

  it('can go by letter, too', () => {
    const fields = [{ name: 'notes', type: 'text', label: 'Notes' }, { name: 'needs/tellHost', type: 'checkbox', label: 'Tell' }, { name: 'x', type: 'text', label: 'X' }] as const;
    expect(toLetter('A tour', fields, { notes: 'Hi', 'needs/tellHost': true, x: '' })).to.equal('A tour\nNotes: Hi\nTell: ✓');
  });
});
