import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { toBasicUtc } from '../../src/domain/calendar-file.js';
import { minutesOf, partOfDay, sameClock, timeOf } from '../../src/domain/clock.js';
import { firstOfMonth, addDays, addMinutes, byInstant, dayOf, isInstant, isIsoDate, isTimeZone, today, weekdayOf, type Instant, type IsoDate, type LocalTime, type Weekday } from '../../src/domain/dates.js';
import { instantAt, minutesBetween } from '../../src/domain/moments.js';
import { addMonths } from '../../src/domain/months.js';
import { daysBetween, daysFrom, startOfWeek, weeksOfMonth } from '../../src/domain/weeks.js';

// A zone with the usual summer time, one that moves its clocks by half an hour, one that is half an hour off all year,
// and one that left out a whole day (30 December 2011).
const zones = ['Europe/Amsterdam', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia'] as const;

const anyZone = fc.constantFrom(...zones, 'America/St_Johns', 'Africa/Casablanca', 'UTC');
const anyDay = fc.integer({ min: -3650, max: 36_500 }).map((count) => addDays('2027-03-04', count));
const anyMinute = fc.integer({ min: 0, max: 1439 });
const anyTime = anyMinute.map((minute) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}` as LocalTime);
const anyInstant = fc.tuple(anyDay, anyTime).map(([day, time]): Instant => `${day}T${time}:00Z`);
const anyWeekday = fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7);

describe('days', () => {
  it('are real ones', () => {
    expect(['2027-02-28', '2028-02-29', '2027-12-31'].every(isIsoDate)).to.equal(true);
    expect(
      [
        '2027-02-29',
        '2027-02-30',
        '2027-13-01',
        '2027-00-10',
        '27-02-01',
        '2027-2-1',
        '2027-02-01T00:00:00Z',
        ' 2027-02-01',
        '',
        20270201,
        null,
      ].some(isIsoDate),
    ).to.equal(false);
  });

  it('are counted back and forth, whatever the clocks do', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).to.equal(count);
        expect(addDays(addDays(day, count), -count)).to.equal(day);
      }),
    );
  });

  it('of a span are all there, in order, without the last', () => {
    expect(daysFrom('2027-02-27', '2027-03-02')).to.deep.equal(['2027-02-27', '2027-02-28', '2027-03-01']);
    expect(daysFrom('2027-03-02', '2027-03-02')).to.deep.equal([]);
    expect(daysFrom('2027-03-03', '2027-03-02')).to.deep.equal([]);
  });

  it('have the weekday that the calendar on the wall shows', () => {
    expect(weekdayOf('2027-03-04')).to.equal(4);
    expect(weekdayOf('2028-02-29')).to.equal(2);
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekdayOf(addDays(day, 1))).to.equal((weekdayOf(day) % 7) + 1);
      }),
    );
  });
});

describe('months and weeks', () => {
  it('end where the shorter month ends', () => {
    expect(addMonths('2027-01-31', 1)).to.equal('2027-02-28');
    expect(addMonths('2028-01-31', 1)).to.equal('2028-02-29');
    expect(addMonths('2027-03-31', -1)).to.equal('2027-02-28');
    expect(addMonths('2027-11-15', 3)).to.equal('2028-02-15');
    expect(addMonths('2027-01-15', -13)).to.equal('2025-12-15');
  });

  it('are whole weeks that hold every day of the month, whichever day a week begins with', () => {
    fc.assert(
      fc.property(anyDay, anyWeekday, (day, first) => {
        const weeks = weeksOfMonth(day, first);
        const days = weeks.flat();
        expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] as IsoDate) === first)).to.equal(true);
        expect(days).to.deep.equal(daysFrom(days[0] as IsoDate, addDays(days.at(-1) as IsoDate, 1)));
        const ofMonth = daysFrom(firstOfMonth(day), addMonths(firstOfMonth(day), 1));
        expect(ofMonth.every((one) => days.includes(one))).to.equal(true);
        expect(weeks.length).to.be.within(4, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('begin on the day a week begins with, never later than the day itself', () => {
    fc.assert(
      fc.property(anyDay, anyWeekday, (day, first) => {
        const start = startOfWeek(day, first);
        expect(weekdayOf(start)).to.equal(first);
        expect(daysBetween(start, day)).to.be.within(0, 6);
      }),
    );
  });
});

describe('moments', () => {
  it('carry an offset, or are none', () => {
    expect(
      ['2027-03-04T09:00:00Z', '2027-03-04T09:00:00.123Z', '2027-03-04T09:00:00+05:30', '2027-03-04t09:00:00z'].every(
        isInstant,
      ),
    ).to.equal(true);
    expect(
      ['2027-03-04T09:00:00', '2027-03-04', '2027-03-04T25:00:00Z', 'tomorrow', '', 0, undefined].some(isInstant),
    ).to.equal(false);
  });

  it('are on the day that it is in the zone', () => {
    const moment = '2027-03-04T22:30:00Z';
    expect(zones.map((zone) => `${dayOf(moment, zone)} ${timeOf(moment, zone)}`)).to.deep.equal([
      '2027-03-04 23:30',
      '2027-03-05 09:30',
      '2027-03-05 04:00',
      '2027-03-05 11:30',
    ]);
    expect(today('Pacific/Apia', moment)).to.equal('2027-03-05');
  });

  it('are found again by their day and time, except for the hour that comes twice', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (moment, zone) => {
        const found = instantAt(dayOf(moment, zone), timeOf(moment, zone), zone);
        // In an hour that comes twice the first is meant; some zones moved their clocks by half an hour.
        const early = minutesBetween(found, moment);
        expect([0, 30, 60]).to.include(early);
        expect(timeOf(found, zone)).to.equal(timeOf(moment, zone));
      }),
      { numRuns: 400 },
    );
  });

  it('of a day go from midnight to midnight, without a gap between days', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (day, zone) => {
        expect(instantAt(day, '24:00', zone)).to.equal(instantAt(addDays(day, 1), '00:00', zone));
        const length = minutesBetween(instantAt(day, '00:00', zone), instantAt(day, '24:00', zone));
        expect([23 * 60, 23.5 * 60, 24 * 60, 24.5 * 60, 25 * 60]).to.include(length);
      }),
    );
  });

  it('add up', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -1e6, max: 1e6 }), (moment, minutes) => {
        expect(minutesBetween(moment, addMinutes(moment, minutes))).to.equal(minutes);
        expect(Math.sign(byInstant(addMinutes(moment, minutes), moment))).to.equal(Math.sign(minutes));
      }),
    );
  });

  it('compare whatever their offset', () => {
    expect(byInstant('2027-03-04T09:00:00+01:00', '2027-03-04T08:00:00Z')).to.equal(0);
    expect(['2027-03-04T09:00:00+05:30', '2027-03-04T04:00:00Z'].sort(byInstant)[0]).to.equal(
      '2027-03-04T09:00:00+05:30',
    );
  });

  it('have a basic form for calendars', () => {
    expect(toBasicUtc('2027-03-04T10:00:00+01:00')).to.equal('20270304T090000Z');
  });
});

describe('when the clocks change', () => {
  it('an hour is missing in Amsterdam in spring', () => {
    expect(instantAt('2027-03-28', '01:59', 'Europe/Amsterdam')).to.equal('2027-03-28T00:59:00Z');
    expect(instantAt('2027-03-28', '02:30', 'Europe/Amsterdam')).to.equal('2027-03-28T01:30:00Z');
    expect(timeOf('2027-03-28T01:30:00Z', 'Europe/Amsterdam')).to.equal('03:30');
    expect(instantAt('2027-03-28', '03:00', 'Europe/Amsterdam')).to.equal('2027-03-28T01:00:00Z');
    expect(
      minutesBetween(
        instantAt('2027-03-28', '00:00', 'Europe/Amsterdam'),
        instantAt('2027-03-28', '24:00', 'Europe/Amsterdam'),
      ),
    ).to.equal(23 * 60);
  });

  it('an hour comes twice in Amsterdam in autumn, and the first is meant', () => {
    expect(instantAt('2027-10-31', '02:30', 'Europe/Amsterdam')).to.equal('2027-10-31T00:30:00Z');
    expect(instantAt('2027-10-31', '03:00', 'Europe/Amsterdam')).to.equal('2027-10-31T02:00:00Z');
    expect(
      ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'].map((moment) => timeOf(moment, 'Europe/Amsterdam')),
    ).to.deep.equal(['02:30', '02:30']);
  });

  it('it is half an hour on Lord Howe Island', () => {
    // Back on the first Sunday of April at 2:00, forward on the first Sunday of October.
    expect(
      minutesBetween(
        instantAt('2027-04-04', '00:00', 'Australia/Lord_Howe'),
        instantAt('2027-04-04', '24:00', 'Australia/Lord_Howe'),
      ),
    ).to.equal(24.5 * 60);
    expect(instantAt('2027-04-04', '01:45', 'Australia/Lord_Howe')).to.equal('2027-04-03T14:45:00Z');
    expect(
      minutesBetween(
        instantAt('2027-10-03', '00:00', 'Australia/Lord_Howe'),
        instantAt('2027-10-03', '24:00', 'Australia/Lord_Howe'),
      ),
    ).to.equal(23.5 * 60);
    expect(timeOf(instantAt('2027-10-03', '02:15', 'Australia/Lord_Howe'), 'Australia/Lord_Howe')).to.equal('02:45');
  });

  it('nothing happens in Kolkata, which is half an hour off all year', () => {
    for (const day of ['2027-03-28', '2027-10-31'] as const) {
      expect(instantAt(day, '09:00', 'Asia/Kolkata')).to.equal(`${day}T03:30:00Z`);
    }
  });

  it('Apia went to bed on the 29th and got up on the 31st', () => {
    expect(dayOf('2011-12-30T09:59:00Z', 'Pacific/Apia')).to.equal('2011-12-29');
    expect(dayOf('2011-12-30T10:00:00Z', 'Pacific/Apia')).to.equal('2011-12-31');
    expect(instantAt('2011-12-31', '00:00', 'Pacific/Apia')).to.equal('2011-12-30T10:00:00Z');
  });
});

describe('clocks', () => {
  it('count their minutes to midnight', () => {
    expect((['00:00', '09:05', '24:00'] as const).map(minutesOf)).to.deep.equal([0, 545, 1440]);
  });

  it('say which part of the day it is', () => {
    const times = ['00:00', '11:59', '12:00', '13:59', '14:00', '17:59', '18:00', '24:00'] as const;
    expect(times.map(partOfDay)).to.deep.equal([
      'morning',
      'morning',
      'midday',
      'midday',
      'afternoon',
      'afternoon',
      'evening',
      'evening',
    ]);
  });

  it('may show the same in two zones at one time of the year and not at another', () => {
    expect(sameClock('Europe/Amsterdam', 'Europe/Berlin', '2027-07-01T00:00:00Z')).to.equal(true);
    expect(sameClock('Europe/London', 'Africa/Abidjan', '2027-01-01T00:00:00Z')).to.equal(true);
    expect(sameClock('Europe/London', 'Africa/Abidjan', '2027-07-01T00:00:00Z')).to.equal(false);
  });

  it('go by zones that this platform knows', () => {
    expect([...zones, 'UTC'].every(isTimeZone)).to.equal(true);
    expect(['Europe/Atlantis', '', ' ', 7, null, 'javascript:'].some(isTimeZone)).to.equal(false);
  });
});

function pad(count: number): string {
  return String(count).padStart(2, '0');
}
