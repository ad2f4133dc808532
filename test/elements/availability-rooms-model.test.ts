import { expect } from '@open-wc/testing';
import type { Availability, Interval, Resource } from '../../src/domain/availability.js';
import { addDays, addMinutes, type IsoDate } from '../../src/domain/dates.js';
import { instantAt } from '../../src/domain/moments.js';
import { fromKept, toKept } from '../../src/elements/availability/address.model.js';
import { choicesOf, countOf, firstFree, fromWish, narrowed, suits } from '../../src/elements/availability/filter.model.js';
import { newsOf } from '../../src/elements/availability/news.model.js';
import { toTimeline } from '../../src/elements/availability/rooms.model.js';
import { startsOf } from '../../src/elements/availability/starts.model.js';
import { freeTimes, toWeek } from '../../src/elements/availability/week.model.js';

const DAY: IsoDate = '2027-03-04';
const room: Resource = { id: 'a', kind: 'meetingRoom', name: 'A', capacity: 4, amenities: ['screen'], minMinutes: 30 };
const other: Resource = { ...room, id: 'b', name: 'B', capacity: 8, stepFree: true, amenities: ['screen', 'sink'], maxMinutes: 120 };
const at = (time: string): string => `${DAY}T${time}:00Z`;
const free = (start: string, end: string): Interval => ({ start: at(start), end: at(end), available: 1 });
const booked = (start: string, end: string): Interval => ({ start: at(start), end: at(end), available: 0, reason: 'booked' });
const dayOf = (a: readonly Interval[], b: readonly Interval[] = []): Availability => ({
  from: DAY, to: addDays(DAY, 1), timeZone: 'UTC', asOf: at('06:00'), items: [{ resourceId: 'a', intervals: a }, { resourceId: 'b', intervals: b }],
});
const timeline = (a: readonly Interval[], b: readonly Interval[] = [], now = at('06:00')) => toTimeline([room, other], dayOf(a, b), DAY, now)!;

describe('What can be looked for', () => {
  it('is what not all rooms have anyhow', () => {
    expect(choicesOf([room, other])).to.deep.equal({ people: 8, kinds: [], amenities: ['sink'], stepFree: true });
    expect(choicesOf([room, { ...other, kind: 'phoneBooth', stepFree: false }]).kinds).to.deep.equal(['meetingRoom', 'phoneBooth']);
    expect(choicesOf([])).to.deep.equal({ people: 0, kinds: [], amenities: [], stepFree: false });
  });

  it('suits a room that has all of it, and may be had for so long', () => {
    expect([room, other].map(suits({ amenities: ['screen', 'sink'] }))).to.deep.equal([false, true]);
    expect([room, other].map(suits({ stepFree: true }))).to.deep.equal([false, true]);
    expect([room, other].map(suits({ minutes: 180 }))).to.deep.equal([true, false]);
    expect([room, other].map(suits({}))).to.deep.equal([true, true]);
    expect(countOf({ kind: 'office', amenities: ['x', 'y'], minutes: 30 })).to.equal(4);
  });

  it('leaves a room out that has no stretch so long, or is taken at that time', () => {
    const day = timeline([free('08:00', '10:00'), booked('10:00', '12:00')], [free('08:00', '09:00'), booked('09:00', '11:00'), free('11:00', '12:00')]);
    const names = (filter: Parameters<typeof narrowed>[1]) => narrowed(day, filter, DAY, 'UTC').rows.map((row) => row.room.name);
    expect(names({ minutes: 120 })).to.deep.equal(['A']);
    expect(names({ start: '11:00' })).to.deep.equal(['B']);
    expect(names({ start: '08:30', minutes: 60 })).to.deep.equal(['A']);
    expect(names({ start: '09:31' })).to.deep.equal([]);
    expect(names({})).to.deep.equal(['A', 'B']);
  });

  it('leads to the earliest time, or to the one that was asked for', () => {
    const day = timeline([booked('08:00', '09:00'), free('09:00', '12:00')], [free('08:30', '10:00')]);
    expect(firstFree(day, {}, DAY, 'UTC')).to.deep.include({ room: other });
    expect(firstFree(day, { start: '11:00' }, DAY, 'UTC')?.room).to.equal(room);
    expect(firstFree(day, { start: '07:00' }, DAY, 'UTC')).to.equal(undefined);
    expect(fromWish({ start: at('09:00'), end: at('12:00') }, { start: '11:00' }, DAY, 'UTC').start).to.equal(at('11:00'));
    expect(fromWish({ start: at('09:00'), end: at('12:00') }, { start: '13:00' }, DAY, 'UTC').start).to.equal(at('09:00'));
  });

  it('begins at any half hour in which the house is open', () => {
    const openingHours = [{ days: [1] as const, opens: '09:15' as const, closes: '11:00' as const }, { days: [2] as const, opens: '10:00' as const, closes: '12:00' as const }];
    const house = { name: 'H', timeZone: 'UTC', capabilities: [], openingHours };
    expect(startsOf(house)).to.deep.equal(['09:30', '10:00', '10:30', '11:00', '11:30']);
    expect(startsOf({ ...house, openingHours: [{ days: [1], opens: '22:00', closes: '02:00' }] }).at(-1)).to.equal('23:30');
    expect(startsOf(undefined)[0]).to.equal('08:00');
  });
});

