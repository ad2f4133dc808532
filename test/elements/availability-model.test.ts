import { expect } from '@open-wc/testing';
import type { Availability, Interval, Resource } from '../../src/domain/availability.js';
import { queryOf, toShow, viewsOf } from '../../src/elements/availability/availability.model.js';
import { isAboutAll, touches } from '../../src/elements/availability/changes.model.js';
import { deskDay } from '../../src/elements/availability/desks.model.js';
import { hasRoom, placesIn } from '../../src/elements/availability/places.model.js';
import { ends, multiply, priceOf, starts, stretchAround, toCalendarEntry, toErrors, usualEnd } from '../../src/elements/availability/reservation.model.js';
import { toTimeline } from '../../src/elements/availability/rooms.model.js';
import { within } from '../../src/elements/availability/spans.model.js';

const room: Resource = { id: 'a', kind: 'meetingRoom', name: 'A', minMinutes: 30, stepMinutes: 30 };
const desk: Resource = { id: 'd', kind: 'desk', name: 'D', units: 3 };
const free = (start: string, end: string, available = 1): Interval => ({ start: at(start), end: at(end), available });
const booked = (start: string, end: string): Interval => ({ start: at(start), end: at(end), available: 0, reason: 'booked' });
const at = (time: string): string => (time.includes('T') ? time : `2027-03-04T${time}:00Z`);
const window = (intervals: readonly Interval[], given: Partial<Availability> = {}): Availability => ({
  from: '2027-03-04', to: '2027-03-05', timeZone: 'UTC', asOf: at('08:00'), items: [{ resourceId: given.items ? '' : 'a', intervals }], ...given,
});

describe('A day of rooms', () => {
  it('does not offer what is free for less time than one has to take', () => {
    const timeline = toTimeline([{ ...room, minMinutes: 60 }], window([free('09:00', '09:30'), booked('09:30', '10:00'), free('10:00', '11:00')]), '2027-03-04', at('08:00'));
    expect(timeline?.rows[0]?.cells.map(({ state }) => state)).to.deep.equal(['short', 'booked', 'free']);
  });
});

describe('What to ask for', () => {
  it('is a day of rooms, without naming today', () => {
    expect(queryOf('rooms', undefined, '2027-03-04T22:00:00Z')).to.deep.include({ to: '2027-03-06' });
    expect(queryOf('rooms', '2027-03-09', at('08:00'))).to.deep.include({ from: '2027-03-09', to: '2027-03-10' });
  });

  it('is a month of desks, also where tomorrow is another month', () => {
    expect(queryOf('desks', undefined, at('08:00'))).to.deep.include({ to: '2027-04-01' });
    expect(queryOf('desks', undefined, '2027-03-31T08:00:00Z')).to.deep.include({ to: '2027-05-01' });
    expect(queryOf('desks', '2027-12-09', at('08:00'))).to.deep.include({ from: '2027-12-01', to: '2028-01-01' });
  });

  it('depends on what the space has', () => {
    expect(viewsOf([{ ...room, kind: 'studio' }, desk])).to.deep.equal(['desks', 'offices']);
    expect(viewsOf([])).to.deep.equal([]);
  });

  it('leaves out what is too small, but no desk, and nothing of unknown size', () => {
    const all = [room, { ...room, id: 'b', capacity: 3 }, { ...desk, capacity: 1 }];
    expect(toShow(all, 'rooms', 4).map(({ id }) => id)).to.deep.equal(['a']);
    expect(toShow(all, 'desks', 4)).to.have.length(1);
  });
});

describe('A hint of a change', () => {
  const day = window([]);

  it('is about the days and the things that it names', () => {
    expect(touches({ topic: 'availability', ids: ['a'], from: '2027-03-04', to: '2027-03-05' }, day)).to.equal(true);
    expect(touches({ topic: 'availability', ids: ['b'] }, day)).to.equal(false);
    expect(touches({ topic: 'availability', from: '2027-03-05' }, day)).to.equal(false);
    expect(touches({ topic: 'availability', to: '2027-03-04' }, day)).to.equal(false);
    expect(touches({ topic: 'availability' }, day)).to.equal(true);
  });

  it('that names nothing is about which things there are, too', () => {
    expect(isAboutAll({ topic: 'availability' })).to.equal(true);
    expect(isAboutAll({ topic: 'availability', ids: [] })).to.equal(false);
  });
});

