import { expect } from '@open-wc/testing';
import { allFormats as formats } from '../../src/i18n/all-formats.js';

describe('formats', () => {
  it('writes days as the language does', () => {
    expect(formats('en').day('2027-03-04')).to.equal('Thursday 4 March');
    expect(formats('nl').day('2027-03-04')).to.equal('donderdag 4 maart');
    expect(formats('en-US').day('2027-03-04')).to.equal('Thursday, March 4');
  });

  it('tells the time of the space, not of the visitor', () => {
    expect(formats('en').time('2027-03-04T09:00:00Z', 'Europe/Amsterdam')).to.equal('10:00');
    expect(formats('en').time('2027-03-04T09:00:00Z', 'Asia/Kolkata')).to.equal('14:30');
  });

  it('writes money without losing a cent, and without empty ones', () => {
    expect(formats('en').money({ amount: '22.50', currency: 'EUR' })).to.equal('€22.50');
    expect(formats('en').money({ amount: '25.00', currency: 'EUR' })).to.equal('€25');
  });

  it('begins the week where the language does', () => {
    expect(formats('nl').weekdays[0]).to.equal(1);
    expect(formats('en-US').weekdays[0]).to.equal(7);
  });

  it('falls back to English for a language that does not exist', () => {
    expect(formats('not a language').month('2027-03-04')).to.equal('March 2027');
  });
});

describe('a clock', () => {
  it('looks the same alone, in a range and beside a day', () => {
    const [start, end] = ['2027-03-04T08:00:00Z', '2027-03-04T09:30:00Z'];
    const { time, timeRange, dayAndTime } = formats('en');
    expect(time(start, 'Europe/Amsterdam')).to.equal('09:00');
    expect(timeRange(start, end, 'Europe/Amsterdam')).to.match(/^09:00.10:30$/);
    expect(dayAndTime(start, 'Europe/Amsterdam')).to.match(/09:00$/);
    expect(formats('en-US').dayAndTime(start, 'Europe/Amsterdam')).to.match(/9:00.AM$/);
  });
});