describe('A week of a room', () => {
  const everyDay = (zone: string, opens: string, closes: string, first: IsoDate): Availability => ({
    from: first, to: addDays(first, 7), timeZone: zone, asOf: instantAt(first, '00:00', zone), items: [{ resourceId: 'a', intervals: Array.from({ length: 7 }, (_, index) => {
      const day = addDays(first, index);
      return { start: instantAt(day, opens as `${number}:${number}`, zone), end: instantAt(day, closes as `${number}:${number}`, zone), available: 1 };
    }) }],
  });
  const week = (zone: string, first: IsoDate, opens = '00:00', closes = '24:00') => toWeek(room, everyDay(zone, opens, closes, first), first, `${addDays(first, -2)}T00:00:00Z`)!;

  it('has every row as wide as the hours above it, whatever the clocks do', () => {
    for (const [zone, first] of [['Europe/Amsterdam', '2027-03-25'], ['Europe/Amsterdam', '2027-10-28'], ['Australia/Lord_Howe', '2027-04-01'], ['America/Santiago', '2027-09-02'], ['Asia/Kolkata', '2027-03-25']] as const) {
      const { columns, perHour, hours, rows } = week(zone, first);
      expect(hours.length * perHour, zone).to.equal(columns);
      for (const { cells } of rows) expect(cells.reduce((sum, cell) => sum + cell.columns, 0), zone).to.equal(columns);
    }
  });

  it('puts each moment below its hour on the days before and after the clocks change', () => {
    for (const [first, count] of [['2027-03-25', 24], ['2027-10-28', 25]] as const) {
      const zone = 'Europe/Amsterdam';
      const day = (index: number) => addDays(first, index);
      const intervals = Array.from({ length: 7 }, (_, index) => [
        { start: instantAt(day(index), '00:00', zone), end: instantAt(day(index), '09:00', zone), available: 0, reason: 'booked' as const },
        { start: instantAt(day(index), '09:00', zone), end: instantAt(day(index), '24:00', zone), available: 1 },
      ]).flat();
      const { hours, rows } = toWeek(room, { ...everyDay(zone, '00:00', '24:00', first), items: [{ resourceId: 'a', intervals }] }, first, `${addDays(first, -2)}T00:00:00Z`)!;
      expect(hours).to.have.length(count);
      expect(new Set(rows.map(({ cells }) => cells[0]?.columns))).to.deep.equal(new Set([count - 15]));
    }
  });

  it('is as long as the longest day is open', () => {
    const { hours, rows } = week('UTC', '2027-03-04', '08:30', '18:00');
    expect([hours[0], hours.length, rows.length]).to.deep.equal(['2027-03-04T08:00:00Z', 10, 7]);
    expect(freeTimes({ perHour: 1, columns: 1, hours, rows })).to.equal(7);
  });

  it('is nothing where the room is never open', () => {
    expect(toWeek(room, { ...dayOf([]), to: addDays(DAY, 7) }, DAY, at('06:00'))).to.equal(undefined);
  });
});

describe('What others have changed', () => {
  const told = (before: ReturnType<typeof timeline>, after: ReturnType<typeof timeline>) =>
    newsOf(before, after).map(({ room: { name }, start, end, state }) => `${name} ${start.slice(11, 16)}–${end.slice(11, 16)} ${state}`);

  it('is what was free and is taken, and the other way round', () => {
    const before = timeline([free('08:00', '12:00')], [booked('08:00', '12:00')]);
    const after = timeline([free('08:00', '09:00'), booked('09:00', '10:00'), free('10:00', '12:00')], [free('08:00', '12:00')]);
    expect(told(before, after)).to.deep.equal(['A 09:00–10:00 booked', 'B 08:00–12:00 free']);
  });

  it('is not what has passed meanwhile', () => {
    const day = [free('08:00', '12:00')];
    expect(told(timeline(day, [], at('08:00')), timeline(day, [], at('10:00')))).to.deep.equal([]);
  });

  it('is one thing where two free stretches are taken together', () => {
    const before = timeline([free('08:00', '09:00'), { ...free('09:00', '10:00'), available: 2 }, free('10:00', '12:00')]);
    const after = timeline([booked('08:00', '11:00'), free('11:00', '12:00')]);
    expect(told(before, after)).to.deep.equal(['A 08:00–11:00 booked']);
  });
});

describe('The address of the page', () => {
  it('brings back what it was given', () => {
    const place = { view: 'rooms' as const, day: DAY, room: 'a', people: 4 };
    const filter = { kind: 'phoneBooth' as const, amenities: ['a, b', 'c'], stepFree: true, minutes: 90, start: '14:30' as const };
    expect(fromKept(toKept(place, filter))).to.deep.equal({ place, filter });
    expect(Object.values(toKept({}, {})).flat()).to.deep.equal([]);
  });

  it('is not believed where it makes no sense', () => {
    const nonsense = { show: ['cellars'], day: ['2027-02-30'], people: ['-1'], kind: ['desk'], minutes: ['x'], from: ['25:00'], 'step-free': ['perhaps'] };
    expect(fromKept(nonsense)).to.deep.equal({ place: {}, filter: {} });
  });
});

describe('A grid of columns', () => {
  it('is no finer than five minutes', () => {
    const day = timeline([{ start: at('08:00'), end: addMinutes(at('08:00'), 61), available: 1 }]);
    expect(day.perHour).to.be.at.most(12);
  });
});