describe('A day of rooms', () => {
  const cells = (availability: Availability, now = at('06:00'), one = room) =>
    toTimeline([one], availability, '2027-03-04', now)?.rows[0]?.cells.map(({ start, end, state, columns }) => `${start.slice(11, 16)}–${end.slice(11, 16)} ${state} ${columns}`);

  it('is nothing where no door opens', () => {
    expect(toTimeline([room], window([]), '2027-03-04', at('06:00'))).to.equal(undefined);
  });

  it('spans whole hours, in columns as wide as all of it allows', () => {
    expect(cells(window([free('08:30', '10:00'), booked('10:00', '11:00')]))).to.deep.equal(['08:00–08:30 closed 1', '08:30–10:00 free 3', '10:00–11:00 booked 2']);
    expect(cells(window([free('08:00', '09:20'), booked('09:20', '10:00')]))).to.deep.equal(['08:00–09:20 free 4', '09:20–10:00 booked 2']);
  });

  it('joins neighbours that say the same', () => {
    expect(cells(window([free('08:00', '09:00', 2), free('09:00', '10:00', 1)]))).to.deep.equal(['08:00–10:00 free 2']);
  });

  it('shows what comes too soon as past, by the quarter hour and the lead time', () => {
    expect(cells(window([free('08:00', '10:00')]), at('08:20'))).to.deep.equal(['08:00–08:30 past 1', '08:30–10:00 free 3']);
    expect(cells(window([free('08:00', '10:00')]), at('08:00'), { ...room, leadMinutes: 60 })).to.deep.equal(['08:00–09:00 past 1', '09:00–10:00 free 1']);
    expect(cells(window([free('08:00', '10:00')]), at('23:00'))).to.deep.equal(['08:00–10:00 past 2']);
  });

  it('starts at a full hour of the clock there, also in a zone of half hours', () => {
    const day = toTimeline([room], window([free('03:30', '05:30')], { timeZone: 'Asia/Kolkata' }), '2027-03-04', at('00:00'));
    expect(day?.hours).to.deep.equal([at('03:30'), at('04:30')]);
  });

  it('keeps the width of a row when times are odd', () => {
    const day = toTimeline([room, { ...room, id: 'b' }], window([], { items: [
      { resourceId: 'a', intervals: [free('08:00', '08:52'), booked('08:52', '10:00')] },
      { resourceId: 'b', intervals: [free('08:07', '09:31')] },
    ] }), '2027-03-04', at('06:00'));
    for (const row of day?.rows ?? []) expect(row.cells.reduce((sum, { columns }) => sum + columns, 0)).to.equal(day?.columns);
  });
});

describe('A day of desks', () => {
  const month = window([], { to: '2027-04-01', items: [{ resourceId: 'd', intervals: [
    free('08:00', '12:00', 3), free('12:00', '18:00', 1),
    { start: '2027-03-05T08:00:00Z', end: '2027-03-05T18:00:00Z', available: 0, reason: 'booked' },
    { start: '2027-03-06T08:00:00Z', end: '2027-03-06T18:00:00Z', available: 0, reason: 'closed' },
    { start: '2027-03-08T00:00:00Z', end: '2027-03-11T00:00:00Z', available: 2 },
  ] }] });
  const on = (day: `${number}-${number}-${number}`, people = 1, now = at('07:00')) => deskDay([desk], month, day, '2027-03-04', people, now);

  it('has as many places as are free all day', () => {
    expect(on('2027-03-04')).to.deep.equal({ state: 'open', places: 1 });
    expect(on('2027-03-04', 1, at('12:30'))).to.deep.equal({ state: 'open', places: 1 });
    expect(on('2027-03-10')).to.deep.equal({ state: 'open', places: 2 });
  });

  it('is full where not all have a place', () => {
    expect(on('2027-03-05')).to.deep.equal({ state: 'full', places: 0 });
    expect(on('2027-03-10', 3)).to.deep.equal({ state: 'full', places: 2 });
  });

  it('is closed, over, or not known', () => {
    expect(on('2027-03-06').state).to.equal('closed');
    expect(on('2027-03-07').state).to.equal('closed');
    expect(on('2027-03-03').state).to.equal('over');
    expect(on('2027-04-01').state).to.equal('unknown');
    expect(on('2027-03-04', 1, at('18:00')).state).to.equal('closed');
  });

  it('has room for those for whom it has places', () => {
    const search = { resources: [desk], view: 'desks' as const, availability: month, people: 2, now: at('07:00') };
    expect((['2027-03-05', '2027-03-06', '2027-03-08'] as const).map((day) => hasRoom(day, search))).to.deep.equal([false, false, true]);
    expect(hasRoom('2027-03-08', { ...search, people: 3 })).to.equal(false);
  });

  it('counts what is left from now on', () => {
    expect(placesIn([free('08:00', '10:00', 0), free('10:00', '18:00', 4)], { start: at('00:00'), end: at('23:59') }, at('10:00'))).to.deep.equal({ least: 4, most: 4 });
    expect(within([free('08:00', '18:00')], { start: at('09:00'), end: at('10:00') })).to.deep.equal([free('09:00', '10:00')]);
  });
});

describe('What can be reserved', () => {
  const stretch = { start: at('08:10'), end: at('10:00') };

  it('begins on the grid of the clock, and not too soon', () => {
    expect(starts(stretch, room, 'UTC', at('06:00'))).to.deep.equal([at('08:30'), at('09:00'), at('09:30')]);
    expect(starts(stretch, { ...room, leadMinutes: 60 }, 'UTC', at('08:01'))).to.deep.equal([at('09:30')]);
    expect(starts(stretch, { ...room, minMinutes: 120 }, 'UTC', at('06:00'))).to.deep.equal([]);
  });

  it('ends after whole steps, not later than it is free, and not longer than allowed', () => {
    expect(ends(stretch, at('08:30'), room)).to.deep.equal([at('09:00'), at('09:30'), at('10:00')]);
    expect(ends(stretch, at('08:30'), { ...room, maxMinutes: 60 })).to.deep.equal([at('09:00'), at('09:30')]);
  });

  it('is an hour unless there is less', () => {
    expect(usualEnd([at('09:00'), at('09:30'), at('10:00')], at('08:30'))).to.equal(at('09:30'));
    expect(usualEnd([at('09:00')], at('08:30'))).to.equal(at('09:00'));
    expect(usualEnd([], at('08:30'))).to.equal(undefined);
  });

  it('reaches over pieces that touch', () => {
    const pieces = [free('08:00', '09:00', 2), free('09:00', '10:00', 1), booked('10:00', '11:00'), free('11:00', '12:00')];
    expect(stretchAround(pieces, at('09:15'))).to.deep.equal({ start: at('08:00'), end: at('10:00') });
    expect(stretchAround(pieces, at('10:15'))).to.equal(undefined);
  });

  it('costs what the price for everybody comes to, to the cent', () => {
    const prices = [{ amount: '20.00', currency: 'EUR', per: 'hour' as const, label: 'members' }, { amount: '32.10', currency: 'EUR', per: 'hour' as const }];
    expect(priceOf({ ...room, prices }, { start: at('08:00'), end: at('09:30') }, 1)?.total).to.deep.equal({ amount: '48.15', currency: 'EUR' });
    expect(priceOf({ ...desk, prices: [{ amount: '22.50', currency: 'EUR', per: 'day' }] }, { start: at('08:00'), end: at('18:00') }, 2)?.total.amount).to.equal('45');
    expect(priceOf({ ...room, prices: [{ amount: '330.00', currency: 'EUR', per: 'halfDay' }] }, { start: at('08:00'), end: at('12:00') }, 1)).to.equal(undefined);
    expect(multiply({ amount: '0.10', currency: 'EUR' }, 3)).to.deep.equal({ amount: '0.30', currency: 'EUR' });
  });

  it('puts each complaint where it belongs', () => {
    expect(toErrors([{ pointer: '/attendee/email', message: 'a' }, { pointer: '/end', message: 'b' }, { pointer: '/start', message: 'c' }])).to.deep.equal({ email: 'a', '': 'b c' });
  });

  it('goes into a calendar with its place', () => {
    const entry = toCalendarEntry({ id: 'r', resourceId: 'a', status: 'confirmed', start: at('08:00'), end: at('09:00'), timeZone: 'UTC', units: 1, location: { name: 'House', city: 'Utrecht' } }, 'A');
    expect(entry).to.deep.equal({ uid: 'r@cowork', title: 'A', start: at('08:00'), end: at('09:00'), place: 'House, Utrecht' });
  });
});
